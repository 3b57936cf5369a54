import { hasTrickleMark } from '../trickle-mark.ts';
import type { Conflict, ConflictVerdict } from '../worker/settling.ts';
import { lookForPerson } from './look-for-person.ts';
import { noteArrivals } from './note-arrivals.ts';
import type { RunContext } from './run-context.ts';
import { withExport } from './with-export.ts';

type Verdicts = readonly (readonly [number, ConflictVerdict])[];

/**
 * Finds out to whom the addresses and ids belong that a job refused as taken: by an export when they are many, one by one
 * otherwise. Only who is neither found by id nor by address, twice and some time apart, and was sent without a phone number or
 * user name that somebody else may have, counts as half-created; deleting by address would otherwise hit a real person.
 * @param firstSending Whether the file was never sent before: whoever has an id of it came otherwise
 */
export async function explainConflicts(
  context: RunContext,
  conflicts: readonly Conflict[],
  firstSending: boolean,
): Promise<Verdicts> {
  const { worker, settings, clock, signal } = context;
  const many = conflicts.length > settings.singleLookups;
  const { verdicts, left } = many
    ? await withExport(context, async () => {
        await noteArrivals(context);
        return worker.explainConflicts(conflicts, firstSending);
      })
    : { verdicts: [], left: conflicts };
  const found: (readonly [number, ConflictVerdict])[] = [...verdicts];
  const unexplained: Conflict[] = [];
  for (const conflict of left) {
    const verdict = await lookUp(context, conflict, firstSending);
    if (verdict === null) unexplained.push(conflict);
    else found.push([conflict.sequence, verdict]);
  }
  if (unexplained.length === 0) return found;

  await clock.sleep(settings.secondLook, signal);
  for (const conflict of unexplained) {
    const rest = conflict.taken === 'perhaps-identifier' ? 'identifier-taken' : 'half-created-user';
    found.push([conflict.sequence, (await lookUp(context, conflict, firstSending)) ?? rest]);
  }
  return found;
}

async function lookUp(context: RunContext, conflict: Conflict, firstSending: boolean): Promise<ConflictVerdict | null> {
  const person = await lookForPerson(context, conflict);
  switch (person.kind) {
    case 'here':
      return firstSending || hasTrickleMark(person.user.appMetadata) ? 'present' : 'ours';
    case 'id-elsewhere':
      return 'id-of-another-user';
    case 'address-of-another':
      return 'address-of-another-user';
    case 'nobody':
      return conflict.taken === 'username' ? 'identifier-taken' : null;
  }
}
