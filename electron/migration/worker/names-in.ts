import { foldEmail } from '../../accounts/fold-email.ts';
import { usernameToSend } from '../../accounts/username.ts';
import type { JournalKeys } from '../../journal/journal-keys.ts';
import type { PersonNamed } from '../../journal/people.ts';
import { withoutProvider } from '../person/sought.ts';
import type { DatedBasis } from '../plan/plan-types.ts';
import { keysOf } from './keys-of.ts';

/** What a text may name somebody by, in a plan or survey that was made from this basis. */
export function namesIn(sought: string, basis: DatedBasis, keys: JournalKeys): PersonNamed {
  const { username } = basis;
  const typed = username === null ? null : usernameToSend(withoutProvider(sought), username);
  return {
    keys: keysOf(sought, basis),
    emailHash: sought.includes('@') ? keys.emailHash(foldEmail(sought)) : null,
    usernameHash: typed === null ? null : keys.identifierHash('username', typed),
  };
}
