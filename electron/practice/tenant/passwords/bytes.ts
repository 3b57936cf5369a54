import { timingSafeEqual } from 'node:crypto';
import type { CustomPasswordHash, EncodedValue } from './custom-password-hash.ts';

/** The bytes of a hash, key or salt; base64url is taken for base64, hex in any case (Auth0 docs: bulk import schema). */
export function bytesOf(value: EncodedValue): Buffer {
  return Buffer.from(value.value, value.encoding ?? 'utf8');
}

/** The typed password as the old application hashed it; UTF-8 unless `password.encoding` says otherwise. */
export function passwordBytes(password: string, spec: CustomPasswordHash): Buffer {
  return Buffer.from(password, spec.password?.encoding ?? 'utf8');
}

/** Salt and password joined in the order that `salt.position` gives; prefix when it doesn't. */
export function salted(password: Buffer, salt: CustomPasswordHash['salt']): Buffer {
  if (salt === undefined) return password;
  const bytes = bytesOf(salt);
  return Buffer.concat(salt.position === 'suffix' ? [password, bytes] : [bytes, password]);
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
