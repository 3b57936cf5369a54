import { z } from 'zod';
import { decodeBase64 } from '../columns/base64.ts';
import type { StoredText } from '../columns/stored-text.ts';
import { type MembershipHash, membershipHashes } from '../recipe.ts';
import { identityPassword } from '../recognise/identity.ts';
import { damaged, noPassword, notImportable, type PasswordVerdict } from '../verdict.ts';
import { hasLengthOf, membershipHash } from './membership-hash.ts';

// cmsMember.Password and umbracoUser.userPassword. Version 4: HMAC-SHA-1 keyed with the password itself, no salt. Versions 6 to 8: the
// salt's base64 (24 characters), then the hash's, made as Membership does. Version 9 and later: ASP.NET Core Identity. passwordConfig,
// where there is one, names the algorithm. Source: umbraco/Umbraco-CMS LegacyPasswordSecurity.cs, UmbracoPasswordHasher.cs, Constants-Security.cs.

const SALT_CHARACTERS = 24;
const SALT_BYTES = 16;
/** What an account has that nobody gave a password. */
const EMPTY_PASSWORD = '___UIDEMPTYPWD__';
const V4_BYTES = 20;

const passwordConfig = z.object({ hashAlgorithm: z.string() });

/** The verdict on an Umbraco member or user; `setting` is the algorithm of rows whose passwordConfig names none. */
export function umbracoPassword(stored: StoredText, setting: MembershipHash | 'auto'): PasswordVerdict {
  if (stored.hash === '' || stored.hash.startsWith(EMPTY_PASSWORD)) return noPassword;
  const named = namedAlgorithm(stored.format);
  if (named?.startsWith('pbkdf2.aspnetcore.')) return identityPassword(stored.hash);
  const whole = decodeBase64(stored.hash);
  // With useLegacyEncoding this was used whatever the configuration names.
  if (whole?.length === V4_BYTES) return notImportable('umbraco-4');
  if (whole !== null && named === null) {
    const identity = identityPassword(stored.hash);
    if (identity.kind === 'importable') return identity;
  }
  const salt = decodeBase64(stored.hash.slice(0, SALT_CHARACTERS));
  const hash = decodeBase64(stored.hash.slice(SALT_CHARACTERS));
  const own = membershipHashes.find((name) => name === named);
  // What a row says of itself holds for it, whatever the length.
  const isCut = own !== undefined && hash !== null && !hasLengthOf(own, hash.length);
  if (salt?.length !== SALT_BYTES || hash === null || isCut) return damaged('umbraco-unreadable');
  return membershipHash('umbraco', own ?? setting, hash, salt);
}

function namedAlgorithm(format: StoredText['format']): string | null {
  if (typeof format !== 'string') return null;
  try {
    return passwordConfig.parse(JSON.parse(format)).hashAlgorithm.toLowerCase();
  } catch {
    return null;
  }
}
