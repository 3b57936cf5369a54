import { UserferryError } from '../../common/userferry-error.ts';
import type { RolesEnds, RolesYes } from '../../migration/roles/roles-types.ts';
import { findConnection, type WorkspaceSession } from '../session.ts';

/** Where roles are given: the environment's connection. Nothing of the legacy database is needed: what was imported names them. */
export async function rolesEnds(session: WorkspaceSession, signal: AbortSignal): Promise<RolesEnds> {
  const tenant = session.tenant();
  const { id, name } = findConnection(await tenant.connections(signal), session.environment.connection);
  return { tenant, connection: { id, name }, roles: session.tenantRoles() };
}

/** UF-4501: nobody has said yes to it. `pairs`: how many users would be given a role, once for each of their roles. */
export function rolesWithoutYes(run: string, place: string, pairs: number): UserferryError {
  return new UserferryError({
    code: 'UF-4501',
    message: `The people of run ${run} would be given ${pairs === 1 ? 'one role' : `${pairs} roles`} at the ${place}.`,
    kept: 'Nobody was given a role.',
    next: 'If the list above is as it should be, give the same command with --yes roles.',
  });
}

/**
 * In production somebody answers for it by name.
 * @throws UserferryError UF-4502
 */
export function refuseRolesUnnamed(
  { environment }: Pick<WorkspaceSession, 'environment'>,
  { by }: Pick<RolesYes, 'by'>,
): void {
  if (environment.kind !== 'production' || by !== null) return;
  throw new UserferryError({
    code: 'UF-4502',
    message: 'Giving roles in production takes the name of who asks for it.',
    kept: 'Nobody was given a role.',
    next: 'Give the same command with --by NAME: it stands in the report.',
  });
}
