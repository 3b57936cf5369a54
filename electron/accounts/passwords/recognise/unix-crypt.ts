import type { PasswordFormat } from '../format-labels.ts';
import { notImportable, type PasswordVerdict } from '../verdict.ts';

// Formats that say what they are and that Auth0's import has no algorithm for. Each pattern is the whole value: a marker alone
// is no proof. Source: crypt(5) of libxcrypt; PasswordHash.php of phpass; password.inc of Drupal 7.

const own = '[./0-9A-Za-z]';
const patterns: readonly (readonly [PasswordFormat, RegExp])[] = [
  ['phpass', new RegExp(`^\\$[PH]\\$[5-9A-S]${own}{8}${own}{22}$`)],
  ['drupal-7', new RegExp(`^U?\\$S\\$[5-9A-S]${own}{51}$`)],
  ['crypt-md5', new RegExp(`^\\$(?:1|apr1)\\$[^$:\\n]{0,8}\\$${own}{22}$`)],
  ['crypt-sha256', new RegExp(`^\\$5\\$(?:rounds=\\d{1,9}\\$)?[^$:\\n]{0,16}\\$${own}{43}$`)],
  ['crypt-sha512', new RegExp(`^\\$6\\$(?:rounds=\\d{1,9}\\$)?[^$:\\n]{0,16}\\$${own}{86}$`)],
  ['crypt-yescrypt', new RegExp(`^\\$g?y\\$${own}+\\$${own}{1,86}\\$${own}{43}$`)],
];

/** The verdict on phpass, Drupal and crypt(3) with a marker; null for anything else. */
export function unixCryptVerdict(text: string): PasswordVerdict | null {
  const found = patterns.find(([, pattern]) => pattern.test(text));
  return found === undefined ? null : notImportable(found[0]);
}

/** Two characters of salt and 64 bits in eleven, so that the last stands for a multiple of four. */
const des = new RegExp(`^${own}{12}[.26AEIMQUYcgkosw]$`);

/** Whether a value may be a DES crypt: it has no marker, so other text of 13 characters may look the same. */
export function mayBeDesCrypt(text: string): boolean {
  return des.test(text);
}
