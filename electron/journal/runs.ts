import type { Database } from './database.ts';
import { notInJournal } from './errors.ts';
import type { RunEvent, RunRecord, StoredFailure, StoredRunState, Verification } from './records.ts';
import { idOf, integer, json, orNull, type Row, text, word } from './row.ts';

/** The runs of a workspace, each with its story and its verifications. */
export interface Runs {
  begin(run: {
    readonly plan: string;
    readonly connection: RunRecord['connection'];
    readonly token: string;
    readonly cap: number;
    readonly now: number;
  }): string;
  read(run: string): RunRecord;
  latest(): RunRecord | null;
  all(): readonly RunRecord[];
  setState(run: string, state: StoredRunState, now: number, failure: StoredFailure | null): void;
  setCap(run: string, cap: number): void;
  setCursor(run: string, cursor: number): void;
  setPrepared(run: string): void;
  setBaselineUsers(run: string, users: number): void;
  /** When the last user was made whom the run imported, by the tenant's clock. */
  setMadeUntil(run: string, madeUntil: number | null): void;
  /** Null where it isn't known. */
  madeUntil(run: string): number | null;
  interrupted(run: string): void;
  /** A sign of life, with the time that the run was active so far. */
  touch(run: string, now: number, activeMs: number): void;
  addEvent(run: string, event: RunEvent): void;
  /** The last `limit` events, oldest first. */
  events(run: string, limit: number): readonly RunEvent[];
  /** `token` ties the verification to its differences. */
  addVerification(verification: Verification, token: string): void;
  latestVerification(run: string): Verification | null;
}

function readRun(row: Row): RunRecord {
  return {
    id: String(integer(row, 'id')),
    plan: String(integer(row, 'plan')),
    state: word<StoredRunState>(row, 'state'),
    connection: json<RunRecord['connection']>(row, 'connection'),
    started: integer(row, 'started'),
    ended: orNull(integer, row, 'ended'),
    interruptions: integer(row, 'interruptions'),
    seen: integer(row, 'seen'),
    activeMs: integer(row, 'active_ms'),
    token: text(row, 'token'),
    cap: integer(row, 'cap'),
    cursor: integer(row, 'cursor'),
    baselineUsers: orNull(integer, row, 'baseline_users'),
    prepared: integer(row, 'prepared') === 1,
    delta: idOf(row, 'delta'),
    failure: orNull(json<StoredFailure>, row, 'failure'),
  };
}

function readEvent(row: Row): RunEvent {
  const detail = orNull(text, row, 'detail');
  return {
    at: integer(row, 'at'),
    kind: word<RunEvent['kind']>(row, 'kind'),
    text: text(row, 'text'),
    ...(detail === null ? {} : { detail }),
  };
}

const selectRuns = 'SELECT *, (SELECT id FROM delta WHERE delta.run = run.id) AS delta FROM run';

export function runs(database: Database): Runs {
  return {
    begin: ({ plan, connection, token, cap, now }) =>
      String(
        database.insert(
          `INSERT INTO run (plan, state, connection, started, seen, token, cap) VALUES (?, 'running', ?, ?, ?, ?, ?)`,
          Number(plan),
          JSON.stringify(connection),
          now,
          now,
          token,
          cap,
        ),
      ),
    read(run) {
      const row = database.get(`${selectRuns} WHERE id = ?`, Number(run));
      if (row === undefined) throw notInJournal(`run ${run}`);
      return readRun(row);
    },
    latest() {
      const row = database.get(`${selectRuns} ORDER BY id DESC LIMIT 1`);
      return row === undefined ? null : readRun(row);
    },
    all: () => database.all(`${selectRuns} ORDER BY id`).map(readRun),
    setState(run, state, now, failure) {
      database.run(
        'UPDATE run SET state = ?, seen = ?, ended = ?, failure = ? WHERE id = ?',
        state,
        now,
        state === 'finished' ? now : null,
        failure === null ? null : JSON.stringify(failure),
        Number(run),
      );
    },
    setCap: (run, cap) => void database.run('UPDATE run SET cap = ? WHERE id = ?', cap, Number(run)),
    setCursor: (run, cursor) => void database.run('UPDATE run SET cursor = ? WHERE id = ?', cursor, Number(run)),
    setPrepared: (run) => void database.run('UPDATE run SET prepared = 1 WHERE id = ?', Number(run)),
    setBaselineUsers: (run, users) =>
      void database.run('UPDATE run SET baseline_users = ? WHERE id = ?', users, Number(run)),
    setMadeUntil: (run, madeUntil) =>
      void database.run('UPDATE run SET made_until = ? WHERE id = ?', madeUntil, Number(run)),
    madeUntil: (run) =>
      orNull(integer, database.one('SELECT made_until FROM run WHERE id = ?', Number(run)), 'made_until'),
    interrupted: (run) =>
      void database.run('UPDATE run SET interruptions = interruptions + 1 WHERE id = ?', Number(run)),
    touch: (run, now, activeMs) =>
      void database.run('UPDATE run SET seen = ?, active_ms = ? WHERE id = ?', now, Math.round(activeMs), Number(run)),
    addEvent: (run, { at, kind, text: line, detail }) =>
      void database.run('INSERT INTO event VALUES (?, ?, ?, ?, ?)', Number(run), at, kind, line, detail ?? null),
    events: (run, limit) =>
      database
        .all(
          // In the order of writing: the clock may have been set back.
          'SELECT at, kind, text, detail FROM event WHERE run = ? ORDER BY rowid DESC LIMIT ?',
          Number(run),
          limit,
        )
        .map(readEvent)
        .reverse(),
    addVerification: (verification, token) =>
      void database.run(
        'INSERT INTO verification (run, result, token) VALUES (?, ?, ?)',
        Number(verification.run),
        JSON.stringify(verification),
        token,
      ),
    latestVerification(run) {
      const row = database.get('SELECT result FROM verification WHERE run = ? ORDER BY id DESC LIMIT 1', Number(run));
      return row === undefined ? null : json<Verification>(row, 'result');
    },
  };
}
