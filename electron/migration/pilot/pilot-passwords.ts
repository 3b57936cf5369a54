import type { CustomPasswordHash } from '../../accounts/custom-password-hash.ts';

/** How a typed password becomes bytes. */
export const families = ['utf8', 'utf16le', 'latin1'] as const;
export type Family = (typeof families)[number];

/** What is particular about a password of a pilot. */
export type Flavour = 'ordinary' | 'beyond-ascii' | 'blanks';

export function familyOf(hash: CustomPasswordHash): Family {
  return 'password' in hash ? (hash.password?.encoding ?? 'utf8') : 'utf8';
}

/** What Auth0 sees of how a hash was made: two formats that look alike are one to it. */
export function lookOf(hash: CustomPasswordHash): string {
  const { value, ...how } = hash.hash;
  // Values that say themselves how they were made, up to their numbers: `$pbkdf2-sha256`, `{SSHA}`.
  const marker = how.encoding === 'utf8' ? (/^(?:\{\w+\}|\$[\w-]+)/.exec(value)?.[0] ?? '') : '';
  const key = 'key' in how ? how.key.encoding : null;
  const digest = 'digest' in how ? how.digest : null;
  const salt = 'salt' in hash && hash.salt !== undefined ? { ...hash.salt, value: null } : null;
  return JSON.stringify([hash.algorithm, how.encoding, marker, digest, key, salt, familyOf(hash)]);
}

/**
 * A password that nobody has, by a token of letters and digits: long, of all kinds of characters, and no more than the 72 bytes that
 * bcrypt reads. Beyond ASCII it has what the family can spell.
 */
export function passwordFor(flavour: Flavour, family: Family, token: string): string {
  switch (flavour) {
    case 'ordinary':
      return `Uf-7${token}`;
    case 'beyond-ascii':
      return `${family === 'latin1' ? 'Größe-é' : 'Größe-Ж-文'}7${token}`;
    case 'blanks':
      return ` Uf  7 ${token} `;
  }
}
