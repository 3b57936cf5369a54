import { standings, type TrickleStanding } from '../common/trickle-words.ts';
import type { Decision, Reason } from '../common/words.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import { nothingTells } from './last-seen.ts';
import { bytes, integer, orNull, type Row, text, word } from './row.ts';
import type { NamedLine } from './sealed-lines.ts';

/** How an account of a plan stood at a look, and nothing that says whose it is. */
export interface StandingLine {
  readonly sequence: number;
  /** The account's pseudonym (`JournalKeys.pseudonym`). */
  readonly account: string;
  readonly format: string;
  readonly decision: Decision;
  readonly standing: TrickleStanding;
  readonly reason: Reason | null;
}

/** A look with its plan as an evidence pack has it. */
export interface StandingLines {
  /** In the order of the plan, behind `after`. */
  page(look: number, after: number, limit: number): readonly StandingLine[];
  names(look: number, after: number, limit: number): readonly NamedLine[];
}

export function standingLines(database: Database, keys: JournalKeys): StandingLines {
  // A look's line is found by its whole key: every way to stand, and the account's own columns.
  const accounts = (look: number, after: number, limit: number): readonly Row[] =>
    database.all(
      `SELECT account.sequence AS sequence, key, format, decision, reason, standing, email, user_id
       FROM look JOIN account ON account.plan = look.plan
         JOIN standing ON standing.look = look.id AND standing IN (${standings.map(() => '?').join(', ')})
           AND standing.seen = coalesce(account.last_seen, ${nothingTells}) AND standing.sequence = account.sequence
       WHERE look.id = ? AND account.sequence > ? ORDER BY account.sequence LIMIT ?`,
      ...standings,
      look,
      after,
      limit,
    );
  return {
    page: (look, after, limit) =>
      accounts(look, after, limit).map((row) => ({
        sequence: integer(row, 'sequence'),
        account: keys.pseudonym(text(row, 'key')),
        format: text(row, 'format'),
        decision: word<Decision>(row, 'decision'),
        standing: word<TrickleStanding>(row, 'standing'),
        reason: orNull(word<Reason>, row, 'reason'),
      })),
    names: (look, after, limit) =>
      accounts(look, after, limit).map((row) => {
        const email = orNull(bytes, row, 'email');
        return {
          sequence: integer(row, 'sequence'),
          account: keys.pseudonym(text(row, 'key')),
          key: text(row, 'key'),
          email: email === null ? '' : keys.open(email),
          userId: orNull(text, row, 'user_id'),
          detail: null,
        };
      }),
  };
}
