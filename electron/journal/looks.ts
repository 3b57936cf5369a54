import { traitsIn } from '../accounts/traits.ts';
import type { Decision, Experience, Reason, Trait } from '../common/words.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import { type LastSeen, lastSeenOf, nothingTells, seenOf } from './last-seen.ts';
import { bytes, integer, json, orNull, type Row, text, word } from './row.ts';

/** An account of a plan as a look judges it. */
export interface AccountToPlace {
  readonly sequence: number;
  readonly key: string;
  readonly userId: string | null;
  readonly emailHash: Uint8Array | null;
  readonly usernameHash: Uint8Array | null;
  readonly decision: Decision;
  readonly reason: Reason | null;
  readonly format: string;
  readonly experience: Experience;
  readonly traits: readonly Trait[];
  /** As it is sorted (`seenOf`). */
  readonly seen: number;
}

/** An account with its standing, its address in clear. */
export interface StandingEntry<Standing extends string> {
  readonly sequence: number;
  readonly key: string;
  readonly email: string | null;
  readonly userId: string | null;
  readonly standing: Standing;
  readonly decision: Decision;
  readonly reason: Reason | null;
  readonly format: string;
  readonly lastSeen: LastSeen;
}

/** Somebody who set a password in Auth0 and has not signed in since. */
export interface OpenReset<Standing extends string> {
  /** In the order of the list, from 1. */
  readonly number: number;
  /** When they set it, ms since 1970. */
  readonly at: number;
  /** Null where the plan knows nobody by what the log tells. */
  readonly account: {
    readonly sequence: number;
    readonly key: string;
    /** In clear. */
    readonly email: string | null;
    readonly standing: Standing;
  } | null;
  readonly userId: string | null;
}

/** So many accounts of one standing that the plan decides on in the same way. */
export interface StandingCount<Standing extends string> {
  readonly standing: Standing;
  readonly decision: Decision;
  readonly reason: Reason | null;
  readonly accounts: number;
}

/** Looks at trickle migrations: their results, and how each account stood at the latest of a place. */
export interface Looks<Result, Standing extends string> {
  begin(place: string, plan: string, now: number): number;
  /** Puts together whom these runs brought, for `broughtByRun`. */
  beginBrought(runs: readonly string[]): void;
  broughtByRun(userId: string): boolean;
  endBrought(): void;
  accounts(plan: string, after: number, limit: number): readonly AccountToPlace[];
  add(
    look: number,
    standings: readonly { readonly sequence: number; readonly standing: Standing; readonly seen: number }[],
  ): void;
  addOpenResets(
    look: number,
    resets: readonly {
      readonly at: number;
      readonly userId: string | null;
      readonly account: { readonly sequence: number; readonly standing: Standing } | null;
    }[],
  ): void;
  /** Makes it the latest; what accounts stood like at earlier looks is forgotten. */
  finish(look: number, result: Result): void;
  latest(place: string): { readonly look: number; readonly result: Result } | null;
  /** All results, oldest first. */
  all(place: string): readonly Result[];
  /** How often anybody has looked at a place, and when first; null before the first look. */
  taken(place: string): { readonly count: number; readonly first: number } | null;
  /** How many accounts of a look stand how, by what the plan decides on them and why; most first. */
  byReason(look: number): readonly StandingCount<Standing>[];
  /** Accounts of a look that stand so, longest not seen first, behind one of them. */
  page(
    look: number,
    standing: Standing,
    after: Pick<StandingEntry<Standing>, 'lastSeen' | 'sequence'> | null,
    limit: number,
  ): readonly StandingEntry<Standing>[];
  /**
   * The same from any place of the list: so many come before. Those are counted one by one, in the narrow rows of the list itself, which
   * takes milliseconds for a million.
   */
  part(look: number, standing: Standing, from: number, limit: number): readonly StandingEntry<Standing>[];
  /** Open resets of a look, oldest first, behind a number. */
  openResets(look: number, after: number, limit: number): readonly OpenReset<Standing>[];
}

export function looks<Result, Standing extends string>(database: Database, keys: JournalKeys): Looks<Result, Standing> {
  const forget = (condition: string, ...values: readonly unknown[]) => {
    while (
      database.run(
        `DELETE FROM standing WHERE (look, standing, seen, sequence) IN (SELECT look, standing, seen, sequence FROM standing
           WHERE look IN (SELECT id FROM look WHERE ${condition}) LIMIT 1000)`,
        ...values,
      ) > 0
    );
    database.run(`DELETE FROM open_reset WHERE look IN (SELECT id FROM look WHERE ${condition})`, ...values);
  };
  const entryColumns = 'account.sequence AS sequence, key, email, user_id, decision, reason, format, seen';
  const entry = (row: Row, standing: Standing): StandingEntry<Standing> => {
    const email = orNull(bytes, row, 'email');
    return {
      sequence: integer(row, 'sequence'),
      key: text(row, 'key'),
      email: email === null ? null : keys.open(email),
      userId: orNull(text, row, 'user_id'),
      standing,
      decision: word<Decision>(row, 'decision'),
      reason: orNull(word<Reason>, row, 'reason'),
      format: text(row, 'format'),
      lastSeen: lastSeenOf(integer(row, 'seen')),
    };
  };
  return {
    begin(place, plan, now) {
      forget('place = ? AND result IS NULL', place);
      database.run('DELETE FROM look WHERE place = ? AND result IS NULL', place);
      return database.insert('INSERT INTO look (place, plan, at) VALUES (?, ?, ?)', place, Number(plan), now);
    },
    beginBrought(runs) {
      database.execute('DROP TABLE IF EXISTS temp.brought');
      database.execute('CREATE TEMP TABLE brought (user_id TEXT PRIMARY KEY) WITHOUT ROWID');
      for (const run of runs) {
        database.run(
          `INSERT INTO brought SELECT user_id FROM ledger JOIN run ON run.id = ledger.run
             JOIN account ON account.plan = run.plan AND account.sequence = ledger.sequence
           WHERE ledger.run = ? AND outcome IN ('imported', 'updated') AND user_id IS NOT NULL ON CONFLICT DO NOTHING`,
          Number(run),
        );
      }
    },
    broughtByRun: (userId) => database.get('SELECT 1 FROM brought WHERE user_id = ?', userId) !== undefined,
    endBrought: () => database.execute('DROP TABLE IF EXISTS temp.brought'),
    accounts: (plan, after, limit) =>
      database
        .all(
          `SELECT sequence, key, user_id, email_hash, username_hash, decision, reason, format, experience, traits,
             coalesce(last_seen, ${nothingTells}) AS seen FROM account
           WHERE plan = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
          Number(plan),
          after,
          limit,
        )
        .map((row) => ({
          sequence: integer(row, 'sequence'),
          key: text(row, 'key'),
          userId: orNull(text, row, 'user_id'),
          emailHash: orNull(bytes, row, 'email_hash'),
          usernameHash: orNull(bytes, row, 'username_hash'),
          decision: word<Decision>(row, 'decision'),
          reason: orNull(word<Reason>, row, 'reason'),
          format: text(row, 'format'),
          experience: word<Experience>(row, 'experience'),
          traits: traitsIn(integer(row, 'traits')),
          seen: integer(row, 'seen'),
        })),
    add: (look, standings) =>
      database.transaction(() => {
        for (const { sequence, standing, seen } of standings) {
          database.run('INSERT INTO standing VALUES (?, ?, ?, ?)', look, standing, seen, sequence);
        }
      }),
    addOpenResets: (look, resets) =>
      database.transaction(() => {
        for (const [index, { at, userId, account }] of resets.entries()) {
          database.run(
            'INSERT INTO open_reset VALUES (?, ?, ?, ?, ?, ?)',
            look,
            index + 1,
            at,
            account?.sequence ?? null,
            account?.standing ?? null,
            userId,
          );
        }
      }),
    finish(look, result) {
      database.run('UPDATE look SET result = ? WHERE id = ?', JSON.stringify(result), look);
      forget('place = (SELECT place FROM look WHERE id = ?) AND id < ?', look, look);
    },
    latest(place) {
      const row = database.get(
        'SELECT id, result FROM look WHERE place = ? AND result IS NOT NULL ORDER BY id DESC LIMIT 1',
        place,
      );
      if (row === undefined) return null;
      return { look: integer(row, 'id'), result: json<Result>(row, 'result') };
    },
    all: (place) =>
      database
        .all('SELECT result FROM look WHERE place = ? AND result IS NOT NULL ORDER BY id', place)
        .map((row) => json<Result>(row, 'result')),
    taken(place) {
      const row = database.one(
        'SELECT count(*) AS count, min(at) AS first FROM look WHERE place = ? AND result IS NOT NULL',
        place,
      );
      const first = orNull(integer, row, 'first');
      return first === null ? null : { count: integer(row, 'count'), first };
    },
    byReason: (look) =>
      database
        .all(
          `SELECT standing, decision, reason, count(*) AS accounts FROM standing JOIN look ON look.id = standing.look
             JOIN account ON account.plan = look.plan AND account.sequence = standing.sequence
           WHERE standing.look = ? GROUP BY standing, decision, reason ORDER BY accounts DESC, standing, decision, reason`,
          look,
        )
        .map((row) => ({
          standing: word<Standing>(row, 'standing'),
          decision: word<Decision>(row, 'decision'),
          reason: orNull(word<Reason>, row, 'reason'),
          accounts: integer(row, 'accounts'),
        })),
    page: (look, standing, after, limit) =>
      database
        .all(
          `SELECT ${entryColumns} FROM standing JOIN look ON look.id = standing.look
             JOIN account ON account.plan = look.plan AND account.sequence = standing.sequence
           WHERE standing.look = ? AND standing = ? AND (seen, standing.sequence) > (?, ?)
           ORDER BY seen, standing.sequence LIMIT ?`,
          look,
          standing,
          after === null ? -3 : seenOf(after.lastSeen),
          after?.sequence ?? 0,
          limit,
        )
        .map((row) => entry(row, standing)),
    part: (look, standing, from, limit) =>
      database
        .all(
          `WITH part AS MATERIALIZED (SELECT look, seen, sequence FROM standing
             WHERE look = ? AND standing = ? ORDER BY seen, sequence LIMIT ? OFFSET ?)
           SELECT ${entryColumns} FROM part AS standing JOIN look ON look.id = standing.look
             JOIN account ON account.plan = look.plan AND account.sequence = standing.sequence
           ORDER BY seen, standing.sequence`,
          look,
          standing,
          limit,
          from,
        )
        .map((row) => entry(row, standing)),
    openResets: (look, after, limit) =>
      database
        .all(
          `SELECT number, open_reset.at AS at, open_reset.user_id AS user_id, standing, account.sequence AS sequence, key, email
           FROM open_reset JOIN look ON look.id = open_reset.look
             LEFT JOIN account ON account.plan = look.plan AND account.sequence = open_reset.sequence
           WHERE open_reset.look = ? AND number > ? ORDER BY number LIMIT ?`,
          look,
          after,
          limit,
        )
        .map((row) => {
          const email = orNull(bytes, row, 'email');
          const key = orNull(text, row, 'key');
          return {
            number: integer(row, 'number'),
            at: integer(row, 'at'),
            userId: orNull(text, row, 'user_id'),
            account:
              key === null
                ? null
                : {
                    sequence: integer(row, 'sequence'),
                    key,
                    email: email === null ? null : keys.open(email),
                    standing: word<Standing>(row, 'standing'),
                  },
          };
        }),
  };
}
