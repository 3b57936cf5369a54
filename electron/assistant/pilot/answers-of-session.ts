import { UserferryError } from '../../common/userferry-error.ts';
import type { PilotAnswer } from '../../journal/pilot-records.ts';
import { parseTenantAddress } from '../../tenant/address.ts';
import type { WorkspaceSession } from '../session.ts';

/** What pilots have found out about the environment's tenant, in the order of the questions; nothing while its domain can't be read. */
export async function answersOfSession(session: WorkspaceSession): Promise<readonly PilotAnswer[]> {
  const tenant = tenantOf(session);
  return tenant === null ? [] : (await session.migration()).pilot.answers(tenant);
}

/** The domain of the environment's tenant; null while it can't be read. */
export function tenantOf({ environment }: WorkspaceSession): string | null {
  try {
    return parseTenantAddress(environment.domain).domain;
  } catch (error) {
    if (error instanceof UserferryError) return null;
    throw error;
  }
}
