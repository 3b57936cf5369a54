import { createHash, timingSafeEqual } from 'node:crypto';
import { md4 } from 'hash-wasm';
import type { DigestName } from '../recipe.ts';

/** Digests that can be computed here; MD2 is not among them. */
export type ComputableDigest = Exclude<DigestName, 'md2'> | 'sha224';

/** A digest by name; MD4, which today's OpenSSL keeps away, comes from elsewhere. */
export async function digestOf(name: ComputableDigest, data: Uint8Array): Promise<Buffer> {
  return name === 'md4' ? Buffer.from(await md4(data), 'hex') : createHash(name).update(data).digest();
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
