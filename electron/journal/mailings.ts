import type { MailReason, MailState } from '../common/mail-words.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import { bytes, integer, orNull, type Row, text, word } from './row.ts';

/** One list of people of a run who are to get a password-change e-mail. */
export interface MailingRecord {
  /** Counts from 1, over all runs of the workspace. */
  readonly number: number;
  readonly run: string;
  readonly begun: number;
}

/** Somebody whom a list may have: in Auth0 by the run's word, and without a password there. */
export interface MailCandidate {
  readonly sequence: number;
  readonly userId: string;
  readonly emailHash: Uint8Array | null;
}

export interface NewMail {
  readonly sequence: number;
  readonly userId: string;
  readonly state: 'waiting' | 'skipped';
  readonly reason: MailReason | null;
}

export interface MailCount {
  readonly state: MailState;
  readonly reason: MailReason | null;
  readonly accounts: number;
}

/** A request of which nobody knows the end. */
export interface OpenMail {
  readonly sequence: number;
  /** As the legacy database has it. */
  readonly email: string;
  /** When it was written down, and asked for right after. */
  readonly at: number;
}

export interface MailChange {
  readonly state: MailState;
  readonly reason?: MailReason | null;
  /** For people; encrypted at rest, because a tenant's message may carry personal data. */
  readonly detail?: string | null;
  readonly at: number;
}

/** Somebody on a list, for a spreadsheet, the address in clear. */
export interface MailEntry {
  readonly sequence: number;
  readonly key: string;
  readonly email: string;
  readonly userId: string;
  readonly state: MailState;
  readonly reason: MailReason | null;
  readonly detail: string | null;
  readonly at: number;
}

/** Password-change e-mails. All writes are meant to stand in one of the caller's transactions. */
export interface Mailings {
  /** Begins a list; it counts only once it is `listed`. `place` names tenant and connection. */
  begin(run: string, place: string, now: number): number;
  /** Removes lists of the run that were not finished: nothing was asked for from them. Gives the number of rows of this step, 0 at the end. */
  dropUnlisted(run: string): number;
  /** People of the run, at most `limit` behind `after`. */
  candidates(run: string, plan: string, after: number, limit: number): readonly MailCandidate[];
  /** Whether another run's list at this place had this user, and an e-mail was asked for or still will be. */
  onAnotherList(run: string, place: string, userId: string): boolean;
  add(mailing: number, mails: readonly NewMail[], now: number): void;
  listed(mailing: number): void;
  read(mailing: number): MailingRecord;
  latest(run: string): MailingRecord | null;
  counts(mailing: number): readonly MailCount[];
  /** The next who waits; null when nobody does. */
  next(mailing: number): MailCandidate | null;
  /** Requests of which nobody knows the end. */
  open(mailing: number): readonly OpenMail[];
  /** Changes a mail that is in one of these states; false when it is in another. */
  change(mailing: number, sequence: number, from: readonly MailState[], change: MailChange): boolean;
  entries(mailing: number, after: number, limit: number): readonly MailEntry[];
}

/** Who has no password in Auth0, though an account: what the plan says of the first sign-in, and what became of it. */
const withoutPassword = `account.experience = 'needs-reset' AND ledger.outcome IN ('imported', 'updated', 'present')`;

/** In the plan of a mailing's run. */
const accountOfMail = `mail JOIN mailing ON mailing.id = mail.mailing JOIN run ON run.id = mailing.run
  JOIN account ON account.plan = run.plan AND account.sequence = mail.sequence`;

export function mailings(database: Database, keys: JournalKeys): Mailings {
  const record = (row: Row): MailingRecord => {
    return {
      number: integer(row, 'id'),
      run: String(integer(row, 'run')),
      begun: integer(row, 'begun'),
    };
  };
  const candidate = (row: Row): MailCandidate => {
    return {
      sequence: integer(row, 'sequence'),
      userId: text(row, 'user_id'),
      emailHash: orNull(bytes, row, 'email_hash'),
    };
  };
  const opened = (sealed: Uint8Array | null) => (sealed === null ? null : keys.open(sealed));
  return {
    begin: (run, place, now) =>
      database.insert('INSERT INTO mailing (run, place, begun) VALUES (?, ?, ?)', Number(run), place, now),
    dropUnlisted(run) {
      const removed = database.run(
        `DELETE FROM mail WHERE (mailing, sequence) IN
           (SELECT mail.mailing, mail.sequence FROM mail JOIN mailing ON mailing.id = mail.mailing
            WHERE mailing.run = ? AND mailing.listed = 0 LIMIT 1000)`,
        Number(run),
      );
      return removed > 0 ? removed : database.run('DELETE FROM mailing WHERE run = ? AND listed = 0', Number(run));
    },
    candidates: (run, plan, after, limit) =>
      database
        .all(
          `SELECT account.sequence AS sequence, user_id, email_hash FROM account
           JOIN ledger ON ledger.run = ? AND ledger.sequence = account.sequence
           WHERE account.plan = ? AND account.sequence > ? AND ${withoutPassword} AND user_id IS NOT NULL
           ORDER BY account.sequence LIMIT ?`,
          Number(run),
          Number(plan),
          after,
          limit,
        )
        .map(candidate),
    onAnotherList: (run, place, userId) =>
      database.get(
        `SELECT 1 FROM mail JOIN mailing ON mailing.id = mail.mailing
         WHERE mail.user_id = ? AND mailing.place = ? AND mailing.run <> ? AND mailing.listed = 1
           AND mail.state IN ('waiting', 'intended', 'asked', 'uncertain')`,
        userId,
        place,
        Number(run),
      ) !== undefined,
    add(mailing, mails, now) {
      for (const { sequence, userId, state, reason } of mails) {
        database.run(
          'INSERT INTO mail (mailing, sequence, user_id, state, reason, at) VALUES (?, ?, ?, ?, ?, ?)',
          mailing,
          sequence,
          userId,
          state,
          reason,
          now,
        );
      }
    },
    listed: (mailing) => void database.run('UPDATE mailing SET listed = 1 WHERE id = ?', mailing),
    read: (mailing) => record(database.one('SELECT * FROM mailing WHERE id = ?', mailing)),
    latest(run) {
      const row = database.get(
        'SELECT * FROM mailing WHERE run = ? AND listed = 1 ORDER BY id DESC LIMIT 1',
        Number(run),
      );
      return row === undefined ? null : record(row);
    },
    counts: (mailing) =>
      database
        .all(
          'SELECT state, reason, count(*) AS accounts FROM mail WHERE mailing = ? GROUP BY state, reason ORDER BY accounts DESC',
          mailing,
        )
        .map((row) => ({
          state: word<MailState>(row, 'state'),
          reason: orNull(word<MailReason>, row, 'reason'),
          accounts: integer(row, 'accounts'),
        })),
    next(mailing) {
      const row = database.get(
        `SELECT mail.sequence AS sequence, mail.user_id AS user_id, email_hash FROM ${accountOfMail}
         WHERE mail.mailing = ? AND mail.state = 'waiting' ORDER BY mail.sequence LIMIT 1`,
        mailing,
      );
      return row === undefined ? null : candidate(row);
    },
    open: (mailing) =>
      database
        .all(
          `SELECT mail.sequence AS sequence, email, mail.at AS at FROM ${accountOfMail}
           WHERE mail.mailing = ? AND mail.state IN ('intended', 'uncertain') ORDER BY mail.sequence`,
          mailing,
        )
        .map((row) => ({
          sequence: integer(row, 'sequence'),
          email: opened(orNull(bytes, row, 'email')) ?? '',
          at: integer(row, 'at'),
        })),
    change: (mailing, sequence, from, { state, reason = null, detail = null, at }) =>
      database.run(
        `UPDATE mail SET state = ?, reason = ?, detail = ?, at = ?
         WHERE mailing = ? AND sequence = ? AND state IN (${from.map((each) => `'${each}'`).join(', ')})`,
        state,
        reason,
        detail === null ? null : keys.seal(detail),
        at,
        mailing,
        sequence,
      ) > 0,
    entries: (mailing, after, limit) =>
      database
        .all(
          `SELECT mail.sequence AS sequence, key, email, mail.user_id AS user_id, mail.state AS state, mail.reason AS reason,
             mail.detail AS detail, mail.at AS at
           FROM ${accountOfMail} WHERE mail.mailing = ? AND mail.sequence > ? ORDER BY mail.sequence LIMIT ?`,
          mailing,
          after,
          limit,
        )
        .map((row) => ({
          sequence: integer(row, 'sequence'),
          key: text(row, 'key'),
          email: opened(orNull(bytes, row, 'email')) ?? '',
          userId: text(row, 'user_id'),
          state: word<MailState>(row, 'state'),
          reason: orNull(word<MailReason>, row, 'reason'),
          detail: opened(orNull(bytes, row, 'detail')),
          at: integer(row, 'at'),
        })),
  };
}
