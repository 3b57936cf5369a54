import type { Database } from './database.ts';
import { asRow, bytes, integer, orNull, text } from './row.ts';

/** An event of the tenant's log as it is kept: nobody's name or address. */
export interface KeptEvent {
  readonly logId: string;
  readonly at: number;
  readonly type: string;
  readonly kind: 'sign-in' | 'failure' | 'reset' | 'counted';
  /** Of a failure. */
  readonly cause: string | null;
  readonly userId: string | null;
  /** Of what was typed, folded. */
  readonly identifierHash: Uint8Array | null;
}

export interface LogGap {
  readonly after: number;
  readonly before: number;
}

/** People are told apart by their user id, else by what they typed. */
export interface KeptFailure {
  readonly at: number;
  readonly cause: string;
  readonly userId: string | null;
  readonly identifierHash: Uint8Array | null;
}

export interface KeptReset {
  readonly at: number;
  readonly userId: string | null;
  readonly identifierHash: Uint8Array | null;
}

/** What is kept of a tenant's log for a connection (`place`). */
export interface TrickleLog {
  position(place: string): { readonly logId: string; readonly at: number } | null;
  /** Takes a page of the log in; meant to stand in one transaction, so that no event is lost or counted twice. */
  takeIn(
    place: string,
    page: { readonly events: readonly KeptEvent[]; readonly position: { readonly logId: string; readonly at: number } },
  ): void;
  addGap(place: string, gap: LogGap): void;
  gaps(place: string): readonly LogGap[];
  /** Counts by day and type, oldest day first. */
  days(place: string): readonly { readonly day: string; readonly type: string; readonly events: number }[];
  failures(place: string, since: number): readonly KeptFailure[];
  /** Passwords set by a link whose owners have not signed in since. */
  openResets(place: string): readonly KeptReset[];
  /** How many people set a password by a link, as far as the log and the users tell. */
  peopleWithReset(place: string): number;
  /** Notes somebody of whom the log says nothing: there by a reset, and never signed in. */
  noteReset(place: string, person: KeptReset & { readonly userId: string }): void;
  /** Closes what is open of somebody who is seen to have signed in. */
  closeResets(place: string, person: Pick<KeptReset, 'userId' | 'identifierHash'>, at: number): void;
}

export function trickleLog(database: Database): TrickleLog {
  const person = (columns: Readonly<Record<string, unknown>>) => ({
    userId: orNull(text, columns, 'user_id'),
    identifierHash: orNull(bytes, columns, 'identifier_hash'),
  });
  return {
    position(place) {
      const row = database.get('SELECT log_id, at FROM log_position WHERE place = ?', place);
      if (row === undefined) return null;
      const columns = asRow(row);
      return { logId: text(columns, 'log_id'), at: integer(columns, 'at') };
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
      database.run(
        'INSERT INTO log_position VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET log_id = excluded.log_id, at = excluded.at',
        place,
        position.logId,
        position.at,
      );
    },
    addGap: (place, { after, before }) =>
      void database.run('INSERT INTO log_gap VALUES (?, ?, ?) ON CONFLICT DO NOTHING', place, after, before),
    gaps: (place) =>
      database.all('SELECT after, before FROM log_gap WHERE place = ? ORDER BY after', place).map((row) => {
        const columns = asRow(row);
        return { after: integer(columns, 'after'), before: integer(columns, 'before') };
      }),
    days: (place) =>
      database.all('SELECT day, type, events FROM log_day WHERE place = ? ORDER BY day, type', place).map((row) => {
        const columns = asRow(row);
        return { day: text(columns, 'day'), type: text(columns, 'type'), events: integer(columns, 'events') };
      }),
    failures: (place, since) =>
      database
        .all(
          'SELECT at, cause, user_id, identifier_hash FROM log_event WHERE place = ? AND at >= ? ORDER BY at',
          place,
          since,
        )
        .map((row) => {
          const columns = asRow(row);
          return { at: integer(columns, 'at'), cause: text(columns, 'cause'), ...person(columns) };
        }),
    openResets: (place) =>
      database
        .all(
          'SELECT at, user_id, identifier_hash FROM reset WHERE place = ? AND signed_in IS NULL ORDER BY at, log_id',
          place,
        )
        .map((row) => {
          const columns = asRow(row);
          return { at: integer(columns, 'at'), ...person(columns) };
        }),
    peopleWithReset: (place) =>
      integer(
        asRow(
          database.get(
            'SELECT count(DISTINCT coalesce(hex(identifier_hash), user_id)) AS people FROM reset WHERE place = ?',
            place,
          ),
        ),
        'people',
      ),
    noteReset: (place, { userId, identifierHash, at }) =>
      void database.run(
        `INSERT INTO reset SELECT ?, ?, ?, ?, ?, NULL
         WHERE NOT EXISTS (SELECT 1 FROM reset WHERE place = ? AND (user_id = ? OR identifier_hash = ?))
         ON CONFLICT DO NOTHING`,
        place,
        `user ${userId}`,
        at,
        userId,
        identifierHash,
        place,
        userId,
        identifierHash,
      ),
    closeResets: (place, { userId, identifierHash }, at) =>
      void database.run(
        `UPDATE reset SET signed_in = ? WHERE place = ? AND signed_in IS NULL AND (user_id = ? OR identifier_hash = ?)`,
        at,
        place,
        userId,
        identifierHash,
      ),
  };
}
