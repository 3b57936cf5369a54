import { assertNever } from '../../common/assert-never.ts';
import type { DeltaKind, DeltaReason, ListedChange } from '../../common/delta-words.ts';

/** Which of two values the tenant has: that which it was last given, that which the account has now, or one of its own. */
export type Holds = 'before' | 'now' | 'other';

/** What a look at a user tells; times in ms since 1970 by the tenant's clock, null where it tells none. */
export interface SeenUser {
  /** Of the connection, by the identity from which the user's id comes, and of no other connection. */
  readonly here: boolean;
  /** Belongs to another user, by linking. */
  readonly linkedInto: boolean;
  /** Carries the mark that trickle's scripts set. */
  readonly marked: boolean;
  readonly signedIn: boolean;
  readonly passwordSet: boolean;
  readonly blocked: boolean;
  readonly created: number | null;
  readonly email: Holds;
  readonly identifiers: Holds;
  readonly profile: Holds;
}

/** What is known of an account beside what changed. */
export interface ChangedAccount {
  readonly kinds: readonly DeltaKind[];
  /** A run of this workspace made its user. */
  readonly imported: boolean;
  /** Nobody whom that run made was made later; null where that is not known. */
  readonly madeUntil: number | null;
  /** The tenant was last given it as blocked, by a run or a delta. */
  readonly blocked: boolean;
  /** By the plan's rules whoever is barred is blocked. */
  readonly blocks: boolean;
  /** It came without a password, which is final (AUTH0.md H). */
  readonly cameWithoutPassword: boolean;
  /** Its values now, as the plan's rules take them. */
  readonly password: 'importable' | 'not-importable';
  readonly email: 'fit' | 'unfit';
}

export interface ChangeVerdict {
  /** What can be carried over. */
  readonly carried: readonly DeltaKind[];
  readonly listed: readonly ListedChange[];
}

/**
 * Which of an account's changes can be carried over to its user, and why each other one can't. Nobody is changed of whom it isn't sure
 * that they are this account's: whom a run made under the account's id, or, to be blocked alone, who carries trickle's mark under it.
 */
export function judgeChange(user: SeenUser | null, account: ChangedAccount): ChangeVerdict {
  const { kinds } = account;
  const all = (reason: DeltaReason): ChangeVerdict => ({
    carried: [],
    listed: kinds.map((kind) => ({ kind, reason })),
  });
  if (user === null) return all('gone');
  if (!user.here) return all('other-connection');
  if (user.linkedInto) return all('linked-into');
  if (!account.imported || user.marked) return ofSomebodyElse(user, account);
  if (account.madeUntil !== null && user.created !== null && user.created > account.madeUntil) return all('made-anew');
  const carried: DeltaKind[] = [];
  const listed: ListedChange[] = [];
  for (const kind of kinds) {
    const reason = whyNot(kind, user, account);
    if (reason === null) carried.push(kind);
    else listed.push({ kind, reason });
  }
  return { carried, listed };
}

/** Who came by a sign-in is the account's owner all the same: who must not sign in any more is blocked. */
function ofSomebodyElse(user: SeenUser, { kinds, blocks }: ChangedAccount): ChangeVerdict {
  const isBlocking = (kind: DeltaKind) => kind === 'deleted' || (kind === 'disabled' && blocks);
  const reason: DeltaReason = user.marked ? 'came-by-sign-in' : 'was-there-before';
  return {
    carried: kinds.filter((kind) => user.marked && isBlocking(kind)),
    listed: kinds
      .filter((kind) => !(user.marked && isBlocking(kind)))
      // Where the rules leave barred people alone, there is nothing to tell.
      .filter((kind) => kind !== 'disabled' || blocks)
      .map((kind) => ({ kind, reason })),
  };
}

function whyNot(kind: DeltaKind, user: SeenUser, account: ChangedAccount): DeltaReason | null {
  switch (kind) {
    case 'deleted':
    case 'disabled':
    case 'new':
      return null;
    case 'enabled':
      return user.blocked && !account.blocked ? 'blocked-at-auth0' : null;
    case 'email':
      if (user.email === 'now') return null;
      if (account.email === 'unfit') return 'unfit';
      return user.email === 'other' ? 'changed-at-auth0' : null;
    case 'identifiers':
      return user.identifiers === 'other' ? 'changed-at-auth0' : null;
    case 'profile':
      return user.profile === 'other' ? 'changed-at-auth0' : null;
    case 'password':
      if (account.cameWithoutPassword) return 'no-password';
      if (user.signedIn) return 'signed-in';
      if (user.passwordSet) return 'password-set';
      return account.password === 'not-importable' ? 'not-importable' : null;
    case 'factors':
      return 'second-factor';
    default:
      return assertNever(kind);
  }
}
