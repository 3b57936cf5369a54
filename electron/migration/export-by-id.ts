import type { FoundUser } from '../tenant/tenant.ts';
import type { Patience } from './bulk/patience.ts';
import type { RunEnds } from './ends.ts';

/**
 * Reads a connection with everything that is told of each user; or the whole tenant, where it has other databases: an id with which the
 * tenant has two users can't be told apart by it (Auth0 Community 109855), so that the other has to be met as well.
 */
export async function exportById(
  { tenant, connection }: Pick<RunEnds, 'tenant' | 'connection'>,
  patience: Pick<Patience, 'tenant'>,
  signal: AbortSignal,
  take: (users: readonly FoundUser[]) => Promise<unknown>,
): Promise<void> {
  const databases = await patience.tenant(() => tenant.databases(signal));
  const isAlone = databases.every((id) => id === connection.id);
  await patience.tenant(async () => {
    for await (const users of tenant.exportInFull(isAlone ? connection.id : null, signal)) await take(users);
  });
}
