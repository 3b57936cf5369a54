import type { CustomPasswordHash } from '../custom-password-hash.ts';
import { decodeBase64, encodeUnpadded } from './base64.ts';
import type { PasswordFormat } from './format-labels.ts';
import type { PasswordVerdict } from './verdict.ts';

// ASP.NET's PasswordHasher. Marker 0x00 (Identity 1 and 2, SimpleMembership): 16 bytes of salt, 32 of subkey, PBKDF2 with
// HMAC-SHA1 and 1,000 iterations. Marker 0x01 (Core): prf, iterations and salt length as big-endian uint32, salt, subkey.
// Source: dotnet/aspnetcore PasswordHasher.cs, aspnet/AspNetIdentity Crypto.cs.

const V2_LENGTH = 1 + 16 + 32;
const V2_ITERATIONS = 1000;
const V3_HEADER = 13;
/** PasswordHasher.cs refuses shorter ones. */
const MIN_SALT = 16;
const MIN_SUBKEY = 16;
/** Far above any PasswordHasherOptions in use; a larger count is a broken header, and would stall every sign-in. */
const MAX_ITERATIONS = 10_000_000;

const v3Digests: readonly { readonly digest: string; readonly format: PasswordFormat }[] = [
  { digest: 'sha1', format: 'identity-v3-pbkdf2-sha1' },
  { digest: 'sha256', format: 'identity-v3-pbkdf2-sha256' },
  { digest: 'sha512', format: 'identity-v3-pbkdf2-sha512' },
];

/** The verdict on a PasswordHash column of ASP.NET Identity (any version) or a SimpleMembership password. */
export function identityPassword(stored: string): PasswordVerdict {
  if (stored === '') return { kind: 'held', format: 'none', reason: 'no-password' };
  const bytes = decodeBase64(stored);
  switch (bytes?.[0]) {
    case 0x00:
      return bytes === null ? damaged : identityV2(bytes);
    case 0x01:
      return bytes === null ? damaged : identityV3(bytes);
    default:
      return damaged;
  }
}

const damaged: PasswordVerdict = { kind: 'held', format: 'identity-unreadable', reason: 'damaged-password' };

function identityV2(bytes: Buffer): PasswordVerdict {
  if (bytes.length !== V2_LENGTH) return damaged;
  const hash = pbkdf2('sha1', V2_ITERATIONS, bytes.subarray(1, 17), bytes.subarray(17));
  return { kind: 'importable', format: 'identity-v2-pbkdf2-sha1', hash };
}

function identityV3(bytes: Buffer): PasswordVerdict {
  if (bytes.length < V3_HEADER) return damaged;
  const prf = v3Digests[bytes.readUInt32BE(1)];
  const iterations = bytes.readUInt32BE(5);
  const saltLength = bytes.readUInt32BE(9);
  const subkeyLength = bytes.length - V3_HEADER - saltLength;
  if (prf === undefined || iterations < 1 || iterations > MAX_ITERATIONS) return damaged;
  if (saltLength < MIN_SALT || subkeyLength < MIN_SUBKEY) return damaged;
  const salt = bytes.subarray(V3_HEADER, V3_HEADER + saltLength);
  const subkey = bytes.subarray(V3_HEADER + saltLength);
  return { kind: 'importable', format: prf.format, hash: pbkdf2(prf.digest, iterations, salt, subkey) };
}

/** PHC string as Auth0's import reads it: `$pbkdf2-<digest>$i=…,l=…$salt$hash`, base64 without padding. */
function pbkdf2(digest: string, iterations: number, salt: Buffer, subkey: Buffer): CustomPasswordHash {
  const value = `$pbkdf2-${digest}$i=${iterations},l=${subkey.length}$${encodeUnpadded(salt)}$${encodeUnpadded(subkey)}`;
  return { algorithm: 'pbkdf2', hash: { value, encoding: 'utf8' } };
}
