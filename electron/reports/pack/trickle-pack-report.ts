import { html, type Markup } from '../html/markup.ts';
import { trickleBody, trickleHead } from '../trickle/trickle-html.ts';
import { packDocument } from './pack-document.ts';
import { approvalPart, decisionsPart, journalPart, list, sourcePart, table, weakFormatsPart } from './pack-parts.ts';
import { lostByDesign, toRemoveAfterwards } from './pack-texts.ts';
import type { TrickleEvidence } from './trickle-evidence.ts';
import { lookedAtInWords, notInTricklePack, notLookedAtInWords } from './trickle-texts.ts';

/** An evidence pack's report for an auditor, of accounts that move by signing in: their report with who answers for it, and what it rests on. */
export function tricklePackReport(evidence: TrickleEvidence): string {
  const { report, plan, login: ofUserferry, deployments } = evidence;
  const { connection, domain } = report.environment;
  return packDocument(evidence, {
    title: `Evidence of trickle, ${connection}`,
    main: html`<h1>Evidence of a migration by signing in</h1>
${journalPart(evidence)}
${trickleHead(report)}
${approvalPart(evidence)}
${trickleBody(report)}
${optionsPart(evidence)}
${plan === null ? nothingPlanned() : planParts(plan)}
<h2>What a look compared</h2>${list(lookedAtInWords)}
<h2>What could not be compared</h2>${list(notLookedAtInWords)}
<h2>What this pack can’t have</h2>${table(
      ['What', 'Why'],
      notInTricklePack.map(({ what, why }) => [what, why]),
    )}
<h2>What a migration to Auth0 does not carry over</h2>${list(lostByDesign)}
<h2>To remove afterwards</h2>${list(toRemoveAfterwards({ source: { login: ofUserferry }, report, deployments }))}`,
    about: `Connection ${connection} of ${domain}, ${plan === null ? 'before anybody looked' : `plan ${report.looks?.plan ?? ''}`}`,
  });
}

function planParts(plan: NonNullable<TrickleEvidence['plan']>): Markup {
  return html`${weakFormatsPart(plan)}
${sourcePart({ source: plan.source, circumstances: [] })}
${decisionsPart(plan)}`;
}

function nothingPlanned(): Markup {
  return html`<h2>The legacy database</h2><p class="quiet">Nobody has looked, so it is not known of any account how it stands: ledger.ndjson and exceptions.csv are empty, and what was read from the legacy database is not told.</p>`;
}

/** What deployments changed beside scripts. */
function optionsPart({ deployments }: Pick<TrickleEvidence, 'deployments'>): Markup {
  if (deployments.length === 0) return html``;
  return html`<h2>Options that deployments changed</h2>${table(
    ['Deployment', 'Options'],
    deployments.map(({ number, changedOptions }) => [
      String(number),
      changedOptions.length === 0 ? 'none' : changedOptions.join(', '),
    ]),
  )}`;
}
