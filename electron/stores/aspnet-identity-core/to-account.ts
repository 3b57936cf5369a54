import type { Account, KeyKind } from '../../accounts/account.ts';
import { flag, keyFrom, momentOrNull, textOrNull } from '../row-values.ts';

/**
 * An account from the key and `sourceColumns`. A text key stays as it stands, even where it looks like a GUID: Identity writes
 * its own in small letters, which user ids keep as they are, and letters of another case may tell two keys apart.
 */
export function toAccount(row: readonly unknown[], keyKind: KeyKind, now: number): Account {
  const [key, email, emailConfirmed, userName, passwordHash, phone, phoneConfirmed, lockoutEnd, lockoutEnabled] = row;
  const name = textOrNull(userName);
  return {
    key: keyFrom(keyKind, key),
    email: textOrNull(email),
    emailVerified: flag(emailConfirmed),
    username: name,
    name,
    phoneNumber: textOrNull(phone),
    phoneVerified: flag(phoneConfirmed),
    password: { recipe: { kind: 'identity' }, hash: textOrNull(passwordHash), salt: null, format: null },
    barred: isLocked(flag(lockoutEnabled), momentOrNull(lockoutEnd), now) ? 'locked' : 'no',
    anonymous: false,
    appMetadata: {},
  };
}

/** As UserManager.IsLockedOutAsync has it: an end in the past, or an account that may not be locked, is no lockout. */
function isLocked(enabled: boolean, end: number | null, now: number): boolean {
  return enabled && end !== null && end >= now;
}
