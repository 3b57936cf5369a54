// Passwords that we choose, in every format that comes into Auth0: the conversion knows each for what it is, and two opinions, ours and
// the practice tenant's, find that the password fits.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { PasswordFormat } from '../../../../electron/accounts/passwords/format-labels.ts';
import { convertedFormats, makeStored } from '../../../../electron/accounts/passwords/make/make-stored.ts';
import type { PasswordRecipe } from '../../../../electron/accounts/passwords/recipe.ts';
import { saltReadings } from '../../../../electron/accounts/passwords/recipe.ts';
import { toPasswordHash } from '../../../../electron/accounts/passwords/to-password-hash.ts';
import { verifyHash } from '../../../../electron/accounts/passwords/verify/verify-hash.ts';
import { verifyPassword } from '../../../../electron/practice/tenant/passwords/verify-password.ts';

const machineKey = { decryption: 'AES', decryptionKey: Uint8Array.from({ length: 24 }, (_, place) => place) } as const;
const settings = { membershipHash: 'auto', machineKey } as const;
const passwords = ['Plain-and-simple-41', ' Größe mit é '];

/** Whether a password fits what would be sent, by both. */
async function fits(format: PasswordFormat, recipe: PasswordRecipe | null, made: string, tried = made) {
  const stored = await makeStored(format, made, recipe, settings, randomBytes);
  if (stored === null) throw new Error(`${format} was not made`);
  const verdict = toPasswordHash(stored, settings);
  expect(verdict.format).toBe(format);
  if (verdict.kind === 'clear') return { recipe: stored.recipe, fits: [verdict.password === tried] };
  if (verdict.kind !== 'importable') throw new Error(`${format} would be held`);
  const { hash } = verdict;
  return { recipe: stored.recipe, fits: [await verifyHash(hash, tried), await verifyPassword(tried, hash)] };
}

test.each(convertedFormats)('%s', async (format) => {
  for (const password of passwords) {
    // A clear password loses its blanks at the end, as SQL Server compares without them.
    const made = format === 'clear-text' ? password.trimEnd() : password;
    for (const opinion of (await fits(format, null, made)).fits) expect(opinion).toBe(true);
    for (const opinion of (await fits(format, null, made, `${made}x`)).fits) expect(opinion).toBe(false);
  }
});

test('an encrypted password can’t be made without its key', async () => {
  const without = { membershipHash: 'auto', machineKey: null } as const;
  expect(await makeStored('membership-decrypted', 'x', null, without, randomBytes)).toBeNull();
});

test('the workspace’s own recipe is taken where its column may hold the format, with every reading of a salt', async () => {
  for (const as of saltReadings) {
    const digest: PasswordRecipe = {
      kind: 'digest',
      digest: 'sha256',
      hash: 'bytes',
      password: 'latin1',
      salt: { as, position: 'prefix' },
    };
    expect(await fits('digest-sha256-salted', digest, 'Größe')).toEqual({ recipe: digest, fits: [true, true] });
    const text = { ...digest, hash: 'hex' } as const;
    // Rows of another kind in the same column.
    expect(await fits('bcrypt', text, 'Größe')).toEqual({ recipe: text, fits: [true, true] });
    const hmac: PasswordRecipe = {
      kind: 'hmac',
      digest: 'sha512',
      hash: 'base64',
      password: 'utf16le',
      salt: { as, repeated: true },
    };
    expect(await fits('hmac-sha512', hmac, 'Жук')).toEqual({ recipe: hmac, fits: [true, true] });
  }
  const membership: PasswordRecipe = { kind: 'membership', hash: 'auto' };
  expect(await fits('clear-text', membership, ' both ends ')).toEqual({ recipe: membership, fits: [true] });
});
