import { outcomes, outcomeTexts, reasonTexts } from '../../common/words.ts';
import { countDifferences } from '../count-differences.ts';
import { halfCreatedText } from '../half-created-text.ts';
import type { ReportData, ReportVerification } from '../report-data.ts';
import { arrivedText, changeText, countText, durationText, momentText, plural, shortMomentText } from '../wording.ts';
import { actionScripts, overrides, risks } from './common-parts.ts';
import { deltaPart } from './delta-part.ts';
import { htmlDocument } from './html-document.ts';
import { html, type Markup } from './markup.ts';
import { pilotPart } from './pilot-part.ts';
import { presentPart } from './present-part.ts';
import { rehearsalPart } from './rehearsal-part.ts';
import { rolesPart } from './roles-part.ts';
import { undoneUsers, undoPart } from './undo-part.ts';
import { wavesPart } from './waves-part.ts';

/**
 * A run as one HTML document: readable without script, printable on A4, without personal data. Counts are exact and shown
 * adding up; times are in UTC.
 */
export function htmlReport(data: ReportData): string {
  const { run } = data;
  return htmlDocument({
    title: `Migration report, run ${run.id}`,
    main: html`<h1>Migration report</h1>
${reportHead(data)}
${reportBody(data)}
${reportStory(data)}`,
    footer: html`Run ${run.id}, plan ${run.plan}. Every account that did not make it stands in the CSV file beside this report, with its reason; that file holds personal data.`,
  });
}

/** Which run it is, between which two ends, and the answer to the one question: is everybody accounted for. */
export function reportHead(data: ReportData): Markup {
  const { run, environment, source } = data;
  return html`<p class="lead">${data.workspace} to <strong>${environment.domain}</strong>, ${environment.kind}</p>
<dl>
<dt>Run</dt><dd>${run.id}, bulk</dd><dt>Connection</dt><dd>${environment.connection}</dd>
<dt>From</dt><dd>${momentText(run.started)}</dd><dt>Source</dt><dd>${source.server}, ${source.database}</dd>
<dt>To</dt><dd>${run.ended === null ? 'not finished' : momentText(run.ended)}</dd><dt>Store</dt><dd>${source.store}</dd>
<dt>Took</dt><dd>${durationText(run.activeMs)} in ${plural(run.files, 'file', 'files')}</dd><dt>Interruptions</dt><dd>${countText(run.interruptions)}</dd>
</dl>
${answer(data)}`;
}

/** What became of the accounts, and on what that rests. */
export function reportBody(data: ReportData): Markup {
  return html`${undoPart(data)}
${wavesPart(data)}
${numbers(data)}
${becameOfEveryAccount(data)}
<div class="columns">
<section>${whyNotImported(data)}</section>
<section>${data.verification === null ? notVerified() : countedTwice(data, data.verification)}</section>
</div>
${deltaPart(data)}
${passwordFormats(data)}
${actionScripts(data)}
${data.rehearsals.map(rehearsalPart)}
${rolesPart(data)}
${presentPart(data)}
${overrides(data)}
${pilotPart(data)}
${risks(data)}`;
}

/** What happened, moment by moment. */
export function reportStory(data: ReportData): Markup {
  return events(data);
}

/** The largest thing on the page: is everybody accounted for. */
function answer({ counts, verification, run, undo, waves }: ReportData): Markup {
  if (undo !== null) {
    const kept = undoneUsers(undo, 'kept');
    return html`<p class="answer attention"><strong>${undo.ended === null ? 'This run is being undone.' : 'This run was undone.'}</strong> ${countText(undoneUsers(undo, 'deleted'))} of the users whom it brought to Auth0 are deleted again, ${kept === 0 ? 'nobody was kept.' : `${countText(kept)} were kept, each for a cause.`} What follows tells how the run stood before.</p>`;
  }
  const inTenant = counts.imported + counts.updated + counts.present;
  const rest = counts.total - inTenant;
  const first = html`<strong>${arrivedText(inTenant, counts.total)}</strong>`;
  if (waves?.awaits != null) {
    return html`<p class="answer attention">${first} ${countText(counts.pending)} wait for their wave: wave ${waves.awaits.wave} is sent when somebody says yes to it${waves.awaits.exceeded === null ? '' : ', after a limit has stopped the run'}.</p>`;
  }
  if (counts.pending > 0 || counts.uncertain > 0) {
    return html`<p class="answer attention">${first} The run is not finished: ${countText(counts.pending)} still to send, ${countText(counts.uncertain)} uncertain. Nobody is imported twice; resume the run (${run.state}).</p>`;
  }
  const others =
    rest === 0
      ? 'Nobody was left behind.'
      : rest === 1
        ? 'The other one is listed with its reason.'
        : `The other ${countText(rest)} are listed one by one, each with its reason.`;
  if (verification === null)
    return html`<p class="answer attention">${first} ${others} Not verified yet: the tenant has not been compared with the legacy database.</p>`;
  if (!verification.reconciled) {
    return html`<p class="answer attention">${first} ${others} The comparison found ${countText(verification.missing)} missing and ${countText(verification.unexpected)} unexpected in the tenant: settle these before the cut-over.</p>`;
  }
  return html`<p class="answer">${first} ${others} Nobody is missing without one, and nobody was imported twice.</p>`;
}

function numbers({ counts }: ReportData): Markup {
  const shown = outcomes.filter(
    (outcome) => counts[outcome] > 0 || ['imported', 'held', 'skipped', 'rejected', 'uncertain'].includes(outcome),
  );
  const share = (value: number) => (counts.total === 0 ? 0 : (100 * value) / counts.total).toFixed(3);
  return html`<div class="numbers"><div><b>${countText(counts.total)}</b>in the plan</div>${shown.map(
    (outcome) => html`<div><b>${countText(counts[outcome])}</b>${outcomeTexts[outcome].toLowerCase()}</div>`,
  )}</div>
<div class="bar" aria-hidden="true">${outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => html`<i class="${outcome}" style="flex-grow:${share(counts[outcome])}"></i>`)}</div>`;
}

function becameOfEveryAccount({ counts }: ReportData): Markup {
  const rows = outcomes.filter((outcome) => counts[outcome] > 0);
  const pending =
    counts.pending > 0
      ? [html`<tr><td>Still to send</td><td class="number">${countText(counts.pending)}</td></tr>`]
      : [];
  return html`<h2>What became of every account</h2>
<table><thead><tr><th>Outcome</th><th class="number">Accounts</th></tr></thead><tbody>${rows.map(
    (outcome) => html`<tr><td>${outcomeTexts[outcome]}</td><td class="number">${countText(counts[outcome])}</td></tr>`,
  )}${pending}<tr class="sum"><td>Total, as planned</td><td class="number">${countText(counts.total)}</td></tr></tbody></table>`;
}

function whyNotImported({ reasons, counts, run, undo }: ReportData): Markup {
  const left = counts.held + counts.skipped + counts.rejected;
  if (left === 0) return html`<h2>Why accounts were not imported</h2><p class="quiet">No account was left out.</p>`;
  const halfCreated = undo === null ? halfCreatedText(run, reasons) : null;
  return html`<h2>Why ${plural(left, 'was', 'were')} not imported</h2>
<table><tbody>${reasons.map(
    ({ outcome, reason, accounts }) =>
      html`<tr><td>${outcomeTexts[outcome]}: ${reasonTexts[reason]}</td><td class="number">${countText(accounts)}</td></tr>`,
  )}</tbody></table>${halfCreated === null ? '' : html`<p class="quiet">${halfCreated}</p>`}`;
}

function notVerified(): Markup {
  return html`<h2>Counted twice, independently</h2><p class="quiet">Not yet: the verification has not run.</p>`;
}

function countedTwice({ counts, run }: ReportData, verification: ReportVerification): Markup {
  const named =
    countDifferences(verification) > 0
      ? ` Each difference has its line in the file run-${run.id}-differences.csv, which comes with the CSV and holds personal data.`
      : '';
  const row = (label: string, before: string, after: string, kind = '') =>
    html`<tr class="${kind === 'sum' ? 'sum' : ''}"><td class="${kind === 'within' ? 'within' : ''}">${label}</td><td class="number">${before}</td><td class="number">${after}</td></tr>`;
  const { cameBySignIn = 0, newcomers = 0 } = verification;
  return html`<h2>Counted twice, independently</h2>
<table><thead><tr><th></th><th class="number">Before</th><th class="number">After</th></tr></thead><tbody>
${row('Legacy database', countText(counts.total), countText(verification.legacyNow))}
${row('new there meanwhile', '', changeText(verification.newInDatabase), 'within')}
${row('deleted there meanwhile', '', changeText(-verification.vanishedFromDatabase), 'within')}
${row('changed there meanwhile', '', countText(verification.changedInDatabase), 'within')}
${row('Tenant', countText(verification.baseline), countText(verification.tenantNow))}
${row('imported by this run', '', changeText(counts.imported), 'within')}
${cameBySignIn === 0 ? '' : row('came by signing in meanwhile', '', changeText(cameBySignIn), 'within')}
${newcomers === 0 ? '' : row('new in Auth0 meanwhile', '', changeText(newcomers), 'within')}
${row('Missing in the tenant', '', countText(verification.missing), 'sum')}
${row('Unexpected in the tenant', '', countText(verification.unexpected), 'sum')}
${row('Different from what was sent', '', countText(verification.different), 'sum')}
</tbody></table>
<p class="quiet">Compared one by one on ${momentText(verification.at)}. Passwords can’t be read back from Auth0, so they are not compared.${named}</p>`;
}

function passwordFormats({ formats }: ReportData): Markup {
  return html`<h2>Password formats</h2>
<table><thead><tr><th>Format</th><th class="number">Accounts</th><th class="number">Imported</th></tr></thead><tbody>${formats.map(
    ({ label, accounts, imported }) =>
      html`<tr><td>${label}</td><td class="number">${countText(accounts)}</td><td class="number">${countText(imported)}</td></tr>`,
  )}</tbody></table>`;
}

function events(data: ReportData): Markup {
  if (data.events.length === 0) return html``;
  return html`<h2>What happened</h2><table class="story"><tbody>${data.events.map(
    ({ at, text, detail }) =>
      html`<tr><td class="quiet">${shortMomentText(at)}</td><td>${text}${detail === null ? html`` : html` <span class="quiet">${detail}</span>`}</td></tr>`,
  )}</tbody></table>`;
}
