import { z } from 'zod';
import { UserferryError, type UserferryErrorDetails } from '../common/userferry-error.ts';
import { CallFailed } from './call-failure.ts';
import { findElsewhere } from './find-elsewhere.ts';
import { latestSignIn } from './latest-sign-in.ts';
import { applicationsOf, listConnections } from './read-connections.ts';
import { endOfLog, readLog } from './read-log.ts';
import { createSession, type TenantOptions, type TenantSession } from './session.ts';
import type { TenantConnections } from './tenant-connections.ts';
import { type CallPurpose, tenantFailure } from './tenant-failure.ts';
import { optionsOf, readWhole, type WholeConnection } from './whole-connection.ts';

/** Auth0 OpenAPI, PATCH /connections/{id}/clients. */
const clientsAChange = 50;

const unchanged = 'Nothing in the tenant was changed.';
const perhapsChanged = 'Whether the connection was changed can’t be told from here; no user was touched.';
const reading = { doing: 'list the connections', kept: unchanged, scope: 'read:connections' };
const creating = { doing: 'create the connection', kept: perhapsChanged, scope: 'create:connections' };
const changing = {
  doing: 'change the connection',
  kept: perhapsChanged,
  scope: 'update:connections and update:connections_options',
};
const enabling = {
  doing: 'enable the connection for an application',
  kept: 'The scripts are deployed.',
  scope: 'update:connections',
};

/** A tenant's connections on the official SDK. Opening sends nothing. */
export function openConnections(options: TenantOptions): TenantConnections {
  return connectionsOver(createSession(options));
}

/** The same over a session that others use too. */
export function connectionsOver(session: TenantSession): TenantConnections {
  const { calls, clients } = session;
  return {
    domain: session.address.domain,
    scopes: (signal) =>
      session.explained({ doing: 'give a token', kept: unchanged }, async () => (await calls.token(signal)).scopes),
    find: (name, signal) => session.explained(reading, () => find(session, name, signal)),
    holdsUsers: (name, signal) => session.explained(reading, () => holdsUsers(session, name, signal)),
    usersElsewhere: (prefix, name, signal) =>
      session.explained(reading, () => findElsewhere(session, prefix, name, signal)),
    log: (after, signal) => readLog(session, after, signal),
    logEnd: (signal) => endOfLog(session, signal),
    latestSignIn: (name, signal) => latestSignIn(session, name, signal),
    create: (name, content, signal) =>
      session.explained(creating, async () => {
        // Sent once: a second one would be told that the name is taken, by the first.
        const made = await classified(session, creating, () =>
          calls.once(
            (sent) =>
              clients.connections.create(
                { ...content.fields, name, strategy: 'auth0', options: optionsOf(content) },
                sent,
              ),
            signal,
          ),
        );
        return z.looseObject({ id: z.string() }).parse(made).id;
      }),
    change: (id, content, signal) =>
      session.explained(changing, async () => {
        await classified(session, changing, () =>
          calls.safely(
            (sent) => clients.connections.update(id, { ...content.fields, options: optionsOf(content) }, sent),
            signal,
          ),
        );
      }),
    enable: (id, applications, signal) =>
      session.explained(enabling, async () => {
        for (let start = 0; start < applications.length; start += clientsAChange) {
          const change = applications
            .slice(start, start + clientsAChange)
            .map((application) => ({ client_id: application, status: true }));
          await calls.safely((sent) => clients.connections.clients.update(id, change, sent), signal);
        }
      }),
  };
}

async function find(session: TenantSession, name: string, signal?: AbortSignal): Promise<WholeConnection | null> {
  const [found] = await listConnections(session, { name }, signal);
  if (found === undefined) return null;
  if (found.strategy !== 'auth0') throw noDatabase(name);
  const whole = readWhole(
    await session.calls.safely((sent) => session.clients.connections.get(found.id, {}, sent), signal),
  );
  if (whole === null) throw optionsUnseen();
  return { ...whole, applications: await applicationsOf(session, found.id, signal) };
}

/** Auth0 docs, user search: `identities.connection`, whose value is quoted. */
async function holdsUsers(session: TenantSession, name: string, signal?: AbortSignal): Promise<boolean | null> {
  try {
    const page = await session.calls.safely(
      (sent) =>
        session.clients.users.list(
          { q: `identities.connection:"${name}"`, per_page: 1, fields: 'user_id', include_fields: true },
          sent,
        ),
      signal,
    );
    return page.data.length > 0;
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind === 'status' && error.failure.status === 403) return null;
    throw error;
  }
}

/** Refusals of a change that an administrator can do something about, and that surely changed nothing. */
async function classified<T>(session: TenantSession, purpose: CallPurpose, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof CallFailed) || error.failure.kind !== 'status') throw error;
    const { status, message, errorCode } = error.failure;
    const detail = `${status} ${message}`;
    // The text of the 400 is Auth0's own; it comes without a code of its own.
    if (status === 400 && /database contains users/i.test(message)) throw containsUsers(detail);
    if (status === 403 && errorCode !== 'insufficient_scope' && errorCode !== 'access_denied') {
      throw customDatabasesRefused(detail);
    }
    if (status === 409) throw nameTaken(detail);
    const refused = status < 500 && status !== 408;
    throw refused ? tenantFailure(error, { ...purpose, kept: unchanged }, session.address.domain) : error;
  }
}

const refusal = (details: Omit<UserferryErrorDetails, 'kept'>) => new UserferryError({ ...details, kept: unchanged });

function noDatabase(name: string): UserferryError {
  return refusal({
    code: 'UF-2054',
    message: `The tenant’s connection “${name}” is no database connection.`,
    next: 'Name a database connection in the workspace, or a name that is free.',
  });
}

function optionsUnseen(): UserferryError {
  return refusal({
    code: 'UF-2050',
    message:
      'The application may not see the connection’s options, and changing them unseen would lose what they hold.',
    next: 'Grant read:connections_options in the Auth0 dashboard under Applications, APIs, Auth0 Management API, Machine to Machine Applications.',
  });
}

/** UF-2051: Auth0 lets nobody switch a connection to scripts, or back, once it holds users. */
export function containsUsers(detail?: string): UserferryError {
  return refusal({
    code: 'UF-2051',
    message: 'The connection holds users already, and Auth0 then never lets it be switched to scripts, or back.',
    next: 'Name another connection in the workspace, a new one for example: Userferry makes it.',
    ...(detail === undefined ? {} : { detail }),
  });
}

function customDatabasesRefused(detail: string): UserferryError {
  return refusal({
    code: 'UF-2052',
    message: 'Auth0 refuses this tenant a connection with scripts: their availability varies by plan.',
    next: 'Ask Auth0 whether the tenant’s plan has custom databases. Bulk needs none: it goes into a plain connection.',
    detail,
  });
}

function nameTaken(detail: string): UserferryError {
  return refusal({
    code: 'UF-2053',
    message: 'The connection’s name is taken, or one of that name is still being deleted.',
    next: 'Wait a little and look again, or name another connection in the workspace.',
    detail,
  });
}
