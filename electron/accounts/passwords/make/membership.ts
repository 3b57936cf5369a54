import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { hmacKeyLengths } from '../convert/hmac.ts';
import { cipherOf } from '../machine-key.ts';
import { makeIdentity } from './identity.ts';
import { inHashColumn, type MadeColumns, type Making } from './making.ts';

// As SqlMembershipProvider, Universal Providers and Umbraco 6 to 8 write them: over the password's UTF-16LE bytes, the salt in front or,
// as often as the key has room for it, as the key. Source: microsoft/referencesource SQLMembershipProvider.cs, Umbraco's LegacyPasswordSecurity.cs.

const SALT_BYTES = 16;
const hashed = /^(membership|umbraco)-(hmac)?(md5|sha1|sha256|sha384|sha512)(?:-assumed)?$/;

/** A password in aspnet_Membership or Memberships; null for a format that is none of theirs, or that takes a key nobody gave. */
export function makeMembership(format: string, password: string, making: Making): MadeColumns | null {
  if (format === 'clear-text') return { hash: password, salt: null, format: 0 };
  if (format === 'membership-decrypted') return encrypted(password, making);
  const made = hashOf(format, password, making);
  return made === null ? null : { hash: made.hash, salt: made.salt, format: 1 };
}

/** A password of an Umbraco member: salt and hash in one column, or Identity's. */
export async function makeUmbraco(format: string, password: string, making: Making): Promise<MadeColumns | null> {
  const made = hashOf(format, password, making);
  return made === null ? makeIdentity(format, password, making) : inHashColumn(made.salt + made.hash);
}

function hashOf(format: string, password: string, { random }: Making) {
  const [, , keyed, digest] = hashed.exec(format) ?? [];
  if (digest === undefined) return null;
  const salt = random(SALT_BYTES);
  const typed = Buffer.from(password, 'utf16le');
  const maker =
    keyed === undefined
      ? createHash(digest).update(salt)
      : createHmac(digest, Buffer.alloc(hmacKeyLengths[digest as keyof typeof hmacKeyLengths], salt));
  return { hash: maker.update(typed).digest('base64'), salt: salt.toString('base64') };
}

function encrypted(password: string, { random, machineKey }: Making): MadeColumns | null {
  const named = machineKey === null ? null : cipherOf(machineKey);
  if (machineKey === null || named === null) return null;
  const salt = random(SALT_BYTES);
  const cipher = createCipheriv(named.cipher, machineKey.decryptionKey, Buffer.alloc(named.blockBytes));
  const whole = Buffer.concat([cipher.update(salt), cipher.update(Buffer.from(password, 'utf16le')), cipher.final()]);
  return { hash: whole.toString('base64'), salt: salt.toString('base64'), format: 2 };
}
