import { canonicalJson } from '../common/canonical-json.ts';
import type { Account } from './account.ts';
import { encodeFields, passwordFields } from './source-digest.ts';

/**
 * What of an account is told apart when it has changed. Address, phone number, user name and whether it is barred are told by what a plan
 * keeps of them anyway.
 */
export const sourceAspects = ['profile', 'password', 'factors'] as const;
export type SourceAspect = (typeof sourceAspects)[number];

/** The source values of each aspect as bytes, for HMACs. Those of the password hold it as stored: hash them at once, and keep neither. */
export function aspectBytes(account: Account): Readonly<Record<SourceAspect, Buffer>> {
  const { name, givenName, familyName, nickname, picture, phoneVerified, userMetadata, appMetadata } = account;
  return {
    profile: encodeFields([
      name,
      givenName,
      familyName,
      nickname,
      picture,
      String(phoneVerified),
      canonicalJson(userMetadata),
      canonicalJson(appMetadata),
    ]),
    password: encodeFields(passwordFields(account)),
    factors: encodeFields([account.totpSecret, String(account.twoFactor), canonicalJson(account.externalLogins)]),
  };
}
