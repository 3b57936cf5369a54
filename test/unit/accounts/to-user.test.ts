import { describe, expect, test } from 'vitest';
import { bcryptHash } from '../../../electron/accounts/custom-password-hash.ts';
import { toUser } from '../../../electron/accounts/to-user.ts';
import { defaultUsernameLimits } from '../../../electron/accounts/username.ts';
import { someAccount } from './some-account.ts';

const options = { userId: 'cm-1', blocked: false, username: null };
const hash = bcryptHash('$2b$10$abcdefghijklmnopqrstuu');

describe('a user to import', () => {
  test('has what the account has, and no defaults', () => {
    expect(toUser(someAccount(), hash, options)).toEqual({
      user_id: 'cm-1',
      email: 'anna.larsson@example.se',
      email_verified: true,
      name: 'Anna Larsson',
      custom_password_hash: { algorithm: 'bcrypt', hash: { value: hash.hash.value, encoding: 'utf8' } },
    });
  });

  test('is blocked, and without hash, only when the plan says so', () => {
    const user = toUser(someAccount(), null, { ...options, blocked: true });
    expect(user).toMatchObject({ blocked: true });
    expect(user).not.toHaveProperty('custom_password_hash');
  });

  test('has no name that is blank or the address again', () => {
    for (const name of [null, ' ', 'anna.larsson@EXAMPLE.se'])
      expect(toUser(someAccount({ name }), hash, options)).not.toHaveProperty('name');
    expect(toUser(someAccount({ name: ' Анна ' }), hash, options)).toMatchObject({ name: 'Анна' });
  });

  test('has a name that every store can keep: no control characters, no half of a character', () => {
    for (const [stored, sent] of [
      ['Ada\u0000 Lovelace\r\n', 'Ada  Lovelace'],
      ['Ada\u0007\u0085Lovelace', 'Ada Lovelace'],
      ['Ada \ud83d', 'Ada \ufffd'],
      ['Ada 😀', 'Ada 😀'],
    ] as const) {
      expect(toUser(someAccount({ name: stored }), hash, options)).toMatchObject({ name: sent });
    }
    expect(toUser(someAccount({ name: '\u0000\u0001' }), hash, options)).not.toHaveProperty('name');
  });

  test('has a username only on a connection that has them, in small letters', () => {
    const account = someAccount({ username: ' Anna.L ' });
    expect(toUser(account, hash, options)).not.toHaveProperty('username');
    expect(toUser(account, hash, { ...options, username: defaultUsernameLimits })).toMatchObject({
      username: 'anna.l',
    });
  });

  test.each(['08-123 45', '0046812345', '+46 8 123', '+0123', `+${'1'.repeat(16)}`, '+', 'none'])(
    'has no phone number that is not E.164: %s',
    (phoneNumber) => {
      const user = toUser(someAccount({ phoneNumber, phoneVerified: true }), hash, options);
      expect(user).not.toHaveProperty('phone_number');
      expect(user).not.toHaveProperty('phone_verified');
    },
  );

  test('has a phone number in E.164, and says whether it was proven', () => {
    const user = toUser(someAccount({ phoneNumber: ' +46812345 ', phoneVerified: true }), hash, options);
    expect(user).toMatchObject({ phone_number: '+46812345', phone_verified: true });
  });

  test('has metadata only when there are some', () => {
    expect(toUser(someAccount(), hash, options)).not.toHaveProperty('app_metadata');
    expect(toUser(someAccount({ appMetadata: { roles: ['Editor'] } }), hash, options)).toMatchObject({
      app_metadata: { roles: ['Editor'] },
    });
  });

  test('has the further texts of a profile, none that is blank', () => {
    const account = someAccount({
      givenName: ' Anna ',
      familyName: 'Larsson',
      nickname: ' ',
      userMetadata: { city: 'Umeå' },
    });
    const user = toUser(account, hash, options);
    expect(user).toMatchObject({ given_name: 'Anna', family_name: 'Larsson', user_metadata: { city: 'Umeå' } });
    expect(user).not.toHaveProperty('nickname');
  });

  test.each([
    ['https://example.com/a.png', 'https://example.com/a.png'],
    ['/img/a.png', undefined],
    ['javascript:alert(1)', undefined],
    ['https://', undefined],
  ])('has a picture only where it is a web address: %s', (picture, sent) => {
    expect(toUser(someAccount({ picture }), hash, options).picture).toBe(sent);
  });

  test.each([
    ['jbsw-y3dp ehpk3pxp==', true, 'JBSWY3DPEHPK3PXP'],
    ['JBSWY3DPEHPK3PXP', null, 'JBSWY3DPEHPK3PXP'],
    // Never switched on: Auth0 would ask for a code that nobody can give.
    ['JBSWY3DPEHPK3PXP', false, undefined],
    ['JBSWY3DPEHPK3PX1', true, undefined],
    ['', true, undefined],
  ])('brings an authenticator app along: %s', (totpSecret, twoFactor, secret) => {
    const factors = secret === undefined ? undefined : [{ totp: { secret } }];
    expect(toUser(someAccount({ totpSecret, twoFactor }), hash, options).mfa_factors).toEqual(factors);
  });
});
