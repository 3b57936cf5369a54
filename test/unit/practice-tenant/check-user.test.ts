import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkUser } from '../../../electron/practice/tenant/checks/check-user.ts';
import type { ConnectionOptions } from '../../../electron/practice/tenant/connections/connection-store.ts';

const email = 'someone@contoso.example';
const bcrypt = `$2b$10$${'a'.repeat(53)}`;
const withUsernames: ConnectionOptions = { requires_username: true };

function complaints(row: unknown, options: ConnectionOptions = {}, formatCode: 'INVALID_FORMAT' | 'FORMAT' = 'FORMAT') {
  const checked = checkUser(row, options, { formatCode });
  return checked.kind === 'fits' ? [] : checked.errors.map(({ code, path }) => [code, path]);
}

const custom = (more: Readonly<Record<string, unknown>>) => ({ email, custom_password_hash: more });
const hexMd5 = { value: '00'.repeat(16), encoding: 'hex' };
const key = { value: 'k' };

describe('a row of an import file', () => {
  test('with everything that the schema allows fits', () => {
    const row = {
      email: 'Someone@Contoso.Example',
      email_verified: true,
      phone_number: '+4930123456',
      phone_verified: false,
      user_id: 'legacy|7',
      username: 'some.one',
      given_name: 'Some',
      family_name: 'One',
      name: 'Some One',
      nickname: 'so',
      picture: 'https://contoso.example/so.png',
      blocked: true,
      custom_password_hash: { algorithm: 'md5', hash: hexMd5, salt: { value: 'x', position: 'suffix' } },
      app_metadata: { a: { 'b.c': 1 } },
      user_metadata: { email: 'is allowed here' },
      mfa_factors: [{ totp: { secret: 'ABC234' } }, { phone: { value: '+491' } }, { email: { value: email } }],
    };
    // Dots are barred in metadata's own keys; this one is deeper.
    expect(complaints(row, withUsernames)).toEqual([]);
    const checked = checkUser(row, withUsernames, { formatCode: 'FORMAT' });
    expect(checked).toMatchObject({ kind: 'fits', user: { email, userId: 'legacy|7', blocked: true } });
  });

  test.each<[string, unknown, string, string]>([
    ['no object', 'text', 'INVALID_TYPE', 'user'],
    ['no e-mail', {}, 'OBJECT_REQUIRED', 'email'],
    ['an e-mail of another type', { email: 7 }, 'INVALID_TYPE', 'email'],
    ['a NULL', { email: null }, 'INVALID_TYPE', 'email'],
    ['a malformed e-mail', { email: 'a@b' }, 'FORMAT', 'identities[0].profileData.email'],
    ['a blank in it', { email: ' a@b.co' }, 'FORMAT', 'identities[0].profileData.email'],
    ['a local part over 64', { email: `${'x'.repeat(65)}@b.co` }, 'FORMAT', 'identities[0].profileData.email'],
    ['an unknown property', { email, id: 1 }, 'OBJECT_ADDITIONAL_PROPERTIES', 'id'],
    ['text for a boolean', { email, email_verified: 'true' }, 'INVALID_TYPE', 'email_verified'],
    ['a blank in the id', { email, user_id: 'a b' }, 'PATTERN', 'user_id'],
    ['an id over 255', { email, user_id: 'x'.repeat(256) }, 'MAX_LENGTH', 'user_id'],
    ['an empty id', { email, user_id: '' }, 'MIN_LENGTH', 'user_id'],
    ['an empty name', { email, name: '' }, 'MIN_LENGTH', 'name'],
    ['a name over 300', { email, name: 'x'.repeat(301) }, 'MAX_LENGTH', 'name'],
    ['a given name over 150', { email, given_name: 'x'.repeat(151) }, 'MAX_LENGTH', 'given_name'],
    ['an empty family name', { email, family_name: '' }, 'MIN_LENGTH', 'family_name'],
    ['a picture that is no address', { email, picture: 'so.png' }, 'FORMAT', 'picture'],
    ['a phone number with blanks', { email, phone_number: '+49 30' }, 'PATTERN', 'phone_number'],
    ['a username where none is taken', { email, username: 'so' }, 'NOT_PASSED', 'username'],
    ['metadata that is an array', { email, app_metadata: [] }, 'INVALID_TYPE', 'app_metadata'],
    ['a reserved name', { email, app_metadata: { email } }, 'NOT_PASSED', 'app_metadata.email'],
    ['a dot in a name', { email, user_metadata: { 'a.b': 1 } }, 'PATTERN', 'user_metadata.a.b'],
    ['a dollar in a name', { email, app_metadata: { $a: 1 } }, 'PATTERN', 'app_metadata.$a'],
    ['no factor', { email, mfa_factors: [] }, 'ARRAY_LENGTH_SHORT', 'mfa_factors'],
    [
      'eleven factors',
      { email, mfa_factors: Array.from({ length: 11 }, () => ({ totp: { secret: 'A' } })) },
      'ARRAY_LENGTH_LONG',
      'mfa_factors',
    ],
    ['an unknown factor', { email, mfa_factors: [{ sms: { value: '+1' } }] }, 'ANY_OF_MISSING', 'mfa_factors[0]'],
    [
      'a padded secret',
      { email, mfa_factors: [{ totp: { secret: 'AB==' } }] },
      'PATTERN',
      'mfa_factors[0].totp.secret',
    ],
    ['bcrypt of another cost', { email, password_hash: bcrypt.replace('$10$', '$12$') }, 'PATTERN', 'passwordHash'],
    [
      'two hashes',
      { email, password_hash: bcrypt, custom_password_hash: { algorithm: 'md5', hash: hexMd5 } },
      'NOT_PASSED',
      'custom_password_hash',
    ],
  ])('with %s is refused', (_, row, code, path) => {
    expect(complaints(row)).toEqual([[code, path]]);
  });

  test('names a malformed value by the code of the variant', () => {
    const path = 'identities[0].profileData.email';
    expect(complaints({ email: 'a' }, {}, 'INVALID_FORMAT')).toEqual([['INVALID_FORMAT', path]]);
  });

  test('is told everything that is wrong with it', () => {
    expect(complaints({ email: 7, blocked: 1, name: '' })).toHaveLength(3);
  });

  test('counts characters, not UTF-16 units', () => {
    expect(complaints({ email, given_name: '😀'.repeat(150) })).toEqual([]);
    expect(complaints({ email, given_name: '😀'.repeat(151) })).toEqual([['MAX_LENGTH', 'given_name']]);
  });

  test('whatever it is, gets an answer', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom('email', 'user_id', 'custom_password_hash', 'mfa_factors'), fc.jsonValue()),
        (any, row) => {
          for (const value of [any, row])
            expect(['fits', 'refused']).toContain(checkUser(value, withUsernames, { formatCode: 'FORMAT' }).kind);
        },
      ),
    );
  });
});

describe('a username', () => {
  test.each([
    ['so', 0],
    ['x'.repeat(15), 0],
    ['x'.repeat(16), 1],
    ['so me', 1],
    ['jürgen', 1],
    ['so@contoso.example', 1],
    ['so@home', 0],
  ])('%s', (username, errors) => {
    expect(complaints({ email, username }, withUsernames)).toHaveLength(errors);
  });

  test('may be as long as the connection says', () => {
    const longer = { ...withUsernames, validation: { username: { min: 3, max: 128 } } };
    expect(complaints({ email, username: 'x'.repeat(128) }, longer)).toEqual([]);
    expect(complaints({ email, username: 'so' }, longer)).toEqual([['MIN_LENGTH', 'username']]);
  });
});

describe('a custom_password_hash', () => {
  const root = 'custom_password_hash';

  test.each<[string, Readonly<Record<string, unknown>>, string, string]>([
    ['no algorithm', { hash: hexMd5 }, 'OBJECT_REQUIRED', `${root}.algorithm`],
    ['sha384, which is not on the list', { algorithm: 'sha384', hash: hexMd5 }, 'ENUM_MISMATCH', `${root}.algorithm`],
    ['no hash', { algorithm: 'md5' }, 'OBJECT_REQUIRED', `${root}.hash`],
    ['iterations of its own', { algorithm: 'md5', hash: hexMd5, iterations: 1 }, 'OBJECT_ADDITIONAL_PROPERTIES', root],
    [
      'utf8 for a digest',
      { algorithm: 'md5', hash: { value: 'x', encoding: 'utf8' } },
      'ENUM_MISMATCH',
      `${root}.hash.encoding`,
    ],
    ['half a byte', { algorithm: 'md5', hash: { value: 'abc', encoding: 'hex' } }, 'PATTERN', `${root}.hash.value`],
    ['no digest for hmac', { algorithm: 'hmac', hash: { ...hexMd5, key } }, 'OBJECT_REQUIRED', `${root}.hash.digest`],
    [
      'no key for hmac',
      { algorithm: 'hmac', hash: { ...hexMd5, digest: 'md5' } },
      'OBJECT_REQUIRED',
      `${root}.hash.key`,
    ],
    [
      'a salt for hmac',
      { algorithm: 'hmac', hash: { ...hexMd5, digest: 'md5', key }, salt: key },
      'NOT_PASSED',
      `${root}.salt`,
    ],
    ['crypt in ldap', { algorithm: 'ldap', hash: { value: '{CRYPT}xx' } }, 'PATTERN', `${root}.hash.value`],
    ['$2x$', { algorithm: 'bcrypt', hash: { value: bcrypt.replace('2b', '2x') } }, 'PATTERN', `${root}.hash.value`],
    [
      'padding in pbkdf2',
      { algorithm: 'pbkdf2', hash: { value: '$pbkdf2-sha1$i=1,l=1$AA==$AA==' } },
      'PATTERN',
      `${root}.hash.value`,
    ],
    ['no keylen for scrypt', { algorithm: 'scrypt', hash: hexMd5 }, 'OBJECT_REQUIRED', `${root}.keylen`],
    ['an odd cost', { algorithm: 'scrypt', hash: hexMd5, keylen: 16, cost: 1000 }, 'NOT_PASSED', `${root}.cost`],
    [
      'a salt in the middle',
      { algorithm: 'md5', hash: hexMd5, salt: { value: 'x', position: 'middle' } },
      'ENUM_MISMATCH',
      `${root}.salt.position`,
    ],
    [
      'a code page',
      { algorithm: 'md5', hash: hexMd5, password: { encoding: 'cp1252' } },
      'ENUM_MISMATCH',
      `${root}.password.encoding`,
    ],
  ])('with %s is refused', (_, hash, code, path) => {
    expect(complaints(custom(hash))).toEqual([[code, path]]);
  });
});
