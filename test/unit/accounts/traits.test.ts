import { describe, expect, test } from 'vitest';
import { looksLikeServiceAccount } from '../../../electron/accounts/service-account.ts';
import { traitBit, traitsIn, traitsOf } from '../../../electron/accounts/traits.ts';
import { traits } from '../../../electron/common/words.ts';
import { someAccount } from './some-account.ts';

const NOW = Date.UTC(2026, 0, 1);
const of = (changes: Parameters<typeof someAccount>[0]) => traitsIn(traitsOf(someAccount(changes), NOW));

describe('what stands out about an account', () => {
  test('is nothing for somebody ordinary', () => {
    expect(of({ email: 'anna@example.se' })).toEqual([]);
  });

  test.each([
    [{ barred: 'locked' }, 'locked'],
    [{ barred: 'unapproved' }, 'unapproved'],
    [{ lastSignIn: 'never' }, 'never-signed-in'],
    [{ lastSignIn: Date.UTC(2023, 11, 1) }, 'dormant'],
    [{ emailVerified: false }, 'address-not-verified'],
    [{ externalLogins: ['Google'] }, 'external-login'],
    [{ totpSecret: 'jbsw y3dp ehpk 3pxp' }, 'second-factor'],
    [{ twoFactor: true }, 'second-factor-left-out'],
    [{ twoFactor: true, totpSecret: 'not base32!' }, 'second-factor-left-out'],
    [{ phoneNumber: '08-123' }, 'phone-left-out'],
    [{ picture: '~/img/anna.png' }, 'picture-left-out'],
    [{ key: { kind: 'text', value: 'CONTOSO anna' } }, 'key-with-blanks'],
    [{ username: 'svc_backup' }, 'service-account'],
    [{ email: 'Anna@example.se' }, 'address-not-folded'],
    [{ email: 'anna@example.se ' }, 'address-not-folded'],
  ] as const)('%j: %s', (changes, trait) => {
    expect(of({ email: 'anna@example.se', ...changes })).toEqual([trait]);
  });

  test('is told of a blank in front of an address, which no script finds, and not of one behind it', () => {
    expect(of({ email: ' anna@example.se' })).toEqual(['address-not-folded', 'address-after-blank']);
    expect(of({ email: 'anna@example.se ' })).toEqual(['address-not-folded']);
  });

  test('is nothing that is not known, or that goes along', () => {
    expect(of({ email: 'anna@example.se', lastSignIn: null, twoFactor: null })).toEqual([]);
    expect(of({ email: 'anna@example.se', lastSignIn: Date.UTC(2025, 1, 1), phoneNumber: '+4681234567' })).toEqual([]);
    // An authenticator that was never switched on is no second factor.
    expect(of({ email: 'anna@example.se', twoFactor: false, totpSecret: 'JBSWY3DPEHPK3PXP' })).toEqual([]);
  });

  test('fits into the bits of an integer that SQLite and JavaScript agree on', () => {
    expect(traits.map(traitBit)).toEqual(traits.map((_, index) => 2 ** index));
    expect(traitsIn(traits.reduce((bits, trait) => bits | traitBit(trait), 0))).toEqual(traits);
  });
});

describe('a service account', () => {
  test.each([
    'svc_backup',
    'svc-sql01',
    'SQLAgent',
    'test',
    'test07',
    'CONTOSO\\svc_web',
    'web.monitor',
    'noreply@example.com',
  ])('is seen in %s', (username) => {
    const name = username.replace(/^CONTOSO\\/, '');
    expect(looksLikeServiceAccount({ username: name, email: null })).toBe(true);
  });

  test.each([
    'anna',
    'Tester',
    'Testa.Rossa',
    'backus',
    'servicio',
    'systema',
    'Batch\u00e9',
    'a.monitoro',
    'iisakki',
    'cronin',
    '山田',
    '',
  ])('is not seen in the name %j', (username) => {
    expect(looksLikeServiceAccount({ username, email: null })).toBe(false);
  });

  test('is sought in the address only where there is no user name', () => {
    expect(looksLikeServiceAccount({ username: null, email: 'svc_mail@contoso.com' })).toBe(true);
    expect(looksLikeServiceAccount({ username: 'anna', email: 'test@contoso.com' })).toBe(false);
  });
});
