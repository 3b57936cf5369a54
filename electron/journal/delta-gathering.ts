import { stateIn } from './carried.ts';
import type { Database } from './database.ts';
import type { AccountPair, NewDeltaLine, PlaceBefore } from './delta-records.ts';
import type { JournalKeys } from './journal-keys.ts';
import { bytes, idOf, integer, orNull, type Row, text } from './row.ts';

/** What is known of every account from before, put together for one pass in SQLite's temporary storage. */
export interface DeltaGathering {
  /**
   * Puts together what is known of every account from before: from the runs that made users, the latest
   * first, and from the plans, the earliest first. `plans` are those that read the accounts as the pass does.
   */
  gather(known: { readonly runs: readonly string[]; readonly plans: readonly string[] }): void;
  /** Indexes what was gathered. */
  endGather(): void;
  /** The accounts of the reading between two of its places beside what is known of them; notes that they are there. */
  pairs(plan: string, after: number, upTo: number): readonly AccountPair[];
  /** Accounts that the reading hasn't, up to `limit` behind `after`; gives where it got to, null at the end. */
  missing(after: number, limit: number): { readonly accounts: readonly NewDeltaLine[]; readonly last: number } | null;
  dropGathered(): void;
}

/** The columns of an account's state as the tenant was last given it, and as a plan has it. */
const stateColumns = ['digest', 'aspects', 'email_hash', 'phone_hash', 'username_hash', 'traits', 'blocked'] as const;
/** The state as the tenant was last given it: what was carried over, or what the plan has. */
export const lastGiven = stateColumns
  .map((column) => `CASE WHEN carried.run IS NULL THEN before.${column} ELSE carried.${column} END AS before_${column}`)
  .join(', ');
const asRead = stateColumns.map((column) => `now.${column} AS now_${column}`).join(', ');

export function deltaGathering(database: Database, keys: JournalKeys): DeltaGathering {
  const opened = (sealed: Uint8Array | null) => (sealed === null ? null : keys.open(sealed));
  return {
    gather({ runs, plans }) {
      database.execute('DROP TABLE IF EXISTS temp.known; DROP TABLE IF EXISTS temp.tried');
      database.execute(
        `CREATE TEMP TABLE known (key TEXT, rank INTEGER, place INTEGER, run INTEGER, plan INTEGER, sequence INTEGER, met INTEGER NOT NULL DEFAULT 0);
         CREATE TEMP TABLE tried (key TEXT, run INTEGER, digest BLOB)`,
      );
      for (const run of runs) {
        // Whom undoing deleted is not there any more.
        database.run(
          `INSERT INTO known (key, rank, place, run, plan, sequence)
           SELECT key, 0, -run.id, run.id, run.plan, ledger.sequence FROM run
           JOIN ledger ON ledger.run = run.id AND outcome IN ('imported', 'updated')
           JOIN account ON account.plan = run.plan AND account.sequence = ledger.sequence
           WHERE run.id = ? AND NOT EXISTS (SELECT 1 FROM undo JOIN undo_user ON undo_user.run = undo.run
             WHERE undo.run = run.id AND undo.state <> 'listing' AND undo_user.sequence = ledger.sequence
               AND undo_user.state IN ('deleted', 'gone'))`,
          Number(run),
        );
        database.run(
          `INSERT INTO tried SELECT key, run.id, account.digest FROM run
           JOIN ledger ON ledger.run = run.id AND outcome NOT IN ('imported', 'updated') AND ledger.reason IS NOT 'not-new'
           JOIN account ON account.plan = run.plan AND account.sequence = ledger.sequence AND decision = 'import'
           WHERE run.id = ?`,
          Number(run),
        );
        // Whom a run is still to send goes with it, as they are by then.
        database.run(
          `INSERT INTO tried SELECT key, run.id, NULL FROM run JOIN account ON account.plan = run.plan AND decision = 'import'
           WHERE run.id = ? AND state <> 'finished' AND NOT EXISTS (SELECT 1 FROM undo WHERE undo.run = run.id AND undo.state <> 'listing')
             AND NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.run = run.id AND ledger.sequence = account.sequence)`,
          Number(run),
        );
      }
      for (const plan of plans) {
        database.run(
          'INSERT INTO known (key, rank, place, run, plan, sequence) SELECT key, 1, plan, NULL, plan, sequence FROM account WHERE plan = ?',
          Number(plan),
        );
      }
    },
    // Sorted once: kept up to date under a million random keys an index would be written over and over.
    endGather: () =>
      database.execute(
        'CREATE INDEX temp.known_key ON known (key, rank, place); CREATE INDEX temp.tried_key ON tried (key, run)',
      ),
    pairs(plan, after, upTo) {
      const range = [Number(plan), after, upTo];
      database.run(
        'UPDATE known SET met = 1 WHERE key IN (SELECT key FROM account WHERE plan = ? AND sequence > ? AND sequence <= ?)',
        ...range,
      );
      return database
        .all(
          `SELECT now.sequence AS sequence, now.key AS key, now.user_id AS user_id, now.decision = 'import' AS imports,
             now.email AS email, ${asRead}, known.plan AS before_plan, known.sequence AS before_sequence, known.run AS run,
             ${lastGiven}, coalesce(carried.gone, 0) AS gone, before.decision = 'import' AS before_imports,
             now.digest IS (SELECT coalesce(digest, now.digest) FROM tried WHERE tried.key = now.key ORDER BY tried.run DESC LIMIT 1) AS tried_as_now
           FROM account AS now
           LEFT JOIN known ON known.rowid =
             (SELECT rowid FROM known AS best WHERE best.key = now.key ORDER BY best.rank, best.place LIMIT 1)
           LEFT JOIN account AS before ON before.plan = known.plan AND before.sequence = known.sequence
           LEFT JOIN carried ON carried.run = known.run AND carried.sequence = known.sequence
           WHERE now.plan = ? AND now.sequence > ? AND now.sequence <= ? ORDER BY now.sequence`,
          ...range,
        )
        .map((row) => {
          const place = placeIn(row);
          return {
            key: text(row, 'key'),
            sequence: integer(row, 'sequence'),
            userId: orNull(text, row, 'user_id'),
            imports: integer(row, 'imports') === 1,
            email: opened(orNull(bytes, row, 'email')),
            now: stateIn(row, 'now_'),
            before:
              place === null
                ? null
                : {
                    place,
                    state: { ...stateIn(row, 'before_'), gone: integer(row, 'gone') === 1 },
                    imports: integer(row, 'before_imports') === 1,
                  },
            triedAsNow: integer(row, 'tried_as_now') === 1,
          };
        });
    },
    missing(after, limit) {
      const rows = database.all(
        `SELECT known.rowid AS place, known.key AS key, known.plan AS before_plan, known.sequence AS before_sequence,
           known.run AS run, user_id, coalesce(carried.email, account.email) AS email, coalesce(carried.gone, 0) AS gone,
           known.rowid = (SELECT rowid FROM known AS best WHERE best.key = known.key ORDER BY best.rank, best.place LIMIT 1) AS is_best
         FROM known JOIN account ON account.plan = known.plan AND account.sequence = known.sequence
         LEFT JOIN carried ON carried.run = known.run AND carried.sequence = known.sequence
         WHERE met = 0 AND known.rowid > ? ORDER BY known.rowid LIMIT ?`,
        after,
        limit,
      );
      const last = rows.at(-1);
      if (last === undefined) return null;
      return {
        last: integer(last, 'place'),
        accounts: rows
          .filter((row) => integer(row, 'is_best') === 1 && integer(row, 'gone') === 0)
          .map((row) => ({
            key: text(row, 'key'),
            email: opened(orNull(bytes, row, 'email')),
            userId: orNull(text, row, 'user_id'),
            sequence: null,
            before: placeIn(row),
            kinds: ['deleted'],
          })),
      };
    },
    dropGathered: () => database.execute('DROP TABLE IF EXISTS temp.known; DROP TABLE IF EXISTS temp.tried'),
  };
}

/** Where an account stands as it was before, in a row that has the columns. */
export function placeIn(row: Row): PlaceBefore | null {
  const plan = idOf(row, 'before_plan');
  return plan === null ? null : { plan, sequence: integer(row, 'before_sequence'), run: idOf(row, 'run') };
}
