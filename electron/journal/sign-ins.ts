import type { Database } from './database.ts';
import { type LoggedPeople, loggedPeople } from './logged-people.ts';
import { integer, orNull, text } from './row.ts';

/** How far the tenant's log was read for a run. Times are ms since 1970. */
export interface SignInLog {
  /** Behind which the next reading begins; null while the log had nothing. */
  readonly position: string | null;
  /** From when on the log was kept; null where nothing was read yet. */
  readonly since: number | null;
  /** The newest event that was read. */
  readonly upTo: number | null;
  /** When it was looked. */
  readonly at: number;
  readonly readable: boolean;
  /** A part between two looks was forgotten before it was read. */
  readonly gap: boolean;
}

/** Events of one kind within a few minutes. */
export interface SignInInterval {
  readonly start: number;
  readonly kind: string;
  readonly events: number;
}

/** Everybody of whom the log says the same. */
export interface KindOfSignIn {
  readonly kind: string;
  readonly people: number;
  /** Of these, whom the log does not have as signed in since. */
  readonly stillOut: number;
  readonly attempts: number;
  readonly last: number;
}

/** How sign-ins go since a run. All writes are meant to stand in one of the caller's transactions. */
export interface SignIns extends LoggedPeople {
  /** Null before the first look. */
  log(run: string): SignInLog | null;
  setLog(run: string, log: SignInLog): void;
  addToInterval(run: string, start: number, kind: string): void;
  /** From then on, oldest first. */
  intervals(run: string, from: number): readonly SignInInterval[];
  /** Whoever they are: of the plan or not. */
  kinds(run: string): readonly KindOfSignIn[];
}

export function signIns(database: Database): SignIns {
  return {
    ...loggedPeople(database, 'sign_in_logged'),
    log(run) {
      const row = database.get('SELECT * FROM sign_in_watch WHERE run = ?', Number(run));
      if (row === undefined) return null;
      return {
        position: orNull(text, row, 'position'),
        since: orNull(integer, row, 'since'),
        upTo: orNull(integer, row, 'up_to'),
        at: integer(row, 'at'),
        readable: integer(row, 'readable') === 1,
        gap: integer(row, 'gap') === 1,
      };
    },
    setLog: (run, { position, since, upTo, at, readable, gap }) =>
      void database.run(
        `INSERT INTO sign_in_watch VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET position = excluded.position,
         since = excluded.since, up_to = excluded.up_to, at = excluded.at, readable = excluded.readable, gap = excluded.gap`,
        Number(run),
        position,
        since,
        upTo,
        at,
        readable ? 1 : 0,
        gap ? 1 : 0,
      ),
    addToInterval: (run, start, kind) =>
      void database.run(
        `INSERT INTO sign_in_interval VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET events = events + 1`,
        Number(run),
        start,
        kind,
      ),
    intervals: (run, from) =>
      database
        .all(
          'SELECT start, kind, events FROM sign_in_interval WHERE run = ? AND start >= ? ORDER BY start',
          Number(run),
          from,
        )
        .map((row) => ({ start: integer(row, 'start'), kind: text(row, 'kind'), events: integer(row, 'events') })),
    kinds: (run) =>
      database
        .all(
          `SELECT kind, count(*) AS people, sum(times) AS attempts, max(last) AS last,
             sum(NOT EXISTS (SELECT 1 FROM sign_in_logged AS came WHERE came.run = refused.run AND came.kind = 'sign-in'
               AND came.user_id = refused.user_id AND came.identifier_hash = refused.identifier_hash
               AND came.last >= refused.last)) AS still_out
           FROM sign_in_logged AS refused WHERE run = ? GROUP BY kind`,
          Number(run),
        )
        .map((row) => ({
          kind: text(row, 'kind'),
          people: integer(row, 'people'),
          stillOut: integer(row, 'still_out'),
          attempts: integer(row, 'attempts'),
          last: integer(row, 'last'),
        })),
  };
}
