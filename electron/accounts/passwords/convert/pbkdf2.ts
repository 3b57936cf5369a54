import type { StoredPassword } from '../../account.ts';
import type { CustomPasswordHash } from '../../custom-password-hash.ts';
import { encodeUnpadded } from '../columns/base64.ts';
import type { RecipeOf } from '../recipe.ts';
import { damaged, type PasswordVerdict } from '../verdict.ts';
import { derivedKey } from './derived-key.ts';

/** PHC string as Auth0's import reads it: `$pbkdf2-<digest>$i=…,l=…$salt$hash`, base64 without padding. */
export function pbkdf2Hash(digest: string, iterations: number, salt: Buffer, subkey: Buffer): CustomPasswordHash {
  const value = `$pbkdf2-${digest}$i=${iterations},l=${subkey.length}$${encodeUnpadded(salt)}$${encodeUnpadded(subkey)}`;
  return { algorithm: 'pbkdf2', hash: { value, encoding: 'utf8' } };
}

/** PBKDF2 in columns of its own. */
export function pbkdf2Password(stored: StoredPassword, recipe: RecipeOf<'pbkdf2'>): PasswordVerdict {
  const key = derivedKey(stored, recipe);
  if (key === null) return damaged('pbkdf2-unreadable');
  const { digest, iterations } = recipe;
  return { kind: 'importable', format: `pbkdf2-${digest}`, hash: pbkdf2Hash(digest, iterations, key.salt, key.hash) };
}
