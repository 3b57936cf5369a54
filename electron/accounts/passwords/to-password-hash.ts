import { assertNever } from '../../common/assert-never.ts';
import type { StoredPassword } from '../account.ts';
import { clearPassword } from './clear.ts';
import type { PasswordFormat } from './format-labels.ts';
import { identityPassword } from './identity.ts';
import type { MachineKey } from './machine-key.ts';
import { membershipPassword } from './membership.ts';
import type { MembershipHash } from './recipe.ts';
import { type StoredText, storedText } from './stored-text.ts';
import type { PasswordVerdict } from './verdict.ts';

/** What the recipe leaves open. */
export interface PasswordSettings {
  /** Used where a recipe for Membership says `auto`. */
  readonly membershipHash: MembershipHash | 'auto';
  /** Of the old application, to decrypt what it encrypted; in memory alone. Null, or left out, when nobody gave it. */
  readonly machineKey?: MachineKey | null;
}

/**
 * What of a stored password Auth0 can take: a `custom_password_hash`, a clear password to be hashed with bcrypt, or a reason
 * to hold the account. Every stored value has a verdict; none throws.
 */
export function toPasswordHash(stored: StoredPassword, settings: PasswordSettings): PasswordVerdict {
  const { recipe } = stored;
  if (stored.hash === null) return { kind: 'held', format: 'none', reason: 'no-password' };
  switch (recipe.kind) {
    case 'none':
      return { kind: 'held', format: 'none', reason: 'no-password' };
    case 'clear':
      return fromText(stored, 'clear-text', ({ hash }) => clearPassword(hash));
    case 'identity':
      return fromText(stored, 'identity-unreadable', ({ hash }) => identityPassword(hash));
    case 'membership': {
      const algorithm = recipe.hash === 'auto' ? settings.membershipHash : recipe.hash;
      return fromText(stored, 'membership-unreadable', (text) => membershipPassword(text, algorithm));
    }
    case 'self-describing':
    case 'umbraco':
    case 'nopcommerce':
    case 'digest':
    case 'nested-digest':
    case 'hmac':
    case 'pbkdf2':
    case 'scrypt':
    case 'argon2':
      return { kind: 'held', format: 'other', reason: 'password-not-importable' };
    default:
      return assertNever(recipe);
  }
}

/** The verdict on text; bytes where text is expected are damage. */
function fromText(
  stored: StoredPassword,
  unreadable: PasswordFormat,
  verdict: (text: StoredText) => PasswordVerdict,
): PasswordVerdict {
  const text = storedText(stored);
  return text === null ? { kind: 'held', format: unreadable, reason: 'damaged-password' } : verdict(text);
}
