import { missingProofTexts, productionStepNames } from '../../common/production-words.ts';
import type { ReportData } from '../report-data.ts';
import { countText, momentText } from '../wording.ts';
import { html, type Markup } from './markup.ts';
import { presenceText } from './presence-text.ts';

// Parts of every report, whatever it is about.

/** What came of the test cases of action scripts; nothing where none were run. */
export function actionScripts({ scripts }: Pick<ReportData, 'scripts'>): Markup {
  if (scripts.length === 0) return html``;
  const failures = scripts.flatMap(({ action, failures: all }) => all.map((failure) => ({ action, ...failure })));
  return html`<h2>Action scripts</h2>
<table><thead><tr><th>Test cases of</th><th class="number">Passed</th><th class="number">Failed</th><th class="number">Not run</th><th>Run</th></tr></thead><tbody>${scripts.map(
    ({ action, passed, failed, notRun, at, present }) =>
      html`<tr><td>${action}</td><td class="number">${countText(passed)}</td><td class="number">${countText(failed)}</td><td class="number">${countText(notRun)}</td><td class="quiet">${momentText(at)}${presenceText(present)}</td></tr>`,
  )}</tbody></table>
${
  failures.length === 0
    ? html``
    : html`<table><tbody>${failures.map(
        ({ action, title, words, line }) =>
          html`<tr><td>${action}</td><td>${title}</td><td>Failed: ${words}${line === null ? '' : ` Line ${countText(line)}.`}</td></tr>`,
      )}</tbody></table>`
}
<p class="quiet">Cases that only read were run on the legacy database, the others on copies of a few accounts in memory.</p>`;
}

/** What was begun in production though it had not been tried, by whom and why; nothing where nothing was. */
export function overrides(data: Pick<ReportData, 'overrides'>): Markup {
  if (data.overrides.length === 0) return html``;
  return html`<h2>Begun without having been tried</h2><table><tbody>${data.overrides.map(({ step, missing, by, why, at }) => html`<tr><td><strong>${productionStepNames[step]}</strong>, ${momentText(at)}</td><td>${missing.map((proof) => missingProofTexts[proof]).join(' ')} ${by} began all the same: “${why}”</td></tr>`)}</tbody></table>`;
}

/** What somebody accepted about the connection to the SQL Server. */
export function risks(data: Pick<ReportData, 'risks'>): Markup {
  if (data.risks.length === 0) return html``;
  return html`<h2>Accepted risks</h2><table><tbody>${data.risks.map(({ name, text }) => html`<tr><td><strong>${name}</strong></td><td>${text}</td></tr>`)}</tbody></table>`;
}
