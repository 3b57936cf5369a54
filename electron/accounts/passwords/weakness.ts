import type { PasswordFormat } from './format-labels.ts';

const readable = /^(clear-text|membership-(encrypted|decrypted)|nopcommerce-encrypted)$/;
/** Made to be slow, or slow by repetition: guessing costs an attacker something. */
const slow = /^(identity-v|pbkdf2-|scrypt$|bcrypt|argon2|phpass$|drupal-7$|crypt-(sha|yescrypt)|membership-unreadable)/;
const unknown = /^(none$|unrecognised$|.*-(unreadable|undecided)$)/;
const broken = /(md2|md4|md5|sha1\b|sha1-|sha$|ssha$|des-)/;

/**
 * What is weak about a way of keeping passwords in the old database, in words for a report; null where nothing is, or where the format is
 * not known (OWASP Password Storage Cheat Sheet: fast digests are guessed at billions a second).
 */
export function weaknessOf(format: PasswordFormat | string): string | null {
  if (readable.test(format)) return 'can be read back: whoever has the database, or its key, has the passwords';
  if (unknown.test(format) || slow.test(format)) return null;
  return broken.test(format)
    ? 'a fast digest that is broken for this purpose: guessed at billions a second'
    : 'a fast digest: guessed at many millions a second';
}
