import type { Database } from './database.ts';
import { bytes, integer, orNull, text } from './row.ts';

/** Whom an event of the tenant's log is about: a user's id, or what was typed, folded and hashed. */
export interface LoggedPerson {
  readonly userId: string | null;
  readonly identifierHash: Uint8Array | null;
}

/** Everything that may name a person in the log. */
export interface PersonNames {
  readonly userId: string | null;
  readonly emailHash: Uint8Array | null;
  readonly usernameHash: Uint8Array | null;
}

/** An event of the tenant's log as it is kept: nobody's name or address. */
export interface KeptEvent extends LoggedPerson {
  readonly logId: string;
  readonly at: number;
  readonly type: string;
  readonly kind: 'sign-in' | 'failure' | 'reset' | 'counted';
  /** Of a failure. */
  readonly cause: string | null;
}

export interface LogGap {
  readonly after: number;
  readonly before: number;
}

/** Somebody's refused attempts of one cause. */
export interface RefusedPerson extends LoggedPerson {
  readonly cause: string;
  readonly attempts: number;
  /** When the latest was. */
  readonly last: number;
}

/** A password that was set in Auth0. */
export interface KeptReset extends LoggedPerson {
  readonly at: number;
  /** When its owner signed in with it; null while nothing shows that. */
  readonly signedIn: number | null;
}

export interface LogPosition {
  /** Behind which the next reading begins. */
  readonly logId: string;
  /** Of the newest event that was read. */
  readonly at: number;
  /** Of the first one. */
  readonly began: number;
}

/** What is kept of a tenant's log for a connection (`place`). */
export interface TrickleLog {
  position(place: string): LogPosition | null;
  /** Takes a page of the log in; meant to stand in one transaction, so that no event is lost or counted twice. */
  takeIn(place: string, page: { readonly events: readonly KeptEvent[]; readonly position: LogPosition }): void;
  addGap(place: string, gap: LogGap): void;
  gaps(place: string): readonly LogGap[];
  /** Counts by day and type, oldest day first. */
  days(place: string): readonly { readonly day: string; readonly type: string; readonly events: number }[];
  /**
   * Puts together who was refused since then, for `refusedAs` and `refused`: in a temporary file, as a flood of wrong sign-ins names more
   * people than memory should follow.
   */
  beginRefused(place: string, since: number): void;
  /** Of somebody's names those under which anybody was refused. */
  refusedAs(person: PersonNames): PersonNames;
  /**
   * Who was refused, page by page behind a number; whoever has the same identifier stands together, and whoever has none but the same
   * user id.
   */
  refused(after: number, limit: number): readonly (RefusedPerson & { readonly number: number })[];
  endRefused(): void;
  /** Forgets failures from before then, at most so many; gives how many. The counts by day stay. */
  forgetFailures(place: string, before: number, limit: number): number;
  /** Passwords that were set in Auth0, oldest first. */
  resets(place: string): readonly KeptReset[];
  /** Notes a reset of which the user tells, unless the log has told of one that is no older than `knownSince`. */
  noteReset(place: string, person: PersonNames & { readonly userId: string }, at: number, knownSince: number): void;
  /** Closes what somebody set before they were last seen to sign in. */
  closeResets(place: string, person: PersonNames, signedIn: number): void;
}

export function trickleLog(database: Database): TrickleLog {
  const person = (row: Readonly<Record<string, unknown>>): LoggedPerson => ({
    userId: orNull(text, row, 'user_id'),
    identifierHash: orNull(bytes, row, 'identifier_hash'),
  });
  return {
    position(place) {
      const row = database.get('SELECT log_id, at, began FROM log_position WHERE place = ?', place);
      if (row === undefined) return null;
      return { logId: text(row, 'log_id'), at: integer(row, 'at'), began: integer(row, 'began') };
    },
    takeIn(place, { events, position }) {
      for (const event of events) {
        const { logId, at, type, kind, cause, userId, identifierHash } = event;
        database.run(
          `INSERT INTO log_day VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET events = events + 1`,
          place,
          new Date(at).toISOString().slice(0, 10),
          type,
        );
        if (kind === 'failure') {
          database.run(
            'INSERT INTO log_event VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
            place,
            logId,
            at,
            cause,
            userId,
            identifierHash,
          );
        }
        if (kind === 'reset') {
          database.run(
            'INSERT INTO reset VALUES (?, ?, ?, ?, ?, NULL) ON CONFLICT DO NOTHING',
            place,
            logId,
            at,
            userId,
            identifierHash,
          );
        }
        if (kind === 'sign-in') {
          database.run(
            `UPDATE reset SET signed_in = ? WHERE place = ? AND at <= ? AND signed_in IS NULL
             AND (user_id = ? OR identifier_hash = ?)`,
            at,
            place,
            at,
            userId,
            identifierHash,
          );
        }
      }
      const { logId, at, began } = position;
      database.run(
        `INSERT INTO log_position VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET log_id = excluded.log_id, at = excluded.at`,
        place,
        logId,
        at,
        began,
      );
    },
    addGap: (place, { after, before }) =>
      void database.run('INSERT INTO log_gap VALUES (?, ?, ?) ON CONFLICT DO NOTHING', place, after, before),
    gaps: (place) =>
      database
        .all('SELECT after, before FROM log_gap WHERE place = ? ORDER BY after', place)
        .map((row) => ({ after: integer(row, 'after'), before: integer(row, 'before') })),
    days: (place) =>
      database
        .all('SELECT day, type, events FROM log_day WHERE place = ? ORDER BY day, type', place)
        .map((row) => ({ day: text(row, 'day'), type: text(row, 'type'), events: integer(row, 'events') })),
    beginRefused(place, since) {
      database.execute('DROP TABLE IF EXISTS temp.refused');
      database.execute(
        `CREATE TEMP TABLE refused (number INTEGER PRIMARY KEY, identifier_hash BLOB, user_id TEXT, cause TEXT NOT NULL,
           attempts INTEGER NOT NULL, last INTEGER NOT NULL) STRICT`,
      );
      database.run(
        `INSERT INTO refused (identifier_hash, user_id, cause, attempts, last)
         SELECT identifier_hash, user_id, cause, count(*), max(at) FROM log_event WHERE place = ? AND at >= ?
         GROUP BY identifier_hash, user_id, cause ORDER BY identifier_hash, user_id, cause`,
        place,
        since,
      );
      database.execute('CREATE INDEX temp.refused_identifier ON refused (identifier_hash)');
      database.execute('CREATE INDEX temp.refused_user ON refused (user_id)');
    },
    refusedAs({ userId, emailHash, usernameHash }) {
      const row = database.one(
        `SELECT EXISTS (SELECT 1 FROM refused WHERE user_id = ?) AS by_id,
             EXISTS (SELECT 1 FROM refused WHERE identifier_hash = ?) AS by_email,
             EXISTS (SELECT 1 FROM refused WHERE identifier_hash = ?) AS by_username`,
        userId,
        emailHash,
        usernameHash,
      );
      return {
        userId: integer(row, 'by_id') === 1 ? userId : null,
        emailHash: integer(row, 'by_email') === 1 ? emailHash : null,
        usernameHash: integer(row, 'by_username') === 1 ? usernameHash : null,
      };
    },
    refused: (after, limit) =>
      database.all('SELECT * FROM refused WHERE number > ? ORDER BY number LIMIT ?', after, limit).map((row) => ({
        number: integer(row, 'number'),
        cause: text(row, 'cause'),
        attempts: integer(row, 'attempts'),
        last: integer(row, 'last'),
        ...person(row),
      })),
    endRefused: () => database.execute('DROP TABLE IF EXISTS temp.refused'),
    forgetFailures: (place, before, limit) =>
      database.run(
        `DELETE FROM log_event WHERE place = ?
         AND log_id IN (SELECT log_id FROM log_event WHERE place = ? AND at < ? LIMIT ?)`,
        place,
        place,
        before,
        limit,
      ),
    resets: (place) =>
      database
        .all('SELECT at, user_id, identifier_hash, signed_in FROM reset WHERE place = ? ORDER BY at, log_id', place)
        .map((row) => ({
          at: integer(row, 'at'),
          signedIn: orNull(integer, row, 'signed_in'),
          ...person(row),
        })),
    noteReset: (place, { userId, emailHash, usernameHash }, at, knownSince) =>
      void database.run(
        `INSERT INTO reset SELECT ?, ?, ?, ?, ?, NULL
         WHERE NOT EXISTS (SELECT 1 FROM reset WHERE place = ? AND (user_id = ? OR identifier_hash IN (?, ?)) AND at >= ?)
         ON CONFLICT DO NOTHING`,
        place,
        `user ${userId} ${at}`,
        at,
        userId,
        emailHash,
        place,
        userId,
        emailHash,
        usernameHash,
        knownSince,
      ),
    closeResets: (place, { userId, emailHash, usernameHash }, signedIn) =>
      void database.run(
        `UPDATE reset SET signed_in = ? WHERE place = ? AND signed_in IS NULL AND at <= ?
         AND (user_id = ? OR identifier_hash IN (?, ?))`,
        signedIn,
        place,
        signedIn,
        userId,
        emailHash,
        usernameHash,
      ),
  };
}
