import { createHmac } from 'node:crypto';
import type { StoredPassword } from '../../account.ts';
import { hashBytes } from '../columns/hash-bytes.ts';
import { saltBytes } from '../columns/salt-bytes.ts';
import type { HashEncoding, RecipeOf } from '../recipe.ts';
import { digestOf, sameBytes } from './digests.ts';

// Passwords that Auth0 can't check and we can: to tell an administrator what a column holds, even where that can't be imported.

/**
 * Whether a password fits a stored hash that can't be imported; null where we can't check it either (MD2, crypt(3), phpass and
 * bcrypt's relatives).
 */
export async function fitsUnimportable(stored: StoredPassword, password: string): Promise<boolean | null> {
  const { recipe } = stored;
  switch (recipe.kind) {
    case 'digest':
      return fitsDigest(stored, recipe, password);
    case 'nested-digest': {
      const { outer, inner } = recipe;
      if (outer === 'md2' || inner === 'md2') return null;
      const text = (await digestOf(inner, Buffer.from(password, 'utf8'))).toString('hex');
      return isHash(stored, recipe.hash, await digestOf(outer, Buffer.from(text, 'latin1')));
    }
    // The only hashes of these stores that can't be imported are SHA-384 and Umbraco 4's.
    case 'membership':
      return fitsDigest(stored, sha384('base64', 'utf16le', { as: 'base64', position: 'prefix' }), password);
    case 'nopcommerce':
      return fitsDigest(stored, sha384('hex', 'utf8', { as: 'text-utf8', position: 'suffix' }), password);
    case 'umbraco': {
      const typed = Buffer.from(password, 'utf16le');
      return isHash(stored, 'base64', createHmac('sha1', typed).update(typed).digest());
    }
    default:
      return null;
  }
}

function sha384(
  hash: HashEncoding,
  password: 'utf8' | 'utf16le',
  salt: RecipeOf<'digest'>['salt'],
): RecipeOf<'digest'> {
  return { kind: 'digest', digest: 'sha384', hash, password, salt };
}

async function fitsDigest(
  stored: StoredPassword,
  recipe: RecipeOf<'digest'>,
  password: string,
): Promise<boolean | null> {
  const { digest, salt } = recipe;
  if (digest === 'md2') return null;
  const bytes = salt === null ? Buffer.alloc(0) : saltBytes(stored.salt, salt.as);
  if (bytes === null) return false;
  const before = salt?.position === 'suffix' ? [] : [bytes];
  const after = salt?.position === 'suffix' || salt?.position === 'both' ? [bytes] : [];
  const data = Buffer.concat([...before, Buffer.from(password, recipe.password), ...after]);
  return isHash(stored, recipe.hash, await digestOf(digest, data));
}

function isHash({ hash }: StoredPassword, encoding: HashEncoding, made: Buffer): boolean {
  const bytes = hash === null ? null : hashBytes(hash, encoding);
  return bytes !== null && sameBytes(bytes, made);
}
