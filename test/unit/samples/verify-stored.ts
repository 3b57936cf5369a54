import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';

// A second opinion on the sample hashes, written from the products' descriptions and knowing nothing of `accounts`.

/** Whether a PasswordHash of ASP.NET Identity, v2 or v3, was made of this password. */
export function verifyIdentity(stored: string, password: string): boolean {
  const bytes = Buffer.from(stored, 'base64');
  if (bytes[0] === 0) return pbkdf2Sync(password, bytes.subarray(1, 17), 1000, 32, 'sha1').equals(bytes.subarray(17));
  const digest = ['sha1', 'sha256', 'sha512'][bytes.readUInt32BE(1)] ?? '';
  const saltEnd = 13 + bytes.readUInt32BE(9);
  const subkey = bytes.subarray(saltEnd);
  const made = pbkdf2Sync(password, bytes.subarray(13, saltEnd), bytes.readUInt32BE(5), subkey.length, digest);
  return made.equals(subkey);
}

/** Whether a membership row of format 0 or 1 was made of this password; the algorithm by length. */
export function verifyMembership(format: number, stored: string, salt: string, password: string): boolean {
  if (format === 0) return stored === password;
  const text = Buffer.from(password, 'utf16le');
  const saltBytes = Buffer.from(salt, 'base64');
  const made =
    stored.length === 28
      ? createHash('sha1').update(Buffer.concat([saltBytes, text]))
      : createHmac('sha256', Buffer.alloc(64, saltBytes)).update(text);
  return made.digest('base64') === stored;
}
