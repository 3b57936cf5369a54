import type { StoredPassword } from '../../account.ts';
import type { CustomPasswordHash } from '../../custom-password-hash.ts';
import { hashBytes } from '../columns/hash-bytes.ts';
import { saltBytes } from '../columns/salt-bytes.ts';
import type { KeyedDigest, PasswordEncoding, RecipeOf } from '../recipe.ts';
import { damaged, type PasswordVerdict } from '../verdict.ts';
import { digestLengths } from './digest.ts';
import { sentPassword } from './sent-password.ts';

/** Bytes of the key that .NET makes for each HMAC when nobody gives one: HMACMD5/SHA1/SHA256 64, HMACSHA384/512 128. */
export const hmacKeyLengths: Readonly<Record<KeyedDigest, number>> = {
  md5: 64,
  sha1: 64,
  sha256: 64,
  sha384: 128,
  sha512: 128,
};

/** The object for an HMAC of the password. */
export function hmacHash(
  digest: KeyedDigest,
  hash: Buffer,
  key: Buffer,
  password: PasswordEncoding,
): CustomPasswordHash {
  return {
    algorithm: 'hmac',
    hash: {
      value: hash.toString('base64'),
      encoding: 'base64',
      digest,
      key: { value: key.toString('base64'), encoding: 'base64' },
    },
    ...sentPassword(password),
  };
}

/** The salt over and over until the key is full, the last copy cut; a longer salt is cut (SqlMembershipProvider.EncodePassword). */
export function repeatedKey(digest: KeyedDigest, salt: Buffer): Buffer {
  return Buffer.alloc(hmacKeyLengths[digest], salt);
}

/** An HMAC of the password under its salt. */
export function hmacPassword(stored: StoredPassword, recipe: RecipeOf<'hmac'>): PasswordVerdict {
  const { digest } = recipe;
  const hash = stored.hash === null ? null : hashBytes(stored.hash, recipe.hash);
  const salt = saltBytes(stored.salt, recipe.salt.as);
  if (hash?.length !== digestLengths[digest] || salt === null) return damaged('hmac-unreadable');
  const key = recipe.salt.repeated ? repeatedKey(digest, salt) : salt;
  return { kind: 'importable', format: `hmac-${digest}`, hash: hmacHash(digest, hash, key, recipe.password) };
}
