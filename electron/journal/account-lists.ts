import { traitBit, traitsIn } from '../accounts/traits.ts';
import type { Decision, Experience, Outcome, Reason, Trait } from '../common/words.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import type { AccountEntry, DecidedAccount } from './records.ts';
import { bytes, integer, orNull, type Row, text, word } from './row.ts';

/** Which accounts of a list; nothing named means all. */
export interface AccountFilter {
  /** Of a run; without one, the decision that leads to this outcome. */
  readonly outcome?: Outcome;
  readonly reason?: Reason;
  /** Of a plan: only accounts that have it. */
  readonly trait?: Trait;
  /** Of a plan: only accounts whose owners meet it. */
  readonly experience?: Experience;
  /** Of a run in waves: only accounts that this one sends. */
  readonly wave?: number;
}

/** Accounts of a run that came to an outcome; all that are in its plan where none is named. */
export interface AccountQuery {
  readonly plan: string;
  readonly run: string;
  readonly outcome?: Outcome;
  /** The last sequence seen. */
  readonly after: number;
  readonly limit: number;
}

/** Accounts at places of a plan, in no order of their own; addresses decrypted for showing. */
export interface AccountReader {
  /** With what became of them in the run, where one is named. */
  entriesAt(plan: string, run: string | null, places: readonly number[]): readonly AccountEntry[];
  decidedAt(plan: string, places: readonly number[]): readonly DecidedAccount[];
}

/** Accounts in the order of the plan, a page at a time, addresses decrypted for showing. */
export interface AccountLists extends AccountReader {
  /** Accounts of a run, for whoever reads them all. */
  entries(query: AccountQuery): readonly AccountEntry[];
  /** Accounts to import of a wave that is put together at the moment, the first of them. */
  staged(plan: string, wave: number, limit: number): readonly DecidedAccount[];
  /** Accounts of a plan or a survey that have this key or this folded address; at most ten. */
  find(plan: string, sought: { readonly key: string; readonly foldedEmail: string }): readonly DecidedAccount[];
  /** Accounts of a run that are neither in the tenant nor under way; by their reasons a person can act. */
  notImported(run: string, plan: string, after: number, limit: number): readonly AccountEntry[];
}

// Written out as in the partial indexes, so that SQLite uses them: the exceptions among a million accounts are few.
const ledgerException = "ledger.outcome NOT IN ('imported', 'uncertain')";
const accountException = "account.decision <> 'import'";

const decisionOf: Readonly<Partial<Record<Outcome, Decision>>> = {
  imported: 'import',
  held: 'hold',
  skipped: 'skip',
  rejected: 'reject',
};

export function accountLists(database: Database, keys: JournalKeys): AccountLists {
  const entry = (row: Row): AccountEntry => {
    const email = orNull(bytes, row, 'email');
    const userId = orNull(text, row, 'user_id');
    const outcome = orNull(word<Outcome>, row, 'outcome');
    const reason = orNull(word<Reason>, row, 'reason');
    const detail = orNull(bytes, row, 'detail');
    return {
      sequence: integer(row, 'sequence'),
      key: text(row, 'key'),
      email: email === null ? '' : keys.open(email),
      ...(userId === null ? {} : { userId }),
      ...(outcome === null ? {} : { outcome }),
      decision: word<Decision>(row, 'decision'),
      ...(reason === null ? {} : { reason }),
      ...(detail === null ? {} : { detail: keys.open(detail) }),
    };
  };
  const decidedColumns = 'sequence, key, user_id, email, decision, reason, format, experience, traits';
  const decided = (row: Row): DecidedAccount => {
    const email = orNull(bytes, row, 'email');
    return {
      sequence: integer(row, 'sequence'),
      key: text(row, 'key'),
      email: email === null ? '' : keys.open(email),
      userId: orNull(text, row, 'user_id'),
      decision: word<Decision>(row, 'decision'),
      reason: orNull(word<Reason>, row, 'reason'),
      format: text(row, 'format'),
      experience: word<Experience>(row, 'experience'),
      traits: traitsIn(integer(row, 'traits')),
    };
  };
  // Once there is an outcome, the plan's reason is over: who was held for want of a password may have come by signing in.
  const withOutcome = `account.sequence AS sequence, key, user_id, email, decision, outcome,
    CASE WHEN outcome IS NULL THEN account.reason ELSE ledger.reason END AS reason, detail`;

  return {
    entriesAt: (plan, run, places) =>
      database
        .all(
          run === null
            ? `SELECT sequence, key, user_id, email, decision, NULL AS outcome, reason, NULL AS detail FROM account
               WHERE plan = ? AND sequence IN (SELECT value FROM json_each(?))`
            : `SELECT ${withOutcome} FROM account
               LEFT JOIN ledger ON ledger.run = ? AND ledger.sequence = account.sequence
               WHERE account.plan = ? AND account.sequence IN (SELECT value FROM json_each(?))`,
          ...(run === null ? [] : [Number(run)]),
          Number(plan),
          JSON.stringify(places),
        )
        .map(entry),
    decidedAt: (plan, places) =>
      database
        .all(
          `SELECT ${decidedColumns} FROM account WHERE plan = ? AND sequence IN (SELECT value FROM json_each(?))`,
          Number(plan),
          JSON.stringify(places),
        )
        .map(decided),
    entries: ({ plan, run, outcome, after, limit }) => {
      const filter = accountConditions({ run, ...(outcome === undefined ? {} : { outcome }) });
      return database
        .all(
          `SELECT ${withOutcome} FROM account LEFT JOIN ledger ON ledger.run = ? AND ledger.sequence = account.sequence
           WHERE account.plan = ? AND account.sequence > ? ${filter.where.map((condition) => `AND ${condition}`).join(' ')}
           ORDER BY account.sequence LIMIT ?`,
          Number(run),
          Number(plan),
          after,
          ...filter.values,
          limit,
        )
        .map(entry);
    },
    staged: (plan, wave, limit) =>
      database
        .all(
          `SELECT ${decidedColumns} FROM temp.staged_range CROSS JOIN account
           WHERE wave = ? AND plan = ? AND sequence BETWEEN first AND last AND decision = 'import' ORDER BY sequence LIMIT ?`,
          wave,
          Number(plan),
          limit,
        )
        .map(decided),
    find: (plan, { key, foldedEmail }) =>
      database
        .all(
          `SELECT ${decidedColumns} FROM account WHERE plan = ? AND (key = ? OR email_hash = ?) ORDER BY sequence LIMIT 10`,
          Number(plan),
          key,
          keys.emailHash(foldedEmail),
        )
        .map(decided),
    notImported: (run, plan, after, limit) =>
      database
        .all(
          `SELECT account.sequence AS sequence, key, user_id, email, decision, outcome, ledger.reason AS reason, detail
           FROM ledger JOIN account ON account.plan = ? AND account.sequence = ledger.sequence
           WHERE ledger.run = ? AND ledger.sequence > ? AND ${ledgerException}
             AND outcome NOT IN ('updated', 'present')
           ORDER BY ledger.sequence LIMIT ?`,
          Number(plan),
          Number(run),
          after,
          limit,
        )
        .map(entry),
  };
}

/**
 * What a filter leaves of a plan's accounts, or of them beside their lines in a run's ledger: conditions over `account` and `ledger`, each
 * with its values.
 */
export function accountConditions({
  run,
  outcome,
  reason,
  trait,
  experience,
  wave,
}: AccountFilter & { readonly run?: string }): {
  readonly where: readonly string[];
  readonly values: readonly unknown[];
} {
  const where: string[] = [];
  const values: unknown[] = [];
  const add = (condition: string, ...given: readonly unknown[]) => {
    where.push(condition);
    values.push(...given);
  };
  if (run === undefined) {
    // Nobody is where no decision leads to the outcome.
    const decision = outcome === undefined ? undefined : (decisionOf[outcome] ?? 'none');
    if (decision !== undefined) add('account.decision = ?', decision);
    if (reason !== undefined) add('account.reason = ?', reason);
    if (reason !== undefined || (decision !== undefined && decision !== 'import')) add(accountException);
    // Waves are a run's: nobody of a plan is in one yet.
    if (wave !== undefined) add('FALSE');
  } else {
    if (outcome !== undefined) add('ledger.outcome = ?', outcome);
    if (reason !== undefined) add('ledger.reason = ?', reason);
    if (reason !== undefined || (outcome !== undefined && outcome !== 'imported' && outcome !== 'uncertain')) {
      add(ledgerException);
    }
    if (wave !== undefined) {
      // Who is of no wave because the plan leaves them out may stand between.
      add("account.decision = 'import'");
      add(
        `account.sequence >= (SELECT first FROM wave_range
           WHERE wave_range.run = ? AND wave_range.wave = ? AND last >= account.sequence ORDER BY last LIMIT 1)`,
        Number(run),
        wave,
      );
    }
  }
  if (trait !== undefined) add('account.traits & ? <> 0', traitBit(trait));
  if (experience !== undefined) add('account.experience = ?', experience);
  return { where, values };
}
