import { type ExaminedTenant, examineTenant } from '../assistant/preflight/examine-tenant.ts';
import { modeWords } from '../common/mode-words.ts';
import { findingLevels, findingLevelTexts, findingTitles } from '../common/preflight-words.ts';
import { momentText } from '../migration/person/evidence-lines.ts';
import type { Finding } from '../migration/preflight/finding.ts';
import { levelsOf } from '../migration/preflight/findings.ts';
import { peopleText } from '../migration/preflight/texts.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';

/** `preflight`: what the tenant will mean for these people on the first Monday, and what to do before. Only reads. */
export function preflightVerb(options: WorkspaceOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    context.terminal.progress('Reading the tenant’s settings');
    const examined = await examineTenant(session, context.signal);
    const levels = levelsOf(examined.findings);
    return {
      json: { ...examined, levels },
      lines: [...headLines(examined), ...levelLines(examined.findings)],
      exit: levels['in-the-way'] > 0 ? exitCode.failed : exitCode.done,
    };
  });
}

function headLines({ tenant, connection, mode, population, findings }: ExaminedTenant): readonly string[] {
  const levels = levelsOf(findings);
  const counts = findingLevels.map((level) => `${levels[level]} ${findingLevelTexts[level].toLowerCase()}`).join(', ');
  const whom =
    population === null
      ? 'No plan or survey has been made, so nothing here has numbers: make one and look again.'
      : `For ${peopleText(population.comers)} in mode ${modeWords[mode].name.toLowerCase()}, by ${population.reading} ${population.id} of ${momentText(population.made)}.`;
  return [`“${connection}” at ${tenant}: ${counts}.`, whom];
}

function levelLines(findings: readonly Finding[]): readonly string[] {
  return findingLevels.flatMap((level) => {
    const of = findings.filter((finding) => finding.level === level);
    return of.length === 0 ? [] : ['', findingLevelTexts[level], ...of.flatMap(findingLines)];
  });
}

function findingLines({ name, level, found, meaning, before }: Finding): readonly string[] {
  const first = `  ${findingTitles[name]} (${name}): ${found}`;
  if (level === 'fine') return [`${first} ${meaning}`];
  return [
    first,
    ...(meaning === '' ? [] : [`    ${meaning}`]),
    ...(before === null ? [] : [`    ${level === 'not-seen' ? before : `Before: ${before}`}`]),
  ];
}
