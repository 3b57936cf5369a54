import { failureTexts, standings, standingTexts, type TrickleStanding } from '../../common/trickle-words.ts';
import { type Decision, reasonTexts } from '../../common/words.ts';
import { html, type Markup } from '../html/markup.ts';
import { countText, momentText } from '../wording.ts';
import { perWeek } from './per-week.ts';
import type { ReportedLooks, TrickleData } from './trickle-data.ts';

/** The class of the style sheet that colours a standing’s part of the bar. */
const colours: Readonly<Record<TrickleStanding, string>> = {
  'by-sign-in': 'imported',
  'by-run': 'updated',
  otherwise: 'present',
  straggler: 'held',
  'cannot-come': 'skipped',
};

/** How accounts came over, adding up to the plan. */
export function howTheyMoved({ looks }: TrickleData): Markup {
  if (looks === null) return html``;
  const { total, newerThanPlan } = looks;
  const shown = standings.filter((standing) => looks.standings[standing] > 0);
  const share = (value: number) => (total === 0 ? 0 : (100 * value) / total).toFixed(3);
  return html`<div class="bar" aria-hidden="true">${shown.map(
    (standing) => html`<i class="${colours[standing]}" style="flex-grow:${share(looks.standings[standing])}"></i>`,
  )}</div>
<h2>How each account stands</h2>
<table><thead><tr><th>Accounts of plan ${looks.plan} that</th><th class="number">Accounts</th></tr></thead><tbody>${standings.map(
    (standing) =>
      html`<tr><td>${standingTexts[standing]}</td><td class="number">${countText(looks.standings[standing])}</td></tr>`,
  )}<tr class="sum"><td>Total, as planned</td><td class="number">${countText(total)}</td></tr></tbody></table>
<p class="quiet">As of ${momentText(looks.at)}.${newerThanPlan === 0 ? '' : ` ${countText(newerThanPlan)} more came whose accounts are newer than the plan.`}</p>`;
}

/** Who had not moved at the latest look, by the reason that the plan gives. */
export function whoIsLeft({ looks, cutover }: TrickleData): Markup {
  if (looks === null) return html``;
  const left = looks.byReason.filter(({ standing }) => standing === 'straggler' || standing === 'cannot-come');
  const heading = cutover === null ? 'Who has not moved' : 'Who was left behind';
  if (left.length === 0) return html`<h2>${heading}</h2><p class="quiet">Nobody.</p>`;
  const sum = left.reduce((total, { accounts }) => total + accounts, 0);
  return html`<h2>${heading}, and why</h2>
<table><thead><tr><th>Reason</th><th class="number">Accounts</th></tr></thead><tbody>${left.map(
    (group) =>
      html`<tr><td>${leftText(group, cutover !== null)}</td><td class="number">${countText(group.accounts)}</td></tr>`,
  )}<tr class="sum"><td>All who have not moved</td><td class="number">${countText(sum)}</td></tr></tbody></table>`;
}

const decisionTexts: Readonly<Record<Decision, string>> = {
  import: 'Could be imported',
  hold: 'Held',
  skip: 'Skipped',
  reject: 'Rejected',
};

function leftText({ standing, decision, reason }: ReportedLooks['byReason'][number], over: boolean): string {
  const why = `${decisionTexts[decision]}${reason === null ? '' : `: ${reasonTexts[reason]}`}`;
  if (standing === 'cannot-come') return why;
  const first = over ? 'Had not signed in by then' : 'Has not signed in yet';
  return reason === null ? first : `${first}. ${why}`;
}

/** Sign-ins over the whole time as the tenant’s log tells them, and who was refused last. */
export function signInsPart({ looks }: TrickleData): Markup {
  if (looks === null) return html``;
  const { log, failures, openResets } = looks;
  const weeks = perWeek(looks.perDay);
  return html`<h2>Sign-ins, week by week</h2>
${log.readable ? html`` : html`<p class="quiet">The application may not read the tenant’s log: sign-ins and refusals are not known. Who came is told by the mark that the scripts set.</p>`}
<table><thead><tr><th>Week from</th><th class="number">Moved by signing in</th><th class="number">Sign-ins</th><th class="number">Refused</th></tr></thead><tbody>${weeks.map(
    ({ from, came, signIns, refused }) =>
      html`<tr><td>${from}</td><td class="number">${countText(came)}</td><td class="number">${countText(signIns)}</td><td class="number">${countText(refused)}</td></tr>`,
  )}</tbody></table>
${log.gaps.map(
  ({ after, before }) =>
    html`<p class="quiet">The log was not read in time: what happened from ${momentText(after)} to ${momentText(before)} is not known.</p>`,
)}
${
  failures.groups.length === 0
    ? html`<p class="quiet">${log.readable ? `Nobody was refused since ${momentText(failures.since)}.` : ''}</p>`
    : html`<table><thead><tr><th>Refused since ${momentText(failures.since)}</th><th class="number">People</th><th class="number">Attempts</th></tr></thead><tbody>${failures.groups.map(
        ({ cause, format, people, attempts }) =>
          html`<tr><td>${failureTexts[cause]}${format === null ? '' : `, ${format}`}</td><td class="number">${countText(people)}</td><td class="number">${countText(attempts)}</td></tr>`,
      )}</tbody></table>`
}
<p class="quiet">${countText(openResets)} had chosen a new password by a link and not signed in since.</p>`;
}
