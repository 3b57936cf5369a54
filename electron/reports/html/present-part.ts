import { presentReasonTexts, presentStateTexts } from '../../common/present-words.ts';
import type { PresentCount } from '../../journal/present-updates.ts';
import type { ReportData } from '../report-data.ts';
import { countText, momentText } from '../wording.ts';
import { html, type Markup } from './markup.ts';

/** What became of the people who were there before the run; nothing where nobody asked for them to be updated. */
export function presentPart({ present, run }: ReportData): Markup {
  if (present === null) return html``;
  const { ended, askings, counts } = present;
  return html`<h2>People who were there before</h2>
<table><thead><tr><th>There before the run</th><th class="number">Users</th></tr></thead><tbody>${counts.map(
    (count) => html`<tr><td>${describe(count)}</td><td class="number">${countText(count.users)}</td></tr>`,
  )}</tbody></table>
<table><thead><tr><th>Asked for</th><th>By</th><th>What</th><th>Because</th></tr></thead><tbody>${askings.map(
    ({ at, by, what, passwords, why }) =>
      html`<tr><td class="quiet">${momentText(at)}</td><td>${by ?? 'nobody by name'}</td><td>${what === 'put-back' ? 'Put them back' : passwords ? 'Update them, passwords by the next delta' : 'Update them'}</td><td>${why ?? ''}</td></tr>`,
  )}</tbody></table>
<p class="quiet">${ended === null ? 'Not at its end yet.' : `At its end on ${momentText(ended)}.`} Profile, metadata, blocking and whether the address is proven were set; passwords are a delta’s to carry over, where that was asked for. What each was before is kept, encrypted, so that it can be put back. Each value stands in the file run-${run.id}-present.csv, which comes with the CSV and holds personal data.</p>`;
}

function describe({ state, reason }: PresentCount): string {
  const first = presentStateTexts[state];
  const words = `${first.charAt(0).toUpperCase()}${first.slice(1)}`;
  return reason === null ? words : `${words}: ${presentReasonTexts[reason]}`;
}
