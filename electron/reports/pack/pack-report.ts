import { reportBody, reportHead, reportStory } from '../html/html-report.ts';
import { html } from '../html/markup.ts';
import type { PackEvidence } from './evidence.ts';
import { packDocument } from './pack-document.ts';
import {
  acceptedPart,
  approvalPart,
  decisionsPart,
  journalPart,
  list,
  sourcePart,
  targetPart,
  weakFormatsPart,
} from './pack-parts.ts';
import { comparedInWords, lostByDesign, notComparedInWords, toRemoveAfterwards } from './pack-texts.ts';

/** An evidence pack's report for an auditor: the run's report with who answers for it, what was seen of both ends, and what it rests on. */
export function packReport(evidence: PackEvidence): string {
  const { report } = evidence;
  return packDocument(evidence, {
    title: `Evidence of run ${report.run.id}`,
    main: html`<h1>Evidence of a migration</h1>
${journalPart(evidence)}
${reportHead(report)}
${approvalPart(evidence)}
${reportBody(report)}
${weakFormatsPart(evidence)}
${sourcePart(evidence)}
${targetPart(evidence)}
${decisionsPart(evidence)}
${acceptedPart(evidence)}
<h2>What was compared</h2>${list(comparedInWords)}
<h2>What could not be compared</h2>${list(notComparedInWords)}
<h2>What a migration to Auth0 does not carry over</h2>${list(lostByDesign)}
<h2>To remove afterwards</h2>${list(toRemoveAfterwards(evidence))}
${reportStory(report)}`,
    about: `Run ${report.run.id}, plan ${report.run.plan}`,
  });
}
