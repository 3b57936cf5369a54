import { traitBit } from '../accounts/traits.ts';
import type { MailReason } from '../common/mail-words.ts';
import type { Database } from './database.ts';
import { bytes, integer, orNull, text, word } from './row.ts';

/** A user of the connection as an export shows it, its names as keyed hashes. */
export interface ObservedUser {
  readonly userId: string;
  readonly emailHash: Uint8Array | null;
  readonly phoneHash: Uint8Array | null;
  readonly usernameHash: Uint8Array | null;
  /** Carries the mark that trickle's scripts set. */
  readonly trickle: boolean;
  /** When the mark says that they came, ms since 1970; null without a mark, or where it says none. */
  readonly cameAt: number | null;
  /** When they were made, ms since 1970; null where the tenant tells none. */
  readonly created: number | null;
  /** When they last signed in at Auth0, ms since 1970, as is the next; null for never. */
  readonly lastLogin: number | null;
  /** When they last set a password there. */
  readonly lastReset: number | null;
  /** Why a password-change e-mail would be out of place, by what the user alone tells; null where it wouldn't. */
  readonly needsNoReset: MailReason | null;
  /** Keyed digests of the fields a run sends, with the name and without it. */
  readonly named: Uint8Array;
  readonly unnamed: Uint8Array;
}

/** An address hash with the user that has it: a place in the order of both. */
export interface Address {
  readonly emailHash: Uint8Array;
  readonly userId: string;
}

/**
 * What exports showed of the connection. `observed` is the latest export, in SQLite's temporary storage: appended in whatever
 * order it comes (a broken download begins again, so users may come twice) and sorted once. `baseline` is the run's first, kept.
 */
export interface TenantUsers {
  beginObserved(): void;
  addObserved(users: readonly ObservedUser[]): void;
  /** Indexes what was added; gives the number of users. */
  endObserved(): number;
  observed(userId: string): Omit<ObservedUser, 'userId' | 'phoneHash' | 'usernameHash'> | null;
  observedByEmail(emailHash: Uint8Array): readonly string[];
  /** Whether somebody else of the connection has the phone number or the user name that an account of a plan was sent with. */
  identifierOfAnother(plan: string, sequence: number, userId: string): boolean;
  /** Notes that a user is accounted for. */
  expect(userId: string): void;
  expectBaseline(run: string): void;
  /** How many of those for whom nothing accounts carry the mark that trickle's scripts set, and how many don't. */
  unexpectedByMark(): { readonly marked: number; readonly unmarked: number };
  /** The users for whom nothing accounts, in the order of their ids behind `after`. */
  unexpected(after: string, limit: number): readonly Pick<ObservedUser, 'userId' | 'trickle'>[];
  /** How many came by signing in since the baseline: they carry the mark. */
  cameBySignIn(run: string): number;
  dropObserved(): void;
  /** Forgets an unfinished baseline. */
  clearBaseline(run: string): void;
  /** Copies up to `limit` observed ids into the baseline, in their order behind `after`; gives the last one, null at the end. */
  copyIdsToBaseline(run: string, after: string, limit: number): string | null;
  /** The same for addresses, by their hashes. */
  copyAddressesToBaseline(run: string, after: Address, limit: number): Address | null;
  /** Notes ids of the tenant before it is known which are the connection's: those are, once they are copied. */
  noteElsewhere(run: string, userIds: readonly string[]): void;
  /** Where the baseline holds an id: in the connection, or elsewhere in the tenant. */
  inBaseline(run: string, userId: string): 'here' | 'elsewhere' | null;
  /** Marks the phone numbers of a plan that an observed user has under another id, so that they are not sent. */
  leaveOutPhonesOfOthers(plan: string): void;
  /** Whether the baseline holds this address under another id. */
  addressTaken(run: string, emailHash: Uint8Array, userId: string): boolean;
}

export function tenantUsers(database: Database): TenantUsers {
  return {
    beginObserved() {
      database.execute('DROP TABLE IF EXISTS temp.observed; DROP TABLE IF EXISTS temp.expected');
      database.execute(
        `CREATE TEMP TABLE observed (user_id TEXT, email_hash BLOB, phone_hash BLOB, username_hash BLOB, trickle INTEGER, came_at INTEGER,
           created INTEGER, last_login INTEGER, last_reset INTEGER, needs_no_reset TEXT, named BLOB, unnamed BLOB,
           expected INTEGER NOT NULL DEFAULT 0)`,
      );
    },
    addObserved(users) {
      database.transaction(() => {
        for (const user of users) {
          const { userId, emailHash, phoneHash, usernameHash, trickle, cameAt, created, lastLogin, lastReset } = user;
          database.run(
            `INSERT INTO observed (user_id, email_hash, phone_hash, username_hash, trickle, came_at, created, last_login, last_reset,
               needs_no_reset, named, unnamed)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
            userId,
            emailHash,
            phoneHash,
            usernameHash,
            trickle ? 1 : 0,
            cameAt,
            created,
            lastLogin,
            lastReset,
            user.needsNoReset,
            user.named,
            user.unnamed,
          );
        }
      });
    },
    endObserved() {
      database.execute('CREATE INDEX temp.observed_id ON observed (user_id)');
      database.execute('CREATE INDEX temp.observed_email ON observed (email_hash, user_id)');
      for (const hash of ['phone_hash', 'username_hash'])
        database.execute(`CREATE INDEX temp.observed_${hash} ON observed (${hash}) WHERE ${hash} IS NOT NULL`);
      return integer(database.one('SELECT count(DISTINCT user_id) AS users FROM observed'), 'users');
    },
    observed(userId) {
      const row = database.get(
        `SELECT email_hash, trickle, came_at, created, last_login, last_reset, needs_no_reset, named, unnamed FROM observed
         WHERE user_id = ? ORDER BY rowid DESC LIMIT 1`,
        userId,
      );
      if (row === undefined) return null;
      return {
        emailHash: orNull(bytes, row, 'email_hash'),
        trickle: integer(row, 'trickle') === 1,
        cameAt: orNull(integer, row, 'came_at'),
        created: orNull(integer, row, 'created'),
        lastLogin: orNull(integer, row, 'last_login'),
        lastReset: orNull(integer, row, 'last_reset'),
        needsNoReset: orNull(word<MailReason>, row, 'needs_no_reset'),
        named: bytes(row, 'named'),
        unnamed: bytes(row, 'unnamed'),
      };
    },
    observedByEmail: (emailHash) =>
      database.all('SELECT user_id FROM observed WHERE email_hash = ?', emailHash).map((row) => text(row, 'user_id')),
    identifierOfAnother: (plan, sequence, userId) =>
      database.get(
        `SELECT 1 FROM account JOIN observed ON observed.username_hash = account.username_hash
           OR (observed.phone_hash = account.phone_hash AND account.traits & ? = 0)
         WHERE plan = ? AND sequence = ? AND observed.user_id <> ?`,
        traitBit('shares-phone'),
        Number(plan),
        sequence,
        userId,
      ) !== undefined,
    expect: (userId) => void database.run('UPDATE observed SET expected = 1 WHERE user_id = ?', userId),
    expectBaseline: (run) =>
      void database.run(
        'UPDATE observed SET expected = 1 WHERE EXISTS (SELECT 1 FROM baseline WHERE run = ? AND elsewhere = 0 AND baseline.user_id = observed.user_id)',
        Number(run),
      ),
    unexpectedByMark() {
      const row = database.one(
        `SELECT count(*) AS users, coalesce(sum(marked), 0) AS marked
           FROM (SELECT max(trickle) AS marked FROM observed WHERE expected = 0 GROUP BY user_id)`,
      );
      const marked = integer(row, 'marked');
      return { marked, unmarked: integer(row, 'users') - marked };
    },
    unexpected: (after, limit) =>
      database
        .all(
          `SELECT user_id, max(trickle) AS trickle FROM observed WHERE expected = 0 AND user_id > ?
           GROUP BY user_id ORDER BY user_id LIMIT ?`,
          after,
          limit,
        )
        .map((row) => ({ userId: text(row, 'user_id'), trickle: integer(row, 'trickle') === 1 })),
    cameBySignIn: (run) =>
      integer(
        database.one(
          `SELECT count(DISTINCT user_id) AS users FROM observed WHERE trickle = 1 AND NOT EXISTS
               (SELECT 1 FROM baseline WHERE run = ? AND elsewhere = 0 AND baseline.user_id = observed.user_id)`,
          Number(run),
        ),
        'users',
      ),
    dropObserved: () => database.execute('DROP TABLE IF EXISTS temp.observed'),
    clearBaseline(run) {
      for (const table of ['baseline', 'baseline_email']) {
        const column = table === 'baseline' ? 'user_id' : 'email_hash';
        while (
          database.run(
            `DELETE FROM ${table} WHERE run = ? AND ${column} IN (SELECT ${column} FROM ${table} WHERE run = ? LIMIT 1000)`,
            Number(run),
            Number(run),
          ) > 0
        );
      }
    },
    copyIdsToBaseline(run, after, limit) {
      const page = database.all(
        'SELECT DISTINCT user_id, trickle FROM observed WHERE user_id > ? ORDER BY user_id LIMIT ?',
        after,
        limit,
      );
      database.transaction(() => {
        for (const row of page) {
          database.run(
            `INSERT INTO baseline (run, user_id, trickle) VALUES (?, ?, ?)
             ON CONFLICT DO UPDATE SET trickle = excluded.trickle, elsewhere = 0`,
            Number(run),
            row.user_id,
            row.trickle,
          );
        }
      });
      const last = page.at(-1);
      return last === undefined ? null : text(last, 'user_id');
    },
    copyAddressesToBaseline(run, after, limit) {
      const page = database.all(
        `SELECT DISTINCT email_hash, user_id FROM observed
         WHERE (email_hash, user_id) > (?, ?) ORDER BY email_hash, user_id LIMIT ?`,
        after.emailHash,
        after.userId,
        limit,
      );
      database.transaction(() => {
        for (const row of page) {
          database.run(
            'INSERT INTO baseline_email VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
            Number(run),
            row.email_hash,
            row.user_id,
          );
        }
      });
      const last = page.at(-1);
      if (last === undefined) return null;
      return { emailHash: bytes(last, 'email_hash'), userId: text(last, 'user_id') };
    },
    noteElsewhere(run, userIds) {
      database.transaction(() => {
        for (const userId of userIds) {
          database.run(
            'INSERT INTO baseline (run, user_id, trickle, elsewhere) VALUES (?, ?, 0, 1) ON CONFLICT DO NOTHING',
            Number(run),
            userId,
          );
        }
      });
    },
    inBaseline(run, userId) {
      const row = database.get('SELECT elsewhere FROM baseline WHERE run = ? AND user_id = ?', Number(run), userId);
      if (row === undefined) return null;
      return integer(row, 'elsewhere') === 1 ? 'elsewhere' : 'here';
    },
    leaveOutPhonesOfOthers(plan) {
      database.run(
        `UPDATE account SET traits = traits | ? FROM (SELECT phone_hash, user_id FROM observed WHERE phone_hash IS NOT NULL) AS other
         WHERE plan = ? AND decision = 'import' AND account.phone_hash = other.phone_hash AND account.user_id <> other.user_id`,
        traitBit('shares-phone'),
        Number(plan),
      );
    },
    addressTaken: (run, emailHash, userId) =>
      database.get(
        'SELECT 1 FROM baseline_email WHERE run = ? AND email_hash = ? AND user_id <> ?',
        Number(run),
        emailHash,
        userId,
      ) !== undefined,
  };
}
