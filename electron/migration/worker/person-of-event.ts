import { foldEmail } from '../../accounts/fold-email.ts';
import type { JournalKeys } from '../../journal/journal-keys.ts';
import type { LoggedPerson } from '../../journal/trickle-log.ts';
import type { LogEvent } from '../../tenant/log-events.ts';

/** Whom an event of the tenant's log is about, without the address. */
export function personOfEvent({ userId, typed }: Pick<LogEvent, 'userId' | 'typed'>, keys: JournalKeys): LoggedPerson {
  // A script that turns somebody away may name what was typed instead of an id.
  const isTyped = userId !== null && (userId.includes('@') || userId === typed);
  const identifier = typed ?? (isTyped ? userId : null);
  return {
    userId: isTyped ? null : userId,
    identifierHash: identifier === null ? null : hashOf(identifier, keys),
  };
}

function hashOf(typed: string, keys: JournalKeys): Uint8Array {
  return typed.includes('@') ? keys.emailHash(foldEmail(typed)) : keys.identifierHash('username', typed);
}
