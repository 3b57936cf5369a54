import { jobAnswer, toJobState } from '../answers.ts';
import { CallFailed } from '../call-failure.ts';
import { connectionsOver } from '../open-connections.ts';
import { tenantOver } from '../open-tenant.ts';
import { listConnections } from '../read-connections.ts';
import { createSession, type TenantOptions } from '../session.ts';
import type { PilotTenant } from './pilot-tenant.ts';
import { type SigningApplication, signIn } from './sign-in.ts';

const unchanged = 'Nothing in the tenant was changed.';
const looking = { doing: 'show a connection', kept: unchanged, scope: 'read:connections' };
const following = { doing: 'tell how an import job stands', kept: unchanged, scope: 'read:users' };
const removing = {
  doing: 'remove the connection that the pilot made',
  kept: 'It is still there, with the accounts made for the pilot; no other was touched.',
  scope: 'delete:connections',
};

/** A tenant for a pilot, all under one token and one rate limit. Opening sends nothing. */
export function openPilotTenant(options: TenantOptions, application: SigningApplication): PilotTenant {
  const session = createSession(options);
  const { calls, clients } = session;
  return {
    users: tenantOver(session),
    connections: connectionsOver(session),
    jobInWords: (id, signal) =>
      session.explained(following, async () => {
        try {
          const job = jobAnswer.parse(await calls.safely((sent) => clients.jobs.get(id, sent), signal));
          return { state: toJobState(job), word: job.status };
        } catch (error) {
          if (isNotFound(error)) return { state: { kind: 'unknown' }, word: null };
          throw error;
        }
      }),
    seen: (name, signal) =>
      session.explained(looking, async () => {
        const [found] = await listConnections(session, { name }, signal);
        if (found === undefined) return null;
        const { id, strategy, metadata } = found;
        return { id, name: found.name, isDatabase: strategy === 'auth0', metadata: metadata ?? {} };
      }),
    removeConnection: (id, signal) =>
      session.explained(removing, async () => {
        try {
          await calls.safely((sent) => clients.connections.delete(id, sent), signal);
        } catch (error) {
          if (!isNotFound(error)) throw error;
        }
      }),
    signIn: (attempt, signal) => signIn(session, application, attempt, signal),
  };
}

function isNotFound(error: unknown): boolean {
  return error instanceof CallFailed && error.failure.kind === 'status' && error.failure.status === 404;
}
