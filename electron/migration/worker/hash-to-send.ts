import { hash as bcrypt } from 'bcrypt';
import { bcryptHash, type CustomPasswordHash } from '../../accounts/custom-password-hash.ts';
import type { PasswordVerdict } from '../../accounts/passwords/verdict.ts';

// 10 rounds: what Auth0 itself uses for passwords (Auth0 docs: bulk import schema).
const BCRYPT_COST = 10;

/** What is sent for a stored password; null for one that can't be taken along. */
export async function hashToSend(verdict: PasswordVerdict): Promise<CustomPasswordHash | null> {
  switch (verdict.kind) {
    case 'importable':
      return verdict.hash;
    case 'clear':
      return bcryptHash(await bcrypt(verdict.password, BCRYPT_COST));
    case 'held':
      return null;
  }
}
