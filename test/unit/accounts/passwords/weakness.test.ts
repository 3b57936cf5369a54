import { expect, test } from 'vitest';
import { formatLabels, type PasswordFormat } from '../../../../electron/accounts/passwords/format-labels.ts';
import { weaknessOf } from '../../../../electron/accounts/passwords/weakness.ts';

const weak = {
  'can be read back': ['clear-text', 'membership-encrypted', 'membership-decrypted', 'nopcommerce-encrypted'],
  'broken for this purpose': [
    'membership-sha1',
    'membership-hmacmd5',
    'digest-md4-salted',
    'pwdencrypt-2000',
    'pwdencrypt-sha1',
    'umbraco-4',
    'hmac-sha1',
    'ldap-sha',
    'ldap-ssha',
    'ldap-smd5',
  ],
  'many millions a second': ['membership-sha256', 'digest-sha512', 'ldap-ssha256', 'crypt-md5', 'crypt-des-assumed'],
} as const satisfies Record<string, readonly PasswordFormat[]>;

test.each(Object.entries(weak))('ways of keeping passwords that are %s are named so', (words, formats) => {
  for (const format of formats) expect(weaknessOf(format), format).toContain(words);
});

test('no slow, missing, damaged or unknown way is called weak, and every fast one is', () => {
  for (const format of Object.keys(formatLabels)) {
    const isFine =
      /^(identity-v|pbkdf2|scrypt|bcrypt|argon2|phpass|drupal|crypt-(sha|yes)|ldap-crypt|none|unrec)|-(unreadable|undecided)$/;
    expect(weaknessOf(format) === null, format).toBe(isFine.test(format));
  }
});
