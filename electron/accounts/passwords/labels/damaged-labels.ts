import { held } from './label.ts';

/** What is left of each format when it is broken. */
export const damagedLabels = {
  'identity-unreadable': held('Damaged Identity hash'),
  'membership-unreadable': held('Damaged membership hash'),
  'umbraco-unreadable': held('Damaged Umbraco hash'),
  'nopcommerce-unreadable': held('Damaged nopCommerce hash'),
  'pwdencrypt-unreadable': held('Damaged PWDENCRYPT hash'),
  'digest-unreadable': held('Damaged digest'),
  'hmac-unreadable': held('Damaged HMAC'),
  'pbkdf2-unreadable': held('Damaged PBKDF2 hash'),
  'scrypt-unreadable': held('Damaged scrypt hash'),
  'bcrypt-unreadable': held('Damaged bcrypt hash'),
  'argon2-unreadable': held('Damaged Argon2 hash'),
  'ldap-unreadable': held('Damaged LDAP hash'),
};
