import { canonicalJson } from '../common/canonical-json.ts';
import type { Account } from './account.ts';

/** Raised whenever the fields or their order change, so that no digest of another version ever compares equal. */
const VERSION = 2;
const NULL_LENGTH = 0xffff_ffff;

/**
 * The source values of an account as bytes, for an HMAC under the workspace's key: two accounts have the same bytes exactly
 * when nothing that is sent has changed. Each field is its bytes' count (uint32, 0xffffffff for null) and its UTF-16LE code
 * units, so that no value can pass for two. Holds the stored password: hash it at once, and keep neither.
 */
export function sourceBytes(account: Account): Buffer {
  const fields: (string | null)[] = [
    String(VERSION),
    account.key.kind,
    account.key.value,
    account.email,
    String(account.emailVerified),
    account.username,
    account.name,
    account.givenName,
    account.familyName,
    account.nickname,
    account.picture,
    account.phoneNumber,
    String(account.phoneVerified),
    account.barred,
    String(account.anonymous),
    canonicalJson(account.externalLogins),
    account.totpSecret,
    String(account.twoFactor),
    canonicalJson(account.userMetadata),
    canonicalJson(account.appMetadata),
    ...passwordFields(account),
  ];
  return encodeFields(fields);
}

export function passwordFields({ password: { recipe, hash, salt, format } }: Account): readonly string[] {
  return [canonicalJson(recipe), ...typed(hash), ...typed(salt), ...typed(format)];
}

/** A value behind the name of its type, so that bytes can't pass for the text that spells them, nor null for nothing. */
function typed(value: string | number | Uint8Array | null): readonly [string, string] {
  if (value === null) return ['null', ''];
  if (value instanceof Uint8Array) return ['bytes', Buffer.from(value).toString('hex')];
  return [typeof value, String(value)];
}

export function encodeFields(fields: readonly (string | null)[]): Buffer {
  const size = fields.reduce((sum, field) => sum + 4 + 2 * (field?.length ?? 0), 0);
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const field of fields) {
    at = bytes.writeUInt32BE(field === null ? NULL_LENGTH : 2 * field.length, at);
    if (field !== null) at += bytes.write(field, at, 'utf16le');
  }
  return bytes;
}
