import { pbkdf2Sync } from 'node:crypto';

/** A password in the legacy database with which a test signs in. */
export const secret = 'secret';

/** Its hash, or another password's, by the third version of ASP.NET Core Identity. */
export function hashOfSecret(password = secret): string {
  const salt = Buffer.alloc(16, 7);
  const header = Buffer.from([1, 0, 0, 0, 1, 0, 0, 0, 100, 0, 0, 0, 16]);
  return Buffer.concat([header, salt, pbkdf2Sync(password, salt, 100, 32, 'sha256')]).toString('base64');
}
