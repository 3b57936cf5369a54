import type { PresentField, PresentReason, PresentState } from '../common/present-words.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import { bytes, integer, json, orNull, type Row, text, word } from './row.ts';

/** Who asked for it: to be updated, or to be put back. */
export interface PresentAsking {
  readonly at: number;
  readonly what: 'update' | 'put-back';
  /** The next delta is to carry their passwords over as well. */
  readonly passwords: boolean;
  readonly by: string | null;
  readonly why: string | null;
}

export interface PresentCount {
  readonly state: PresentState;
  readonly reason: PresentReason | null;
  readonly users: number;
}

/** A run whose people of before are updated, or were. */
export interface PresentRecord {
  readonly run: string;
  /** `listed`: shown, and nobody touched. */
  readonly state: 'listed' | 'updating' | 'updated' | 'putting-back' | 'put-back';
  readonly begun: number;
  readonly ended: number | null;
  readonly askings: readonly PresentAsking[];
  readonly counts: readonly PresentCount[];
}

/** Somebody on the list. */
export interface PresentLine {
  readonly sequence: number;
  readonly key: string;
  readonly userId: string;
  readonly email: string;
  readonly state: PresentState;
  readonly reason: PresentReason | null;
  readonly elsewhere: boolean;
  readonly brought: boolean;
  readonly fields: readonly PresentField[];
  /** JSON of what they were and of what is changed of that, in clear here; null before anybody looked at them. */
  readonly kept: string | null;
  /** Keyed digest of the values that they were left with, or will have been. */
  readonly leftAs: Uint8Array | null;
  readonly detail: string | null;
}

/** Somebody on the list, for a spreadsheet, in clear: what they were, and what is changed of that. */
export interface PresentEntry
  extends Pick<PresentLine, 'sequence' | 'key' | 'userId' | 'email' | 'state' | 'reason' | 'fields' | 'detail'> {
  readonly kept: {
    readonly before: Readonly<Record<string, unknown>>;
    readonly changes: Readonly<Record<string, unknown>> | null;
  } | null;
}

/** To whom a list is narrowed; left out, all. */
export interface PresentFilter {
  readonly states?: readonly PresentState[];
  /** Null for whom there is none. */
  readonly reason?: PresentReason | null;
}

/** What is noted of somebody; what is not named stays. */
export interface PresentChange {
  readonly state: PresentState;
  readonly reason?: PresentReason | null;
  readonly fields?: readonly PresentField[];
  readonly kept?: string | null;
  readonly leftAs?: Uint8Array | null;
  readonly detail?: string | null;
}

/** Users who were there before a run, and are updated. All writes are meant to stand in one of the caller's transactions. */
export interface PresentUpdates {
  read(run: string): PresentRecord | null;
  /** Begins a list anew; who is changed, or perhaps is, stays on it. */
  begin(run: string, now: number): void;
  /** Lists up to `limit` of whom the ledger has as present, behind `after`, as left for no reason yet; gives the last sequence, null at the end. */
  addPresent(run: string, plan: string, after: number, limit: number, now: number): number | null;
  /** Whoever is left for no reason by now was in no export. */
  close(run: string, now: number): void;
  byUser(run: string, userId: string): PresentLine | null;
  line(run: string, sequence: number): PresentLine;
  /** Whoever stands so, behind `after`. */
  next(run: string, states: readonly PresentState[], after: number, limit: number): readonly PresentLine[];
  change(run: string, sequence: number, change: PresentChange, now: number): void;
  noteElsewhere(run: string, userId: string): void;
  /** Of nobody it is known any more that another connection has their id. */
  forgetElsewhere(run: string): void;
  noteBrought(run: string, sequence: number): void;
  setState(run: string, state: PresentRecord['state'], ended: number | null): void;
  ask(run: string, asking: PresentAsking): void;
  /** Whoever stands so stands otherwise from now on. */
  changeAll(run: string, from: PresentState, to: PresentState, now: number): void;
  page(run: string, after: number, limit: number, filter?: PresentFilter): readonly PresentLine[];
}

const ofUser = `present_user JOIN run ON run.id = present_user.run
  JOIN account ON account.plan = run.plan AND account.sequence = present_user.sequence`;
const columns = `present_user.sequence AS sequence, key, email, present_user.user_id AS user_id, present_user.state AS state,
  present_user.reason AS reason, elsewhere, brought, fields, kept, left_as, detail`;

export function presentUpdates(database: Database, keys: JournalKeys): PresentUpdates {
  const opened = (sealed: Uint8Array | null) => (sealed === null ? null : keys.open(sealed));
  const sealed = (value: string | null | undefined) => (value == null ? null : keys.seal(value));
  const lineIn = (row: Row): PresentLine => ({
    sequence: integer(row, 'sequence'),
    key: text(row, 'key'),
    userId: text(row, 'user_id'),
    email: opened(orNull(bytes, row, 'email')) ?? '',
    state: word<PresentState>(row, 'state'),
    reason: orNull(word<PresentReason>, row, 'reason'),
    elsewhere: integer(row, 'elsewhere') === 1,
    brought: integer(row, 'brought') === 1,
    fields: json<readonly PresentField[]>(row, 'fields'),
    kept: opened(orNull(bytes, row, 'kept')),
    leftAs: orNull(bytes, row, 'left_as'),
    detail: opened(orNull(bytes, row, 'detail')),
  });
  const find = (run: string, condition: string, value: unknown) => {
    const row = database.get(
      `SELECT ${columns} FROM ${ofUser} WHERE present_user.run = ? AND ${condition}`,
      Number(run),
      value,
    );
    return row === undefined ? null : lineIn(row);
  };
  return {
    read(run) {
      const row = database.get('SELECT * FROM present_update WHERE run = ?', Number(run));
      if (row === undefined) return null;
      return {
        run,
        state: word<PresentRecord['state']>(row, 'state'),
        begun: integer(row, 'begun'),
        ended: orNull(integer, row, 'ended'),
        askings: database
          .all('SELECT * FROM present_asking WHERE run = ? ORDER BY rowid', Number(run))
          .map((asking) => ({
            at: integer(asking, 'at'),
            what: word<PresentAsking['what']>(asking, 'what'),
            passwords: integer(asking, 'passwords') === 1,
            by: opened(orNull(bytes, asking, 'asked_by')),
            why: opened(orNull(bytes, asking, 'why')),
          })),
        counts: database
          .all(
            'SELECT state, reason, count(*) AS users FROM present_user WHERE run = ? GROUP BY state, reason ORDER BY users DESC, state, reason',
            Number(run),
          )
          .map((count) => ({
            state: word<PresentState>(count, 'state'),
            reason: orNull(word<PresentReason>, count, 'reason'),
            users: integer(count, 'users'),
          })),
      };
    },
    begin(run, now) {
      database.run(
        `INSERT INTO present_update (run, state, begun) VALUES (?, 'listed', ?)
         ON CONFLICT DO UPDATE SET begun = excluded.begun, ended = NULL WHERE state = 'listed'`,
        Number(run),
        now,
      );
      database.run(
        "DELETE FROM present_user WHERE run = ? AND state IN ('waiting', 'same', 'left', 'refused', 'returned')",
        Number(run),
      );
    },
    addPresent(run, plan, after, limit, now) {
      const present = `FROM ledger JOIN account ON account.plan = ? AND account.sequence = ledger.sequence
        WHERE ledger.run = ? AND ledger.sequence > ? AND outcome = 'present' AND user_id IS NOT NULL`;
      const values = [Number(plan), Number(run), after];
      const last = orNull(
        integer,
        database.one(
          `SELECT max(sequence) AS last FROM (SELECT ledger.sequence AS sequence ${present} ORDER BY ledger.sequence LIMIT ?)`,
          ...values,
          limit,
        ),
        'last',
      );
      if (last === null) return null;
      database.run(
        `INSERT INTO present_user (run, sequence, user_id, state, at)
         SELECT ledger.run, ledger.sequence, user_id, 'left', ? ${present} AND ledger.sequence <= ?
         ON CONFLICT DO NOTHING`,
        now,
        ...values,
        last,
      );
      return last;
    },
    close: (run, now) =>
      void database.run(
        "UPDATE present_user SET reason = 'gone', at = ? WHERE run = ? AND state = 'left' AND reason IS NULL",
        now,
        Number(run),
      ),
    byUser: (run, userId) => find(run, 'present_user.user_id = ?', userId),
    line(run, sequence) {
      const found = find(run, 'present_user.sequence = ?', sequence);
      if (found === null) throw new Error(`account ${sequence} was not present before run ${run}`);
      return found;
    },
    next: (run, states, after, limit) =>
      database
        .all(
          `SELECT ${columns} FROM ${ofUser} WHERE present_user.run = ? AND present_user.sequence > ?
             AND present_user.state IN (SELECT value FROM json_each(?)) ORDER BY present_user.sequence LIMIT ?`,
          Number(run),
          after,
          JSON.stringify(states),
          limit,
        )
        .map(lineIn),
    change(run, sequence, { state, reason = null, fields, kept, leftAs, detail = null }, now) {
      const where = [Number(run), sequence];
      database.run(
        'UPDATE present_user SET state = ?, reason = ?, detail = ?, at = ? WHERE run = ? AND sequence = ?',
        state,
        reason,
        sealed(detail),
        now,
        ...where,
      );
      const set = (column: 'fields' | 'kept' | 'left_as', value: unknown) =>
        database.run(`UPDATE present_user SET ${column} = ? WHERE run = ? AND sequence = ?`, value, ...where);
      if (fields !== undefined) set('fields', JSON.stringify(fields));
      if (kept !== undefined) set('kept', sealed(kept));
      if (leftAs !== undefined) set('left_as', leftAs);
    },
    noteElsewhere: (run, userId) =>
      void database.run('UPDATE present_user SET elsewhere = 1 WHERE run = ? AND user_id = ?', Number(run), userId),
    forgetElsewhere: (run) => void database.run('UPDATE present_user SET elsewhere = 0 WHERE run = ?', Number(run)),
    noteBrought: (run, sequence) =>
      void database.run('UPDATE present_user SET brought = 1 WHERE run = ? AND sequence = ?', Number(run), sequence),
    setState: (run, state, ended) =>
      void database.run('UPDATE present_update SET state = ?, ended = ? WHERE run = ?', state, ended, Number(run)),
    ask: (run, { at, what, passwords, by, why }) =>
      void database.run(
        'INSERT INTO present_asking (run, at, what, passwords, asked_by, why) VALUES (?, ?, ?, ?, ?, ?)',
        Number(run),
        at,
        what,
        passwords ? 1 : 0,
        sealed(by),
        sealed(why),
      ),
    changeAll: (run, from, to, now) =>
      void database.run(
        'UPDATE present_user SET state = ?, reason = NULL, detail = NULL, at = ? WHERE run = ? AND state = ?',
        to,
        now,
        Number(run),
        from,
      ),
    page: (run, after, limit, { states, reason } = {}) =>
      database
        .all(
          `SELECT ${columns} FROM ${ofUser} WHERE present_user.run = ? AND present_user.sequence > ?
             AND (? IS NULL OR present_user.state IN (SELECT value FROM json_each(?)))
             AND (? = 0 OR present_user.reason IS ?)
           ORDER BY present_user.sequence LIMIT ?`,
          Number(run),
          after,
          states === undefined ? null : 1,
          JSON.stringify(states ?? []),
          reason === undefined ? 0 : 1,
          reason ?? null,
          limit,
        )
        .map(lineIn),
  };
}
