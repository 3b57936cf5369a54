import { argon2Verify } from 'hash-wasm';
import { passwordBytes } from './bytes.ts';
import type { CustomPasswordHash } from './custom-password-hash.ts';

/** Argon2i, d and id in a PHC string, which carries its own salt. */
export async function verifyArgon2(password: string, spec: CustomPasswordHash): Promise<boolean> {
  return argon2Verify({ password: passwordBytes(password, spec), hash: spec.hash.value });
}
