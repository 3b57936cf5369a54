import type { CustomPasswordHash } from '../custom-password-hash.ts';
import { decodeBase64 } from './base64.ts';
import { clearPassword } from './clear.ts';
import type { PasswordFormat } from './format-labels.ts';
import type { MembershipHash } from './recipe.ts';
import type { StoredText } from './stored-text.ts';
import type { PasswordVerdict } from './verdict.ts';

// SqlMembershipProvider and Universal Providers: base64 of a hash over salt and UTF-16LE password; how they hash stands in
// web.config, not in the database. Source: microsoft/referencesource SQLMembershipProvider.cs, Membership.cs.

type PlainDigest = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** Per algorithm: digest, bytes of a hash, and for keyed ones the bytes to which .NET repeats the salt to make a key. */
const algorithms: Record<MembershipHash, { digest: PlainDigest; length: number; keyLength: number | null }> = {
  md5: { digest: 'md5', length: 16, keyLength: null },
  sha1: { digest: 'sha1', length: 20, keyLength: null },
  sha256: { digest: 'sha256', length: 32, keyLength: null },
  sha384: { digest: 'sha384', length: 48, keyLength: null },
  sha512: { digest: 'sha512', length: 64, keyLength: null },
  hmacmd5: { digest: 'md5', length: 16, keyLength: 64 },
  hmacsha1: { digest: 'sha1', length: 20, keyLength: 64 },
  hmacsha256: { digest: 'sha256', length: 32, keyLength: 64 },
  hmacsha384: { digest: 'sha384', length: 48, keyLength: 128 },
  hmacsha512: { digest: 'sha512', length: 64, keyLength: 128 },
};

/**
 * What a hash of so many bytes is taken for when nobody has looked into web.config: SHA-1 is SqlMembershipProvider's default,
 * HMAC-SHA-256 the default outside its Framework20 mode and of Universal Providers; MD5 and SHA-512 come of being named in
 * `hashAlgorithmType`. For 48 bytes neither is likelier, and only one can be imported: those are held.
 */
const assumedByLength: ReadonlyMap<number, { algorithm: MembershipHash; format: PasswordFormat }> = new Map([
  [16, { algorithm: 'md5', format: 'membership-md5-assumed' }],
  [20, { algorithm: 'sha1', format: 'membership-sha1-assumed' }],
  [32, { algorithm: 'hmacsha256', format: 'membership-hmacsha256-assumed' }],
  [64, { algorithm: 'sha512', format: 'membership-sha512-assumed' }],
]);
const UNDECIDED_LENGTH = 48;

/** The verdict on a row of aspnet_Membership or Memberships; `setting` is web.config's algorithm, or `auto`. */
export function membershipPassword(stored: StoredText, setting: MembershipHash | 'auto'): PasswordVerdict {
  switch (stored.format) {
    case 0:
      return clearPassword(stored.hash);
    case 1:
      return hashedPassword(stored, setting);
    case 2:
      return { kind: 'held', format: 'membership-encrypted', reason: 'password-needs-machine-key' };
    default:
      return damaged;
  }
}

const damaged: PasswordVerdict = { kind: 'held', format: 'membership-unreadable', reason: 'damaged-password' };

function hashedPassword(stored: StoredText, setting: MembershipHash | 'auto'): PasswordVerdict {
  if (stored.hash === '') return { kind: 'held', format: 'none', reason: 'no-password' };
  const hash = decodeBase64(stored.hash);
  // The providers never store an empty salt.
  const salt = decodeBase64(stored.salt ?? '');
  if (hash === null || salt === null) return damaged;
  if (setting !== 'auto') return ofAlgorithm(setting, `membership-${setting}`, hash, salt);
  if (hash.length === UNDECIDED_LENGTH)
    return { kind: 'held', format: 'membership-sha384-or-hmacsha384', reason: 'password-not-importable' };
  const assumed = assumedByLength.get(hash.length);
  return assumed === undefined ? damaged : ofAlgorithm(assumed.algorithm, assumed.format, hash, salt);
}

function ofAlgorithm(name: MembershipHash, format: PasswordFormat, hash: Buffer, salt: Buffer): PasswordVerdict {
  const { digest, length, keyLength } = algorithms[name];
  if (hash.length !== length) return damaged;
  if (keyLength !== null) return { kind: 'importable', format, hash: keyed(digest, hash, repeatTo(salt, keyLength)) };
  // Auth0's algorithms have no SHA-384.
  if (digest === 'sha384') return { kind: 'held', format, reason: 'password-not-importable' };
  return { kind: 'importable', format, hash: salted(digest, hash, salt) };
}

function salted(algorithm: Exclude<PlainDigest, 'sha384'>, hash: Buffer, salt: Buffer): CustomPasswordHash {
  return {
    algorithm,
    hash: { value: hash.toString('base64'), encoding: 'base64' },
    salt: { value: salt.toString('base64'), encoding: 'base64', position: 'prefix' },
    password: { encoding: 'utf16le' },
  };
}

function keyed(digest: PlainDigest, hash: Buffer, key: Buffer): CustomPasswordHash {
  return {
    algorithm: 'hmac',
    hash: {
      value: hash.toString('base64'),
      encoding: 'base64',
      digest,
      key: { value: key.toString('base64'), encoding: 'base64' },
    },
    password: { encoding: 'utf16le' },
  };
}

/** The salt over and over until the key is full, the last copy cut; a longer salt is cut (SqlMembershipProvider.EncodePassword). */
function repeatTo(salt: Buffer, length: number): Buffer {
  return Buffer.alloc(length, salt);
}
