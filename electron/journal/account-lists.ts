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
}

export interface AccountQuery extends AccountFilter {
  readonly plan: string;
  /** Shows outcomes of this run beside the plan's decisions. */
  readonly run?: string;
  /** The last sequence seen. */
  readonly after?: number;
  readonly limit: number;
}

export interface AccountList {
  readonly rows: readonly AccountEntry[];
  /** All accounts that match, on every page. */
  readonly total: number;
  /** `after` of the next page. */
  readonly next?: number;
}

/** Accounts in the order of the plan, a page at a time, addresses decrypted for showing. */
export interface AccountLists {
  page(query: AccountQuery): AccountList;
  /** The same without its total, which takes longer than a page: for whoever reads them all. */
  entries(query: AccountQuery): readonly AccountEntry[];
  /** Accounts of a plan or a survey with all that is decided, in its order. */
  decided(query: Omit<AccountQuery, 'run'>): readonly DecidedAccount[];
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
  const withOutcome = `sequence, key, user_id, email, decision, outcome,
    CASE WHEN outcome IS NULL THEN account.reason ELSE ledger.reason END AS reason, detail`;

  const ofRun = (query: AccountQuery, run: number): Listing => {
    const { outcome, reason } = query;
    const conditions: string[] = [];
    const values: unknown[] = [];
    if (outcome !== undefined) {
      conditions.push('ledger.outcome = ?');
      values.push(outcome);
    }
    if (reason !== undefined) {
      conditions.push('ledger.reason = ?');
      values.push(reason);
    }
    if (reason !== undefined || (outcome !== undefined && outcome !== 'imported' && outcome !== 'uncertain')) {
      conditions.push(ledgerException);
    }
    const filtered = conditions.length > 0;
    const where = ['account.plan = ?', 'account.sequence > ?', ...conditions].join(' AND ');
    return {
      rows: () =>
        database
          .all(
            `SELECT ${withOutcome} FROM ${
              filtered
                ? 'ledger JOIN account USING (sequence)'
                : 'account LEFT JOIN ledger ON ledger.sequence = account.sequence AND ledger.run = ?'
            } WHERE ${filtered ? 'ledger.run = ? AND ' : ''}${where} ORDER BY account.sequence LIMIT ?`.replace(
              'SELECT sequence',
              'SELECT account.sequence AS sequence',
            ),
            run,
            Number(query.plan),
            query.after ?? 0,
            ...values,
            query.limit,
          )
          .map(entry),
      total: () =>
        counted(
          filtered
            ? database.one(
                `SELECT coalesce(sum(accounts), 0) AS accounts FROM tally WHERE run = ?
                 ${outcome === undefined ? '' : 'AND outcome = ?'} ${reason === undefined ? '' : 'AND reason = ?'}`,
                run,
                ...values,
              )
            : database.one('SELECT count(*) AS accounts FROM account WHERE plan = ?', Number(query.plan)),
        ),
    };
  };

  const ofPlan = (query: AccountQuery): Listing => {
    const condition = planCondition(query);
    if (condition === null) return { rows: () => [], total: () => 0 };
    const { where, values } = condition;
    return {
      rows: () =>
        database
          .all(
            `SELECT sequence, key, user_id, email, decision, NULL AS outcome, reason, NULL AS detail FROM account
             WHERE ${where} AND sequence > ? ORDER BY sequence LIMIT ?`,
            ...values,
            query.after ?? 0,
            query.limit,
          )
          .map(entry),
      total: () => counted(database.one(`SELECT count(*) AS accounts FROM account WHERE ${where}`, ...values)),
    };
  };

  const listing = (query: AccountQuery) => (query.run === undefined ? ofPlan(query) : ofRun(query, Number(query.run)));

  return {
    page: (query) => {
      const { rows, total } = listing(query);
      return paged(rows(), total(), query.limit);
    },
    entries: (query) => listing(query).rows(),
    decided: (query) => {
      const condition = planCondition(query);
      if (condition === null) return [];
      return database
        .all(
          `SELECT ${decidedColumns} FROM account WHERE ${condition.where} AND sequence > ? ORDER BY sequence LIMIT ?`,
          ...condition.values,
          query.after ?? 0,
          query.limit,
        )
        .map(decided);
    },
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

/** A list's rows and how many there are in all, each read when it is asked for. */
interface Listing {
  readonly rows: () => readonly AccountEntry[];
  readonly total: () => number;
}

/** What of a plan's accounts a filter leaves; null when no decision leads to the outcome that is asked for. */
function planCondition({ plan, outcome, reason, trait, experience }: AccountFilter & { readonly plan: string }) {
  const decision = outcome === undefined ? undefined : decisionOf[outcome];
  if (outcome !== undefined && decision === undefined) return null;
  const conditions = ['plan = ?'];
  const values: unknown[] = [Number(plan)];
  if (decision !== undefined) {
    conditions.push('decision = ?');
    values.push(decision);
  }
  if (reason !== undefined) {
    conditions.push('reason = ?');
    values.push(reason);
  }
  if (trait !== undefined) {
    conditions.push('traits & ? <> 0');
    values.push(traitBit(trait));
  }
  if (experience !== undefined) {
    conditions.push('experience = ?');
    values.push(experience);
  }
  if (reason !== undefined || (decision !== undefined && decision !== 'import')) conditions.push(accountException);
  return { where: conditions.join(' AND '), values };
}

function counted(row: Row): number {
  return integer(row, 'accounts');
}

function paged(rows: readonly AccountEntry[], total: number, limit: number): AccountList {
  const last = rows.at(-1);
  return { rows, total, ...(rows.length === limit && last !== undefined ? { next: last.sequence } : {}) };
}
