import type { Database } from './database.ts';
import { integer, orNull, text } from './row.ts';

/** Somebody who is in the connection now, and whom a run or a sign-in brought there. */
export interface MovedUser {
  readonly userId: string;
  /** When a run's file was settled, or a sign-in brought them; null where nothing tells. */
  readonly at: number | null;
}

/** Who has moved, by what runs have in the ledger and by the export that was taken in (`TenantUsers.observed`). */
export interface MovedUsers {
  /** Gathers whom these runs have in Auth0, in SQLite's temporary storage. */
  gather(runs: readonly string[]): void;
  /** Those of them who are in the export, and whoever carries trickle's mark there, by their ids behind `after`. */
  page(after: string, limit: number): readonly MovedUser[];
  /** How many of those gathered are not in the export. */
  gone(): number;
  drop(): void;
}

export function movedUsers(database: Database): MovedUsers {
  return {
    gather(runs) {
      database.execute('DROP TABLE IF EXISTS temp.gathered');
      database.execute('CREATE TEMP TABLE gathered (user_id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID');
      for (const run of runs) {
        database.run(
          `INSERT INTO gathered
           SELECT user_id, coalesce(file.settled, file.sent, run.started) FROM run
           JOIN ledger ON ledger.run = run.id AND ledger.outcome IN ('imported', 'updated', 'present')
           JOIN account ON account.plan = run.plan AND account.sequence = ledger.sequence
           LEFT JOIN file ON file.run = run.id AND file.number = ledger.file
           WHERE run.id = ? AND user_id IS NOT NULL
           ON CONFLICT DO NOTHING`,
          Number(run),
        );
      }
    },
    page: (after, limit) =>
      database
        .all(
          `SELECT observed.user_id AS user_id, coalesce(max(came_at), max(gathered.at)) AS at FROM observed
           LEFT JOIN gathered ON gathered.user_id = observed.user_id
           WHERE observed.user_id > ? AND (trickle = 1 OR gathered.user_id IS NOT NULL)
           GROUP BY observed.user_id ORDER BY observed.user_id LIMIT ?`,
          after,
          limit,
        )
        .map((row) => ({ userId: text(row, 'user_id'), at: orNull(integer, row, 'at') })),
    gone: () =>
      integer(
        database.one(
          `SELECT count(*) AS users FROM gathered
             WHERE NOT EXISTS (SELECT 1 FROM observed WHERE observed.user_id = gathered.user_id)`,
        ),
        'users',
      ),
    drop: () => database.execute('DROP TABLE IF EXISTS temp.gathered'),
  };
}
