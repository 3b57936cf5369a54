import { foldEmail } from '../accounts/fold-email.ts';
import type { DeltaKind, DeltaState, ListedChange } from '../common/delta-words.ts';
import type { Outcome, Reason } from '../common/words.ts';
import { stateIn } from './carried.ts';
import type { Database } from './database.ts';
import { type DeltaFiles, deltaFiles } from './delta-files.ts';
import { type DeltaGathering, deltaGathering, lastGiven, placeIn } from './delta-gathering.ts';
import type {
  AccountBefore,
  DeltaChange,
  DeltaCount,
  DeltaEntry,
  DeltaFilter,
  DeltaLine,
  DeltaRecord,
  NewDeltaLine,
  PlaceBefore,
} from './delta-records.ts';
import type { JournalKeys } from './journal-keys.ts';
import type { RunRecord } from './records.ts';
import { bytes, idOf, integer, json, orNull, type Row, text, word } from './row.ts';

/** Passes over the legacy database and what they found changed. All writes are meant to stand in one of the caller's transactions. */
export interface Deltas extends DeltaGathering, DeltaFiles {
  begin(connection: RunRecord['connection'], plan: string, token: string, now: number): string;
  read(delta: string): DeltaRecord;
  /** Those that count, the earliest first. */
  all(): readonly DeltaRecord[];
  /** The same of one connection. */
  of(connection: Pick<RunRecord['connection'], 'id' | 'tenant'>): readonly DeltaRecord[];
  /** Removes passes whose list was never whole, and lists that were only shown: a new one takes their place. */
  dropShown(connection: Pick<RunRecord['connection'], 'id' | 'tenant'>): void;
  /** Plans of passes that nothing needs any more. */
  plansToDrop(): readonly string[];
  forgetPlan(plan: string): void;
  add(
    delta: string,
    first: number,
    rank: (line: NewDeltaLine) => number,
    lines: readonly NewDeltaLine[],
    now: number,
  ): void;
  before(place: PlaceBefore): AccountBefore;
  byUser(delta: string, userId: string): DeltaLine | null;
  line(delta: string, number: number): DeltaLine;
  noteSeen(delta: string, number: number, change: Pick<DeltaChange, 'state' | 'kinds' | 'listed'>): void;
  noteElsewhere(delta: string, userId: string): void;
  /** Notes that a user of the connection has this address. */
  noteAddress(delta: string, email: string, userId: string): void;
  /** Lines up to `limit` behind `after`, with whether an export showed their users. */
  page(
    delta: string,
    after: number,
    limit: number,
    filter?: DeltaFilter,
  ): readonly (DeltaLine & DeltaEntry & { readonly seen: boolean })[];
  remove(delta: string, number: number): void;
  setNewcomers(delta: string, accounts: number): void;
  setState(delta: string, state: DeltaRecord['state'], now: number | null): void;
  asked(delta: string, by: string | null, why: string | null): void;
  setRun(delta: string, run: string): void;
  /** The delta whose new accounts a run brings; null for any other run. */
  ofRun(run: string): string | null;
  /** Whether a user's account is new by a delta's list, and nothing but new. */
  isNew(delta: string, userId: string): boolean;
  /** The next that wait, or of whom it isn't known what was carried over; new accounts are a run's. */
  next(delta: string, limit: number): readonly DeltaLine[];
  /** The next whose password alone is left. */
  nextPatched(delta: string, after: number, limit: number): readonly DeltaLine[];
  change(delta: string, change: DeltaChange, now: number): void;
  /** New accounts whom their run has brought, or found there, are carried over. */
  settleBrought(delta: string, now: number): void;
  /** New accounts, up to `limit`, that are not carried over: with what their run says of each. */
  notBrought(
    delta: string,
    limit: number,
  ): readonly { readonly number: number; readonly outcome: Outcome | null; readonly reason: Reason | null }[];
  counts(delta: string): readonly DeltaCount[];
  token(delta: string): string;
  linesOfFile(delta: string, file: number): readonly DeltaLine[];
}

const joined = (words: readonly string[]) => words.join(' ');
const joinListed = (listed: readonly ListedChange[]) => joined(listed.map(({ kind, reason }) => `${kind}:${reason}`));
const split = (words: string): readonly string[] => (words === '' ? [] : words.split(' '));
const splitListed = (words: string) =>
  split(words).map((each) => {
    const [kind, reason] = each.split(':');
    return { kind, reason } as ListedChange;
  });

const open = "state NOT IN ('done', 'listed')";

/** A condition over a pass's lines: words stand in their columns with a blank in between. */
function narrowed({ kind, standing, reason }: DeltaFilter): { readonly condition: string; readonly values: string[] } {
  const conditions = ['1'];
  const values: string[] = [];
  const has = (column: 'kinds' | 'listed', pattern: string, not = '') => {
    conditions.push(`' ' || ${column} || ' ' ${not} LIKE ?`);
    values.push(pattern);
  };
  if (kind !== undefined) has('kinds', `% ${kind} %`);
  if (reason !== undefined) has('listed', `% ${kind ?? '%'}:${reason} %`);
  if (standing === 'listed' && reason === undefined) has('listed', `% ${kind ?? '%'}:%`);
  if (standing === 'open' || standing === 'done') {
    conditions.push(standing === 'open' ? open : "state = 'done'");
    if (kind !== undefined) has('listed', `% ${kind}:%`, 'NOT');
  }
  return { condition: conditions.join(' AND '), values };
}

const openAndNew = "delta_line.state IN ('waiting', 'intended') AND kinds = 'new'";

export function deltas(database: Database, keys: JournalKeys): Deltas {
  const opened = (sealed: Uint8Array | null) => (sealed === null ? null : keys.open(sealed));
  const sealed = (value: string | null | undefined) => (value == null ? null : keys.seal(value));
  const record = (row: Row): DeltaRecord => ({
    id: String(integer(row, 'id')),
    connection: json<RunRecord['connection']>(row, 'connection'),
    state: word<DeltaRecord['state']>(row, 'state'),
    plan: idOf(row, 'plan'),
    run: idOf(row, 'run'),
    begun: integer(row, 'begun'),
    ended: orNull(integer, row, 'ended'),
    by: opened(orNull(bytes, row, 'asked_by')),
    why: opened(orNull(bytes, row, 'why')),
  });
  const lineOf = (row: Row): DeltaLine => ({
    number: integer(row, 'number'),
    key: text(row, 'key'),
    email: opened(orNull(bytes, row, 'email')),
    userId: orNull(text, row, 'user_id'),
    sequence: orNull(integer, row, 'sequence'),
    before: placeIn(row),
    kinds: split(text(row, 'kinds')) as DeltaKind[],
    listed: splitListed(text(row, 'listed')),
    state: word<DeltaState>(row, 'state'),
    tried: integer(row, 'tried') === 1,
    elsewhere: integer(row, 'elsewhere') === 1,
    taken: integer(row, 'taken') === 1,
  });
  const lines = (condition: string, ...values: readonly unknown[]) =>
    database.all(`SELECT * FROM delta_line WHERE ${condition}`, ...values).map(lineOf);
  const all = () => database.all('SELECT * FROM delta ORDER BY id').map(record);
  const of: Deltas['of'] = ({ id, tenant }) =>
    all().filter(({ connection }) => connection.id === id && connection.tenant === tenant);
  return {
    ...deltaGathering(database, keys),
    ...deltaFiles(database),
    begin: (connection, plan, token, now) =>
      String(
        database.insert(
          "INSERT INTO delta (connection, state, plan, token, begun) VALUES (?, 'listing', ?, ?, ?)",
          JSON.stringify(connection),
          Number(plan),
          token,
          now,
        ),
      ),
    read: (delta) => record(database.one('SELECT * FROM delta WHERE id = ?', Number(delta))),
    all: () => all().filter(({ state }) => state !== 'listing'),
    of: (connection) => of(connection).filter(({ state }) => state !== 'listing'),
    dropShown(connection) {
      for (const { id, state } of of(connection)) {
        if (state !== 'listing' && state !== 'listed') continue;
        database.run('DELETE FROM delta_line WHERE delta = ?', Number(id));
        // The plan goes when nobody points at it.
        database.run("UPDATE delta SET state = 'listing' WHERE id = ?", Number(id));
      }
    },
    plansToDrop: () =>
      database
        .all(
          `SELECT plan FROM delta WHERE plan IS NOT NULL AND newcomers = 0 AND state IN ('listing', 'finished')
             AND NOT EXISTS (SELECT 1 FROM run WHERE run.plan = delta.plan)`,
        )
        .map((row) => String(integer(row, 'plan'))),
    forgetPlan(plan) {
      database.run("DELETE FROM delta WHERE plan = ? AND state = 'listing'", Number(plan));
      database.run('UPDATE delta SET plan = NULL WHERE plan = ?', Number(plan));
    },

    add(delta, first, rank, found, now) {
      for (const [index, line] of found.entries()) {
        const { key, email, userId, sequence, before, kinds } = line;
        database.run(
          `INSERT INTO delta_line (delta, number, rank, key, email, user_id, sequence, before_plan, before_sequence, run, kinds,
             email_hash, state, at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)`,
          Number(delta),
          first + index,
          rank(line),
          key,
          sealed(email),
          userId,
          sequence,
          before === null ? null : Number(before.plan),
          before?.sequence ?? null,
          before?.run == null ? null : Number(before.run),
          joined(kinds),
          kinds.includes('email') && email !== null ? keys.emailHash(foldEmail(email)) : null,
          now,
        );
      }
    },
    before(place) {
      const row = database.one(
        `SELECT ${lastGiven}, coalesce(carried.gone, 0) AS gone, before.format AS format,
           CASE WHEN carried.run IS NULL THEN before.email ELSE carried.email END AS email,
           coalesce(carried.sent, ledger.sent) AS sent, coalesce(carried.metadata, ledger.metadata) AS metadata,
           carried.changed AS changed
         FROM account AS before
         LEFT JOIN ledger ON ledger.run = ? AND ledger.sequence = before.sequence
         LEFT JOIN carried ON carried.run = ? AND carried.sequence = before.sequence
         WHERE before.plan = ? AND before.sequence = ?`,
        place.run === null ? null : Number(place.run),
        place.run === null ? null : Number(place.run),
        Number(place.plan),
        place.sequence,
      );
      return {
        place,
        state: { ...stateIn(row, 'before_'), gone: integer(row, 'gone') === 1 },
        email: opened(orNull(bytes, row, 'email')),
        format: text(row, 'format'),
        sent: orNull(bytes, row, 'sent'),
        metadata: orNull(bytes, row, 'metadata'),
        changed: orNull(integer, row, 'changed'),
      };
    },
    byUser: (delta, userId) => lines('delta = ? AND user_id = ? LIMIT 1', Number(delta), userId)[0] ?? null,
    line(delta, number) {
      const line = lines('delta = ? AND number = ?', Number(delta), number)[0];
      if (line === undefined) throw new Error(`delta ${delta} has no line ${number}`);
      return line;
    },
    noteSeen: (delta, number, { state, kinds, listed = [] }) =>
      void database.run(
        'UPDATE delta_line SET seen = 1, state = ?, listed = ?, kinds = coalesce(?, kinds) WHERE delta = ? AND number = ?',
        state,
        joinListed(listed),
        kinds === undefined ? null : joined(kinds),
        Number(delta),
        number,
      ),
    noteElsewhere: (delta, userId) =>
      void database.run('UPDATE delta_line SET elsewhere = 1 WHERE delta = ? AND user_id = ?', Number(delta), userId),
    noteAddress: (delta, email, userId) =>
      void database.run(
        'UPDATE delta_line SET taken = 1 WHERE delta = ? AND email_hash = ? AND user_id <> ?',
        Number(delta),
        keys.emailHash(foldEmail(email)),
        userId,
      ),
    page(delta, after, limit, filter = {}) {
      const { condition, values } = narrowed(filter);
      return database
        .all(
          `SELECT * FROM delta_line WHERE delta = ? AND number > ? AND ${condition} ORDER BY number LIMIT ?`,
          Number(delta),
          after,
          ...values,
          limit,
        )
        .map((row) => ({
          ...lineOf(row),
          seen: integer(row, 'seen') === 1,
          detail: opened(orNull(bytes, row, 'detail')),
          at: integer(row, 'at'),
        }));
    },
    remove: (delta, number) =>
      void database.run('DELETE FROM delta_line WHERE delta = ? AND number = ?', Number(delta), number),
    setNewcomers: (delta, accounts) =>
      void database.run('UPDATE delta SET newcomers = ? WHERE id = ?', accounts, Number(delta)),
    setState: (delta, state, ended) =>
      void database.run('UPDATE delta SET state = ?, ended = ? WHERE id = ?', state, ended, Number(delta)),
    asked: (delta, by, why) =>
      void database.run('UPDATE delta SET asked_by = ?, why = ? WHERE id = ?', sealed(by), sealed(why), Number(delta)),
    setRun: (delta, run) => void database.run('UPDATE delta SET run = ? WHERE id = ?', Number(run), Number(delta)),
    ofRun: (run) => {
      const row = database.get('SELECT id FROM delta WHERE run = ?', Number(run));
      return row === undefined ? null : idOf(row, 'id');
    },
    isNew: (delta, userId) =>
      database.get(
        "SELECT 1 FROM delta_line WHERE delta = ? AND user_id = ? AND kinds = 'new' AND state <> 'listed'",
        Number(delta),
        userId,
      ) !== undefined,
    next: (delta, limit) =>
      lines(
        `delta = ? AND state IN ('waiting', 'intended') AND kinds <> 'new' ORDER BY rank, number LIMIT ?`,
        Number(delta),
        limit,
      ),
    nextPatched: (delta, after, limit) =>
      lines(`delta = ? AND state = 'patched' AND number > ? ORDER BY number LIMIT ?`, Number(delta), after, limit),
    change: (delta, { number, state, kinds, listed, detail }, now) =>
      void database.run(
        // Begun a second time, or sent and not settled: something may have been carried over already.
        `UPDATE delta_line SET tried = tried OR (state || ' ' || ?) IN ('intended intended', 'sent patched'), state = ?,
           kinds = coalesce(?, kinds), listed = coalesce(?, listed), detail = ?, at = ? WHERE delta = ? AND number = ?`,
        state,
        state,
        kinds === undefined ? null : joined(kinds),
        listed === undefined ? null : joinListed(listed),
        sealed(detail),
        now,
        Number(delta),
        number,
      ),
    settleBrought: (delta, now) =>
      void database.run(
        `UPDATE delta_line SET state = 'done', at = ? WHERE delta = ? AND ${openAndNew} AND EXISTS (SELECT 1 FROM delta
           JOIN ledger ON ledger.run = delta.run AND outcome IN ('imported', 'updated', 'present')
           WHERE delta.id = delta_line.delta AND ledger.sequence = delta_line.sequence)`,
        now,
        Number(delta),
      ),
    notBrought: (delta, limit) =>
      database
        .all(
          `SELECT number, outcome, reason FROM delta_line JOIN delta ON delta.id = delta_line.delta
           LEFT JOIN ledger ON ledger.run = delta.run AND ledger.sequence = delta_line.sequence
           WHERE delta_line.delta = ? AND ${openAndNew} ORDER BY number LIMIT ?`,
          Number(delta),
          limit,
        )
        .map((row) => ({
          number: integer(row, 'number'),
          outcome: orNull(word<Outcome>, row, 'outcome'),
          reason: orNull(word<Reason>, row, 'reason'),
        })),
    counts: (delta) =>
      database
        .all(
          'SELECT kinds, state, listed, count(*) AS accounts FROM delta_line WHERE delta = ? GROUP BY kinds, state, listed ORDER BY min(rank), accounts DESC, kinds, state, listed',
          Number(delta),
        )
        .map((row) => ({
          kinds: split(text(row, 'kinds')) as DeltaKind[],
          state: word<DeltaState>(row, 'state'),
          listed: splitListed(text(row, 'listed')),
          accounts: integer(row, 'accounts'),
        })),
    token: (delta) => text(database.one('SELECT token FROM delta WHERE id = ?', Number(delta)), 'token'),
    linesOfFile: (delta, file) =>
      lines("delta = ? AND file = ? AND state = 'sent' ORDER BY number", Number(delta), file),
  };
}
