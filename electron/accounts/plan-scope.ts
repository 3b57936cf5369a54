import type { Account } from './account.ts';
import { rolesIn } from './roles-in.ts';

/** Which accounts a plan covers, besides the chosen applications; every condition that is set must hold. Plain data. */
export interface PlanScope {
  /** Keys as the survey shows them; null for all. */
  readonly keys: readonly string[] | null;
  /** Roles of the old application, at least one of which the account has; null for all. */
  readonly roles: readonly string[] | null;
  /** In ms since 1970: who signed in since then. Accounts of which that is unknown are in scope. Null for all. */
  readonly signedInSince: number | null;
  /** So many accounts that would be imported, in the order of their keys; null for all. */
  readonly first: number | null;
}

export const wholeScope: PlanScope = { keys: null, roles: null, signedInSince: null, first: null };

/** Tells of one account after another whether it is in scope, but for `first`, which is counted over the whole plan. */
export function scopeTest({ keys, roles, signedInSince }: PlanScope): (account: Account) => boolean {
  const chosenKeys = keys === null ? null : new Set(keys);
  const chosenRoles = roles === null ? null : new Set(roles);
  return ({ key, appMetadata, lastSignIn }) => {
    if (chosenKeys !== null && !chosenKeys.has(key.value)) return false;
    if (chosenRoles !== null && !rolesIn(appMetadata).some((role) => chosenRoles.has(role))) return false;
    if (signedInSince === null || lastSignIn === null) return true;
    return lastSignIn !== 'never' && lastSignIn >= signedInSince;
  };
}
