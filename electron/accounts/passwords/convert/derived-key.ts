import type { StoredPassword } from '../../account.ts';
import { hashBytes } from '../columns/hash-bytes.ts';
import { saltBytes } from '../columns/salt-bytes.ts';
import type { HashEncoding, SaltReading } from '../recipe.ts';

/** What the recipes of PBKDF2, scrypt and Argon2 say of their two columns. */
interface DerivedKeyColumns {
  readonly hash: HashEncoding;
  readonly length: number;
  readonly salt: SaltReading;
}

/** A derived key and its salt, or null when a column is damaged; a key of another length was cut or belongs to another format. */
export function derivedKey(
  stored: StoredPassword,
  recipe: DerivedKeyColumns,
): { readonly hash: Buffer; readonly salt: Buffer } | null {
  const hash = stored.hash === null ? null : hashBytes(stored.hash, recipe.hash);
  const salt = saltBytes(stored.salt, recipe.salt);
  return hash?.length !== recipe.length || salt === null ? null : { hash, salt };
}
