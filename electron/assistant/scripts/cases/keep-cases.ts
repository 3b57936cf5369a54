import type { ScriptCaseRecord } from '../../../journal/records.ts';
import { type ActionName, actionNames } from '../../../scripts/actions.ts';
import type { ScriptPlan } from '../../../scripts/render/script-plan.ts';
import type { WorkspaceSession } from '../../session.ts';
import type { WorkspaceFile } from '../../workspace/workspace.ts';
import type { FinishedCase } from './run-cases.ts';
import { basisDigest, type ScriptTexts, textDigest } from './texts.ts';

/** The scripts of a workspace as they are now. */
export interface ScriptsNow {
  readonly plan: ScriptPlan;
  readonly texts: ScriptTexts;
}

/** Keeps what came of an action's cases in the workspace's journal: in Userferry's own words, with nothing that a script said. */
export async function keepCases(
  session: WorkspaceSession,
  now: ScriptsNow,
  action: ActionName,
  cases: readonly FinishedCase[],
): Promise<readonly ScriptCaseRecord[]> {
  const digests = digestsOf(action, now, session.workspace.legacy);
  const records = cases.map((each): ScriptCaseRecord => ({ ...recordOf(each), ...digests }));
  await (await session.migration()).keepScriptCases(action, records);
  return records;
}

/** Whether a case was run with the scripts, mapping and database of now; null where these are not known. */
export function isPresent(
  { action, textDigest: text, basisDigest: basis }: ScriptCaseRecord,
  now: ScriptsNow | null,
  legacy: WorkspaceFile['legacy'],
): boolean | null {
  const known = actionNames.find((name) => name === action);
  if (now === null || known === undefined) return null;
  const present = digestsOf(known, now, legacy);
  return present.textDigest === text && present.basisDigest === basis;
}

function digestsOf(action: ActionName, { plan, texts }: ScriptsNow, { server, database }: WorkspaceFile['legacy']) {
  return { textDigest: textDigest(action, texts), basisDigest: basisDigest(plan, { server, database }) };
}

function recordOf({ action, id, title, verdict, at, durationMs }: FinishedCase) {
  return {
    action,
    name: id,
    title,
    outcome: verdict.outcome,
    words: verdict.outcome === 'passed' ? null : verdict.why,
    line: verdict.outcome === 'failed' ? (verdict.place?.line ?? null) : null,
    // Only scripts that ask SQL Server themselves are run.
    flavour: 'direct',
    at,
    durationMs: Math.round(durationMs),
  } as const;
}
