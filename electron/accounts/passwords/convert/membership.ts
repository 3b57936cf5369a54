import { decodeBase64 } from '../columns/base64.ts';
import type { StoredText } from '../columns/stored-text.ts';
import { decryptPassword, type MachineKey } from '../machine-key.ts';
import type { MembershipHash } from '../recipe.ts';
import { damaged, noPassword, type PasswordVerdict } from '../verdict.ts';
import { clearPassword } from './clear.ts';
import { membershipHash } from './membership-hash.ts';

/**
 * The verdict on a row of aspnet_Membership or Memberships; each row says whether it is clear (0), hashed (1) or encrypted (2).
 * `setting` is web.config's algorithm, or `auto`.
 */
export function membershipPassword(
  stored: StoredText,
  setting: MembershipHash | 'auto',
  machineKey: MachineKey | null,
): PasswordVerdict {
  if (stored.hash === '') return noPassword;
  switch (stored.format) {
    case 0:
      return clearPassword(stored.hash);
    case 1:
      return hashedPassword(stored, setting);
    case 2:
      return encryptedPassword(stored, machineKey);
    default:
      return damaged('membership-unreadable');
  }
}

function hashedPassword(stored: StoredText, setting: MembershipHash | 'auto'): PasswordVerdict {
  const hash = decodeBase64(stored.hash);
  // The providers never store an empty salt.
  const salt = decodeBase64(stored.salt ?? '');
  return hash === null || salt === null
    ? damaged('membership-unreadable')
    : membershipHash('membership', setting, hash, salt);
}

function encryptedPassword(stored: StoredText, machineKey: MachineKey | null): PasswordVerdict {
  const encrypted = decodeBase64(stored.hash);
  const salt = decodeBase64(stored.salt ?? '');
  if (encrypted === null || salt === null) return damaged('membership-unreadable');
  const password = machineKey === null ? null : decryptPassword(encrypted, salt, machineKey);
  if (password === null) return { kind: 'held', format: 'membership-encrypted', reason: 'password-needs-machine-key' };
  return clearPassword(password, 'membership-decrypted');
}
