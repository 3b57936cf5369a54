import type { MailReason } from '../../common/mail-words.ts';
import type { ExportedUser } from '../../tenant/tenant.ts';
import { hasTrickleMark } from '../trickle-mark.ts';

/**
 * Why a password-change e-mail would be out of place for a user who was imported without a password, by what Auth0 tells of them; null
 * where it wouldn't. Whoever carries trickle's mark came over by signing in. A sign-in of somebody who is blocked counts as one at Auth0
 * (Auth0 docs, User Profile Structure: `logins_count`), and a password that was set tells more than a sign-in.
 */
export function needsNoReset(user: ExportedUser): MailReason | null {
  if (user.lastPasswordReset !== null) return 'password-set';
  if (hasTrickleMark(user.appMetadata)) return 'signed-in';
  if (user.blocked === true) return 'blocked';
  return user.signIns > 0 || user.lastLogin !== null ? 'signed-in' : null;
}
