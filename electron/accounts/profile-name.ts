import type { Account } from './account.ts';
import { foldEmail } from './fold-email.ts';

/** The name that goes into the profile: none when it is blank or only repeats the address, which Auth0 shows anyway. */
export function nameToSend(account: Pick<Account, 'name' | 'email'>): string | null {
  const name = account.name?.trim() ?? '';
  if (name === '') return null;
  return account.email !== null && foldEmail(name) === foldEmail(account.email) ? null : name;
}

/** Length as JSON schema counts it: in code points, so that a character beyond the BMP is one. */
export function profileLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
