import crypto from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkPassword } from '../../../electron/accounts/passwords/verify/check-password.ts';
import { hashVectors, storedOf } from '../accounts/passwords/hash-vectors.ts';
import { fits } from './password-check.ts';

/** Values of a mixed column that a script can't compute, and passwords that were encrypted: an error, never “wrong password”. */
const cannotCheck = /^unix-crypt-06$|^bcrypt-16$|^membership-3[67]$/;

describe('a script’s check of a password says what the plan’s check says', () => {
  const known = hashVectors.filter(({ password }) => password !== null);
  test.each(known)('$id', async ({ id, ...vector }) => {
    const stored = storedOf({ id, ...vector });
    const right = vector.password ?? '';
    const wrong = vector.wrongPassword ?? `${right}x`;
    if (cannotCheck.test(id)) {
      expect([await fits(stored, right), await fits(stored, wrong)]).toEqual(['cannot', 'cannot']);
    } else {
      const { result } = await checkPassword(stored, right, { membershipHash: 'auto' });
      // Of crypt(3) and phpass the plan's check knows nothing, which a script does: crypt-parts.test.ts.
      expect(await fits(stored, right)).toBe(result !== 'differs');
      expect(await fits(stored, wrong)).toBe(false);
    }
  });

  test.each(hashVectors.filter(({ password }) => password === null))(
    '$id, which nobody signs in with',
    async (vector) => {
      const stored = storedOf(vector);
      if (stored.recipe.kind === 'none') return;
      for (const guess of ['', 'password', vector.wrongPassword ?? 'x']) {
        expect(await fits(stored, guess).catch(() => 'cannot')).not.toBe(true);
      }
    },
  );

  test('a Membership hash of another length than the named algorithm has is taken by its length there too', async () => {
    const salt = Buffer.alloc(16, 7);
    const hashed = (digest: string) =>
      crypto.createHash(digest).update(salt).update(Buffer.from('Sommer09', 'utf16le')).digest('base64');
    for (const digest of ['sha1', 'sha256', 'sha512', 'sha384']) {
      const stored = {
        recipe: { kind: 'membership', hash: 'sha256' },
        hash: hashed(digest),
        salt: salt.toString('base64'),
        format: 1,
      } as const;
      const { verdict } = await checkPassword(stored, 'Sommer09', { membershipHash: 'auto' });
      // Of 48 bytes a plan does not know which algorithm to name, and a script tries both.
      expect(await fits(stored, 'Sommer09'), digest).toBe(verdict === 'importable' || digest === 'sha384');
      expect(await fits(stored, 'Sommer10'), digest).toBe(false);
    }
  });

  test('the blanks that fill a column of fixed length are neither password nor spelled salt there', async () => {
    const clear = { recipe: { kind: 'clear' }, hash: 'Sommer 09'.padEnd(20), salt: null, format: null } as const;
    expect(await fits(clear, 'Sommer 09')).toBe(true);
    expect(await fits({ ...clear, hash: ' '.repeat(20) }, '')).toBe(false);
    const salted = {
      recipe: {
        kind: 'digest',
        digest: 'sha1',
        hash: 'hex',
        password: 'utf8',
        salt: { as: 'hex', position: 'prefix' },
      },
      hash: crypto.createHash('sha1').update(Buffer.from('00ff10', 'hex')).update('Sommer09').digest('hex').padEnd(50),
      salt: '00ff10'.padEnd(20),
      format: null,
    } as const;
    expect(await fits(salted, 'Sommer09')).toBe(true);
  });
});
