import type { Draws } from './random.ts';
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

/** Hashes by their place, each computed when an account first has it. */
export interface HashPool {
  readonly size: number;
  at(place: number): PooledHash;
}

/**
 * So many hashes: a million accounts share them, so that making them takes no longer than writing them, and a few accounts
 * need only a few. Salts differ from pool to pool and from seed to seed.
 */
export function makePool(draws: Draws, firstSalt: number, size: number, make: MakeHash): HashPool {
  const made: PooledHash[] = [];
  return {
    size,
    at(place) {
      const known = made[place];
      if (known !== undefined) return known;
      const salt = Buffer.alloc(16);
      for (let word = 0; word < 4; word += 1)
        salt.writeUInt32BE(draws.bits('salt', (firstSalt + place) * 4 + word), word * 4);
      const password = samplePassword(place);
      const pooled = { password, ...make(password, salt) };
      made[place] = pooled;
      return pooled;
    },
  };
}

/** The pool's hash for an account. */
export function hashFor(draws: Draws, index: number, pool: HashPool): PooledHash {
  return pool.at(draws.below('hash', index, pool.size));
}
