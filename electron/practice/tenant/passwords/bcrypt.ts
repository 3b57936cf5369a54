import { compare } from 'bcrypt';
import { passwordBytes, salted } from './bytes.ts';
import type { CustomPasswordHash } from './custom-password-hash.ts';

/** bcrypt, over the salt too where there is one; it reads no further than 72 bytes of both. */
export async function verifyBcrypt(password: string, spec: CustomPasswordHash): Promise<boolean> {
  // `$2y$` is PHP's name for what others call `$2b$`; the library knows only the latter.
  const hash = spec.hash.value.replace(/^\$2y\$/, '$2b$');
  return compare(salted(passwordBytes(password, spec), spec.salt), hash);
}
