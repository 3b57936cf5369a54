import type { StoredPassword } from '../../account.ts';
import type { RecipeOf } from '../recipe.ts';
import { damaged, type PasswordVerdict } from '../verdict.ts';
import { derivedKey } from './derived-key.ts';

/** scrypt in columns of its own. */
export function scryptPassword(stored: StoredPassword, recipe: RecipeOf<'scrypt'>): PasswordVerdict {
  const key = derivedKey(stored, recipe);
  if (key === null) return damaged('scrypt-unreadable');
  const { cost, blockSize, parallelization } = recipe;
  return {
    kind: 'importable',
    format: 'scrypt',
    hash: {
      algorithm: 'scrypt',
      hash: { value: key.hash.toString('base64'), encoding: 'base64' },
      salt: { value: key.salt.toString('base64'), encoding: 'base64' },
      keylen: key.hash.length,
      cost,
      blockSize,
      parallelization,
    },
  };
}
