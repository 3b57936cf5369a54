import type { StoredPassword } from '../../account.ts';
import { encodeUnpadded } from '../columns/base64.ts';
import type { RecipeOf } from '../recipe.ts';
import { damaged, notImportable, type PasswordVerdict } from '../verdict.ts';
import { derivedKey } from './derived-key.ts';

/** Argon2 in columns of its own, put together to the PHC string that Auth0 takes. */
export function argon2Password(stored: StoredPassword, recipe: RecipeOf<'argon2'>): PasswordVerdict {
  const { type, version, memoryKiB, iterations, parallelism } = recipe;
  const key = derivedKey(stored, recipe);
  // RFC 9106: a salt of 8 bytes or more.
  if (key === null || key.salt.length < 8) return damaged('argon2-unreadable');
  if (version === 16) return notImportable('argon2-version-16');
  const parameters = `v=${version}$m=${memoryKiB},t=${iterations},p=${parallelism}`;
  const value = `$${type}$${parameters}$${encodeUnpadded(key.salt)}$${encodeUnpadded(key.hash)}`;
  return { kind: 'importable', format: type, hash: { algorithm: 'argon2', hash: { value, encoding: 'utf8' } } };
}
