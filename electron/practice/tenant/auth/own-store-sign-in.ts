import { packOwnPassword, verifyPacked } from '../passwords/packed-password.ts';
import type { TenantParts } from '../tenant-parts.ts';
import type { UserRecord } from '../users/user-record.ts';
import { refused, type SignInVerdict } from './sign-in-verdict.ts';

/** Auth0 docs, password limits: at most 72 bytes, printable ASCII; whether that holds is a variant. */
const documentedPassword = /^[\x21-\x7e]{1,72}$/;

/** Checks the kept hash for real and, at the first success with an imported one, replaces it by the tenant's own. */
export async function ownStoreSignIn(
  parts: TenantParts,
  user: UserRecord | null,
  password: string,
): Promise<SignInVerdict> {
  if (user === null) return refused('fu', 'Wrong email or password.', null);
  const taken = parts.settings.variants.signInPasswords === 'any' || documentedPassword.test(password);
  const isOwn = user.password.startsWith('o');
  if (!taken || !(await verifyPacked(password, user.password))) {
    // Auth0 Community 106101: what the log says of an imported hash that doesn't match.
    return refused('fp', isOwn ? 'Wrong email or password.' : 'Password change required', `auth0|${user.id}`);
  }
  if (!user.blocked && !isOwn) user.password = await packOwnPassword(password);
  return { kind: 'in', user };
}
