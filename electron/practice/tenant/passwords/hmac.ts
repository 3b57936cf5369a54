import { createHmac } from 'node:crypto';
import { createHMAC, createMD4, createWhirlpool } from 'hash-wasm';
import { bytesOf, passwordBytes, sameBytes } from './bytes.ts';
import type { CustomPasswordHash } from './custom-password-hash.ts';

async function hmac(algorithm: string, key: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const hasher = algorithm === 'md4' ? createMD4() : algorithm === 'whirlpool' ? createWhirlpool() : null;
  if (hasher === null) return createHmac(algorithm, key).update(data).digest();
  return (await createHMAC(hasher, key)).init().update(data).digest('binary');
}

/** HMAC of the password under `hash.key`. */
export async function verifyHmac(password: string, spec: CustomPasswordHash): Promise<boolean> {
  const { digest, key } = spec.hash;
  if (digest === undefined || key === undefined) return false;
  return sameBytes(await hmac(digest, bytesOf(key), passwordBytes(password, spec)), bytesOf(spec.hash));
}
