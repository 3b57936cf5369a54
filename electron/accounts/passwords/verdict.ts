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
  | 'clear-password-over-72-bytes'
>;

/** What becomes of a stored password. `clear` holds the password itself: it must go into bcrypt and nowhere else. */
export type PasswordVerdict =
  | { readonly kind: 'importable'; readonly format: PasswordFormat; readonly hash: CustomPasswordHash }
  | { readonly kind: 'clear'; readonly format: PasswordFormat; readonly password: string }
  | { readonly kind: 'held'; readonly format: PasswordFormat; readonly reason: PasswordReason };
