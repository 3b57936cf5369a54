import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../../accounts/account.ts';
import { foldEmail } from '../../accounts/fold-email.ts';
import type { PasswordSettings } from '../../accounts/passwords/to-password-hash.ts';
import { checkPassword } from '../../accounts/passwords/verify/check-password.ts';
import { userIdOf } from '../../accounts/user-id.ts';
import { assertNever } from '../../common/assert-never.ts';
import type { ScriptResult } from '../container/result.ts';
import type { ChangedField, Check } from './test-case.ts';

/** Accounts by key, as the mapping reads them. */
export type Held = ReadonlyMap<string, Account>;

export interface HeldContext extends PasswordSettings {
  readonly prefix: string;
}

/**
 * Whether the copies hold what they should once a script has written; null where they do, and otherwise what is wrong, without any
 * value.
 */
export async function judgeHeld(
  check: Check,
  before: Held,
  after: Held,
  results: readonly ScriptResult[],
  context: HeldContext,
): Promise<string | null> {
  switch (check.kind) {
    case 'unchanged':
      return othersChanged(before, after, null);
    case 'only-changed':
      return (
        othersChanged(before, after, check.key) ??
        moreChanged(before.get(check.key), after.get(check.key), check.fields)
      );
    case 'password':
      return passwordHeld(after.get(check.key), check.password, context);
    case 'address': {
      const email = after.get(check.key)?.email ?? null;
      return email !== null && foldEmail(email) === check.email
        ? null
        : 'The account does not have the new address afterwards.';
    }
    case 'verified':
      return after.get(check.key)?.emailVerified === check.verified
        ? null
        : `The address is ${check.verified ? 'not ' : ''}proven afterwards.`;
    case 'made': {
      const outcome = results[check.call]?.outcome;
      const userId = outcome?.kind === 'profile' ? String(outcome.profile.user_id) : null;
      return judgeMade({ ...check, userId }, before, after, context);
    }
    case 'gone':
      if (after.has(check.key)) return 'The account is still there afterwards.';
      return othersChanged(before, after, check.key);
    default:
      return assertNever(check);
  }
}

/** The same of an account that a script was to make: one more, with this address and password, under the id that login gave it. */
export async function judgeMade(
  made: { readonly email: string; readonly password: string; readonly userId: string | null },
  before: Held,
  after: Held,
  context: HeldContext,
): Promise<string | null> {
  const added = [...after.values()].filter(({ key }) => !before.has(key.value));
  const [account] = added;
  if (account === undefined) return 'No account was made.';
  if (added.length > 1) return `${added.length} accounts were made instead of one.`;
  if (account.email === null || foldEmail(account.email) !== made.email)
    return 'The account that was made has another address.';
  if (account.barred !== 'no') return 'The account that was made may not sign in to the old application.';
  const id = userIdOf(context.prefix, account.key);
  if (id.kind === 'too-long' || made.userId !== id.id) {
    return 'login gives the new account another user_id than a bulk import would: Auth0 would have the person twice.';
  }
  return (await passwordHeld(account, made.password, context)) ?? othersChanged(before, after, account.key.value);
}

async function passwordHeld(
  account: Account | undefined,
  password: string,
  context: HeldContext,
): Promise<string | null> {
  if (account === undefined) return 'The account is gone afterwards.';
  const { result } = await checkPassword(account.password, password, context);
  if (result === 'fits') return null;
  return result === 'differs'
    ? 'What is kept of the new password does not fit it by the store’s own way: the old application would refuse it.'
    : 'What is kept of the new password is of no kind that the store’s own way can check: the old application would refuse it.';
}

/** `key` is the one account that may be otherwise, be new or be gone. */
function othersChanged(before: Held, after: Held, key: string | null): string | null {
  const keys = new Set([...before.keys(), ...after.keys()]);
  const changed = [...keys].filter(
    (each) => each !== key && !isDeepStrictEqual(lasting(before.get(each)), lasting(after.get(each))),
  );
  if (changed.length === 0) return null;
  const gone = changed.filter((each) => !after.has(each)).length;
  if (gone > 0) return `${counted(gone, 'account is', 'accounts are')} gone that should have stayed.`;
  const added = changed.filter((each) => !before.has(each)).length;
  if (added > 0) return `${counted(added, 'account was', 'accounts were')} made that should not have been.`;
  return `${counted(changed.length, 'account was', 'accounts were')} changed that should have stayed as ${changed.length === 1 ? 'it was' : 'they were'}.`;
}

function moreChanged(
  before: Account | undefined,
  after: Account | undefined,
  fields: readonly ChangedField[],
): string | null {
  if (before === undefined || after === undefined) return 'The account is gone afterwards.';
  const allowed: ReadonlySet<string> = new Set(fields);
  const [was, is] = [lasting(before), lasting(after)];
  const changed = Object.keys(was).filter((name) => !allowed.has(name) && !isDeepStrictEqual(was[name], is[name]));
  return changed.length === 0
    ? null
    : `More is changed than should be: ${changed.map((name) => fieldNames[name] ?? name).join(', ')}.`;
}

/** Without what changes by itself. */
function lasting(account: Account | undefined): Readonly<Record<string, unknown>> {
  if (account === undefined) return {};
  const { lastSignIn: _, ...others } = account;
  return others;
}

const fieldNames: Readonly<Record<string, string>> = {
  emailVerified: 'whether the address is proven',
  email: 'the address',
  username: 'the user name',
  password: 'the password',
  barred: 'whether they may sign in',
  appMetadata: 'roles or claims',
  name: 'the name',
};

function counted(count: number, one: string, more: string): string {
  return count === 1 ? `One ${one}` : `${count} ${more}`;
}
