import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkEmail } from '../../../electron/accounts/check-email.ts';
import { foldEmail } from '../../../electron/accounts/fold-email.ts';
import { readVectors } from './read-vectors.ts';

describe('e-mail addresses', () => {
  test.each(readVectors<{ email: string; folded: string; check: string }>('fold-email-vectors.json'))(
    'vector $email',
    ({ email, folded, check }) => {
      expect(foldEmail(email)).toBe(folded);
      expect(checkEmail(folded)).toBe(check);
    },
  );

  test('fold to the same when folded again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (email) => {
        expect(foldEmail(foldEmail(email))).toBe(foldEmail(email));
      }),
    );
  });

  test('never fold into ASCII from outside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (email) => {
        const outside = (text: string) => text.replace(/[\0-\x7f]/g, '');
        expect(outside(foldEmail(email))).toBe(outside(email.trim()));
      }),
    );
  });

  test('have a local part of at most 64 and in all at most 254 characters', () => {
    const domain = `${'d'.repeat(60)}.${'d'.repeat(60)}.${'d'.repeat(60)}.se`;
    expect(checkEmail(`${'a'.repeat(64)}@example.se`)).toBe('ok');
    expect(checkEmail(`${'a'.repeat(65)}@example.se`)).toBe('too-long');
    expect(checkEmail(`${'a'.repeat(254 - domain.length - 1)}@${domain}`)).toBe('too-long');
    expect(checkEmail(`${'a'.repeat(64)}@${domain}`)).toBe('ok');
    expect(checkEmail(`${'a'.repeat(64)}@${'d'.repeat(5)}.${domain}`)).toBe('too-long');
    expect(checkEmail(null)).toBe('missing');
  });
});
