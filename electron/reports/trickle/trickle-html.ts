import { type MailReason, type MailState, mailReasonTexts, mailStateTexts } from '../../common/mail-words.ts';
import { actionScripts, overrides, risks } from '../html/common-parts.ts';
import { deltaPasses } from '../html/delta-part.ts';
import { htmlDocument } from '../html/html-document.ts';
import { html, type Markup } from '../html/markup.ts';
import { rehearsalPart } from '../html/rehearsal-part.ts';
import { countText, momentText, plural } from '../wording.ts';
import { acceptedPart, cutoverPart, deploymentsPart } from './cutover-parts.ts';
import { howTheyMoved, signInsPart, whoIsLeft } from './people-parts.ts';
import { acceptedAll, movedOf } from './trickle-counts.ts';
import type { ReportedRunBeside, TrickleData } from './trickle-data.ts';

/**
 * Accounts that move by signing in, as one HTML document from the first deployment to the cutover: readable without script, printable on A4,
 * without personal data. Counts are exact and shown adding up; times are in UTC.
 */
export function trickleHtml(data: TrickleData): string {
  const { connection } = data.environment;
  return htmlDocument({
    title: `Trickle report, ${connection}`,
    main: html`<h1>Trickle report</h1>
${trickleHead(data)}
${trickleBody(data)}`,
    footer: html`Connection ${connection}, made on ${momentText(data.made)}. Everybody who had not moved stands in the CSV file beside this report, with the reason; that file holds personal data. Passwords stand in none of these files.`,
  });
}

/** Which connection it is about, and the answer to the one question: who has moved, and whether it is over. */
export function trickleHead(data: TrickleData): Markup {
  return html`${head(data)}
${answer(data)}`;
}

/** How each account stands, and on what that rests. */
export function trickleBody(data: TrickleData): Markup {
  return html`${howTheyMoved(data)}
${whoIsLeft(data)}
${acceptedPart(data)}
${cutoverPart(data)}
${deploymentsPart(data)}
${verified(data)}
${mailsPart(data)}
${signInsPart(data)}
${changes(data)}
${actionScripts(data)}
${data.rehearsals.map(rehearsalPart)}
${overrides(data)}
${risks(data)}`;
}

/** When it was; whoever went back after one is not said to have had none. */
function cutoverText({ cutover, deployments }: TrickleData): string {
  if (cutover !== null) return momentText(cutover.at);
  const applied = deployments.filter(({ state }) => state === 'applied');
  const before = applied.findLastIndex(({ mode }) => mode === 'cutover');
  const back = before === -1 ? undefined : applied.slice(before + 1).find(({ mode }) => mode !== 'without secrets');
  return back === undefined
    ? 'not yet'
    : `not any more: deployment ${back.number} went back on ${momentText(back.made)}`;
}

function head(data: TrickleData): Markup {
  const { workspace, environment, source, deployments, looks } = data;
  const first = deployments.find(({ state }) => state === 'applied');
  return html`<p class="lead">${workspace} to <strong>${environment.domain}</strong>, ${environment.kind}</p>
<dl>
<dt>Connection</dt><dd>${environment.connection}</dd><dt>Source</dt><dd>${source.server}, ${source.database}</dd>
<dt>From</dt><dd>${first === undefined ? 'not deployed by Userferry' : momentText(first.made)}</dd><dt>Store</dt><dd>${source.store}</dd>
<dt>Cut over</dt><dd>${cutoverText(data)}</dd><dt>Plan</dt><dd>${looks === null ? 'none was looked at' : `${looks.plan}, read on ${momentText(looks.planMade)}`}</dd>
<dt>Looked</dt><dd>${looks === null ? 'not yet' : `${countText(looks.count)} ${looks.count === 1 ? 'time' : 'times'}`}</dd><dt>Last look</dt><dd>${looks === null ? 'none' : momentText(looks.at)}</dd>
</dl>`;
}

/** The largest thing on the page: who has moved, and whether it is over. */
function answer(data: TrickleData): Markup {
  const { looks, cutover } = data;
  const over =
    cutover === null
      ? ''
      : ` Cut over on ${momentText(cutover.at)}: since then Auth0 asks the legacy database for nobody.`;
  if (looks === null) {
    return html`<p class="answer attention"><strong>Nobody has looked yet who has moved.</strong>${over}</p>`;
  }
  const moved = movedOf(looks);
  const rest = looks.total - moved;
  const first = html`<strong>${countText(moved)} of ${plural(looks.total, 'account', 'accounts')} ${moved === 1 ? 'has' : 'have'} moved.</strong>`;
  if (cutover === null) {
    return html`<p class="answer attention">${first} It is not over: ${countText(looks.standings.straggler)} can still come by signing in, ${countText(looks.standings['cannot-come'])} can’t.</p>`;
  }
  const others =
    rest === 0 ? 'Nobody was left behind.' : `The other ${countText(rest)} were left behind, each with the reason.`;
  if (!acceptedAll(data)) {
    return html`<p class="answer attention">${first}${over} ${others} Not everything that has to be accepted by name was.</p>`;
  }
  const accepted = data.acceptances.length === 0 ? '' : ' What had to be accepted was accepted by name.';
  return html`<p class="answer">${first}${over} ${others}${accepted}</p>`;
}

function verified({ looks, runs }: TrickleData): Markup {
  const compared =
    looks === null
      ? 'Not yet.'
      : `On ${momentText(looks.at)} each of the ${plural(looks.total, 'account', 'accounts')} of plan ${looks.plan} was held against an export of the connection; who has moved was found there, under their own id. Passwords can’t be read back from Auth0, so they are not compared.`;
  return html`<h2>Held against Auth0</h2>
<p>${compared}</p>
${
  runs.length === 0
    ? html`<p class="quiet">No run brought anybody, so there is no verification of one.</p>`
    : html`<table><thead><tr><th>Run</th><th>Verified</th><th class="number">Accounts</th><th class="number">Imported</th></tr></thead><tbody>${runs.map(
        (run) =>
          html`<tr><td>${run.id}, ${momentText(run.started)}</td><td>${verdict(run)}</td><td class="number">${countText(run.accounts)}</td><td class="number">${countText(run.imported)}</td></tr>`,
      )}</tbody></table><p class="quiet">Each run has a report of its own.</p>`
}`;
}

function verdict({ undone, verification }: ReportedRunBeside): string {
  if (undone) return 'undone since';
  if (verification === null) return 'not verified';
  const { at, reconciled, missing, unexpected } = verification;
  return reconciled
    ? `everyone accounted for, ${momentText(at)}`
    : `${countText(missing)} missing, ${countText(unexpected)} unexpected, ${momentText(at)}`;
}

function mailsPart({ runs }: TrickleData): Markup {
  const told = runs.flatMap(({ id, mails }) => (mails ?? []).map((mail) => ({ id, ...mail })));
  return html`<h2>Password-change e-mails</h2>${
    told.length === 0
      ? html`<p class="quiet">Userferry asked Auth0 for none. Who chose a new password by a link did so by themselves.</p>`
      : html`<table><tbody>${told.map(
          ({ id, state, reason, accounts }) =>
            html`<tr><td>People of run ${id}: ${mailText(state, reason)}</td><td class="number">${countText(accounts)}</td></tr>`,
        )}</tbody></table>`
  }`;
}

function mailText(state: MailState, reason: MailReason | null): string {
  return `${mailStateTexts[state]}${reason === null ? '' : `: ${mailReasonTexts[reason]}`}`;
}

function changes({ deltas }: TrickleData): Markup {
  if (deltas.length === 0) return html``;
  return html`<h2>Changes carried over</h2>${deltaPasses(deltas)}`;
}
