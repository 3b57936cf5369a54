import { traitsIn } from '../accounts/traits.ts';
import { type Decision, decisions, type Experience, type Reason, type Trait } from '../common/words.ts';
import type { Database } from './database.ts';
import type { PlanCounts } from './records.ts';
import { integer, orNull, text, word } from './row.ts';

/** Accounts of a plan that are alike in everything that is ever counted; few groups occur, so all else is added up from them. */
export interface AccountGroup {
  readonly decision: Decision;
  readonly reason: Reason | null;
  readonly blocked: boolean;
  readonly experience: Experience;
  readonly format: string;
  readonly traits: readonly Trait[];
  readonly accounts: number;
}

/** Reads a plan's accounts once and groups them. */
export function readGroups(database: Database, plan: number): readonly AccountGroup[] {
  return database
    .all(
      `SELECT decision, reason, blocked, experience, format, traits, count(*) AS accounts FROM account WHERE plan = ?
       GROUP BY decision, reason, blocked, experience, format, traits ORDER BY decision, reason`,
      plan,
    )
    .map((row) => ({
      decision: word<Decision>(row, 'decision'),
      reason: orNull(word<Reason>, row, 'reason'),
      blocked: integer(row, 'blocked') === 1,
      experience: word<Experience>(row, 'experience'),
      format: text(row, 'format'),
      traits: traitsIn(integer(row, 'traits')),
      accounts: integer(row, 'accounts'),
    }));
}

/** How many accounts of these groups there are. */
export function accountsIn(groups: readonly AccountGroup[]): number {
  return groups.reduce((sum, { accounts }) => sum + accounts, 0);
}

/** A plan's counts from its groups. */
export function countsOf(groups: readonly AccountGroup[]): PlanCounts {
  const decided = (decision: Decision) => accountsIn(groups.filter((group) => group.decision === decision));
  return {
    total: accountsIn(groups),
    import: decided('import'),
    importBlocked: accountsIn(groups.filter(({ decision, blocked }) => decision === 'import' && blocked)),
    held: decided('hold'),
    skipped: decided('skip'),
    rejected: decided('reject'),
    reasons: decisions.flatMap((decision) =>
      addedUp(groups, (group) => (group.decision === decision && group.reason !== null ? [group.reason] : [])).map(
        ({ name, accounts }) => ({ decision, reason: name, accounts }),
      ),
    ),
    traits: addedUp(groups, ({ traits }) => traits)
      .map(({ name, accounts }) => ({ trait: name, accounts }))
      .toSorted(mostFirst),
    experiences: addedUp(groups, ({ experience }) => [experience])
      .map(({ name, accounts }) => ({ experience: name, accounts }))
      .toSorted(mostFirst),
  };
}

/** Accounts by password format, and how many of them are imported; most first. */
export function formatsOf(
  groups: readonly AccountGroup[],
): readonly { readonly format: string; readonly importing: number; readonly accounts: number }[] {
  return addedUp(groups, ({ format }) => [format])
    .map(({ name, accounts }) => ({
      format: name,
      importing: accountsIn(groups.filter(({ format, decision }) => format === name && decision === 'import')),
      accounts,
    }))
    .toSorted((one, other) => mostFirst(one, other) || (one.format < other.format ? -1 : 1));
}

type Counted = { readonly accounts: number };
const mostFirst = (one: Counted, other: Counted) => other.accounts - one.accounts;

/** Accounts under each name that their groups have, in the order in which the names come up. */
function addedUp<Name extends string>(
  groups: readonly AccountGroup[],
  namesOf: (group: AccountGroup) => readonly Name[],
): readonly { readonly name: Name; readonly accounts: number }[] {
  const sums = new Map<Name, number>();
  for (const group of groups) {
    for (const name of namesOf(group)) sums.set(name, (sums.get(name) ?? 0) + group.accounts);
  }
  return [...sums].map(([name, accounts]) => ({ name, accounts }));
}
