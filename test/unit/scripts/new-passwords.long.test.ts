import crypto from 'node:crypto';
import bcrypt from 'bcryptjs';
import { describe, expect, test } from 'vitest';
import type { StoredPassword } from '../../../electron/accounts/account.ts';
import { checkPassword } from '../../../electron/accounts/passwords/verify/check-password.ts';
import { newPasswordCode } from '../../../electron/scripts/render/new-password-code.ts';
import { neededParts } from '../../../electron/scripts/render/parts.ts';
import { readTemplates } from '../../../electron/scripts/render/templates.ts';
import { hashVectors, storedOf } from '../accounts/passwords/hash-vectors.ts';
import { passwordColumns, planForPasswords } from './password-plan.ts';

const { parts } = readTemplates(new URL('../../../templates/', import.meta.url));
/** Without a database: nobody else has a password. */
const alone = new Map([...parts].filter(([name]) => name !== 'asking'));

/** What a script would keep of a new password for an account that has `stored` now. */
async function madeLike(stored: StoredPassword, password: string): Promise<StoredPassword> {
  const code = newPasswordCode('changePassword', planForPasswords(stored.recipe));
  const text = [code, ...neededParts(code, alone).map((part) => part.text)].join('\n\n');
  const make = new Function('crypto', 'bcrypt', 'console', 'asking', `${text}\nreturn passwordMade;`);
  const passwordMade = make(crypto, bcrypt, { log: () => undefined }, () => () => Promise.resolve([]));
  const made = await passwordMade(password, passwordColumns(stored));
  return { ...stored, hash: made.hash, salt: made.salt ?? null, format: made.format ?? stored.format };
}

const notWritten = /^(hashbytes-1[78]|argon2-columns|umbraco|nopcommerce)/;
/** Nothing tells how a new one would be kept. */
const unknownKind = /^(argon2-\d|unix-crypt|phpass|ldap-(9|10)|bcrypt-16|drupal|wordpress)/;

describe('a new password is kept as the account’s own is', () => {
  test.each(hashVectors.filter(({ password }) => password !== null))('$id', async (vector) => {
    const stored = storedOf(vector);
    const password = 'Grün-schloß 😀 новый';
    if (notWritten.test(vector.id)) {
      await expect(madeLike(stored, password)).rejects.toMatchObject({ code: 'UF-7104' });
      return;
    }
    if (unknownKind.test(vector.id)) {
      await expect(madeLike(stored, password)).rejects.toThrow('New passwords can’t be kept just now.');
      return;
    }
    const made = await madeLike(stored, password);
    expect((await checkPassword(made, password, { membershipHash: 'auto' })).result).toBe('fits');
    expect((await checkPassword(made, `${password}x`, { membershipHash: 'auto' })).result).not.toBe('fits');
    expect(made.hash).not.toEqual((await madeLike(stored, `${password}x`)).hash);
  });
});
