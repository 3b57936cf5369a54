import type { MissingProof } from '../../common/production-words.ts';
import { countCells } from '../../common/rehearsal-summary.ts';
import type { RehearsedMode } from '../../common/rehearsal-words.ts';
import type { RehearsalRecord } from '../../journal/records.ts';

/** What is about to begin in production, as far as it is to have been tried. */
export interface Beginning {
  /** The one in which scripts run; null in bulk, where there is nothing to rehearse. */
  readonly mode: RehearsedMode | null;
  readonly settingsDigest: string;
  /** Of the scripts that Auth0 will run; null where none is known to be deployed. */
  readonly scriptsDigest: string | null;
}

/**
 * What was not tried with these very settings and scripts; nothing where production is open.
 * @param rehearsals of each mode the latest
 */
export function missingProofsOf(
  { mode, settingsDigest, scriptsDigest }: Beginning,
  rehearsals: readonly RehearsalRecord[],
): readonly MissingProof[] {
  if (mode === null) return [];
  const rehearsal = rehearsals.find((each) => each.mode === mode);
  if (rehearsal === undefined) return ['rehearsal-missing'];
  const cells = countCells(rehearsal.kinds);
  const sameScripts = scriptsDigest === null || rehearsal.textDigest === scriptsDigest;
  return [
    ...(cells.failed > 0 || cells.worked === 0 ? (['rehearsal-failed'] as const) : []),
    ...(rehearsal.settingsDigest === settingsDigest ? [] : (['rehearsal-of-other-settings'] as const)),
    ...(sameScripts ? [] : (['rehearsal-of-other-scripts'] as const)),
  ];
}
