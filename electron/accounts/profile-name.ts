import type { Account } from './account.ts';
import { foldEmail } from './fold-email.ts';

/**
 * A text as a profile can hold it: a half of a character whose other half is missing becomes U+FFFD, as it would in any UTF-8
 * store (and then differ from what was sent), and control characters, which nobody sees and some databases refuse, a blank.
 */
export function profileText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}

/** The name that goes into the profile: none when it is blank or only repeats the address, which Auth0 shows anyway. */
export function nameToSend(account: Pick<Account, 'name' | 'email'>): string | null {
  const name = profileText(account.name ?? '');
  if (name === '') return null;
  return account.email !== null && foldEmail(name) === foldEmail(account.email) ? null : name;
}

/** Length as JSON schema counts it: in code points, so that a character beyond the BMP is one. */
export function profileLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
