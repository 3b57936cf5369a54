import { jobAnswer, toJobState, toRefusedUsers } from './answers.ts';
import { CallFailed } from './call-failure.ts';
import { deleteByEmail, deleteUser } from './delete-users.ts';
import { exportInFull, exportUsers } from './export-users.ts';
import { findInLog } from './find-in-log.ts';
import { listConnections, toConnection } from './read-connections.ts';
import { findUser, findUsersByEmail } from './read-users.ts';
import { createSession, type TenantOptions, type TenantSession } from './session.ts';
import { submitImport } from './submit-import.ts';
import type { JobState, Tenant, TenantConnection } from './tenant.ts';
import { updateUser } from './update-user.ts';

export type { TenantOptions } from './session.ts';

const kept = 'Nothing in the tenant was changed.';
const connectionsPurpose = { doing: 'list the connections', kept, scope: 'read:connections' };
const jobPurpose = { doing: 'tell how an import job stands', kept, scope: 'read:users' };

/** A tenant on the official SDK. Opening sends nothing; the first call asks for a token. */
export function openTenant(options: TenantOptions): Tenant {
  return tenantOver(createSession(options));
}

/** The same over a session that others use too. */
export function tenantOver(session: TenantSession): Tenant {
  const { calls, clients } = session;
  return {
    domain: session.address.domain,
    scopes: (signal) =>
      session.explained({ doing: 'give a token', kept: 'Nothing else has been sent.' }, async () => {
        const token = await calls.token(signal);
        return token.scopes;
      }),
    connections: (signal) => readConnections(session, signal),
    databases: (signal) =>
      session.explained(connectionsPurpose, async () =>
        (await listConnections(session, { strategy: 'auth0' }, signal)).map(({ id }) => id),
      ),
    submitImport: (file, signal) => submitImport(session, file, signal),
    job: (id, signal) => readJob(session, id, signal),
    refusedUsers: (job, signal) =>
      session.explained({ ...jobPurpose, doing: 'name the users that a job refused' }, async () =>
        toRefusedUsers(await calls.safely((sent) => clients.jobs.errors.get(job, sent), signal)),
      ),
    exportUsers: (connectionId, signal) => exportUsers(session, connectionId, signal),
    exportInFull: (connectionId, signal) => exportInFull(session, connectionId, signal),
    user: (userId, signal) => findUser(session, userId, signal),
    usersByEmail: (email, signal) => findUsersByEmail(session, email, signal),
    updateUser: (userId, changes, signal) => updateUser(session, userId, changes, signal),
    deleteUser: (userId, signal) => deleteUser(session, userId, signal),
    deleteByEmail: (connectionId, email, signal) => deleteByEmail(session, connectionId, email, signal),
    findInLog: (correlationId, since, signal) => findInLog(session, correlationId, since, signal),
    pausedUntil: () => session.governor.pausedUntil(),
    burst: () => session.governor.burst(),
    asked: () => session.asked(),
  };
}

function readConnections(session: TenantSession, signal?: AbortSignal): Promise<readonly TenantConnection[]> {
  return session.explained(connectionsPurpose, async () => {
    const connections: TenantConnection[] = [];
    for (const answer of await listConnections(session, { strategy: 'auth0' }, signal)) {
      connections.push(await toConnection(session, answer, signal));
    }
    return connections;
  });
}

function readJob(session: TenantSession, id: string, signal?: AbortSignal): Promise<JobState> {
  return session.explained(jobPurpose, async () => {
    try {
      return toJobState(
        jobAnswer.parse(await session.calls.safely((sent) => session.clients.jobs.get(id, sent), signal)),
      );
    } catch (error) {
      if (error instanceof CallFailed && error.failure.kind === 'status' && error.failure.status === 404) {
        return { kind: 'unknown' };
      }
      throw error;
    }
  });
}
