import { outcomeTexts, reasonTexts } from '../../common/words.ts';
import type { ReportData, ReportedWaves } from '../report-data.ts';
import { failureText, leftText, limitsText, logText, waveStateText, waveWordText } from '../wave-texts.ts';
import { countText, momentText } from '../wording.ts';
import { html, type Markup } from './markup.ts';

type ReportedWave = ReportedWaves['waves'][number];

/** A run in waves: what became of each, who said yes to it, and how sign-ins have gone since. */
export function wavesPart({ waves }: ReportData): Markup {
  if (waves === null) return html``;
  const limits = limitsText(waves.limits);
  const notes = [limits === '' ? null : `Each wave with ${limits}.`, logText(waves), leftText(waves)];
  return html`<h2>Waves</h2>
<table><thead><tr><th>Wave</th><th class="number">Accounts</th><th>Sent</th><th>Said yes</th></tr></thead><tbody>${waves.waves.map(
    (wave) =>
      html`<tr><td>${wave.number}: ${wave.title}</td><td class="number">${countText(wave.accounts)}</td><td class="quiet">${waveStateText(wave)}</td><td>${waves.words
        .filter(({ wave: number }) => number === wave.number)
        .map((word) => html`<div>${waveWordText(word)}</div>`)}</td></tr>`,
  )}</tbody></table>
${waves.waves.filter(({ state }) => state !== 'waiting').map(waveTable)}
${notes.map((note) => (note === null ? html`` : html`<p class="quiet">${note}</p>`))}`;
}

function waveTable({ number, outcomes, people }: ReportedWave): Markup {
  const row = (label: string, accounts: number, kind = '') =>
    html`<tr><td class="${kind}">${label}</td><td class="number">${countText(accounts)}</td></tr>`;
  return html`<table><thead><tr><th>Wave ${number}</th><th class="number">Accounts</th></tr></thead><tbody>${outcomes.map(
    ({ outcome, reason, accounts }) =>
      row(`${outcomeTexts[outcome]}${reason === null ? '' : `: ${reasonTexts[reason]}`}`, accounts),
  )}${
    people === null
      ? html``
      : html`${row(`Signed in since, by the log on ${momentText(people.at)}`, people.signedIn)}${row('Could not sign in with their password, and have not since', people.failing)}${people.failures.map((failure) => row(`refused: ${failureText(failure)}`, failure.people, 'within'))}`
  }</tbody></table>`;
}
