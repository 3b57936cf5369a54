import type { StoredPassword } from '../../account.ts';
import type { CustomPasswordHash } from '../../custom-password-hash.ts';
import { hashBytes } from '../columns/hash-bytes.ts';
import { saltBytes } from '../columns/salt-bytes.ts';
import type { DigestName, RecipeOf } from '../recipe.ts';
import { damaged, notImportable, type PasswordVerdict } from '../verdict.ts';
import { sentPassword } from './sent-password.ts';

/** Bytes of each digest. */
export const digestLengths: Readonly<Record<DigestName, number>> = {
  md2: 16,
  md4: 16,
  md5: 16,
  sha1: 20,
  sha256: 32,
  sha384: 48,
  sha512: 64,
};

/**
 * One digest over password and salt. The salt goes out as the hexadecimal of its exact bytes, so that nothing depends on
 * whether `password.encoding` touches it.
 */
export function digestPassword(stored: StoredPassword, recipe: RecipeOf<'digest'>): PasswordVerdict {
  const { digest, salt } = recipe;
  const hash = stored.hash === null ? null : hashBytes(stored.hash, recipe.hash);
  const bytes = salt === null ? null : saltBytes(stored.salt, salt.as);
  if (hash?.length !== digestLengths[digest] || (salt !== null && bytes === null)) return damaged('digest-unreadable');
  if (salt?.position === 'both') return notImportable('digest-salt-on-both-sides');
  const format = salt === null ? (`digest-${digest}` as const) : (`digest-${digest}-salted` as const);
  // Auth0's algorithms have neither.
  if (digest === 'md2' || digest === 'sha384') return notImportable(format);
  const sent: CustomPasswordHash = {
    algorithm: digest,
    hash: { value: hash.toString('hex'), encoding: 'hex' },
    ...(salt === null || bytes === null
      ? {}
      : { salt: { value: bytes.toString('hex'), encoding: 'hex', position: salt.position } }),
    ...sentPassword(recipe.password),
  };
  return { kind: 'importable', format, hash: sent };
}

/** A digest of another digest's text, which Auth0 can't take. */
export function nestedDigestPassword(stored: StoredPassword, recipe: RecipeOf<'nested-digest'>): PasswordVerdict {
  const hash = stored.hash === null ? null : hashBytes(stored.hash, recipe.hash);
  return hash?.length === digestLengths[recipe.outer] ? notImportable('digest-nested') : damaged('digest-unreadable');
}
