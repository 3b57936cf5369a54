import type { GivingState, RoleConsent } from '../common/role-words.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import { bytes, integer, json, orNull, text, word } from './row.ts';

/** A role by its name in the old application, and the tenant's role that stands for it. */
export interface AssignedRole {
  /** Counts from 1 within the run. */
  readonly number: number;
  readonly name: string;
  /** Null where no role of the tenant stands for it. */
  readonly role: { readonly id: string; readonly name: string } | null;
  readonly counts: readonly { readonly state: GivingState; readonly present: boolean; readonly users: number }[];
}

/** Who asked for it, and what they said yes to. */
export interface AssignmentAsking {
  readonly at: number;
  readonly by: string | null;
  readonly consents: readonly RoleConsent[];
}

/** Roles that a run's people were given, or are to be given. */
export interface AssignmentRecord {
  readonly run: string;
  readonly listed: number;
  /** When all of them had an outcome and the tenant was asked who has them; null before. */
  readonly finished: number | null;
  readonly askings: readonly AssignmentAsking[];
  readonly roles: readonly AssignedRole[];
}

/** Somebody and one role, for a spreadsheet, the address in clear. */
export interface AssignmentEntry {
  readonly number: number;
  readonly role: string;
  readonly userId: string;
  readonly key: string;
  readonly email: string;
  /** They were there before the run under their own id. */
  readonly present: boolean;
  readonly state: GivingState;
  readonly detail: string | null;
}

/** To whom a list is narrowed; left out, all. */
export interface AssignmentFilter {
  readonly number?: number;
  readonly states?: readonly GivingState[];
  readonly present?: boolean;
}

/** Who is given which role. Writes are meant to stand in one of the caller's transactions. */
export interface Assignments {
  read(run: string): AssignmentRecord | null;
  /** Begins a listing: who of the run is somebody's to be given roles, held aside until it ends. */
  beginListing(run: string, now: number): void;
  /** Takes up to `limit` of them behind `after` aside; gives the last sequence, null at the end. */
  holdAside(run: string, plan: string, after: number, limit: number): number | null;
  /** Puts a user's role on the list, unless they aren't of the run; how it stands with who is on it already stays as it is. */
  add(run: string, userId: string, role: string): void;
  /** Says that a user's metadata names a role still, and puts nobody on the list. */
  keep(run: string, userId: string, role: string): void;
  /** Takes off the list whom it had before and this listing has not named, as far as nothing was given to them. */
  dropUnnamed(run: string): void;
  endListing(): void;
  /** Says which role of the tenant stands for a name. */
  match(run: string, name: string, role: { readonly id: string; readonly name: string } | null): void;
  /** Whoever waits for the role and has it already had it before. */
  noteHolders(run: string, number: number, userIds: readonly string[]): void;
  /** Notes who asked for it; from then on it is not finished. */
  ask(run: string, asking: AssignmentAsking): void;
  /** Whoever was refused, or had lost it, waits again. */
  waitAgain(run: string): void;
  next(run: string, number: number, limit: number, withPresent: boolean): readonly string[];
  change(run: string, number: number, userIds: readonly string[], state: GivingState, detail: string | null): void;
  /** Forgets who was seen to have the role. */
  forgetSeen(run: string, number: number): void;
  noteSeen(run: string, number: number, userIds: readonly string[]): void;
  /** How many of whoever was given it or had it weren't seen. */
  unseen(run: string, number: number): number;
  /** They have lost it. */
  loseUnseen(run: string, number: number): void;
  finish(run: string, now: number): void;
  entries(
    run: string,
    after: Pick<AssignmentEntry, 'number' | 'userId'> | null,
    limit: number,
    filter?: AssignmentFilter,
  ): readonly AssignmentEntry[];
}

const unseen = "run = ? AND number = ? AND seen = 0 AND state IN ('had', 'given')";

/** Ids as a table: one statement for a page of them. */
const among = 'user_id IN (SELECT value FROM json_each(?))';

export function assignments(database: Database, keys: JournalKeys): Assignments {
  const keep = (run: string, userId: string, role: string) =>
    void database.run(
      'INSERT OR IGNORE INTO temp.named_now SELECT number, ? FROM assignment_role WHERE run = ? AND name = ?',
      userId,
      Number(run),
      role,
    );
  const countsOf = (run: string, number: number): AssignedRole['counts'] =>
    database
      .all(
        'SELECT state, present, count(*) AS users FROM assignment_user WHERE run = ? AND number = ? GROUP BY state, present',
        Number(run),
        number,
      )
      .map((row) => ({
        state: word<GivingState>(row, 'state'),
        present: integer(row, 'present') === 1,
        users: integer(row, 'users'),
      }));
  return {
    read(run) {
      const row = database.get('SELECT * FROM assignment WHERE run = ?', Number(run));
      if (row === undefined) return null;
      return {
        run,
        listed: integer(row, 'listed'),
        finished: orNull(integer, row, 'finished'),
        askings: database
          .all('SELECT * FROM assignment_asking WHERE run = ? ORDER BY rowid', Number(run))
          .map((asking) => {
            const by = orNull(bytes, asking, 'asked_by');
            return {
              at: integer(asking, 'at'),
              by: by === null ? null : keys.open(by),
              consents: json<readonly RoleConsent[]>(asking, 'consents'),
            };
          }),
        roles: database.all('SELECT * FROM assignment_role WHERE run = ? ORDER BY number', Number(run)).map((role) => {
          const id = orNull(text, role, 'role_id');
          const number = integer(role, 'number');
          return {
            number,
            name: text(role, 'name'),
            role: id === null ? null : { id, name: text(role, 'role_name') },
            counts: countsOf(run, number),
          };
        }),
      };
    },
    beginListing(run, now) {
      database.run(
        'INSERT INTO assignment (run, listed) VALUES (?, ?) ON CONFLICT DO UPDATE SET listed = excluded.listed',
        Number(run),
        now,
      );
      database.run(
        'CREATE TEMP TABLE IF NOT EXISTS of_run (user_id TEXT PRIMARY KEY, sequence INTEGER NOT NULL, present INTEGER NOT NULL)',
      );
      database.run('DELETE FROM temp.of_run');
      database.execute(
        `DROP TABLE IF EXISTS temp.named_now;
         CREATE TEMP TABLE named_now (number INTEGER NOT NULL, user_id TEXT NOT NULL, PRIMARY KEY (number, user_id)) WITHOUT ROWID`,
      );
    },
    holdAside(run, plan, after, limit) {
      const those = `FROM ledger JOIN account ON account.plan = ? AND account.sequence = ledger.sequence
        WHERE ledger.run = ? AND ledger.sequence > ? AND outcome IN ('imported', 'updated', 'present') AND user_id IS NOT NULL`;
      const values = [Number(plan), Number(run), after];
      const last = orNull(
        integer,
        database.one(
          `SELECT max(sequence) AS last FROM (SELECT ledger.sequence AS sequence ${those} ORDER BY ledger.sequence LIMIT ?)`,
          ...values,
          limit,
        ),
        'last',
      );
      if (last === null) return null;
      database.run(
        `INSERT OR IGNORE INTO temp.of_run SELECT user_id, ledger.sequence, outcome = 'present' ${those} AND ledger.sequence <= ?`,
        ...values,
        last,
      );
      return last;
    },
    add(run, userId, role) {
      database.run(
        `INSERT INTO assignment_role (run, number, name)
         SELECT ?, (SELECT coalesce(max(number), 0) + 1 FROM assignment_role WHERE run = ?), ?
         WHERE EXISTS (SELECT 1 FROM temp.of_run WHERE user_id = ?) ON CONFLICT DO NOTHING`,
        Number(run),
        Number(run),
        role,
        userId,
      );
      database.run(
        `INSERT INTO assignment_user (run, number, user_id, sequence, present, state)
         SELECT ?, number, user_id, sequence, present, 'waiting' FROM temp.of_run, assignment_role
         WHERE user_id = ? AND assignment_role.run = ? AND name = ? ON CONFLICT DO UPDATE SET present = excluded.present`,
        Number(run),
        userId,
        Number(run),
        role,
      );
      keep(run, userId, role);
    },
    keep,
    dropUnnamed(run) {
      // Whoever is intended may have been given it, and is settled as somebody said yes to.
      database.run(
        `DELETE FROM assignment_user WHERE run = ? AND state IN ('waiting', 'refused', 'lost')
         AND (number, user_id) NOT IN (SELECT number, user_id FROM temp.named_now)`,
        Number(run),
      );
      database.run(
        `DELETE FROM assignment_role WHERE run = ? AND NOT EXISTS (
           SELECT 1 FROM assignment_user WHERE assignment_user.run = assignment_role.run AND assignment_user.number = assignment_role.number)`,
        Number(run),
      );
    },
    endListing: () => database.execute('DROP TABLE IF EXISTS temp.of_run; DROP TABLE IF EXISTS temp.named_now'),
    match: (run, name, role) =>
      void database.run(
        'UPDATE assignment_role SET role_id = ?, role_name = ? WHERE run = ? AND name = ?',
        role?.id ?? null,
        role?.name ?? null,
        Number(run),
        name,
      ),
    noteHolders: (run, number, userIds) =>
      void database.run(
        `UPDATE assignment_user SET state = 'had' WHERE run = ? AND number = ? AND state = 'waiting' AND ${among}`,
        Number(run),
        number,
        JSON.stringify(userIds),
      ),
    ask(run, { at, by, consents }) {
      database.run('UPDATE assignment SET finished = NULL WHERE run = ?', Number(run));
      database.run(
        'INSERT INTO assignment_asking (run, at, asked_by, consents) VALUES (?, ?, ?, ?)',
        Number(run),
        at,
        by === null ? null : keys.seal(by),
        JSON.stringify(consents),
      );
    },
    waitAgain: (run) =>
      void database.run(
        "UPDATE assignment_user SET state = 'waiting', detail = NULL WHERE run = ? AND state IN ('refused', 'lost')",
        Number(run),
      ),
    next: (run, number, limit, withPresent) =>
      database
        .all(
          `SELECT user_id FROM assignment_user WHERE run = ? AND number = ? AND state IN ('waiting', 'intended') AND present <= ?
           ORDER BY user_id LIMIT ?`,
          Number(run),
          number,
          withPresent ? 1 : 0,
          limit,
        )
        .map((row) => text(row, 'user_id')),
    change: (run, number, userIds, state, detail) =>
      void database.run(
        `UPDATE assignment_user SET state = ?, detail = ? WHERE run = ? AND number = ? AND ${among}`,
        state,
        detail === null ? null : keys.seal(detail),
        Number(run),
        number,
        JSON.stringify(userIds),
      ),
    forgetSeen: (run, number) =>
      void database.run('UPDATE assignment_user SET seen = 0 WHERE run = ? AND number = ?', Number(run), number),
    noteSeen: (run, number, userIds) =>
      void database.run(
        `UPDATE assignment_user SET seen = 1 WHERE run = ? AND number = ? AND ${among}`,
        Number(run),
        number,
        JSON.stringify(userIds),
      ),
    unseen: (run, number) =>
      integer(
        database.one(`SELECT count(*) AS users FROM assignment_user WHERE ${unseen}`, Number(run), number),
        'users',
      ),
    loseUnseen: (run, number) =>
      void database.run(`UPDATE assignment_user SET state = 'lost' WHERE ${unseen}`, Number(run), number),
    finish: (run, now) => void database.run('UPDATE assignment SET finished = ? WHERE run = ?', now, Number(run)),
    entries(run, after, limit, { number, states, present } = {}) {
      // One role's stand together, and are found without passing over the others.
      const within =
        number === undefined
          ? '(assignment_user.number, assignment_user.user_id) > (?, ?)'
          : 'assignment_user.number = ? AND assignment_user.user_id > ?';
      return database
        .all(
          `SELECT assignment_user.number AS number, name, assignment_user.user_id AS user_id, key, email, present,
             assignment_user.state AS state, detail
           FROM assignment_user JOIN assignment_role USING (run, number) JOIN run ON run.id = assignment_user.run
           JOIN account ON account.plan = run.plan AND account.sequence = assignment_user.sequence
           WHERE assignment_user.run = ? AND ${within}
             AND (? IS NULL OR assignment_user.state IN (SELECT value FROM json_each(?))) AND (? IS NULL OR present = ?)
           ORDER BY assignment_user.number, assignment_user.user_id LIMIT ?`,
          Number(run),
          number ?? after?.number ?? 0,
          after?.userId ?? '',
          states === undefined ? null : 1,
          JSON.stringify(states ?? []),
          present === undefined ? null : 1,
          present === true ? 1 : 0,
          limit,
        )
        .map((row) => {
          const [email, detail] = [orNull(bytes, row, 'email'), orNull(bytes, row, 'detail')];
          return {
            number: integer(row, 'number'),
            role: text(row, 'name'),
            userId: text(row, 'user_id'),
            key: text(row, 'key'),
            email: email === null ? '' : keys.open(email),
            present: integer(row, 'present') === 1,
            state: word<GivingState>(row, 'state'),
            detail: detail === null ? null : keys.open(detail),
          };
        });
    },
  };
}
