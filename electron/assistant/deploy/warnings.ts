import type { Warning } from '../../common/warning.ts';
import type { WorkspaceSession } from '../session.ts';

/** UF-4116: a connection serves the applications alone for which it is enabled. */
export function withoutApplications(connection: string): Warning {
  return {
    code: 'UF-4116',
    message: `No application may use the connection “${connection}”, so nobody could sign in by it.`,
    next: 'Name their client ids among the applications of the deployment (deploy.applications in the workspace file) and deploy again, or enable it for them in the Auth0 dashboard under Applications.',
  };
}

/**
 * UF-4117: whether users of other connections have ids that begin as the workspace's do. Ids are the tenant's: with the same one on two
 * connections Auth0 can't tell them apart (Auth0 Community 109855). One call.
 */
export async function prefixElsewhere(session: WorkspaceSession, signal?: AbortSignal): Promise<readonly Warning[]> {
  const { userIdPrefix: prefix } = session.workspace;
  const { connection } = session.environment;
  // Without a prefix nothing tells whose ids they are.
  const names = prefix === '' ? null : await session.tenantConnections().usersElsewhere(prefix, connection, signal);
  if (names === null || names.length === 0) return [];
  return [
    {
      code: 'UF-4117',
      message: `User ids that begin with “${prefix}” are in use at ${names.join(', ')} of this tenant. The same account there and at “${connection}” would be two users with one id, and Auth0 could not tell them apart.`,
      next: 'If both are fed from one database, move its people into one of them alone. If they are different databases, give this workspace another userIdPrefix; it can be changed until the first run.',
    },
  ];
}
