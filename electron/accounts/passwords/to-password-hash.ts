import { assertNever } from '../../common/assert-never.ts';
import type { MembershipHash, StoredPassword } from '../account.ts';
import { identityPassword } from './identity.ts';
import { membershipPassword } from './membership.ts';
import type { PasswordVerdict } from './verdict.ts';

export interface PasswordSettings {
  readonly membershipHash: MembershipHash | 'auto';
}

/**
 * What of a stored password Auth0 can take: a `custom_password_hash`, a clear password to be hashed with bcrypt, or a reason
 * to hold the account. Every stored value has a verdict; none throws.
 */
export function toPasswordHash(stored: StoredPassword, settings: PasswordSettings): PasswordVerdict {
  switch (stored.kind) {
    case 'none':
      return { kind: 'held', format: 'none', reason: 'no-password' };
    case 'identity':
      return identityPassword(stored.hash);
    case 'membership':
      return membershipPassword(stored, settings.membershipHash);
    default:
      return assertNever(stored);
  }
}
