import { type BinaryLike, pbkdf2 as nodePbkdf2, scrypt as nodeScrypt, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import type { CustomPasswordHash } from '../../custom-password-hash.ts';
import { sameBytes } from './digests.ts';

const deriveByPbkdf2 = promisify(nodePbkdf2);
const deriveByScrypt = promisify<BinaryLike, BinaryLike, number, ScryptOptions, Buffer>(nodeScrypt);

const phc = /^\$pbkdf2-(\w+)\$i=(\d+),l=(\d+)\$([^$]+)\$([^$]+)$/;

/** Bytes of a block of derived key: a longer key costs so many times more. */
const blockBytes: Readonly<Record<string, number>> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 };

/** PBKDF2 in the PHC string that the conversion writes. The first block decides mostly, and the rest is derived only if it fits. */
export async function verifyPbkdf2(value: string, password: Buffer): Promise<boolean> {
  const [, digest = '', iterations, length, salt = '', base64 = ''] = phc.exec(value) ?? [];
  const key = Buffer.from(base64, 'base64');
  const derive = (bytes: number) =>
    deriveByPbkdf2(password, Buffer.from(salt, 'base64'), Number(iterations), bytes, digest);
  const first = Math.min(blockBytes[digest] ?? 0, key.length);
  if (!sameBytes(await derive(first), key.subarray(0, first))) return false;
  return first === key.length || sameBytes(await derive(Number(length)), key);
}

/** scrypt with the memory it needs, 128 bytes times cost and block size; Node refuses more than 32 MiB unless told. */
export async function verifyScrypt(
  hash: Extract<CustomPasswordHash, { algorithm: 'scrypt' }>,
  password: Buffer,
): Promise<boolean> {
  const { cost, blockSize, parallelization, keylen } = hash;
  const maxmem = 128 * blockSize * (cost + parallelization + 2);
  const options = { cost, blockSize, parallelization, maxmem };
  const key = await deriveByScrypt(password, Buffer.from(hash.salt.value, hash.salt.encoding), keylen, options);
  return sameBytes(key, Buffer.from(hash.hash.value, hash.hash.encoding));
}
