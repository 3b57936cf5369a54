import { pilotQuestionTexts, pilotStateTexts } from '../../common/pilot-words.ts';
import type { ReportData, ReportedPilot } from '../report-data.ts';
import { momentText } from '../wording.ts';
import { html, type Markup } from './markup.ts';

/** The latest pilot of the run's tenant: when, what came of each format, and what the tenant answered. */
export function pilotPart({ pilot }: ReportData): Markup {
  if (pilot === null) return html``;
  const { begun, state, failure, formats, notMade, answers, settingsDigest, sameSettings } = pilot;
  const of =
    settingsDigest === null
      ? 'of no plan'
      : `of ${sameSettings ? 'the mapping and rules of this run' : 'another mapping or other rules than this run’s'} (${settingsDigest.slice(0, 12)})`;
  return html`<h2>Pilot</h2>
<p>${sentence(pilot)} <span class="quiet">${momentText(begun)}, ${of}; the state is “${pilotStateTexts[state]}”.</span></p>
${failure === null ? '' : html`<p>${failure.message} (${failure.code}) ${failure.next}</p>`}
<table><thead><tr><th>Password format</th><th>Imported, signed in, read back, deleted</th></tr></thead><tbody>${formats.map(
    ({ label, passed, why }) =>
      html`<tr><td>${label}</td><td>${passed ? 'all of it' : `not all of it: ${why.join(' ')}`}</td></tr>`,
  )}${notMade.map((label) => html`<tr><td>${label}</td><td>not tried: its key was not given</td></tr>`)}</tbody></table>
${
  answers.length === 0
    ? ''
    : html`<table><thead><tr><th>Asked of the tenant</th><th>Answer</th><th>On</th></tr></thead><tbody>${answers.map(
        ({ question, answer, at }) =>
          html`<tr><td>${pilotQuestionTexts[question]}</td><td>${answer}</td><td class="quiet">${momentText(at)}</td></tr>`,
      )}</tbody></table>`
}`;
}

function sentence({ state, formats }: ReportedPilot): string {
  const passed = formats.filter(({ passed: whole }) => whole).length;
  return state === 'passed'
    ? `An account of each of ${formats.length} password formats went the whole way.`
    : `Accounts of ${passed} of ${formats.length} password formats went the whole way.`;
}
