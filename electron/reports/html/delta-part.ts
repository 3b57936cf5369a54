import { deltaFigures } from '../delta-figures.ts';
import type { ReportData, ReportedDelta } from '../report-data.ts';
import { countText, momentText } from '../wording.ts';
import { html, type Markup } from './markup.ts';

/** What was carried over since the run from the legacy database, pass by pass, and what Auth0 could not be given. */
export function deltaPart({ deltas, run }: ReportData): Markup {
  if (deltas.length === 0) return html``;
  return html`<h2>Changes since</h2>
${deltaPasses(deltas)}
<p class="quiet">Whoever changed stands in the files run-${run.id}-delta-N.csv, which come with the CSV and hold personal data.</p>`;
}

/** Pass by pass what was carried over. */
export function deltaPasses(deltas: readonly ReportedDelta[]): readonly Markup[] {
  return deltas.map(onePass);
}

function onePass({ id, begun, ended, empty, by, why, run, counts }: ReportedDelta): Markup {
  const end =
    ended === null
      ? 'not at its end yet'
      : empty
        ? 'empty: nothing was left to be carried over'
        : `carried over until ${momentText(ended)}`;
  const asked = by === null ? '' : ` Asked for by ${by}${why === null ? '' : `: ${why}`}.`;
  const brought = run === null ? '' : ` New accounts went with run ${run}.`;
  const figures = deltaFigures(counts);
  return html`<p><strong>Delta ${id}</strong>, the legacy database as of ${momentText(begun)}: ${end}.${asked}${brought}</p>
${
  figures.length === 0
    ? ''
    : html`<table><thead><tr><th>Accounts of the legacy database</th><th class="number">Accounts</th></tr></thead><tbody>${figures.map(
        ({ accounts, text }) =>
          html`<tr><td>${text.charAt(0).toUpperCase()}${text.slice(1)}</td><td class="number">${countText(accounts)}</td></tr>`,
      )}</tbody></table>`
}`;
}
