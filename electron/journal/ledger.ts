import { traitBit } from '../accounts/traits.ts';
import type { Outcome, Reason } from '../common/words.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import type { LedgerEntry, OutcomeCount } from './records.ts';
import { bytes, integer, orNull, text, word } from './row.ts';

/** An account of a file that is on its way. */
export interface FileAccount {
  readonly sequence: number;
  readonly key: string;
  readonly userId: string;
  readonly emailHash: Uint8Array | null;
  readonly digest: Uint8Array;
  /** Somebody else has its phone number too: it is sent without. */
  readonly phoneTaken: boolean;
  /** It was sent with a phone number or a user name, which may be another's. */
  readonly identifiers: boolean;
}

/** An account that a file holds, with the keyed digest of the fields that are sent for it. */
export interface SentAccount {
  readonly sequence: number;
  readonly sent: Uint8Array;
  /** The same of its metadata. */
  readonly metadata: Uint8Array;
  /** It is sent with a phone number or a user name. */
  readonly identifiers: boolean;
}

/** A ledger line with what its account is known by. */
export interface LedgerLine {
  readonly sequence: number;
  readonly key: string;
  readonly userId: string | null;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly file: number | null;
  /** The source digest when the plan was made. */
  readonly digest: Uint8Array;
  /** Of what was sent last, by the run or by a delta after it. */
  readonly sent: Uint8Array | null;
}

/** The record of what became of every account of a run. All writes are meant to stand in one of the caller's transactions. */
export interface Ledger {
  /** Writes the outcomes of accounts that the plan does not import, at most `limit` from `after` on; gives the last sequence, null at the end. */
  copyDecisions(run: string, plan: string, after: number, limit: number): number | null;
  /** Notes accounts as sent with a file and uncertain until it is settled. */
  addSent(run: string, file: number, accounts: readonly SentAccount[]): void;
  /** Replaces what was noted as sent, when a file was made again from newer values. */
  setSent(run: string, accounts: readonly SentAccount[]): void;
  /** Notes or replaces outcomes. */
  record(run: string, entries: readonly LedgerEntry[]): void;
  /** Which of these sequences have a line already. */
  known(run: string, first: number, last: number): ReadonlySet<number>;
  /** The accounts of a file that have no outcome yet. */
  fileAccounts(run: string, plan: string, file: number, first: number, last: number): readonly FileAccount[];
  /** Gives every account of a file that has no outcome yet this one; gives their number. */
  settleRest(run: string, file: number, first: number, last: number, outcome: Outcome): number;
  /** Takes the accounts of a file back out, as if they had never been packed. */
  remove(run: string, file: number, first: number, last: number): void;
  /** Takes single accounts back out. */
  removeAccounts(run: string, sequences: readonly number[]): void;
  /** Accounts that were sent and rejected for a reason. */
  rejectedFor(run: string, plan: string, reason: Reason): readonly Pick<FileAccount, 'sequence' | 'userId'>[];
  counts(run: string): readonly OutcomeCount[];
  lines(run: string, plan: string, after: number, limit: number): readonly LedgerLine[];
  importedByFormat(run: string, plan: string): Readonly<Record<string, number>>;
}

export function ledger(database: Database, keys: JournalKeys): Ledger {
  return {
    copyDecisions(run, plan, after, limit) {
      const last = database.one(
        `SELECT max(sequence) AS last FROM
           (SELECT sequence FROM account WHERE plan = ? AND decision <> 'import' AND sequence > ? ORDER BY sequence LIMIT ?)`,
        Number(plan),
        after,
        limit,
      );
      const upTo = orNull(integer, last, 'last');
      if (upTo === null) return null;
      database.run(
        `INSERT INTO ledger (run, sequence, outcome, reason)
         SELECT ?, sequence, CASE decision WHEN 'hold' THEN 'held' WHEN 'skip' THEN 'skipped' ELSE 'rejected' END, reason
         FROM account WHERE plan = ? AND decision <> 'import' AND sequence > ? AND sequence <= ?
         ON CONFLICT DO NOTHING`,
        Number(run),
        Number(plan),
        after,
        upTo,
      );
      return upTo;
    },
    addSent(run, file, accounts) {
      for (const { sequence, sent, metadata, identifiers } of accounts) {
        database.run(
          "INSERT INTO ledger (run, sequence, file, outcome, sent, metadata, identifiers) VALUES (?, ?, ?, 'uncertain', ?, ?, ?)",
          Number(run),
          sequence,
          file,
          sent,
          metadata,
          identifiers ? 1 : 0,
        );
      }
    },
    setSent(run, accounts) {
      for (const { sequence, sent, metadata, identifiers } of accounts) {
        database.run(
          'UPDATE ledger SET sent = ?, metadata = ?, identifiers = ? WHERE run = ? AND sequence = ?',
          sent,
          metadata,
          identifiers ? 1 : 0,
          Number(run),
          sequence,
        );
      }
    },
    record(run, entries) {
      for (const { sequence, outcome, reason, detail } of entries) {
        database.run(
          `INSERT INTO ledger (run, sequence, outcome, reason, detail) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason, detail = excluded.detail`,
          Number(run),
          sequence,
          outcome,
          reason,
          detail === null ? null : keys.seal(detail),
        );
      }
    },
    known: (run, first, last) =>
      new Set(
        database
          .all('SELECT sequence FROM ledger WHERE run = ? AND sequence BETWEEN ? AND ?', Number(run), first, last)
          .map((row) => integer(row, 'sequence')),
      ),
    fileAccounts: (run, plan, file, first, last) =>
      database
        .all(
          `SELECT sequence, key, user_id, email_hash, traits, digest, identifiers FROM ledger JOIN account USING (sequence)
           WHERE run = ? AND plan = ? AND file = ? AND outcome = 'uncertain' AND sequence BETWEEN ? AND ?
           ORDER BY sequence`,
          Number(run),
          Number(plan),
          file,
          first,
          last,
        )
        .map((row) => ({
          sequence: integer(row, 'sequence'),
          key: text(row, 'key'),
          userId: text(row, 'user_id'),
          emailHash: orNull(bytes, row, 'email_hash'),
          phoneTaken: (integer(row, 'traits') & traitBit('shares-phone')) !== 0,
          digest: bytes(row, 'digest'),
          identifiers: integer(row, 'identifiers') === 1,
        })),
    settleRest: (run, file, first, last, outcome) =>
      database.run(
        `UPDATE ledger SET outcome = ?
         WHERE run = ? AND sequence BETWEEN ? AND ? AND file = ? AND outcome = 'uncertain'`,
        outcome,
        Number(run),
        first,
        last,
        file,
      ),
    remove(run, file, first, last) {
      database.run(
        `DELETE FROM carried WHERE run = ? AND sequence IN
           (SELECT sequence FROM ledger WHERE run = ? AND sequence BETWEEN ? AND ? AND file = ?)`,
        Number(run),
        Number(run),
        first,
        last,
        file,
      );
      database.run(
        'DELETE FROM ledger WHERE run = ? AND sequence BETWEEN ? AND ? AND file = ?',
        Number(run),
        first,
        last,
        file,
      );
    },
    removeAccounts(run, sequences) {
      for (const sequence of sequences) {
        for (const table of ['carried', 'ledger'])
          database.run(`DELETE FROM ${table} WHERE run = ? AND sequence = ?`, Number(run), sequence);
      }
    },
    rejectedFor: (run, plan, reason) =>
      database
        .all(
          `SELECT sequence, user_id FROM ledger JOIN account USING (sequence)
           WHERE run = ? AND plan = ? AND outcome = 'rejected' AND ledger.reason = ? AND file IS NOT NULL
             -- Says nothing more, but lets SQLite use the index of exceptions.
             AND outcome NOT IN ('imported', 'uncertain')
           ORDER BY sequence`,
          Number(run),
          Number(plan),
          reason,
        )
        .map((row) => ({ sequence: integer(row, 'sequence'), userId: text(row, 'user_id') })),
    counts: (run) =>
      database
        .all('SELECT outcome, reason, accounts FROM tally WHERE run = ? AND accounts > 0', Number(run))
        .map((row) => {
          const reason = text(row, 'reason');
          return {
            outcome: word<Outcome>(row, 'outcome'),
            reason: reason === '' ? null : (reason as Reason),
            accounts: integer(row, 'accounts'),
          };
        }),
    lines: (run, plan, after, limit) =>
      database
        .all(
          `SELECT ledger.sequence AS sequence, key, user_id, outcome, ledger.reason AS reason, file, account.digest AS digest,
             coalesce(carried.sent, ledger.sent) AS sent
           FROM ledger JOIN account ON account.sequence = ledger.sequence
           LEFT JOIN carried ON carried.run = ledger.run AND carried.sequence = ledger.sequence
           WHERE ledger.run = ? AND plan = ? AND ledger.sequence > ? ORDER BY ledger.sequence LIMIT ?`,
          Number(run),
          Number(plan),
          after,
          limit,
        )
        .map((row) => ({
          sequence: integer(row, 'sequence'),
          key: text(row, 'key'),
          userId: orNull(text, row, 'user_id'),
          outcome: word<Outcome>(row, 'outcome'),
          reason: orNull(word<Reason>, row, 'reason'),
          file: orNull(integer, row, 'file'),
          digest: bytes(row, 'digest'),
          sent: orNull(bytes, row, 'sent'),
        })),
    importedByFormat: (run, plan) =>
      Object.fromEntries(
        database
          .all(
            `SELECT format, count(*) AS accounts FROM ledger JOIN account USING (sequence)
             WHERE run = ? AND plan = ? AND outcome = 'imported' GROUP BY format`,
            Number(run),
            Number(plan),
          )
          .map((row) => [text(row, 'format'), integer(row, 'accounts')]),
      ),
  };
}
