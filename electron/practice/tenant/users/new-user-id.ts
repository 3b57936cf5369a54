import { randomBytes } from 'node:crypto';

/** An id such as the tenant gives users that bring none: 24 hexadecimal digits. */
export function newUserId(): string {
  return randomBytes(12).toString('hex');
}
