import type { Reason } from '../../common/words.ts';
import type { CustomPasswordHash } from '../custom-password-hash.ts';
import type { PasswordFormat } from './format-labels.ts';

/** Why an account's password keeps it from being imported. */
export type PasswordReason = Extract<
  Reason,
  | 'no-password'
  | 'damaged-password'
  | 'password-not-importable'
  | 'password-needs-machine-key'
  | 'password-format-unknown'
  | 'clear-password-over-72-bytes'
>;

/** What becomes of a stored password. `clear` holds the password itself: it must go into bcrypt and nowhere else. */
export type PasswordVerdict =
  | { readonly kind: 'importable'; readonly format: PasswordFormat; readonly hash: CustomPasswordHash }
  | { readonly kind: 'clear'; readonly format: PasswordFormat; readonly password: string }
  | { readonly kind: 'held'; readonly format: PasswordFormat; readonly reason: PasswordReason };

export const noPassword: PasswordVerdict = { kind: 'held', format: 'none', reason: 'no-password' };

/** The stored value is broken: neither the old application nor Auth0 could check a password with it. */
export function damaged(format: PasswordFormat): PasswordVerdict {
  return { kind: 'held', format, reason: 'damaged-password' };
}

/** Sound, and of a kind that Auth0's import has no name for. */
export function notImportable(format: PasswordFormat): PasswordVerdict {
  return { kind: 'held', format, reason: 'password-not-importable' };
}

/** What it is does not follow from the value; somebody must say or prove it. */
export function unknownFormat(format: PasswordFormat): PasswordVerdict {
  return { kind: 'held', format, reason: 'password-format-unknown' };
}
