import type { Account } from './account.ts';
import { nameToSend, profileLength, profileText } from './profile-name.ts';

/**
 * How long texts of a profile may be, in code points. Auth0 docs, "User Profile Attribute Schema" and the users API differ for
 * `name` (150 and 300) and `nickname` (350 and 300): the stricter holds.
 */
export const textLimits = { name: 150, given_name: 150, family_name: 150, nickname: 300 } as const;

export type ProfileTexts = { readonly [Field in keyof typeof textLimits]?: string };

/** The texts of a profile that are sent: none that is blank. */
export function profileTexts(account: Account): ProfileTexts {
  const texts = {
    name: nameToSend(account),
    given_name: profileText(account.givenName ?? ''),
    family_name: profileText(account.familyName ?? ''),
    nickname: profileText(account.nickname ?? ''),
  };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== null && text !== ''));
}

/** Whether one of them is longer than Auth0 takes. */
export function isTooLong(texts: ProfileTexts): boolean {
  return (Object.keys(textLimits) as (keyof typeof textLimits)[]).some((field) => {
    const text = texts[field];
    return text !== undefined && profileLength(text) > textLimits[field];
  });
}
