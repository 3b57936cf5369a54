import type { Account } from './account.ts';

/** Auth0's import takes a secret as base32 without padding (bulk import schema: `^[A-Z2-7]+$`). */
const BASE32 = /^[A-Z2-7]+$/;

/**
 * An authenticator app's secret as Auth0 takes it, or null where there is none to send. Applications show it in groups, small
 * letters or padded. A secret whose owner never finished setting it up is not sent: Auth0 would ask for a code nobody can give.
 */
export function secondFactorToSend({
  totpSecret,
  twoFactor,
}: Pick<Account, 'totpSecret' | 'twoFactor'>): string | null {
  if (twoFactor === false) return null;
  const plain = (totpSecret ?? '').replace(/[\s=-]/g, '').toUpperCase();
  return BASE32.test(plain) ? plain : null;
}
