import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import type { CustomPasswordHash } from '../../../electron/practice/tenant/passwords/custom-password-hash.ts';

// Hashes as old applications make them, and written ones as the practice tenant checks them: it was written from Auth0's import schema
// and shares nothing with the scripts.

/** The columns of a row, as a test reads them. */
export type Row = Readonly<Record<string, unknown>>;

/** Salts of a fixed value: what counts in a test is that a new password gets another. */
export const OLD_SALT = Buffer.alloc(16, 7).toString('base64');

/** PasswordHash of version 2, or of version 3 with SHA-256 and 10,000 iterations. */
export function identityHash(password: string, version: 2 | 3): string {
  const salt = Buffer.from(OLD_SALT, 'base64');
  if (version === 2) {
    return Buffer.concat([Buffer.of(0), salt, pbkdf2Sync(password, salt, 1000, 32, 'sha1')]).toString('base64');
  }
  const header = Buffer.from('010000000100002710', 'hex');
  const length = Buffer.from('00000010', 'hex');
  return Buffer.concat([header, length, salt, pbkdf2Sync(password, salt, 10_000, 32, 'sha256')]).toString('base64');
}

export function membershipHash(password: string, algorithm: 'sha1' | 'hmacsha256'): string {
  const salt = Buffer.from(OLD_SALT, 'base64');
  const typed = Buffer.from(password, 'utf16le');
  return algorithm === 'sha1'
    ? createHash('sha1').update(salt).update(typed).digest('base64')
    : createHmac('sha256', Buffer.concat([salt, salt, salt, salt]))
        .update(typed)
        .digest('base64');
}

/** `PasswordHash`, or Password of SimpleMembership, as an import would send it. */
export function asIdentity(value: unknown, wanted: 'sha1' | 'sha512'): CustomPasswordHash {
  const bytes = Buffer.from(String(value), 'base64');
  const text = (part: Buffer) => part.toString('base64').replace(/=+$/, '');
  const iterations = wanted === 'sha1' ? 1000 : bytes.readUInt32BE(5);
  const salt = wanted === 'sha1' ? bytes.subarray(1, 17) : bytes.subarray(13, 13 + bytes.readUInt32BE(9));
  const hash = bytes.subarray(wanted === 'sha1' ? 17 : 13 + salt.length);
  if (salt.length !== 16 || hash.length !== 32) throw new Error(`${bytes.length} bytes are no PasswordHash.`);
  return {
    algorithm: 'pbkdf2',
    hash: { value: `$pbkdf2-${wanted}$i=${iterations},l=${hash.length}$${text(salt)}$${text(hash)}` },
  };
}

/** Password and PasswordSalt of ASP.NET Membership. */
export function asMembership(hash: unknown, salt: unknown, algorithm: 'sha1' | 'hmacsha256'): CustomPasswordHash {
  const password = { encoding: 'utf16le' } as const;
  const value = { value: String(hash), encoding: 'base64' } as const;
  if (algorithm === 'sha1') {
    return { algorithm, hash: value, salt: { value: String(salt), encoding: 'base64', position: 'prefix' }, password };
  }
  const once = Buffer.from(String(salt), 'base64');
  const key = Buffer.concat([once, once, once, once]).toString('base64');
  return {
    algorithm: 'hmac',
    hash: { ...value, digest: 'sha256', key: { value: key, encoding: 'base64' } },
    password,
  };
}
