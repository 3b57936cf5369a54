import { modeWords } from '../../common/mode-words.ts';
import { countCells, reasonsOf, whereText } from '../../common/rehearsal-summary.ts';
import { type CellOutcome, cellOutcomeTexts, eventWords } from '../../common/rehearsal-words.ts';
import type { ReportedRehearsal } from '../report-data.ts';
import { countText, momentText } from '../wording.ts';
import { html, type Markup } from './markup.ts';
import { presenceText } from './presence-text.ts';

/** Short enough for a column; the legend says what each means. */
const marks: Readonly<Record<CellOutcome, string>> = {
  worked: 'ok',
  failed: 'fails',
  'not-applicable': 'n/a',
  'not-tried': 'open',
};

/** A rehearsal's matrix, every cell told of: what did not work with its reason, and why the rest was not tried. */
export function rehearsalPart(rehearsal: ReportedRehearsal): Markup {
  const { mode, kinds, at, present, lookedAt } = rehearsal;
  const counts = countCells(kinds);
  const events = kinds[0]?.cells.map(({ event }) => event) ?? [];
  return html`<h2>Rehearsal of ${modeWords[mode].name.toLowerCase()} mode</h2>
<p>${counts.failed === 0 ? 'Everything that was tried worked' : `${countText(counts.failed)} of ${countText(counts.failed + counts.worked)} did not work`}: ${countText(counts.worked)} worked, ${countText(counts['not-applicable'])} did not apply, ${countText(counts['not-tried'])} were not tried. <span class="quiet">${momentText(at)}${presenceText(present)}; accounts chosen among ${lookedAt}.</span></p>
<table class="matrix"><thead><tr><th>Account</th>${events.map((event) => html`<th><span>${eventWords[event].name}</span></th>`)}</tr></thead><tbody>${kinds.map(
    ({ title, cells }) =>
      html`<tr><td>${title}</td>${cells.map(({ outcome }) => html`<td class="${outcome}">${marks[outcome]}</td>`)}</tr>`,
  )}</tbody></table>
<p class="quiet">${(Object.keys(marks) as CellOutcome[]).map((outcome) => `${marks[outcome]}: ${cellOutcomeTexts[outcome].toLowerCase()}`).join('; ')}.</p>
${(['failed', 'not-tried', 'not-applicable'] as const).map((outcome) => reasons(rehearsal, outcome))}`;
}

function reasons({ kinds }: ReportedRehearsal, outcome: CellOutcome): Markup {
  const groups = reasonsOf(kinds, outcome);
  if (groups.length === 0) return html``;
  return html`<table><thead><tr><th>${cellOutcomeTexts[outcome]}</th><th></th></tr></thead><tbody>${groups.map(
    (group) => html`<tr><td>${group.words}</td><td class="quiet">${whereText(group)}</td></tr>`,
  )}</tbody></table>`;
}
