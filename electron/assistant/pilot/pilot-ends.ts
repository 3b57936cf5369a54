import type { PilotEnds } from '../../migration/pilot/pilot-types.ts';
import type { WorkspaceSession } from '../session.ts';

/**
 * Where a pilot takes place: the environment's tenant, beside its connection.
 * @param application another application than the workspace's own to sign in to; without a secret where it is a public one
 */
export function pilotEnds(
  session: WorkspaceSession,
  application: { readonly clientId: string; readonly clientSecret: string | null } | null,
): PilotEnds {
  const { clientId, connection } = session.environment;
  const chosen = application ?? { clientId, clientSecret: session.secrets.clientSecret };
  return { tenant: session.pilotTenant(chosen), connection, application: chosen.clientId };
}
