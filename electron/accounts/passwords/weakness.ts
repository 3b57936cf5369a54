const readable = /^(clear-text|membership-(encrypted|decrypted)|nopcommerce-encrypted)$/;
/** Made to be slow, or slow by repetition: guessing costs an attacker something. */
const slow = /^(identity-v|pbkdf2-|scrypt$|bcrypt|argon2|phpass$|drupal-7$|crypt-(sha|yescrypt))/;
/** `ldap-crypt` may be anything that the system's crypt knows. */
const unknown = /^(none$|unrecognised$|ldap-crypt|.*-(unreadable|undecided)$)/;
/** MD2, MD4, MD5 and SHA-1 in one pass; some names say SHA-1 by the product's version. */
const broken = /(md2|md4|md5|sha1)(-|$)|-(sha|ssha)$|^(pwdencrypt-2000|umbraco-4)$/;
/** Old crypt repeats its digest, if not often enough. */
const repeated = /^crypt-/;

/**
 * What is weak about a way of keeping passwords in the old database, in words for a report; null where nothing is, or where the format is
 * not known (OWASP Password Storage Cheat Sheet: fast digests are guessed at billions a second).
 */
export function weaknessOf(format: string): string | null {
  if (readable.test(format)) return 'can be read back: whoever has the database, or its key, has the passwords';
  if (unknown.test(format) || slow.test(format)) return null;
  return broken.test(format) && !repeated.test(format)
    ? 'a fast digest that is broken for this purpose: guessed at billions a second'
    : 'a fast digest: guessed at many millions a second';
}
