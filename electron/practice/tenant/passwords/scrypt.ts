import { scrypt as nodeScrypt } from 'node:crypto';
import { bytesOf, passwordBytes, sameBytes } from './bytes.ts';
import type { CustomPasswordHash } from './custom-password-hash.ts';

interface ScryptParameters {
  readonly length: number;
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

export function deriveScrypt(password: Buffer, salt: Buffer, parameters: ScryptParameters): Promise<Buffer> {
  const { length, cost, blockSize, parallelization } = parameters;
  // scrypt needs 128·N·r bytes; Node refuses above its default of 32 MB.
  const maxmem = 256 * cost * blockSize;
  return new Promise((resolve, reject) => {
    nodeScrypt(password, salt, length, { cost, blockSize, parallelization, maxmem }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** scrypt; defaults as in Auth0's import schema: cost 16384, block size 8, parallelization 1. */
export async function verifyScrypt(password: string, spec: CustomPasswordHash): Promise<boolean> {
  const key = await deriveScrypt(
    passwordBytes(password, spec),
    spec.salt === undefined ? Buffer.alloc(0) : bytesOf(spec.salt),
    {
      length: spec.keylen ?? 0,
      cost: spec.cost ?? 16_384,
      blockSize: spec.blockSize ?? 8,
      parallelization: spec.parallelization ?? 1,
    },
  );
  return sameBytes(key, bytesOf(spec.hash));
}
