import { decodeBase64 } from '../columns/base64.ts';
import { pbkdf2Hash } from '../convert/pbkdf2.ts';
import type { PasswordFormat } from '../format-labels.ts';
import { MAX_ITERATIONS } from '../recipe.ts';
import { damaged, noPassword, type PasswordVerdict, unknownFormat } from '../verdict.ts';

// ASP.NET's PasswordHasher. Marker 0x00 (Identity 1 and 2, SimpleMembership): 16 bytes of salt, 32 of subkey, PBKDF2 with
// HMAC-SHA1 and 1,000 iterations. Marker 0x01 (Core): prf, iterations and salt length as big-endian uint32, salt, subkey.
// Source: dotnet/aspnetcore PasswordHasher.cs, aspnet/AspNetIdentity Crypto.cs.

const V2_LENGTH = 1 + 16 + 32;
const V2_ITERATIONS = 1000;
const V3_HEADER = 13;
/** PasswordHasher.cs refuses shorter ones. */
const MIN_SALT = 16;
const MIN_SUBKEY = 16;

const v3Digests: readonly { readonly digest: string; readonly format: PasswordFormat }[] = [
  { digest: 'sha1', format: 'identity-v3-pbkdf2-sha1' },
  { digest: 'sha256', format: 'identity-v3-pbkdf2-sha256' },
  { digest: 'sha512', format: 'identity-v3-pbkdf2-sha512' },
];

/** The verdict on a PasswordHash column of ASP.NET Identity (any version) or a SimpleMembership password. */
export function identityPassword(stored: string): PasswordVerdict {
  if (stored === '') return noPassword;
  const bytes = decodeBase64(stored);
  if (bytes === null) return damaged('identity-unreadable');
  return identityV2(bytes) ?? identityV3(bytes) ?? damaged('identity-unreadable');
}

/**
 * The verdict where nobody says that the column is Identity's; null for anything else. The header of v3 is structure enough.
 * Of v2 only the length and one byte are fixed, which other values may have too: somebody must say so.
 */
export function identityVerdict(text: string): PasswordVerdict | null {
  const bytes = decodeBase64(text);
  if (bytes === null) return null;
  return identityV2(bytes) === null ? identityV3(bytes) : unknownFormat('identity-v2-undecided');
}

function identityV2(bytes: Buffer): PasswordVerdict | null {
  if (bytes[0] !== 0x00 || bytes.length !== V2_LENGTH) return null;
  const hash = pbkdf2Hash('sha1', V2_ITERATIONS, bytes.subarray(1, 17), bytes.subarray(17));
  return { kind: 'importable', format: 'identity-v2-pbkdf2-sha1', hash };
}

function identityV3(bytes: Buffer): PasswordVerdict | null {
  if (bytes[0] !== 0x01 || bytes.length < V3_HEADER) return null;
  const prf = v3Digests[bytes.readUInt32BE(1)];
  const iterations = bytes.readUInt32BE(5);
  const saltLength = bytes.readUInt32BE(9);
  const subkeyLength = bytes.length - V3_HEADER - saltLength;
  if (prf === undefined || iterations < 1 || iterations > MAX_ITERATIONS) return null;
  if (saltLength < MIN_SALT || subkeyLength < MIN_SUBKEY) return null;
  const salt = bytes.subarray(V3_HEADER, V3_HEADER + saltLength);
  const subkey = bytes.subarray(V3_HEADER + saltLength);
  return { kind: 'importable', format: prf.format, hash: pbkdf2Hash(prf.digest, iterations, salt, subkey) };
}
