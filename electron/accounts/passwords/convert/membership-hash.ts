import type { CustomPasswordHash } from '../../custom-password-hash.ts';
import type { PasswordFormat } from '../format-labels.ts';
import type { KeyedDigest, MembershipHash } from '../recipe.ts';
import { damaged, notImportable, type PasswordVerdict } from '../verdict.ts';
import { digestLengths } from './digest.ts';
import { hmacHash, repeatedKey } from './hmac.ts';

// How SqlMembershipProvider, Universal Providers and Umbraco 6 to 8 hash: a digest over salt and UTF-16LE password, or an HMAC under
// the repeated salt. Source: microsoft/referencesource SQLMembershipProvider.cs, Umbraco's LegacyPasswordSecurity.cs.

/** Per algorithm: its digest, and whether the salt is a key. */
const algorithms: Readonly<Record<MembershipHash, { readonly digest: KeyedDigest; readonly keyed: boolean }>> = {
  md5: { digest: 'md5', keyed: false },
  sha1: { digest: 'sha1', keyed: false },
  sha256: { digest: 'sha256', keyed: false },
  sha384: { digest: 'sha384', keyed: false },
  sha512: { digest: 'sha512', keyed: false },
  hmacmd5: { digest: 'md5', keyed: true },
  hmacsha1: { digest: 'sha1', keyed: true },
  hmacsha256: { digest: 'sha256', keyed: true },
  hmacsha384: { digest: 'sha384', keyed: true },
  hmacsha512: { digest: 'sha512', keyed: true },
};

/**
 * What a hash of so many bytes is taken for when nobody has looked into web.config: SHA-1 is SqlMembershipProvider's default,
 * HMAC-SHA-256 the default outside its Framework20 mode and of Universal Providers; MD5 and SHA-512 come of being named in
 * `hashAlgorithmType`. For 48 bytes neither is likelier, and only one can be imported: those are held.
 */
const assumedByLength: ReadonlyMap<number, 'md5' | 'sha1' | 'hmacsha256' | 'sha512'> = new Map([
  [16, 'md5'],
  [20, 'sha1'],
  [32, 'hmacsha256'],
  [64, 'sha512'],
]);
const UNDECIDED_LENGTH = 48;

/** Whether hashes of this algorithm have so many bytes. */
export function hasLengthOf(name: MembershipHash, bytes: number): boolean {
  return digestLengths[algorithms[name].digest] === bytes;
}

/**
 * The verdict on a decoded hash and salt; `store` stands in front of the format's name. An application that changed its algorithm
 * keeps the hashes of both, and its setting names the later one: hashes of another length are taken as if nobody had named any.
 */
export function membershipHash(
  store: 'membership' | 'umbraco',
  setting: MembershipHash | 'auto',
  hash: Buffer,
  salt: Buffer,
): PasswordVerdict {
  if (setting !== 'auto' && hasLengthOf(setting, hash.length))
    return ofAlgorithm(setting, `${store}-${setting}`, hash, salt);
  if (hash.length === UNDECIDED_LENGTH) return notImportable(`${store}-sha384-or-hmacsha384`);
  const assumed = assumedByLength.get(hash.length);
  if (assumed === undefined) return damaged(`${store}-unreadable`);
  return ofAlgorithm(assumed, `${store}-${assumed}-assumed`, hash, salt);
}

function ofAlgorithm(name: MembershipHash, format: PasswordFormat, hash: Buffer, salt: Buffer): PasswordVerdict {
  const { digest, keyed } = algorithms[name];
  if (keyed) return { kind: 'importable', format, hash: hmacHash(digest, hash, repeatedKey(digest, salt), 'utf16le') };
  // Auth0's algorithms have no SHA-384.
  return digest === 'sha384' ? notImportable(format) : { kind: 'importable', format, hash: salted(digest, hash, salt) };
}

function salted(algorithm: Exclude<KeyedDigest, 'sha384'>, hash: Buffer, salt: Buffer): CustomPasswordHash {
  return {
    algorithm,
    hash: { value: hash.toString('base64'), encoding: 'base64' },
    salt: { value: salt.toString('base64'), encoding: 'base64', position: 'prefix' },
    password: { encoding: 'utf16le' },
  };
}
