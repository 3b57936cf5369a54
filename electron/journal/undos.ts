import { traitBit } from '../accounts/traits.ts';
import type { UndoCause, UndoConsent, UndoDifferenceKind, UndoState } from '../common/undo-words.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import { bytes, integer, json, orNull, text, word } from './row.ts';
import type {
  SentUser,
  UndoApart,
  UndoAsking,
  UndoCandidate,
  UndoChange,
  UndoCount,
  UndoDifference,
  UndoEntry,
  UndoRecord,
  UndoResult,
  UndoSetApart,
} from './undo-records.ts';

/** Undoing runs. All writes are meant to stand in one of the caller's transactions. */
export interface Undos {
  read(run: string): UndoRecord | null;
  /** Begins a run's list, in state 'listing'. */
  begin(run: string, now: number): void;
  /** Removes a list that was never whole; gives the number of rows of this step, 0 at the end. */
  dropListing(run: string): number;
  /** Lists whom the run imported and the baseline didn't hold, as gone until an export shows them; gives the last sequence, null at the end. */
  addImported(run: string, plan: string, after: number, limit: number, now: number): number | null;
  /** By a user's id, or null when they are not on the list. */
  sentByUser(run: string, userId: string): SentUser | null;
  sent(run: string, sequence: number): SentUser;
  /** Notes a listed user as there. */
  noteSeen(run: string, sequence: number, causes: readonly UndoCause[], made: number | null): void;
  noteElsewhere(run: string, userId: string): void;
  /**
   * Notes until when the run's users were made: as it read them back, or, where it never did, within its length from the first of them.
   */
  setMadeUntil(run: string, duration: number): void;
  /** Adds to the causes of listed users up to `limit` behind `after` what only the whole list tells; gives the last sequence, null at the end. */
  closeList(run: string, after: number, limit: number): number | null;
  /** From now on the list counts, and is worked through. */
  open(run: string): void;
  asked(run: string, asking: UndoAsking): void;
  /** Whose causes these are, and who was refused, waits again, up to `limit` behind `after`; gives the last sequence, null at the end. */
  waitAgain(
    run: string,
    causes: readonly (readonly UndoCause[])[],
    after: number,
    limit: number,
    now: number,
  ): number | null;
  counts(run: string): readonly UndoCount[];
  /** The next who wait, or of whom it isn't known whether they were deleted. */
  next(run: string, limit: number): readonly UndoCandidate[];
  change(run: string, change: UndoChange, now: number): void;
  entries(run: string, after: number, limit: number): readonly UndoEntry[];
  /** Who is kept, or was refused. */
  apart(run: string): UndoSetApart;
  /** What Auth0 said of these, by their places in the plan. */
  detailsAt(run: string, sequences: readonly number[]): ReadonlyMap<number, string>;
  /** Compares with the export that was taken in (`TenantUsers.observed`), and keeps what is out of order instead of what was found before. */
  compare(run: string): void;
  /** Who is in the export and neither in the baseline nor on the list as kept, refused or deleted. */
  newcomers(run: string): number;
  /** In the order of kind and user, behind `after`. */
  differences(run: string, after: UndoDifference | null, limit: number): readonly UndoDifference[];
  differenceCount(run: string): number;
  finish(run: string, result: UndoResult): void;
}

const splitCauses = (causes: string) => (causes === '' ? [] : (causes.split(' ') as UndoCause[]));
const joined = (causes: readonly UndoCause[]) => causes.join(' ');

/** Each user of the list with what the plan and the ledger know of them. */
const accountOfUser = `undo_user JOIN run ON run.id = undo_user.run
  JOIN account ON account.plan = run.plan AND account.sequence = undo_user.sequence`;

/** When the last user was made whom the run made with somebody's wave, or, where it has none or never read them back, at all. */
const madeUntilOfUser = `coalesce(
  (SELECT (SELECT made_until FROM wave WHERE wave.run = placed.run AND wave.number = placed.wave) FROM wave_range AS placed
     WHERE placed.run = undo_user.run AND first <= undo_user.sequence ORDER BY first DESC LIMIT 1),
  (SELECT made_until FROM undo WHERE undo.run = undo_user.run))`;

export function undos(database: Database, keys: JournalKeys): Undos {
  const opened = (sealed: Uint8Array | null) => (sealed === null ? null : keys.open(sealed));
  const sealed = (value: string | null | undefined) => (value == null ? null : keys.seal(value));
  const askings = (run: string): readonly UndoAsking[] =>
    database.all('SELECT * FROM undo_asking WHERE run = ? ORDER BY rowid', Number(run)).map((row) => ({
      at: integer(row, 'at'),
      by: opened(orNull(bytes, row, 'asked_by')),
      why: opened(orNull(bytes, row, 'why')),
      consents: json<readonly UndoConsent[]>(row, 'consents'),
    }));
  const sentWhere = (condition: string, ...values: readonly unknown[]): SentUser | null => {
    const row = database.get(
      `SELECT undo_user.sequence AS sequence, coalesce(carried.sent, ledger.sent) AS sent,
         coalesce(carried.metadata, ledger.metadata) AS metadata, account.traits & ? <> 0 AS factor_sent,
         undo_user.elsewhere AS elsewhere, ${madeUntilOfUser} AS made_until, carried.changed AS carried_over
       FROM ${accountOfUser}
       JOIN ledger ON ledger.run = undo_user.run AND ledger.sequence = undo_user.sequence
       LEFT JOIN carried ON carried.run = undo_user.run AND carried.sequence = undo_user.sequence
       WHERE undo_user.run = ? AND ${condition}`,
      traitBit('second-factor'),
      ...values,
    );
    if (row === undefined) return null;
    return {
      sequence: integer(row, 'sequence'),
      sent: orNull(bytes, row, 'sent'),
      metadata: orNull(bytes, row, 'metadata'),
      factorSent: integer(row, 'factor_sent') === 1,
      elsewhere: integer(row, 'elsewhere') === 1,
      madeUntil: orNull(integer, row, 'made_until'),
      carriedOver: orNull(integer, row, 'carried_over'),
    };
  };
  /** The last sequence of the next `limit` behind `after`. */
  const lastOf = (run: string, after: number, limit: number) =>
    orNull(
      integer,
      database.one(
        'SELECT max(sequence) AS last FROM (SELECT sequence FROM undo_user WHERE run = ? AND sequence > ? ORDER BY sequence LIMIT ?)',
        Number(run),
        after,
        limit,
      ),
      'last',
    );
  return {
    read(run) {
      const row = database.get('SELECT * FROM undo WHERE run = ?', Number(run));
      if (row === undefined) return null;
      return {
        run,
        state: word<UndoRecord['state']>(row, 'state'),
        begun: integer(row, 'begun'),
        ended: orNull(integer, row, 'ended'),
        result: orNull(json<UndoResult>, row, 'result'),
        askings: askings(run),
      };
    },
    begin: (run, now) =>
      void database.run("INSERT INTO undo (run, state, begun) VALUES (?, 'listing', ?)", Number(run), now),
    dropListing(run) {
      const removed = database.run(
        `DELETE FROM undo_user WHERE (run, sequence) IN
           (SELECT undo_user.run, sequence FROM undo_user JOIN undo ON undo.run = undo_user.run
            WHERE undo.run = ? AND undo.state = 'listing' LIMIT 1000)`,
        Number(run),
      );
      return removed > 0 ? removed : database.run("DELETE FROM undo WHERE run = ? AND state = 'listing'", Number(run));
    },
    addImported(run, plan, after, limit, now) {
      const imported = `FROM ledger JOIN account ON account.plan = ? AND account.sequence = ledger.sequence
        WHERE ledger.run = ? AND ledger.sequence > ? AND outcome = 'imported' AND user_id IS NOT NULL`;
      const last = orNull(
        integer,
        database.one(
          `SELECT max(sequence) AS last FROM (SELECT ledger.sequence AS sequence ${imported} ORDER BY ledger.sequence LIMIT ?)`,
          Number(plan),
          Number(run),
          after,
          limit,
        ),
        'last',
      );
      if (last === null) return null;
      database.run(
        `INSERT INTO undo_user (run, sequence, user_id, state, at)
         SELECT ledger.run, ledger.sequence, user_id, 'gone', ? ${imported} AND ledger.sequence <= ?
           AND NOT EXISTS (SELECT 1 FROM baseline WHERE baseline.run = ledger.run AND baseline.user_id = account.user_id)`,
        now,
        Number(plan),
        Number(run),
        after,
        last,
      );
      return last;
    },
    sentByUser: (run, userId) => sentWhere('undo_user.user_id = ?', Number(run), userId),
    sent(run, sequence) {
      const sent = sentWhere('undo_user.sequence = ?', Number(run), sequence);
      if (sent === null) throw new Error(`account ${sequence} is not on the list of run ${run}`);
      return sent;
    },
    noteSeen: (run, sequence, causes, made) =>
      void database.run(
        "UPDATE undo_user SET state = 'kept', causes = ?, made = ? WHERE run = ? AND sequence = ?",
        joined(causes),
        made,
        Number(run),
        sequence,
      ),
    noteElsewhere: (run, userId) =>
      void database.run('UPDATE undo_user SET elsewhere = 1 WHERE run = ? AND user_id = ?', Number(run), userId),
    setMadeUntil: (run, duration) =>
      void database.run(
        `UPDATE undo SET made_until = coalesce(
           (SELECT made_until FROM run WHERE run.id = undo.run),
           ? + (SELECT min(made) FROM undo_user WHERE undo_user.run = undo.run))
         WHERE undo.run = ?`,
        duration,
        Number(run),
      ),
    closeList(run, after, limit) {
      const last = lastOf(run, after, limit);
      if (last === null) return null;
      const range = [Number(run), after, last];
      database.run(
        `UPDATE undo_user SET causes = 'other-connection' WHERE run = ? AND sequence > ? AND sequence <= ?
           AND state = 'kept' AND elsewhere = 1`,
        ...range,
      );
      database.run(
        `UPDATE undo_user SET causes = trim(causes || ' made-anew') WHERE run = ? AND sequence > ? AND sequence <= ?
           AND state = 'kept' AND elsewhere = 0 AND made > ${madeUntilOfUser}`,
        ...range,
      );
      database.run(
        `UPDATE undo_user SET state = 'waiting' WHERE run = ? AND sequence > ? AND sequence <= ? AND state = 'kept' AND causes = ''`,
        ...range,
      );
      return last;
    },
    open: (run) => void database.run("UPDATE undo SET state = 'under-way', ended = NULL WHERE run = ?", Number(run)),
    asked: (run, { at, by, why, consents }) =>
      void database.run(
        'INSERT INTO undo_asking (run, at, asked_by, why, consents) VALUES (?, ?, ?, ?, ?)',
        Number(run),
        at,
        sealed(by),
        sealed(why),
        JSON.stringify(consents),
      ),
    waitAgain(run, causes, after, limit, now) {
      const last = lastOf(run, after, limit);
      if (last === null) return null;
      database.run(
        `UPDATE undo_user SET state = 'waiting', at = ? WHERE run = ? AND sequence > ? AND sequence <= ?
           AND (state = 'failed' OR (state = 'kept' AND causes IN (SELECT value FROM json_each(?))))`,
        now,
        Number(run),
        after,
        last,
        JSON.stringify(causes.map(joined)),
      );
      return last;
    },
    counts: (run) =>
      database
        .all(
          'SELECT state, causes, count(*) AS users FROM undo_user WHERE run = ? GROUP BY state, causes ORDER BY users DESC, state, causes',
          Number(run),
        )
        .map((row) => ({
          state: word<UndoState>(row, 'state'),
          causes: splitCauses(text(row, 'causes')),
          users: integer(row, 'users'),
        })),
    next: (run, limit) =>
      database
        .all(
          `SELECT sequence, user_id, state = 'intended' AS tried FROM undo_user
           WHERE run = ? AND state IN ('waiting', 'intended') ORDER BY sequence LIMIT ?`,
          Number(run),
          limit,
        )
        .map((row) => ({
          sequence: integer(row, 'sequence'),
          userId: text(row, 'user_id'),
          tried: integer(row, 'tried') === 1,
        })),
    change: (run, { sequence, state, causes = [], detail }, now) =>
      void database.run(
        'UPDATE undo_user SET state = ?, causes = ?, detail = ?, at = ? WHERE run = ? AND sequence = ?',
        state,
        joined(causes),
        sealed(detail),
        now,
        Number(run),
        sequence,
      ),
    entries: (run, after, limit) =>
      database
        .all(
          `SELECT undo_user.sequence AS sequence, key, email, undo_user.user_id AS user_id, undo_user.state AS state, causes, detail, at
           FROM ${accountOfUser} WHERE undo_user.run = ? AND undo_user.sequence > ? ORDER BY undo_user.sequence LIMIT ?`,
          Number(run),
          after,
          limit,
        )
        .map((row) => ({
          sequence: integer(row, 'sequence'),
          key: text(row, 'key'),
          email: opened(orNull(bytes, row, 'email')) ?? '',
          userId: text(row, 'user_id'),
          state: word<UndoState>(row, 'state'),
          causes: splitCauses(text(row, 'causes')),
          detail: opened(orNull(bytes, row, 'detail')),
          at: integer(row, 'at'),
        })),
    apart(run) {
      const apart = "FROM undo_user WHERE run = ? AND state IN ('kept', 'failed')";
      const lines = database
        .all(`SELECT DISTINCT state, causes ${apart}`, Number(run))
        .map((row) => ({ state: word<UndoApart['state']>(row, 'state'), causes: splitCauses(text(row, 'causes')) }));
      const places = new Map<unknown, number>(
        lines.map(({ state, causes }, index) => [`${state} ${joined(causes)}`, index]),
      );
      const inOrder = (column: string) => database.column(`SELECT ${column} ${apart} ORDER BY sequence`, Number(run));
      return {
        sequences: inOrder('sequence').map(Number),
        lines,
        lineOf: inOrder("state || ' ' || causes").map((line) => places.get(line) ?? 0),
      };
    },
    detailsAt: (run, sequences) =>
      new Map(
        database
          .all(
            `SELECT sequence, detail FROM undo_user
             WHERE run = ? AND detail IS NOT NULL AND sequence IN (SELECT value FROM json_each(?))`,
            Number(run),
            JSON.stringify(sequences),
          )
          .map((row) => [integer(row, 'sequence'), opened(bytes(row, 'detail')) ?? '']),
      ),
    compare(run) {
      database.run('DELETE FROM undo_difference WHERE run = ?', Number(run));
      const seen = (user: string) => `SELECT 1 FROM observed WHERE observed.user_id = ${user}`;
      database.run(
        `INSERT INTO undo_difference SELECT run, 'baseline-missing', user_id FROM baseline
         WHERE run = ? AND elsewhere = 0 AND NOT EXISTS (${seen('baseline.user_id')})`,
        Number(run),
      );
      // Who belongs to another user by linking is seen under that one's id.
      database.run(
        `INSERT INTO undo_difference SELECT run, 'kept-missing', user_id FROM undo_user
         WHERE run = ? AND state = 'kept' AND causes <> 'linked-into' AND NOT EXISTS (${seen('undo_user.user_id')})`,
        Number(run),
      );
      // Who carries trickle's mark has come since, by signing in.
      database.run(
        `INSERT INTO undo_difference SELECT run, 'left-over', user_id FROM undo_user
         WHERE run = ? AND state = 'deleted' AND EXISTS (${seen('undo_user.user_id')} AND trickle = 0)`,
        Number(run),
      );
    },
    newcomers: (run) =>
      integer(
        database.one(
          `SELECT count(DISTINCT user_id) AS users FROM observed
             WHERE NOT EXISTS (SELECT 1 FROM baseline WHERE run = ? AND elsewhere = 0 AND baseline.user_id = observed.user_id)
               AND NOT EXISTS (SELECT 1 FROM undo_user WHERE run = ? AND undo_user.user_id = observed.user_id
                 AND (state IN ('kept', 'failed') OR (state = 'deleted' AND observed.trickle = 0)))`,
          Number(run),
          Number(run),
        ),
        'users',
      ),
    differences: (run, after, limit) =>
      database
        .all(
          `SELECT kind, user_id FROM undo_difference WHERE run = ? AND (kind, user_id) > (?, ?)
           ORDER BY kind, user_id LIMIT ?`,
          Number(run),
          after?.kind ?? '',
          after?.userId ?? '',
          limit,
        )
        .map((row) => ({
          kind: word<UndoDifferenceKind>(row, 'kind'),
          userId: text(row, 'user_id'),
        })),
    differenceCount: (run) =>
      integer(database.one('SELECT count(*) AS found FROM undo_difference WHERE run = ?', Number(run)), 'found'),
    finish: (run, result) =>
      void database.run(
        "UPDATE undo SET state = 'finished', ended = ?, result = ? WHERE run = ?",
        result.at,
        JSON.stringify(result),
        Number(run),
      ),
  };
}
