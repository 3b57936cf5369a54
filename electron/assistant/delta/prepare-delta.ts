import { UserferryError } from '../../common/userferry-error.ts';
import type { DeltaWish } from '../../migration/delta/delta-types.ts';
import type { RunEnds } from '../../migration/ends.ts';
import { findConnection, type WorkspaceSession } from '../session.ts';

/** Both ends of a delta: the legacy database, read once more, and the environment's connection. */
export async function deltaEnds(session: WorkspaceSession, signal: AbortSignal): Promise<RunEnds> {
  const tenant = session.tenant();
  const { id, name } = findConnection(await tenant.connections(signal), session.environment.connection);
  const legacy = await session.legacy('delta');
  return { legacy, tenant, connection: { id, name } };
}

/**
 * In production somebody answers for it, by name and with a reason.
 * @throws UserferryError UF-4457
 */
export function refuseUnnamed({ environment }: Pick<WorkspaceSession, 'environment'>, { by, why }: DeltaWish): void {
  if (environment.kind !== 'production' || (by !== null && why !== null)) return;
  throw new UserferryError({
    code: 'UF-4457',
    message: 'Carrying changes over in production takes the name of who asks for it, and the reason.',
    kept: 'Nobody was changed.',
    next: 'Give the same command with --by NAME and --because WHY: both stand in the report.',
  });
}

/** UF-4461: a yes is for the list that somebody has seen. */
export function notAsShown(): UserferryError {
  return new UserferryError({
    code: 'UF-4461',
    message:
      'The list of changes that was shown does not hold any more: it is more than an hour old, or there is a later one.',
    kept: 'Nobody was changed.',
    next: 'Look once more what changed, then carry that over.',
  });
}
