import { type ExceptionKind, exceptionTexts, type SeenByPeople } from '../../common/cutover-words.ts';
import { html, type Markup } from '../html/markup.ts';
import { countText, momentText, plural } from '../wording.ts';
import type { ReportedDeployment, TrickleData } from './trickle-data.ts';

/** What people say to have seen, which nobody is counted by, in words that stand alone. */
const saidTexts: Readonly<Record<SeenByPeople, string>> = {
  'old-pages': 'The pages of the old application that change accounts are frozen',
  'unseen-resets': 'No new password is waiting to be used',
  'unseen-sign-in': 'Somebody has signed in since the cutover',
  'legacy-side': 'The SQL login and the firewall rules are removed',
};

/** Who said yes to what, and what nobody has said yes to yet. */
export function acceptedPart({ acceptances, exceptions }: TrickleData): Markup {
  const open = exceptions.filter(({ found, accepted }) => found > accepted);
  if (acceptances.length === 0 && open.length === 0) return html``;
  return html`<h2>Accepted by name</h2>
<table><thead><tr><th>What</th><th>By</th><th>Because</th><th>On</th><th class="number">Accounts</th></tr></thead><tbody>${acceptances.map(
    ({ kind, accounts, by, why, at }) =>
      html`<tr><td>${whatText(kind)}</td><td>${by}</td><td>${why}</td><td class="quiet">${momentText(at)}</td><td class="number">${accountsText(kind, accounts)}</td></tr>`,
  )}${open.map(
    ({ kind, found, accepted }) =>
      html`<tr><td>${whatText(kind)}</td><td>nobody yet</td><td></td><td></td><td class="number">${accountsText(kind, found - accepted)}</td></tr>`,
  )}</tbody></table>`;
}

function whatText(kind: ExceptionKind): string {
  return isSeen(kind) ? saidTexts[kind] : `Whoever ${exceptionTexts[kind]}`;
}

function accountsText(kind: ExceptionKind, accounts: number): string {
  return isSeen(kind) ? '' : countText(accounts);
}

function isSeen(kind: ExceptionKind): kind is SeenByPeople {
  return kind in saidTexts;
}

/** When the legacy database ceased to be asked, what is left of it at Auth0, and what going back would cost. */
export function cutoverPart({ cutover, looks }: TrickleData): Markup {
  if (cutover === null) return html``;
  const { deployment, at, importMode, back, blanked } = cutover;
  const facts = [
    ['Cut over', `on ${momentText(at)}, by deployment ${deployment}: login and getUser answer nobody`],
    [
      'Import mode',
      importMode
        ? 'on, and stays on: that makes Auth0 look into its own store'
        : 'off when the cutover was deployed; it has to be on, or nobody signs in',
    ],
    [
      'Values of the legacy database',
      blanked === null
        ? 'not taken out of the connection by Userferry'
        : `taken out of the connection on ${momentText(blanked)}`,
    ],
    ['Going back', back === null ? 'no deployment is known to go back to' : `deployment ${back} is the way back`],
    ['It would lose', looks === null ? 'not known: nobody has looked' : lossText(looks)],
  ] as const;
  return html`<h2>Cutover</h2><table class="facts"><tbody>${facts.map(
    ([name, text]) => html`<tr><td>${name}</td><td>${text}</td></tr>`,
  )}</tbody></table>`;
}

function lossText({ onlyInAuth0, passwordsLastWeek, at }: NonNullable<TrickleData['looks']>): string {
  const { passwords, users, atLeast } = onlyInAuth0;
  const week = passwordsLastWeek === null ? '' : ` (${countText(passwordsLastWeek)} of them in the seven days before)`;
  return `${atLeast ? 'at least ' : ''}${plural(passwords, 'new password', 'new passwords')}${week} and ${plural(users, 'user', 'users')} whom the legacy database does not know, as of ${momentText(at)}`;
}

const modeTexts: Readonly<Record<string, string>> = {
  trickle: 'Trickle: the scripts ask the legacy database',
  legacy: 'Legacy mode: the scripts ask the legacy database each time',
  cutover: 'Cutover: the scripts answer nobody',
  'without secrets': 'The values that scripts needed are taken out',
  before: 'As the connection was before the first deployment',
};

const stateTexts: Readonly<Record<ReportedDeployment['state'], string>> = {
  applied: 'arrived',
  intended: 'not known to have arrived',
  superseded: 'never known to have arrived; the next took its place',
};

/** What was deployed to the connection, and by which texts of scripts. */
export function deploymentsPart({ deployments }: TrickleData): Markup {
  if (deployments.length === 0) {
    return html`<h2>Deployments</h2><p class="quiet">Userferry has deployed nothing to this connection.</p>`;
  }
  return html`<h2>Deployments</h2>
<table><thead><tr><th>What</th><th>On</th><th>Import mode</th><th>Scripts, by SHA-256</th></tr></thead><tbody>${deployments.map(
    ({ number, mode, made, state, importMode, scripts }) =>
      html`<tr><td><strong>${number}</strong> ${modeTexts[mode] ?? mode}, ${stateTexts[state]}</td><td class="quiet">${momentText(made)}</td><td>${importMode ? 'on' : 'off'}</td><td>${scripts.map(
        ({ action, digest }) => html`<div>${action} <code>${digest.slice(0, 12)}</code></div>`,
      )}</td></tr>`,
  )}</tbody></table>
<p class="quiet">Userferry asks nobody’s name for a deployment; who began one in production without a rehearsal stands below. The whole digests stand in the JSON file.</p>`;
}
