import { randomBytes } from 'node:crypto';
import type { PackedPassword } from '../users/user-record.ts';
import { sameBytes } from './bytes.ts';
import { type CustomPasswordHash, hashAlgorithms } from './custom-password-hash.ts';
import { deriveScrypt } from './scrypt.ts';
import { verifyPassword } from './verify-password.ts';

/** Imported without a hash: the tenant makes up one that nobody knows (Auth0 Support, 2026-04). */
export const randomPassword: PackedPassword = '';

/** A profile that Auth0 keeps of somebody whose password only the legacy database knows (Auth0 docs: legacy authentication). */
export const noPassword: PackedPassword = 'n';

/** Packs an imported hash; the commonest shape (an algorithm and a text) is kept as text alone to save memory. */
export function packCustomHash(spec: CustomPasswordHash): PackedPassword {
  const { algorithm, hash, ...rest } = spec;
  const textAlone =
    (hash.encoding ?? 'utf8') === 'utf8' &&
    Object.keys(rest).length === 0 &&
    hash.digest === undefined &&
    hash.key === undefined;
  return textAlone ? `c${algorithm}:${hash.value}` : `c${JSON.stringify(spec)}`;
}

/** Packs a `password_hash`: the tenant's own format, so never again to be replaced by an import. */
export function packBcrypt(hash: string): PackedPassword {
  return `b${hash}`;
}

// Cheap on purpose: nobody ever sees the tenant's own hash, and tests sign in by the hundred.
const own = { length: 32, cost: 1024, blockSize: 8, parallelization: 1 };

/** The tenant's own hash of a password. A real tenant's is bcrypt; neither can be read back. */
export async function packOwnPassword(password: string): Promise<PackedPassword> {
  const salt = randomBytes(16);
  const key = await deriveScrypt(Buffer.from(password, 'utf8'), salt, own);
  return `o${salt.toString('base64')}:${key.toString('base64')}`;
}

/** Whether an import may still put a `custom_password_hash` here: only until the first sign-in with an imported one. */
export function takesCustomHash(packed: PackedPassword): boolean {
  return packed.startsWith('c');
}

/** Whether a typed password is the user's. */
export async function verifyPacked(password: string, packed: PackedPassword): Promise<boolean> {
  if (packed === randomPassword || packed === noPassword) return false;
  if (packed.startsWith('b')) {
    return verifyPassword(password, { algorithm: 'bcrypt', hash: { value: packed.slice(1) } });
  }
  if (packed.startsWith('o')) {
    const [salt = '', key = ''] = packed.slice(1).split(':');
    const derived = await deriveScrypt(Buffer.from(password, 'utf8'), Buffer.from(salt, 'base64'), own);
    return sameBytes(derived, Buffer.from(key, 'base64'));
  }
  return verifyPassword(password, unpackCustomHash(packed));
}

function unpackCustomHash(packed: PackedPassword): CustomPasswordHash {
  if (packed.startsWith('c{')) return JSON.parse(packed.slice(1));
  const colon = packed.indexOf(':');
  const name = packed.slice(1, colon);
  const algorithm = hashAlgorithms.find((known) => known === name);
  if (algorithm === undefined) throw new Error('A packed password names no algorithm');
  return { algorithm, hash: { value: packed.slice(colon + 1) } };
}
