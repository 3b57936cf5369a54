import { type BinaryLike, createHmac, pbkdf2, type ScryptOptions, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { argon2d, argon2i, argon2id } from 'hash-wasm';
import { saltBytes } from '../columns/salt-bytes.ts';
import { hmacKeyLengths } from '../convert/hmac.ts';
import type { HashEncoding, RecipeOf, SaltReading } from '../recipe.ts';
import { type ComputableDigest, digestOf } from '../verify/digests.ts';
import { inHashColumn, type MadeColumns, type Making } from './making.ts';

// Digests and derived keys in columns of a table of the application's own, as a recipe tells of them.

const deriveByPbkdf2 = promisify(pbkdf2);
const deriveByScrypt = promisify<BinaryLike, BinaryLike, number, ScryptOptions, Buffer>(scrypt);
const argon2 = { argon2d, argon2i, argon2id } as const;

export async function makeDigest(recipe: RecipeOf<'digest'>, password: string, making: Making): Promise<MadeColumns> {
  const { digest, salt } = recipe;
  const typed = Buffer.from(password, recipe.password);
  if (salt === null) return inHashColumn(spelled(await digestOf(digest as ComputableDigest, typed), recipe.hash));
  const made = makeSalt(salt.as, making);
  const data = salt.position === 'suffix' ? [typed, made.bytes] : [made.bytes, typed];
  return columns(await digestOf(digest as ComputableDigest, Buffer.concat(data)), recipe.hash, made);
}

export function makeHmac(recipe: RecipeOf<'hmac'>, password: string, making: Making): MadeColumns {
  const { digest, salt } = recipe;
  const made = makeSalt(salt.as, making);
  const key = salt.repeated ? Buffer.alloc(hmacKeyLengths[digest], made.bytes) : made.bytes;
  return columns(createHmac(digest, key).update(Buffer.from(password, recipe.password)).digest(), recipe.hash, made);
}

export async function makePbkdf2(recipe: RecipeOf<'pbkdf2'>, password: string, making: Making): Promise<MadeColumns> {
  const made = makeSalt(recipe.salt, making);
  return columns(
    await deriveByPbkdf2(password, made.bytes, recipe.iterations, recipe.length, recipe.digest),
    recipe.hash,
    made,
  );
}

export async function makeScrypt(recipe: RecipeOf<'scrypt'>, password: string, making: Making): Promise<MadeColumns> {
  const { cost, blockSize, parallelization, length } = recipe;
  const made = makeSalt(recipe.salt, making);
  // RFC 7914: 128 bytes times cost and block size; Node refuses more than 32 MiB unless told.
  const maxmem = 128 * blockSize * (cost + parallelization + 2);
  return columns(
    await deriveByScrypt(password, made.bytes, length, { cost, blockSize, parallelization, maxmem }),
    recipe.hash,
    made,
  );
}

export async function makeArgon2(recipe: RecipeOf<'argon2'>, password: string, making: Making): Promise<MadeColumns> {
  const { type, memoryKiB: memorySize, iterations, parallelism, length: hashLength } = recipe;
  const made = makeSalt(recipe.salt, making);
  const settings = { password, salt: made.bytes, memorySize, iterations, parallelism, hashLength };
  return columns(Buffer.from(await argon2[type]({ ...settings, outputType: 'binary' })), recipe.hash, made);
}

interface MadeSalt {
  readonly column: string | Uint8Array;
  readonly bytes: Buffer;
}

function columns(hash: Buffer, encoding: HashEncoding, salt: MadeSalt): MadeColumns {
  return { hash: spelled(hash, encoding), salt: salt.column, format: null };
}

function spelled(bytes: Buffer, encoding: HashEncoding): string | Uint8Array {
  return encoding === 'bytes' ? bytes : bytes.toString(encoding);
}

/** What a salt column might hold, and the bytes that are hashed for it. */
function makeSalt(reading: SaltReading, { random }: Making): MadeSalt {
  const column = saltColumn(reading, random(16));
  const bytes = saltBytes(column, reading);
  if (bytes === null) throw new Error(`a salt was made that can't be read as ${reading}`);
  return { column, bytes };
}

function saltColumn(reading: SaltReading, bytes: Buffer): string | Uint8Array {
  switch (reading) {
    case 'bytes':
      return bytes;
    case 'hex':
      return bytes.toString('hex');
    case 'base64':
    case 'text-utf8':
    case 'text-utf16le':
    case 'text-latin1':
      return bytes.toString('base64');
    default:
      return bytes
        .toString('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
        .toUpperCase();
  }
}
