import type { PresentReason } from '../../common/present-words.ts';

/** What a look at a user tells who was there before a run. */
export interface SeenPresent {
  /** Of the run's connection, by the identity from which the user's id comes. */
  readonly here: boolean;
  /** Identities beside their own. */
  readonly linked: number;
  /** Carries the mark that trickle's scripts set. */
  readonly marked: boolean;
  readonly signedIn: boolean;
  readonly passwordSet: boolean;
  /** Has the very address that the account has, however it is written. */
  readonly sameAddress: boolean;
}

/** What is known of the account whose id they have. */
export interface PresentAccount {
  /** Another connection of the tenant has a user with the same id. */
  readonly elsewhere: boolean;
  /** Another run of the workspace brought its user. */
  readonly brought: boolean;
  /** As it is in the legacy database now, by the plan's rules. */
  readonly now: 'importable' | 'unfit' | 'gone';
}

/**
 * Why a user who was there before is left as they are; null where they may be updated. Only who has the account's id and address in this
 * connection, and has done nothing there yet, is the account's beyond doubt and has no profile of their own to lose.
 */
export function judgePresent(
  user: SeenPresent | null,
  { elsewhere, brought, now }: PresentAccount,
): PresentReason | null {
  if (user === null) return 'gone';
  if (elsewhere || !user.here) return 'other-connection';
  if (brought) return 'brought-by-run';
  if (user.linked > 0) return 'linked';
  if (user.marked) return 'came-by-sign-in';
  if (user.signedIn) return 'signed-in';
  if (user.passwordSet) return 'password-set';
  if (now === 'gone') return 'account-gone';
  if (!user.sameAddress) return 'other-address';
  return now === 'unfit' ? 'account-unfit' : null;
}
