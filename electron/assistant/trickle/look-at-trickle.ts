import { UserferryError } from '../../common/userferry-error.ts';
import type { Watched } from '../../migration/migration.ts';
import { placeOf } from '../../migration/trickle/place-of.ts';
import type { TrickleLook } from '../../migration/trickle/trickle-look.ts';
import { parseTenantAddress } from '../../tenant/address.ts';
import { findConnection, type WorkspaceSession } from '../session.ts';

/**
 * Looks how the trickle migration into the environment's connection stands, and keeps what it finds.
 * @throws UserferryError UF-4014 (no plan to hold it against), UF-6101, or what the tenant refuses
 */
export async function lookAtTrickle(session: WorkspaceSession, watched: Watched): Promise<TrickleLook> {
  const migration = await session.migration();
  const plan = await migration.latestPlan();
  if (plan === null) throw noPlanYet();
  const tenant = session.tenant();
  const { id, name } = findConnection(await tenant.connections(watched.signal), session.environment.connection);
  const connections = session.tenantConnections();
  return migration.trickle.look(
    plan.id,
    { tenant, connection: { id, name } },
    (after, signal) => connections.log(after, signal),
    watched,
  );
}

/** Where looks of the environment's connection are kept. */
export function placeOfSession(session: WorkspaceSession): string {
  const { domain, connection } = session.environment;
  return placeOf(parseTenantAddress(domain).domain, connection);
}

function noPlanYet(): UserferryError {
  return new UserferryError({
    code: 'UF-4014',
    message: 'There is no plan yet that says who is to move.',
    kept: 'Nothing was read and nothing was sent.',
    next: 'Make a plan first: `userferry plan`, or Accounts in the app. It only reads.',
  });
}
