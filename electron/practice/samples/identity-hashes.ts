import { pbkdf2Sync } from 'node:crypto';
import type { MakeHash, PooledHash } from './hash-pool.ts';
import { hashFor, makePool } from './hash-pool.ts';
import type { Draws } from './random.ts';

// As PasswordHasher of ASP.NET Identity writes them (dotnet/aspnetcore PasswordHasher.cs): an upgraded application has v2
// hashes of people who have not signed in since, and v3 ones with the iteration count of the release that wrote them.

const SUBKEY_BYTES = 32;

const v2: MakeHash = (password, salt) => {
  const subkey = pbkdf2Sync(password, salt, 1000, SUBKEY_BYTES, 'sha1');
  return { hash: Buffer.concat([Buffer.of(0), salt, subkey]).toString('base64'), salt: '' };
};

function v3(prf: number, digest: string, iterations: number): MakeHash {
  return (password, salt) => {
    const header = Buffer.alloc(13);
    header[0] = 1;
    header.writeUInt32BE(prf, 1);
    header.writeUInt32BE(iterations, 5);
    header.writeUInt32BE(salt.length, 9);
    const subkey = pbkdf2Sync(password, salt, iterations, SUBKEY_BYTES, digest);
    return { hash: Buffer.concat([header, salt, subkey]).toString('base64'), salt: '' };
  };
}

/** Picks an account's hash: a third v2, most v3 with SHA-256, a few with today's SHA-512 and 100,000 iterations. */
export function identityHashes(draws: Draws): (index: number) => PooledHash {
  const pools = {
    v2: makePool(draws, 0, 128, v2),
    sha256: makePool(draws, 1000, 128, v3(1, 'sha256', 10_000)),
    sha512: makePool(draws, 2000, 8, v3(2, 'sha512', 100_000)),
  };
  return (index) => {
    const roll = draws.below('hash-format', index, 100);
    return hashFor(draws, index, roll < 33 ? pools.v2 : roll < 95 ? pools.sha256 : pools.sha512);
  };
}
