import { createHash } from 'node:crypto';
import { createMD4, createWhirlpool } from 'hash-wasm';
import { bytesOf, passwordBytes, salted, sameBytes } from './bytes.ts';
import type { CustomPasswordHash } from './custom-password-hash.ts';

/** A digest by name; MD4 and Whirlpool, which today's OpenSSL keeps away, come from elsewhere. */
export async function digest(algorithm: string, data: Uint8Array): Promise<Uint8Array> {
  if (algorithm === 'md4') return (await createMD4()).init().update(data).digest('binary');
  if (algorithm === 'whirlpool') return (await createWhirlpool()).init().update(data).digest('binary');
  return createHash(algorithm).update(data).digest();
}

/** md4, md5, sha1, sha256, sha512 over salt and password. */
export async function verifyDigest(password: string, spec: CustomPasswordHash): Promise<boolean> {
  const actual = await digest(spec.algorithm, salted(passwordBytes(password, spec), spec.salt));
  return sameBytes(actual, bytesOf(spec.hash));
}
