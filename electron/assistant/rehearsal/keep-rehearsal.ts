import type { RehearsalRecord } from '../../journal/records.ts';
import { scriptsDigest, settingsDigest } from '../../migration/production/settings-digest.ts';
import { basisDigest } from '../scripts/cases/texts.ts';
import type { WorkspaceSession } from '../session.ts';
import type { WorkspaceFile } from '../workspace/workspace.ts';
import type { Rehearsal } from './rehearse.ts';
import type { RehearsalWish } from './wish.ts';

/** What a rehearsal goes by, as far as it tells whether its result is of now. */
export type RehearsedNow = Pick<RehearsalWish, 'mode' | 'way' | 'plan' | 'scripts'>;

/** Keeps what came of a rehearsal in the workspace's journal: in Userferry's own words, with no account's name and nothing that a script said. */
export async function keepRehearsal(
  session: WorkspaceSession,
  wish: RehearsedNow,
  { mode, kinds, lookedAt, at, durationMs }: Rehearsal,
): Promise<RehearsalRecord> {
  const record: RehearsalRecord = {
    mode,
    way: wish.way,
    lookedAt,
    kinds: kinds.map(({ id, title, cells }) => ({
      id,
      title,
      cells: cells.map(({ event, outcome, words }) => ({ event, outcome, words })),
    })),
    ...digestsOf(wish, session.workspace.legacy),
    settingsDigest: settingsDigest({ ...wish.plan, rules: session.workspace.strategy.rules }),
    at,
    durationMs,
  };
  await (await session.migration()).keepRehearsal(record);
  return record;
}

/** Whether a rehearsal was of the scripts, mapping and database of now; null where these are not known. */
export function isOfNow(
  { textDigest: text, basisDigest: basis, way }: RehearsalRecord,
  now: RehearsedNow | null,
  legacy: WorkspaceFile['legacy'],
): boolean | null {
  if (now === null) return null;
  const present = digestsOf(now, legacy);
  return now.way === way && present.textDigest === text && present.basisDigest === basis;
}

function digestsOf({ scripts, plan }: RehearsedNow, { server, database }: WorkspaceFile['legacy']) {
  return { textDigest: scriptsDigest(scripts), basisDigest: basisDigest(plan, { server, database }) };
}
