import { undoCauseTexts, undoStateTexts } from '../../common/undo-words.ts';
import type { ReportData, ReportedUndo } from '../report-data.ts';
import { countText, momentText, plural } from '../wording.ts';
import { html, type Markup } from './markup.ts';

/** How many users a run that was undone has left in the connection. */
export function undoneUsers({ counts }: ReportedUndo, state: 'deleted' | 'kept'): number {
  return counts.reduce((sum, count) => (count.state === state ? sum + count.users : sum), 0);
}

/** What became of the run's users when it was undone, by whose wish, and what the connection held afterwards. */
export function undoPart({ undo, run }: ReportData): Markup {
  if (undo === null) return html``;
  const { begun, ended, asked, counts } = undo;
  return html`<h2>Undone</h2>
<table><thead><tr><th>Users of this run</th><th class="number">Users</th></tr></thead><tbody>${counts.map(
    ({ state, causes, users }) =>
      html`<tr><td>${describe(state, causes)}</td><td class="number">${countText(users)}</td></tr>`,
  )}</tbody></table>
<table><thead><tr><th>Asked for</th><th>By</th><th>With yes to</th><th>Because</th></tr></thead><tbody>${asked.map(
    ({ at, by, why, consents }) =>
      html`<tr><td class="quiet">${momentText(at)}</td><td>${by ?? 'nobody by name'}</td><td>${consents.join(', ')}</td><td>${why ?? ''}</td></tr>`,
  )}</tbody></table>
<p class="quiet">Begun on ${momentText(begun)}, ${ended === null ? 'and not at its end yet' : `at its end on ${momentText(ended)}`}. Each user stands in the file run-${run.id}-undo.csv, which comes with the CSV and holds personal data.</p>
${comparison(undo)}`;
}

function describe(state: ReportedUndo['counts'][number]['state'], causes: ReportedUndo['counts'][number]['causes']) {
  const first = undoStateTexts[state];
  const words = `${first.charAt(0).toUpperCase()}${first.slice(1)}`;
  return causes.length === 0 ? words : `${words}: ${causes.map((cause) => undoCauseTexts[cause]).join(', ')}`;
}

function comparison({ result, differences }: ReportedUndo): Markup {
  if (result === null)
    return html`<p class="quiet">The connection was not compared with what it held before the run yet.</p>`;
  const { at, baseline, tenantNow, newcomers, matches } = result;
  const row = (label: string, users: number) =>
    html`<tr><td>${label}</td><td class="number">${countText(users)}</td></tr>`;
  return html`<table><tbody>
${row('In the connection before the run', baseline)}
${row('In the connection afterwards', tenantNow)}
${newcomers === 0 ? '' : row('new there since the run began', newcomers)}
${row('Missing, or left over', differences)}
</tbody></table>
<p class="quiet">Compared user by user on ${momentText(at)}: ${matches ? 'the connection holds what it held before, newcomers and who was kept.' : `it does not hold what it should; ${plural(differences, 'user is', 'users are')} named in the file.`}</p>`;
}
