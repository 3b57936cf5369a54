import type { Reason, WayOut } from '../../common/words.ts';
import type { PasswordFormat } from './format-labels.ts';
import type { PasswordReason } from './verdict.ts';

/** A password that is held, as a plan has it. */
export interface HeldPassword {
  readonly format: PasswordFormat;
  readonly reason: PasswordReason;
}

const afresh = ['reset', 'import-without-password'] as const;

/** What may be done for each reason, the way that keeps most of the password first. */
const byReason: Readonly<Record<PasswordReason, readonly WayOut[]>> = {
  'password-format-unknown': ['prove-format', 'trickle', ...afresh],
  'password-needs-machine-key': ['give-machine-key', 'trickle', ...afresh],
  'password-not-importable': ['prove-format', 'trickle', ...afresh],
  // The old application can't check it either, there is nothing to check, or Auth0 would cut what is typed.
  'damaged-password': afresh,
  'no-password': afresh,
  'clear-password-over-72-bytes': afresh,
};

/** Formats that an import could take if somebody said which algorithm it was. */
const algorithmOpen: ReadonlySet<PasswordFormat> = new Set([
  'membership-sha384-or-hmacsha384',
  'umbraco-sha384-or-hmacsha384',
]);

/**
 * What the rendered login can't check, so that no sign-in carries it over: what nobody has named yet; algorithms that Node has no more, or
 * never had; DES crypt, which has no marker, so that a script could not tell a wrong password from a value of another kind.
 */
const beyondScripts: ReadonlySet<PasswordFormat> = new Set([
  'digest-undecided',
  'unrecognised',
  'digest-md2',
  'digest-md2-salted',
  'bcrypt-older',
  'crypt-yescrypt',
  'crypt-des-assumed',
  'ldap-crypt-other',
]);

/** What can be done about a password that is held, the way that keeps most of it first. */
export function waysOut(held: HeldPassword): readonly WayOut[] {
  return byReason[held.reason].filter((way) => helps(way, held));
}

function helps(way: WayOut, { format, reason }: HeldPassword): boolean {
  switch (way) {
    case 'prove-format':
      return reason === 'password-format-unknown' || algorithmOpen.has(format);
    case 'give-machine-key':
      // nopCommerce has a key of its own, which is not the machine key.
      return format !== 'nopcommerce-encrypted';
    case 'trickle':
      return !beyondScripts.has(format);
    default:
      return true;
  }
}

/** Whether a reason is about the password. */
export function isPasswordReason(reason: Reason): reason is PasswordReason {
  return Object.hasOwn(byReason, reason);
}

/** What of a group of accounts is held for its password; null where it is held for something else, or not at all. */
export function heldPassword(group: {
  readonly decision: string;
  readonly reason: Reason | null;
  readonly format: string;
}): HeldPassword | null {
  const { decision, reason, format } = group;
  if (decision !== 'hold' || reason === null || !isPasswordReason(reason)) return null;
  // Formats are written by `decide` alone.
  return { format: format as PasswordFormat, reason };
}

/** Whether its owner's next sign-in can carry a held password over: `trickle` is among its ways out. Else only a new one helps. */
export function trickleCarries(held: HeldPassword): boolean {
  return waysOut(held).includes('trickle');
}
