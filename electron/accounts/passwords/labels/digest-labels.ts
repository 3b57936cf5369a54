import { asItIs, held } from './label.ts';

/** Digests, keyed digests and derived keys in columns of a table of the application's own. */
export const digestLabels = {
  'digest-md2': held('MD2'),
  'digest-md4': asItIs('MD4'),
  'digest-md5': asItIs('MD5'),
  'digest-sha1': asItIs('SHA-1'),
  'digest-sha256': asItIs('SHA-256'),
  'digest-sha384': held('SHA-384'),
  'digest-sha512': asItIs('SHA-512'),
  'digest-md2-salted': held('MD2 with salt'),
  'digest-md4-salted': asItIs('MD4 with salt'),
  'digest-md5-salted': asItIs('MD5 with salt'),
  'digest-sha1-salted': asItIs('SHA-1 with salt'),
  'digest-sha256-salted': asItIs('SHA-256 with salt'),
  'digest-sha384-salted': held('SHA-384 with salt'),
  'digest-sha512-salted': asItIs('SHA-512 with salt'),
  'digest-salt-on-both-sides': held('A digest with salt on both sides'),
  'digest-nested': held('A digest of a digest'),
  'digest-undecided': held('A digest: which one, and of what, is open'),

  'hmac-md5': asItIs('HMAC-MD5 under the salt'),
  'hmac-sha1': asItIs('HMAC-SHA-1 under the salt'),
  'hmac-sha256': asItIs('HMAC-SHA-256 under the salt'),
  'hmac-sha384': asItIs('HMAC-SHA-384 under the salt'),
  'hmac-sha512': asItIs('HMAC-SHA-512 under the salt'),

  'pbkdf2-sha1': asItIs('PBKDF2-SHA1'),
  'pbkdf2-sha256': asItIs('PBKDF2-SHA256'),
  'pbkdf2-sha384': asItIs('PBKDF2-SHA384'),
  'pbkdf2-sha512': asItIs('PBKDF2-SHA512'),
  scrypt: asItIs('scrypt'),
};
