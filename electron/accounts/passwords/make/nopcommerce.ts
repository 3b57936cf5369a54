import { createHash } from 'node:crypto';
import type { MadeColumns, Making } from './making.ts';

/** A password of a nopCommerce customer: hexadecimal of a digest over UTF-8 password and the salt's text (EncryptionService.cs); or null. */
export function makeNopcommerce(format: string, password: string, { random }: Making): MadeColumns | null {
  if (format === 'clear-text') return { hash: password, salt: null, format: 0 };
  const [, digest] = /^nopcommerce-(md5|sha1|sha256|sha512)$/.exec(format) ?? [];
  if (digest === undefined) return null;
  const salt = random(5).toString('base64');
  return {
    hash: createHash(digest)
      .update(password + salt, 'utf8')
      .digest('hex')
      .toUpperCase(),
    salt,
    format: 1,
  };
}
