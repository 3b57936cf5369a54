import { foldEmail } from '../accounts/fold-email.ts';
import type { DeltaKind, DeltaState, ListedChange } from '../common/delta-words.ts';
import type { Outcome, Reason } from '../common/words.ts';
import { stateIn } from './carried.ts';
import type { Database } from './database.ts';
import type {
  AccountBefore,
  AccountPair,
  DeltaChange,
  DeltaCount,
  DeltaEntry,
  DeltaFile,
  DeltaLine,
  DeltaRecord,
  NewDeltaLine,
  PlaceBefore,
} from './delta-records.ts';
import type { JournalKeys } from './journal-keys.ts';
import type { RunRecord } from './records.ts';
import { bytes, integer, json, orNull, type Row, text, word } from './row.ts';

/** Passes over the legacy database and what they found changed. All writes are meant to stand in one of the caller's transactions. */
export interface Deltas {
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
  /**
   * Puts together, in SQLite's temporary storage, what is known of every account from before: from the runs that made users, the latest
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
  page(delta: string, after: number, limit: number): readonly (DeltaLine & DeltaEntry & { readonly seen: boolean })[];
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
  addFile(delta: string, file: DeltaFile, lines: readonly number[], now: number): void;
  nextFile(delta: string): number;
  token(delta: string): string;
  setJob(delta: string, file: number, job: string): void;
  /** Its job has surely ended, or never began. */
  setOver(delta: string, file: number): void;
  openFiles(delta: string): readonly DeltaFile[];
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

/** The columns of an account's state as the tenant was last given it, and as a plan has it. */
const stateColumns = ['digest', 'aspects', 'email_hash', 'phone_hash', 'username_hash', 'traits', 'blocked'] as const;
const lastGiven = stateColumns
  .map((column) => `CASE WHEN carried.run IS NULL THEN before.${column} ELSE carried.${column} END AS before_${column}`)
  .join(', ');
const openAndNew = "delta_line.state IN ('waiting', 'intended') AND kinds = 'new'";
const asRead = stateColumns.map((column) => `now.${column} AS now_${column}`).join(', ');

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
  const placeIn = (row: Row): PlaceBefore | null => {
    const plan = idOf(row, 'before_plan');
    return plan === null ? null : { plan, sequence: integer(row, 'before_sequence'), run: idOf(row, 'run') };
  };
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
    page: (delta, after, limit) =>
      database
        .all(
          'SELECT * FROM delta_line WHERE delta = ? AND number > ? ORDER BY number LIMIT ?',
          Number(delta),
          after,
          limit,
        )
        .map((row) => ({
          ...lineOf(row),
          seen: integer(row, 'seen') === 1,
          detail: opened(orNull(bytes, row, 'detail')),
          at: integer(row, 'at'),
        })),
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
    addFile(delta, { number, correlationId, job, sent }, of, now) {
      database.run(
        'INSERT INTO delta_file (delta, number, correlation_id, job, sent) VALUES (?, ?, ?, ?, ?)',
        Number(delta),
        number,
        correlationId,
        job,
        sent,
      );
      for (const line of of) {
        database.run(
          "UPDATE delta_line SET state = 'sent', file = ?, at = ? WHERE delta = ? AND number = ?",
          number,
          now,
          Number(delta),
          line,
        );
      }
    },
    nextFile: (delta) =>
      integer(
        database.one('SELECT coalesce(max(number), 0) + 1 AS number FROM delta_file WHERE delta = ?', Number(delta)),
        'number',
      ),
    token: (delta) => text(database.one('SELECT token FROM delta WHERE id = ?', Number(delta)), 'token'),
    setJob: (delta, file, job) =>
      void database.run('UPDATE delta_file SET job = ? WHERE delta = ? AND number = ?', job, Number(delta), file),
    setOver: (delta, file) =>
      void database.run('UPDATE delta_file SET over = 1 WHERE delta = ? AND number = ?', Number(delta), file),
    openFiles: (delta) =>
      database
        .all('SELECT * FROM delta_file WHERE delta = ? AND over = 0 ORDER BY number', Number(delta))
        .map((row) => ({
          number: integer(row, 'number'),
          correlationId: text(row, 'correlation_id'),
          job: orNull(text, row, 'job'),
          sent: integer(row, 'sent'),
        })),
    linesOfFile: (delta, file) =>
      lines("delta = ? AND file = ? AND state = 'sent' ORDER BY number", Number(delta), file),
  };
}

function idOf(row: Row, column: string): string | null {
  const id = orNull(integer, row, column);
  return id === null ? null : String(id);
}
