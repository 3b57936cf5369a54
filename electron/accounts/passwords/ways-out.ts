import { assertNever } from '../../common/assert-never.ts';
import type { Reason, WayOut } from '../../common/words.ts';
import type { PasswordFormat } from './format-labels.ts';
import type { PasswordReason } from './verdict.ts';

const afresh = ['reset', 'import-without-password'] as const;
/** A login script can run any algorithm, so trickle moves whatever the old application itself still understands. */
const byTrickle = ['trickle', ...afresh] as const;

/** Formats that an import could take if somebody said which algorithm it was. */
const algorithmOpen: ReadonlySet<PasswordFormat> = new Set([
  'membership-sha384-or-hmacsha384',
  'umbraco-sha384-or-hmacsha384',
]);

/** What can be done about a password that is held, the way that keeps most of it first. */
export function waysOut(held: { readonly format: PasswordFormat; readonly reason: PasswordReason }): readonly WayOut[] {
  switch (held.reason) {
    case 'password-format-unknown':
      return ['prove-format', ...byTrickle];
    case 'password-needs-machine-key':
      // nopCommerce has a key of its own, which is not the machine key.
      return held.format === 'nopcommerce-encrypted' ? byTrickle : ['give-machine-key', ...byTrickle];
    case 'password-not-importable':
      return algorithmOpen.has(held.format) ? ['prove-format', ...byTrickle] : byTrickle;
    // The old application can't check it either, there is nothing to check, or Auth0 would cut what is typed.
    case 'damaged-password':
    case 'no-password':
    case 'clear-password-over-72-bytes':
      return afresh;
    default:
      return assertNever(held.reason);
  }
}

const reasons: Readonly<Record<PasswordReason, 'carried by a sign-in' | 'only afresh'>> = {
  'password-format-unknown': 'carried by a sign-in',
  'password-needs-machine-key': 'carried by a sign-in',
  'password-not-importable': 'carried by a sign-in',
  'damaged-password': 'only afresh',
  'no-password': 'only afresh',
  'clear-password-over-72-bytes': 'only afresh',
};

/** Whether a reason is about the password. */
export function isPasswordReason(reason: Reason): reason is PasswordReason {
  return Object.hasOwn(reasons, reason);
}

/** Whether its owner's next sign-in can carry a held password over, whatever its format: `trickle` is among its ways out. */
export function trickleCarries(reason: Reason): boolean {
  return isPasswordReason(reason) && reasons[reason] === 'carried by a sign-in';
}

/** Whether the old application has nothing to check either, so that only a new password helps. */
export function needsNewPassword(reason: Reason): boolean {
  return isPasswordReason(reason) && reasons[reason] === 'only afresh';
}
