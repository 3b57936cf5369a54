import type { Account } from '../../accounts/account.ts';
import { checkEmail } from '../../accounts/check-email.ts';
import { foldEmail } from '../../accounts/fold-email.ts';
import type { PasswordFormat } from '../../accounts/passwords/format-labels.ts';
import { type PasswordSettings, toPasswordHash } from '../../accounts/passwords/to-password-hash.ts';
import type { PasswordVerdict } from '../../accounts/passwords/verdict.ts';
import { toUser } from '../../accounts/to-user.ts';
import { userIdOf } from '../../accounts/user-id.ts';
import type { UsernameLimits } from '../../accounts/username.ts';
import type { Json } from '../container/line.ts';

/** A user as login and getUser hand it over. */
export type Profile = { readonly [name: string]: Json };

/** An account that test cases are about; in memory alone, as it has the stored password. */
export interface Subject {
  readonly account: Account;
  /** Folded, and one that Auth0 takes. */
  readonly email: string;
  readonly userId: string;
  /** What a bulk import would send, without the password. */
  readonly user: Profile;
  readonly format: PasswordFormat;
  /** Whether a script can tell a right password from a wrong one, as far as the assistant knows. */
  readonly password: 'checkable' | 'none' | 'damaged' | 'needs-machine-key' | 'unknown';
  /** Several accounts have this address or user name. */
  readonly shared: boolean;
}

/** What users are made by. */
export interface SubjectContext extends PasswordSettings {
  readonly prefix: string;
  /** Null where the connection has no usernames. */
  readonly username: UsernameLimits | null;
}

/** The account as test cases need it; null where Auth0 could never ask a script about it. */
export function subjectOf(account: Account, shared: boolean, context: SubjectContext): Subject | null {
  const email = account.email === null ? '' : foldEmail(account.email);
  const userId = userIdOf(context.prefix, account.key);
  if (account.anonymous || userId.kind === 'too-long' || checkEmail(email) !== 'ok') return null;
  const verdict = toPasswordHash(account.password, context);
  const user = toUser(account, null, { userId: userId.id, blocked: false, username: context.username });
  return {
    account,
    email,
    userId: userId.id,
    // Through JSON, as either way goes.
    user: JSON.parse(JSON.stringify(user)),
    format: verdict.format,
    password: passwordOf(verdict),
    shared,
  };
}

function passwordOf(verdict: PasswordVerdict): Subject['password'] {
  if (verdict.kind !== 'held') return 'checkable';
  switch (verdict.reason) {
    // The old application can check it, and so can a script: only the import has no name for it.
    case 'password-not-importable':
    case 'clear-password-over-72-bytes':
      return 'checkable';
    case 'no-password':
      return 'none';
    case 'damaged-password':
      return 'damaged';
    case 'password-needs-machine-key':
      return 'needs-machine-key';
    case 'password-format-unknown':
      return 'unknown';
  }
}
