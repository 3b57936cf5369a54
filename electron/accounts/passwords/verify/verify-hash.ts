import { createHmac } from 'node:crypto';
import { compare } from 'bcrypt';
import { assertNever } from '../../../common/assert-never.ts';
import type { CustomPasswordHash } from '../../custom-password-hash.ts';
import { argon2Bytes, verifyArgon2 } from './argon2.ts';
import { verifyPbkdf2, verifyScrypt } from './derived-keys.ts';
import { digestOf, sameBytes } from './digests.ts';
import { verifyLdap } from './ldap.ts';

/** 1 GiB: more than servers give to a sign-in, and what a workstation still has. */
const MAX_BYTES = 2 ** 30;

/**
 * Whether a password fits a `custom_password_hash`, as Auth0 describes the check (AUTH0.md C3). Keeps neither. Null for Argon2
 * and scrypt with more memory than a trial may take.
 */
export async function verifyHash(hash: CustomPasswordHash, password: string): Promise<boolean | null> {
  if (bytesNeeded(hash) > MAX_BYTES) return null;
  const encoding = 'password' in hash ? (hash.password?.encoding ?? 'utf8') : 'utf8';
  const typed = Buffer.from(password, encoding);
  switch (hash.algorithm) {
    case 'md4':
    case 'md5':
    case 'sha1':
    case 'sha256':
    case 'sha512': {
      const salt = Buffer.from(hash.salt?.value ?? '', hash.salt?.encoding ?? 'utf8');
      const data = Buffer.concat(hash.salt?.position === 'suffix' ? [typed, salt] : [salt, typed]);
      return sameBytes(await digestOf(hash.algorithm, data), Buffer.from(hash.hash.value, hash.hash.encoding));
    }
    case 'hmac': {
      const { value, encoding: spelling, digest, key } = hash.hash;
      const made = createHmac(digest, Buffer.from(key.value, key.encoding)).update(typed).digest();
      return sameBytes(made, Buffer.from(value, spelling));
    }
    case 'pbkdf2':
      return verifyPbkdf2(hash.hash.value, typed);
    case 'scrypt':
      return verifyScrypt(hash, typed);
    case 'bcrypt':
      // `$2y$` is PHP's name for what the library knows as `$2b$`.
      return compare(typed, hash.hash.value.replace(/^\$2y\$/, '$2b$'));
    case 'argon2':
      return verifyArgon2(hash.hash.value, typed);
    case 'ldap':
      return verifyLdap(hash.hash.value, typed);
    default:
      return assertNever(hash);
  }
}

/** Memory that a hash takes on purpose; for scrypt 128 bytes times cost and block size. */
function bytesNeeded(hash: CustomPasswordHash): number {
  if (hash.algorithm === 'scrypt') return 128 * hash.cost * hash.blockSize;
  return hash.algorithm === 'argon2' ? argon2Bytes(hash.hash.value) : 0;
}
