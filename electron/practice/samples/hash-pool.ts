import type { Draws } from './random.ts';
import { itemAt } from './random.ts';
import { samplePassword } from './sample-passwords.ts';

/** A hash with the password that it was made of. */
export interface PooledHash {
  readonly password: string;
  readonly hash: string;
  /** Base64; empty where the hash holds its salt itself. */
  readonly salt: string;
}

/** Computes a hash of `password` with 16 bytes of salt. */
export type MakeHash = (password: string, salt: Buffer) => { readonly hash: string; readonly salt: string };

/**
 * So many hashes, computed at once: a million accounts share them, so that making them takes no longer than writing them.
 * Salts differ from pool to pool and from seed to seed.
 */
export function makePool(draws: Draws, firstSalt: number, size: number, make: MakeHash): readonly PooledHash[] {
  return Array.from({ length: size }, (_, place) => {
    const salt = Buffer.alloc(16);
    for (let word = 0; word < 4; word += 1)
      salt.writeUInt32BE(draws.bits('salt', (firstSalt + place) * 4 + word), word * 4);
    const password = samplePassword(place);
    return { password, ...make(password, salt) };
  });
}

/** The pool's hash for an account. */
export function hashFor(draws: Draws, index: number, pool: readonly PooledHash[]): PooledHash {
  return itemAt(pool, draws.below('hash', index, pool.length));
}
