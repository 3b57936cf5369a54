import type { Database } from './database.ts';
import { integer, orNull, text } from './row.ts';
import type { StoredRange } from './waves.ts';

/** Somebody whom a wave names: keys of which one may be meant, and what was written; null where no person wrote it. */
export interface NamedAccount {
  readonly keys: readonly string[];
  readonly written: string | null;
}

/** Waves of a plan as they are put together, in SQLite's temporary storage, before there is a run to have them. */
export interface StagedWaves {
  begin(): void;
  /** Notes whom a wave names; whom an earlier one names is of that one. */
  name(wave: number, accounts: readonly NamedAccount[]): void;
  /** Finds those who are named in the plan; reads its accounts once. */
  find(plan: string): void;
  /** What was written for a wave and is in no account of the plan: how many, and the first of them. */
  unknown(wave: number, limit: number): { readonly count: number; readonly first: readonly string[] };
  /** How many accounts a wave names that the plan does not import. */
  leftOut(wave: number): number;
  /** Of each password format among the accounts to import, where its accounts stand. Reads the plan's accounts once. */
  formats(
    plan: string,
  ): readonly { readonly first: number; readonly firstFree: number | null; readonly inFirstWave: boolean }[];
  /** Accounts to import behind a place, each with the wave that names it. */
  accounts(
    plan: string,
    after: number,
    limit: number,
  ): readonly { readonly sequence: number; readonly named: number | null }[];
  addRanges(ranges: readonly StoredRange[]): void;
  end(): void;
}

const drop =
  'DROP TABLE IF EXISTS temp.named; DROP TABLE IF EXISTS temp.found; DROP TABLE IF EXISTS temp.staged_range;';

export function stagedWaves(database: Database): StagedWaves {
  return {
    begin: () =>
      database.execute(
        `${drop}
         CREATE TEMP TABLE named (key TEXT PRIMARY KEY, wave INTEGER NOT NULL, written TEXT) STRICT, WITHOUT ROWID;
         CREATE TEMP TABLE found (sequence INTEGER PRIMARY KEY, wave INTEGER NOT NULL, written TEXT, imports INTEGER NOT NULL) STRICT;
         CREATE TEMP TABLE staged_range (wave INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;`,
      ),
    name: (wave, accounts) =>
      database.transaction(() => {
        for (const { keys, written } of accounts) {
          for (const key of keys) {
            database.run('INSERT INTO temp.named VALUES (?, ?, ?) ON CONFLICT DO NOTHING', key, wave, written);
          }
        }
      }),
    find: (plan) =>
      void database.run(
        `INSERT INTO temp.found SELECT sequence, wave, written, decision = 'import' FROM account CROSS JOIN temp.named USING (key)
         WHERE plan = ?`,
        Number(plan),
      ),
    unknown(wave, limit) {
      const of = `FROM (SELECT DISTINCT written FROM temp.named WHERE wave = ? AND written IS NOT NULL
        EXCEPT SELECT written FROM temp.found)`;
      return {
        count: integer(database.one(`SELECT count(*) AS ids ${of}`, wave), 'ids'),
        first: database
          .all(`SELECT written ${of} ORDER BY written LIMIT ?`, wave, limit)
          .map((row) => text(row, 'written')),
      };
    },
    leftOut: (wave) =>
      integer(
        database.one('SELECT count(*) AS accounts FROM temp.found WHERE wave = ? AND imports = 0', wave),
        'accounts',
      ),
    formats: (plan) =>
      database
        .all(
          `SELECT min(account.sequence) AS first, min(CASE WHEN wave IS NULL THEN account.sequence END) AS first_free,
             max(wave IS 1) AS in_first FROM account LEFT JOIN temp.found ON found.sequence = account.sequence
           WHERE plan = ? AND decision = 'import' GROUP BY format`,
          Number(plan),
        )
        .map((row) => ({
          first: integer(row, 'first'),
          firstFree: orNull(integer, row, 'first_free'),
          inFirstWave: integer(row, 'in_first') === 1,
        })),
    accounts: (plan, after, limit) =>
      database
        .all(
          `SELECT account.sequence AS sequence, wave FROM account LEFT JOIN temp.found ON found.sequence = account.sequence
           WHERE plan = ? AND account.sequence > ? AND decision = 'import' ORDER BY account.sequence LIMIT ?`,
          Number(plan),
          after,
          limit,
        )
        .map((row) => ({ sequence: integer(row, 'sequence'), named: orNull(integer, row, 'wave') })),
    addRanges: (ranges) =>
      database.transaction(() => {
        for (const { wave, first, last } of ranges) {
          database.run('INSERT INTO temp.staged_range VALUES (?, ?, ?)', wave, first, last);
        }
      }),
    end: () => database.execute(drop),
  };
}
