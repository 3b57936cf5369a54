import type { RehearsalRecord, ScriptCaseRecord } from '../../journal/records.ts';
import type { ReportedRehearsal, ReportedScript } from '../../reports/report-data.ts';
import { actionNames } from '../../scripts/actions.ts';
import { isOfNow, type RehearsedNow } from '../rehearsal/keep-rehearsal.ts';
import { isPresent, type ScriptsNow } from '../scripts/cases/keep-cases.ts';
import type { WorkspaceFile } from '../workspace/workspace.ts';

/** The workspace's scripts as they are when a report is made. */
export interface PresentScripts {
  readonly tested: ScriptsNow;
  readonly rehearsed: (mode: RehearsalRecord['mode']) => RehearsedNow | null;
}

/** What a report tells of a rehearsal; `now` as for test cases. */
export function reportedRehearsal(
  record: RehearsalRecord,
  now: PresentScripts | null,
  legacy: WorkspaceFile['legacy'],
): ReportedRehearsal {
  const { basisDigest: _, settingsDigest: __, durationMs: ___, ...told } = record;
  return { ...told, present: isOfNow(record, now?.rehearsed(record.mode) ?? null, legacy) };
}

/** What a report tells of the test cases of action scripts; `now` is null where the present scripts are unknown. */
export function reportedScripts(
  cases: readonly ScriptCaseRecord[],
  now: ScriptsNow | null,
  legacy: WorkspaceFile['legacy'],
): readonly ReportedScript[] {
  const byAction = Map.groupBy(cases, ({ action }) => action);
  return actionNames.flatMap((action) => {
    const own = byAction.get(action) ?? [];
    const [first] = own;
    if (first === undefined) return [];
    const having = (outcome: ScriptCaseRecord['outcome']) => own.filter((each) => each.outcome === outcome);
    return {
      action,
      flavour: first.flavour,
      passed: having('passed').length,
      failed: having('failed').length,
      notRun: having('not-run').length,
      failures: having('failed').map(({ title, words, line }) => ({ title, words: words ?? '', line })),
      at: Math.max(...own.map(({ at }) => at)),
      present: isPresent(first, now, legacy),
      textDigest: first.textDigest,
    };
  });
}
