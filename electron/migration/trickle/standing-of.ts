import { assertNever } from '../../common/assert-never.ts';
import type { TrickleStanding } from '../../common/trickle-words.ts';
import { type Kind, partOf } from '../plan/compare-modes.ts';

/**
 * How an account stands, by what the tenant has of it.
 * @param user As the tenant's export shows it under the account's id; null where it doesn't
 * @param unblocks Whether people who are barred from the old application are to sign in again all the same
 */
export function standingOf(
  account: Kind,
  user: { readonly trickle: boolean } | null,
  broughtByRun: boolean,
  unblocks: boolean,
): TrickleStanding {
  if (user !== null) {
    if (user.trickle) return 'by-sign-in';
    return broughtByRun ? 'by-run' : 'otherwise';
  }
  // Whoever bulk or a sign-in could still bring.
  const part = partOf('hybrid', account, { unblocks });
  switch (part) {
    case 'atOnce':
    case 'bySignIn':
    case 'reset':
      return 'straggler';
    case 'stay':
      return 'cannot-come';
    default:
      return assertNever(part);
  }
}
