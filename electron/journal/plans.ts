import { traitBit, traitsIn } from '../accounts/traits.ts';
import type { Decision, Experience, Reason, Trait } from '../common/words.ts';
import { type AccountGroup, readGroups } from './account-groups.ts';
import type { AccountState } from './account-state.ts';
import { stateIn } from './carried.ts';
import type { Database } from './database.ts';
import { notInJournal } from './errors.ts';
import type { JournalKeys } from './journal-keys.ts';
import { lastSeenColumn } from './last-seen.ts';
import type { PlannedAccount, Representative, StoredAccount } from './records.ts';
import { bytes, integer, json, orNull, type Row, text, word } from './row.ts';
import { storedAccount, storedAccountColumns } from './stored-account.ts';

/** A plan is made to be carried out; a survey is the same reading of every account, to be looked at. */
export type PlanPurpose = 'plan' | 'survey';

export interface PlanRecord<Basis, Summary> {
  readonly id: string;
  readonly purpose: PlanPurpose;
  readonly made: number;
  /** What the plan was made from: enough to read and decide its accounts in the same way again. */
  readonly basis: Basis;
  /** Null while the plan is being made. */
  readonly summary: Summary | null;
}

/** Where an account stands in the legacy database. */
export interface SampledAccount {
  readonly key: string;
  /** The key before it, in SQL Server's order; null for the first account. */
  readonly after: string | null;
}

/** The plans of a workspace and the decision for every account in each. */
export interface Plans<Basis, Summary> {
  begin(purpose: PlanPurpose, basis: Basis, now: number): string;
  /** At most 1,000 accounts, in the order of their sequence. */
  add(plan: string, accounts: readonly PlannedAccount[]): void;
  /** Holds every account that would be imported and shares its folded address with another that is not skipped; gives their number. */
  holdSharedEmails(plan: string): number;
  /** The same for user names, which a connection that has them asks of everybody. */
  holdSharedUsernames(plan: string): number;
  /** Leaves a phone number out that several accounts have: none of them would be refused for it, and nobody guesses whose it is. */
  leaveOutSharedPhones(plan: string): void;
  /** How many accounts are to be imported without their phone number, because somebody else has it too. */
  phonesLeftOut(plan: string): number;
  /** The plan's accounts, grouped by everything that is counted. */
  groups(plan: string): readonly AccountGroup[];
  finish(plan: string, summary: Summary): void;
  /** Removes a plan that was not finished. */
  drop(plan: string): void;
  /** Takes a plan for unfinished from now on, so that it goes even where the process dies while it is removed. */
  giveUp(plan: string): void;
  /** Removes what a process that died left unfinished. */
  dropUnfinished(): void;
  /** Removes surveys: each new one takes the place of those before it. */
  dropSurveys(): void;
  read(plan: string): PlanRecord<Basis, Summary>;
  /** The latest plan that was finished; a survey is none. */
  latest(): PlanRecord<Basis, Summary> | null;
  /** The id of the latest plan or survey that was finished. */
  latestReading(): string | null;
  accounts(plan: string, after: number, limit: number): readonly StoredAccount[];
  /** The first accounts that nothing of their own keeps from being imported. */
  sampled(plan: string, limit: number): readonly SampledAccount[];
  /** For each kind of account, the first and the last of it; reads the plan's accounts once. */
  representatives(plan: string): readonly Representative[];
  /** Every plan that was finished, the earliest first; no survey. */
  made(): readonly string[];
  /** What the plan decided for one account. */
  decided(plan: string, sequence: number): { readonly decision: Decision; readonly reason: Reason | null };
  /** One account's values, by their keyed hashes. */
  state(plan: string, sequence: number): AccountState;
  /** One account's address in clear. */
  email(plan: string, sequence: number): string | null;
}

/** The reading of a delta is nobody's plan before new accounts go by it. */
const notOfPass = 'NOT EXISTS (SELECT 1 FROM delta WHERE delta.plan = plan.id AND delta.run IS NULL)';

const experienceOfHeld: Experience = 'no-account';

export function plans<Basis, Summary>(database: Database, keys: JournalKeys): Plans<Basis, Summary> {
  const record = (row: Row): PlanRecord<Basis, Summary> => {
    return {
      id: String(integer(row, 'id')),
      purpose: word<PlanPurpose>(row, 'purpose'),
      made: integer(row, 'made'),
      basis: json<Basis>(row, 'basis'),
      summary: orNull(json<Summary>, row, 'summary'),
    };
  };
  const one = (plan: string, sequence: number) =>
    database.one('SELECT * FROM account WHERE plan = ? AND sequence = ?', Number(plan), sequence);
  const remove = (plan: number) => {
    while (
      database.run(
        'DELETE FROM account WHERE plan = ? AND sequence IN (SELECT sequence FROM account WHERE plan = ? LIMIT 1000)',
        plan,
        plan,
      ) > 0
    );
    database.run('DELETE FROM plan WHERE id = ?', plan);
  };
  /** Finds what several accounts share that are not skipped, and lets `use` change whoever shares it (`IN shared`). */
  const withShared = (
    plan: string,
    column: 'email_hash' | 'username_hash' | 'phone_hash',
    use: () => number,
  ): number => {
    // Sorted once by SQLite: an index kept up to date under a million random hashes would be written over and over.
    database.execute('DROP TABLE IF EXISTS temp.shared');
    database.execute('CREATE TEMP TABLE shared (hash BLOB PRIMARY KEY) WITHOUT ROWID');
    const groups = database.run(
      `INSERT INTO shared SELECT ${column} FROM account
       WHERE plan = ? AND decision <> 'skip' AND ${column} IS NOT NULL GROUP BY ${column} HAVING count(*) > 1`,
      Number(plan),
    );
    const changed = groups === 0 ? 0 : use();
    database.execute('DROP TABLE temp.shared');
    return changed;
  };
  const markShared = (plan: string, column: 'email_hash' | 'phone_hash', trait: Trait) =>
    database.run(
      `UPDATE account SET traits = traits | ?
       WHERE plan = ? AND decision <> 'skip' AND ${column} IN (SELECT hash FROM shared)`,
      traitBit(trait),
      Number(plan),
    );
  const holdShared = (plan: string, column: 'email_hash' | 'username_hash', reason: Reason) =>
    database.run(
      `UPDATE account SET decision = 'hold', reason = ?, experience = ?
       WHERE plan = ? AND decision = 'import' AND ${column} IN (SELECT hash FROM shared)`,
      reason,
      experienceOfHeld,
      Number(plan),
    );
  return {
    begin: (purpose, basis, now) =>
      String(
        database.insert(
          "INSERT INTO plan (state, purpose, made, basis) VALUES ('making', ?, ?, ?)",
          purpose,
          now,
          JSON.stringify(basis),
        ),
      ),

    add(plan, accounts) {
      database.transaction(() => {
        for (const account of accounts) {
          database.run(
            `INSERT INTO account (plan, sequence, key, decision, reason, user_id, email_hash, email, phone_hash, username_hash,
               format, blocked, digest, traits, experience, last_seen, aspects)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
            Number(plan),
            account.sequence,
            account.key,
            account.decision,
            account.reason,
            account.userId,
            account.foldedEmail === null ? null : keys.emailHash(account.foldedEmail),
            account.email === null ? null : keys.seal(account.email),
            account.phone === null ? null : keys.identifierHash('phone', account.phone),
            account.username === null ? null : keys.identifierHash('username', account.username),
            account.format,
            account.blocked ? 1 : 0,
            account.digest,
            account.traits,
            account.experience,
            lastSeenColumn(account.lastSeen),
            account.aspects,
          );
        }
      });
    },

    holdSharedEmails: (plan) =>
      withShared(plan, 'email_hash', () => {
        markShared(plan, 'email_hash', 'shares-address');
        return holdShared(plan, 'email_hash', 'shared-email');
      }),
    holdSharedUsernames: (plan) =>
      withShared(plan, 'username_hash', () => holdShared(plan, 'username_hash', 'shared-username')),
    leaveOutSharedPhones: (plan) =>
      void withShared(plan, 'phone_hash', () => markShared(plan, 'phone_hash', 'shares-phone')),
    phonesLeftOut: (plan) =>
      integer(
        database.one(
          "SELECT count(*) AS accounts FROM account WHERE plan = ? AND decision = 'import' AND traits & ? <> 0",
          Number(plan),
          traitBit('shares-phone'),
        ),
        'accounts',
      ),

    groups: (plan) => readGroups(database, Number(plan)),

    finish(plan, summary) {
      database.run("UPDATE plan SET state = 'made', summary = ? WHERE id = ?", JSON.stringify(summary), Number(plan));
    },

    drop: (plan) => remove(Number(plan)),
    giveUp: (plan) => void database.run("UPDATE plan SET state = 'making' WHERE id = ?", Number(plan)),

    dropUnfinished() {
      for (const row of database.all("SELECT id FROM plan WHERE state = 'making'")) remove(integer(row, 'id'));
    },

    dropSurveys() {
      for (const row of database.all("SELECT id FROM plan WHERE purpose = 'survey'")) remove(integer(row, 'id'));
    },

    read(plan) {
      const row = database.get('SELECT * FROM plan WHERE id = ?', Number(plan));
      if (row === undefined) throw notInJournal(`plan ${plan}`);
      return record(row);
    },

    latest() {
      const row = database.get(
        `SELECT * FROM plan WHERE state = 'made' AND purpose = 'plan' AND ${notOfPass} ORDER BY id DESC LIMIT 1`,
      );
      return row === undefined ? null : record(row);
    },

    latestReading() {
      const row = database.get(`SELECT id FROM plan WHERE state = 'made' AND ${notOfPass} ORDER BY id DESC LIMIT 1`);
      return row === undefined ? null : String(integer(row, 'id'));
    },

    accounts: (plan, after, limit) =>
      database
        .all(
          `SELECT ${storedAccountColumns} FROM account WHERE plan = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
          Number(plan),
          after,
          limit,
        )
        .map(storedAccount),
    sampled: (plan, limit) =>
      database
        .all(
          `SELECT account.key AS key, before.key AS after FROM account
           LEFT JOIN account AS before ON before.plan = account.plan AND before.sequence = account.sequence - 1
           WHERE account.plan = ? AND (account.decision = 'import' OR account.reason IN ('shared-email', 'shared-username'))
           ORDER BY account.sequence LIMIT ?`,
          Number(plan),
          limit,
        )
        .map((row) => ({ key: text(row, 'key'), after: orNull(text, row, 'after') })),
    representatives: (plan) =>
      database
        .all(
          `WITH kinds AS MATERIALIZED (
             SELECT format, decision, reason, traits, min(sequence) AS first, max(sequence) AS last
             FROM account WHERE plan = ? GROUP BY format, decision, reason, traits
           )
           SELECT key, kinds.format AS format, kinds.decision AS decision, kinds.reason AS reason, kinds.traits AS traits
           FROM kinds JOIN account ON account.plan = ? AND account.sequence IN (first, last)
           ORDER BY account.sequence`,
          Number(plan),
          Number(plan),
        )
        .map((row) => ({
          key: text(row, 'key'),
          format: text(row, 'format'),
          decision: word<Decision>(row, 'decision'),
          reason: orNull(word<Reason>, row, 'reason'),
          traits: traitsIn(integer(row, 'traits')),
        })),
    made: () =>
      database
        .all("SELECT id FROM plan WHERE state = 'made' AND purpose = 'plan' ORDER BY id")
        .map((row) => String(integer(row, 'id'))),
    decided(plan, sequence) {
      const row = one(plan, sequence);
      return { decision: word<Decision>(row, 'decision'), reason: orNull(word<Reason>, row, 'reason') };
    },
    state: (plan, sequence) => stateIn(one(plan, sequence), ''),
    email(plan, sequence) {
      const sealed = orNull(bytes, one(plan, sequence), 'email');
      return sealed === null ? null : keys.open(sealed);
    },
  };
}
