import type { MissingProof } from '../../common/production-words.ts';
import { countCells } from '../../common/rehearsal-summary.ts';
import type { RehearsedMode } from '../../common/rehearsal-words.ts';
import type { PilotRecord } from '../../journal/pilot-records.ts';
import type { RehearsalRecord } from '../../journal/records.ts';

/** A pilot, as far as it proves something. */
export type PilotProof = Pick<PilotRecord, 'state' | 'settingsDigest'>;

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
 * @param pilots of the tenant, the newest first
 */
export function missingProofsOf(
  beginning: Beginning,
  rehearsals: readonly RehearsalRecord[],
  pilots: readonly PilotProof[],
): readonly MissingProof[] {
  return [...missingOfRehearsal(beginning, rehearsals), ...missingOfPilot(beginning, pilots)];
}

function missingOfRehearsal(
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

/** One that is under way, or was stopped, says nothing either way. */
function missingOfPilot({ settingsDigest }: Beginning, pilots: readonly PilotProof[]): readonly MissingProof[] {
  const ended = pilots.filter(({ state }) => state === 'passed' || state === 'not-passed' || state === 'failed');
  if (ended.length === 0) return ['pilot-missing'];
  const same = ended.find((pilot) => pilot.settingsDigest === settingsDigest);
  if (same === undefined) return ['pilot-of-other-settings'];
  return same.state === 'passed' ? [] : ['pilot-not-passed'];
}
