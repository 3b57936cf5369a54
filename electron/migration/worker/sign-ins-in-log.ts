import type { JournalKeys } from '../../journal/journal-keys.ts';
import type { LoggedEvent } from '../../journal/logged-people.ts';
import type { RunRecord } from '../../journal/records.ts';
import type { LogEvent } from '../../tenant/log-events.ts';
import { meaningOf } from '../trickle/log-meaning.ts';
import { personOfEvent } from './person-of-event.ts';

/** The tenant's clock and ours may differ by this much. */
const CLOCK_SKEW_MS = 60_000;

/** Sign-ins and refusals among a log's events, of a run's connection and since it was begun, without addresses. */
export function signInsIn(
  events: readonly LogEvent[],
  { connection, started }: Pick<RunRecord, 'connection' | 'started'>,
  keys: JournalKeys,
): readonly LoggedEvent[] {
  return events.flatMap((event) => {
    if (event.connection !== connection.name || event.at < started - CLOCK_SKEW_MS) return [];
    const meaning = meaningOf(event);
    if (meaning?.kind !== 'sign-in' && meaning?.kind !== 'failure') return [];
    const person = personOfEvent(event, keys);
    if (person.userId === null && person.identifierHash === null) return [];
    return [{ ...person, kind: meaning.kind === 'failure' ? meaning.cause : 'sign-in', at: event.at }];
  });
}
