import { assertNever } from '../../../common/assert-never.ts';
import { verifyArgon2 } from './argon2.ts';
import { verifyBcrypt } from './bcrypt.ts';
import type { CustomPasswordHash } from './custom-password-hash.ts';
import { verifyDigest } from './digest.ts';
import { verifyHmac } from './hmac.ts';
import { verifyLdap } from './ldap.ts';
import { verifyPbkdf2 } from './pbkdf2.ts';
import { verifyScrypt } from './scrypt.ts';

/**
 * Whether a password fits an imported hash. Written from the description of the import schema alone, so that a sign-in
 * to the practice tenant proves what the conversion of old hashes produced.
 */
export function verifyPassword(password: string, spec: CustomPasswordHash): Promise<boolean> {
  switch (spec.algorithm) {
    case 'md4':
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'sha512':
      return verifyDigest(password, spec);
    case 'hmac':
      return verifyHmac(password, spec);
    case 'bcrypt':
      return verifyBcrypt(password, spec);
    case 'pbkdf2':
      return verifyPbkdf2(password, spec);
    case 'argon2':
      return verifyArgon2(password, spec);
    case 'scrypt':
      return verifyScrypt(password, spec);
    case 'ldap':
      return verifyLdap(password, spec);
    default:
      return assertNever(spec.algorithm);
  }
}
