import type { Account } from '../../accounts/account.ts';
import { flag, integerOrNull, keyFrom, textOrNull } from '../row-values.ts';

/**
 * An account from the key and `sourceColumns`. A user without a row in aspnet_Membership never signs in with a password:
 * the application only tracked a visitor, or knows somebody from Windows, and counts as anonymous here.
 */
export function toAccount(row: readonly unknown[]): Account {
  const [key, userName, isAnonymous, email, password, passwordFormat, passwordSalt, isApproved, isLockedOut] = row;
  const name = textOrNull(userName);
  const format = integerOrNull(passwordFormat);
  const hasMembership = format !== null;
  return {
    key: keyFrom('guid', key),
    email: textOrNull(email),
    // No column proves an address: IsApproved says that an administrator let somebody in.
    emailVerified: false,
    username: name,
    name,
    phoneNumber: null,
    phoneVerified: false,
    password: {
      recipe: { kind: 'membership', hash: 'auto' },
      hash: textOrNull(password),
      salt: textOrNull(passwordSalt),
      format,
    },
    barred: hasMembership ? barred(flag(isApproved), flag(isLockedOut)) : 'no',
    anonymous: flag(isAnonymous) || !hasMembership,
    appMetadata: {},
  };
}

function barred(approved: boolean, lockedOut: boolean): Account['barred'] {
  if (!approved) return 'unapproved';
  return lockedOut ? 'locked' : 'no';
}
