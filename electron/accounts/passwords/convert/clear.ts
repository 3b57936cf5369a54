import type { PasswordFormat } from '../format-labels.ts';
import { damaged, noPassword, type PasswordVerdict } from '../verdict.ts';

/** bcrypt reads no further. */
const MAX_BCRYPT_BYTES = 72;

/** The verdict on a password that the store keeps readable, or that was decrypted: it is sent as a bcrypt hash of itself. */
export function clearPassword(password: string, format: PasswordFormat = 'clear-text'): PasswordVerdict {
  if (password === '') return noPassword;
  // A lone surrogate has no UTF-8 form, and bcrypt implementations stop at a NUL: neither would ever sign in.
  if (!password.isWellFormed() || password.includes('\0')) return damaged(format);
  if (Buffer.byteLength(password, 'utf8') > MAX_BCRYPT_BYTES)
    return { kind: 'held', format, reason: 'clear-password-over-72-bytes' };
  return { kind: 'clear', format, password };
}
