import type { Decision, Outcome, Reason } from '../common/words.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import { bytes, integer, orNull, type Row, text, word } from './row.ts';

/** What became of an account of a plan in a run, and nothing that says whose it is. */
export interface SealedLine {
  readonly sequence: number;
  /** The account's pseudonym (`JournalKeys.pseudonym`). */
  readonly account: string;
  readonly format: string;
  readonly decision: Decision;
  /** Null while it has none. */
  readonly outcome: Outcome | null;
  readonly reason: Reason | null;
  /** The import file with which it was sent. */
  readonly file: number | null;
  /** Keyed digest of the fields that were sent, hexadecimal. */
  readonly sent: string | null;
}

/** Whose account a pseudonym stands for: personal data. */
export interface NamedLine {
  readonly sequence: number;
  readonly account: string;
  readonly key: string;
  readonly email: string;
  readonly userId: string | null;
  readonly detail: string | null;
}

/** The ledger with its plan as an evidence pack has it. */
export interface SealedLines {
  /** In the order of the plan, behind `after`. */
  page(run: string, plan: string, after: number, limit: number): readonly SealedLine[];
  names(run: string, plan: string, after: number, limit: number): readonly NamedLine[];
}

export function sealedLines(database: Database, keys: JournalKeys): SealedLines {
  const accounts = (columns: string, run: string, plan: string, after: number, limit: number): readonly Row[] =>
    database.all(
      `SELECT account.sequence AS sequence, key, ${columns}
       FROM account LEFT JOIN ledger ON ledger.run = ? AND ledger.sequence = account.sequence
       WHERE account.plan = ? AND account.sequence > ? ORDER BY account.sequence LIMIT ?`,
      Number(run),
      Number(plan),
      after,
      limit,
    );
  const opened = (row: Row, column: string) => {
    const sealed = orNull(bytes, row, column);
    return sealed === null ? null : keys.open(sealed);
  };
  return {
    page: (run, plan, after, limit) =>
      accounts(
        'format, decision, outcome, coalesce(ledger.reason, account.reason) AS reason, file, sent',
        run,
        plan,
        after,
        limit,
      ).map((row) => {
        const sent = orNull(bytes, row, 'sent');
        return {
          sequence: integer(row, 'sequence'),
          account: keys.pseudonym(text(row, 'key')),
          format: text(row, 'format'),
          decision: word<Decision>(row, 'decision'),
          outcome: orNull(word<Outcome>, row, 'outcome'),
          reason: orNull(word<Reason>, row, 'reason'),
          file: orNull(integer, row, 'file'),
          sent: sent === null ? null : Buffer.from(sent).toString('hex'),
        };
      }),
    names: (run, plan, after, limit) =>
      accounts('email, user_id, detail', run, plan, after, limit).map((row) => ({
        sequence: integer(row, 'sequence'),
        account: keys.pseudonym(text(row, 'key')),
        key: text(row, 'key'),
        email: opened(row, 'email') ?? '',
        userId: orNull(text, row, 'user_id'),
        detail: opened(row, 'detail'),
      })),
  };
}
