import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StoredPassword } from '../../../../electron/accounts/account.ts';
import { passwordRecipe } from '../../../../electron/accounts/passwords/recipe.ts';

const salt = z.object({ as: z.string(), position: z.string() });
const setting = z.union([z.string(), z.number(), salt]);
const vectors = z.object({
  accounts: z.array(
    z.object({
      id: z.string(),
      format: z.string(),
      legacy: z.record(z.string(), z.union([z.string(), z.number()])),
      settings: z.record(z.string(), setting).default({}),
      password: z.string().nullable(),
      wrongPassword: z.string().nullable(),
      custom_password_hash: z.record(z.string(), z.unknown()).nullable(),
      reason: z.string().optional(),
      signsIn: z.boolean().default(true),
    }),
  ),
});
export type HashVector = z.infer<typeof vectors>['accounts'][number];

const file = new URL('../../../data/hash-vectors.json', import.meta.url);
export const hashVectors: readonly HashVector[] = vectors.parse(JSON.parse(readFileSync(file, 'utf8'))).accounts;

const passwordEncodings: Readonly<Record<string, string>> = { nvarchar: 'utf16le', varchar: 'latin1' };
const saltReadings: Readonly<Record<string, string>> = {
  varbinary: 'bytes',
  nvarchar: 'text-utf16le',
  varchar: 'text-latin1',
  'uniqueidentifier as binary(16)': 'guid-bytes',
};

/** The vector as a store would give it: its columns, and the recipe that its format and settings describe. */
export function storedOf(vector: HashVector): StoredPassword {
  const { legacy } = vector;
  return {
    recipe: passwordRecipe.parse(recipeOf(vector)),
    hash: column(legacy.PasswordHash ?? legacy.Password ?? legacy.Hash ?? legacy.password_hash ?? legacy.userPassword),
    salt: column(legacy.PasswordSalt ?? legacy.Salt),
    format: legacy.PasswordFormat ?? legacy.PasswordFormatId ?? legacy.passwordConfig ?? null,
  };
}

/** `0x` and capital letters is how the vectors write varbinary. */
function column(value: string | number | undefined): string | Buffer | null {
  if (value === undefined) return null;
  const text = String(value);
  return text.startsWith('0x') ? Buffer.from(text.slice(2), 'hex') : text;
}

function recipeOf({ format, legacy, settings }: HashVector): unknown {
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => typeof value !== 'object'));
  const columns = {
    hash: String(given.encoding ?? 'base64'),
    length: Buffer.from(String(legacy.Hash ?? legacy.PasswordHash), given.encoding === 'hex' ? 'hex' : 'base64').length,
    salt: String(given.encoding ?? 'base64'),
  };
  switch (format) {
    case 'identity-v2':
    case 'identity-v3':
    case 'simple-membership':
      return { kind: 'identity' };
    case 'membership':
    case 'universal-providers':
      return { kind: 'membership', hash: String(given.hashAlgorithmType ?? 'auto').toLowerCase() };
    case 'nopcommerce':
      return { kind: 'nopcommerce' };
    case 'umbraco-4':
    case 'umbraco-6-8':
    case 'umbraco-9':
      return { kind: 'umbraco', hash: 'hmacsha256' };
    case 'hashbytes':
      return {
        kind: 'digest',
        digest: String(given.algorithm).toLowerCase().replace('sha2_', 'sha'),
        hash: given.hash === 'hexadecimal text' ? 'hex' : 'bytes',
        password: passwordEncodings[String(given.password)],
        salt: saltOf(settings.salt),
      };
    case 'plain-digest':
      return given.digest === 'md5(md5)'
        ? { kind: 'nested-digest', outer: 'md5', inner: 'md5', hash: 'hex' }
        : { kind: 'digest', digest: given.digest, hash: given.encoding, password: given.password, salt: null };
    case 'pbkdf2-columns':
      return { kind: 'pbkdf2', digest: given.digest, iterations: given.iterations, ...columns };
    case 'scrypt':
      return { kind: 'scrypt', cost: given.N, blockSize: given.r, parallelization: given.p, ...columns };
    case 'argon2-columns': {
      const { type, version, memoryKiB, iterations, parallelism } = given;
      return { kind: 'argon2', type, version, memoryKiB, iterations, parallelism, ...columns };
    }
    default:
      return { kind: 'self-describing' };
  }
}

function saltOf(value: z.infer<typeof setting> | undefined) {
  return typeof value === 'object' ? { as: saltReadings[value.as], position: value.position } : null;
}
