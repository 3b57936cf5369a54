import { asItIs, held } from './label.ts';

/** Formats whose values say what they are, and values that say nothing. */
export const markedLabels = {
  bcrypt: asItIs('bcrypt'),
  'bcrypt-older': held('bcrypt of an older variant'),
  'bcrypt-pre-hashed': held('bcrypt over another digest'),
  argon2d: asItIs('Argon2d'),
  argon2i: asItIs('Argon2i'),
  argon2id: asItIs('Argon2id'),
  'argon2-version-16': held('Argon2 of version 1.0'),

  'ldap-md5': asItIs('LDAP {MD5}'),
  'ldap-smd5': asItIs('LDAP {SMD5}'),
  'ldap-sha': asItIs('LDAP {SHA}'),
  'ldap-ssha': asItIs('LDAP {SSHA}'),
  'ldap-sha224': asItIs('LDAP {SHA224}'),
  'ldap-ssha224': asItIs('LDAP {SSHA224}'),
  'ldap-sha256': asItIs('LDAP {SHA256}'),
  'ldap-ssha256': asItIs('LDAP {SSHA256}'),
  'ldap-sha384': asItIs('LDAP {SHA384}'),
  'ldap-ssha384': asItIs('LDAP {SSHA384}'),
  'ldap-sha512': asItIs('LDAP {SHA512}'),
  'ldap-ssha512': asItIs('LDAP {SSHA512}'),
  'ldap-crypt': held('LDAP {CRYPT}'),
  'ldap-crypt-other': held('LDAP {CRYPT} in DES or yescrypt'),

  phpass: held('phpass: WordPress, phpBB'),
  'drupal-7': held('Drupal 7'),
  'crypt-des-assumed': held('DES crypt, assumed from the length'),
  'crypt-md5': held('MD5 crypt'),
  'crypt-sha256': held('SHA-256 crypt'),
  'crypt-sha512': held('SHA-512 crypt'),
  'crypt-yescrypt': held('yescrypt'),

  unrecognised: held('An unknown format'),
};
