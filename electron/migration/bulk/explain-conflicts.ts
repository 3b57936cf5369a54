import { hasTrickleMark } from '../trickle-mark.ts';
import type { Conflict, ConflictVerdict } from '../worker/settling.ts';
import type { RunContext } from './run-context.ts';
import { withExport } from './with-export.ts';

type Verdicts = readonly (readonly [number, ConflictVerdict])[];

/**
 * Finds out to whom the addresses and ids belong that a job refused as taken: by an export when they are many, one by one
 * otherwise. Only who is neither found by id nor by address, twice and some time apart, and was sent without a phone number or
 * user name that somebody else may have, counts as half-created; deleting by address would otherwise hit a real person.
 */
export async function explainConflicts(context: RunContext, conflicts: readonly Conflict[]): Promise<Verdicts> {
  const many = conflicts.length > context.settings.singleLookups;
  const { verdicts, left } = many
    ? await withExport(context, () => context.worker.explainConflicts(conflicts))
    : { verdicts: [], left: conflicts };
  const found: (readonly [number, ConflictVerdict])[] = [...verdicts];
  const unexplained: Conflict[] = [];
  for (const conflict of left) {
    const verdict = await lookUp(context, conflict);
    if (verdict === null) unexplained.push(conflict);
    else found.push([conflict.sequence, verdict]);
  }
  if (unexplained.length === 0) return found;

  await context.clock.sleep(context.settings.secondLook, context.signal);
  for (const conflict of unexplained) {
    const rest = conflict.taken === 'perhaps-identifier' ? 'identifier-taken' : 'half-created-user';
    found.push([conflict.sequence, (await lookUp(context, conflict)) ?? rest]);
  }
  return found;
}

async function lookUp(
  { ends, patience, signal }: RunContext,
  { userId, email, taken }: Conflict,
): Promise<ConflictVerdict | null> {
  const { tenant, connection } = ends;
  const own = await patience.tenant(() => tenant.user(userId, signal));
  const address = own?.email ?? email;
  const namesakes = address === '' ? [] : await patience.tenant(() => tenant.usersByEmail(address, signal));
  const here = namesakes.filter(({ connections }) => connections.includes(connection.name));
  if (own !== null) {
    // An id belongs to one user of the whole tenant, perhaps of another connection.
    if (!here.some((user) => user.userId === userId)) return 'id-of-another-user';
    return hasTrickleMark(own.appMetadata) ? 'trickle' : 'ours';
  }
  if (here.length > 0) return 'address-of-another-user';
  return taken === 'username' ? 'identifier-taken' : null;
}
