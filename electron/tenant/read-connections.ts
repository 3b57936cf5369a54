import { z } from 'zod';
import { defaultUsernameLimits, type UsernameLimits } from '../accounts/username.ts';
import { type ConnectionAnswer, connectionAnswer } from './answers.ts';
import { CallFailed } from './call-failure.ts';
import type { TenantSession } from './session.ts';
import type { TenantConnection } from './tenant.ts';
import { readApplications } from './whole-connection.ts';

/** Auth0 gives at most 50 connections a page on its public cloud (Auth0 docs: Management API introduction). */
const pageSize = 50;
/** Auth0 OpenAPI, GET /connections/{id}/clients. */
const clientsAPage = 100;

// Read from the whole answer: the SDK's list of items is silently empty when the answer has another form.
const connectionPage = z.union([
  z.looseObject({ connections: z.array(connectionAnswer), next: z.string().nullish() }),
  z.array(connectionAnswer).transform((connections) => ({ connections, next: null })),
]);
const clientPage = z.looseObject({ clients: z.array(z.unknown()) });

/** All connections of a strategy, page by page from a checkpoint, or those of one name. Throws CallFailed. */
export async function listConnections(
  session: TenantSession,
  filter: { readonly strategy: 'auth0' } | { readonly name: string },
  signal?: AbortSignal,
): Promise<readonly ConnectionAnswer[]> {
  const request = 'name' in filter ? { name: filter.name } : { strategy: ['auth0' as const] };
  const found: ConnectionAnswer[] = [];
  for (let from: string | undefined; ; ) {
    const page = await session.calls.safely(
      (options) =>
        session.clients.connections.list(
          { ...request, take: pageSize, ...(from === undefined ? {} : { from }) },
          options,
        ),
      signal,
    );
    const answer = connectionPage.parse(page.response);
    found.push(...answer.connections);
    from = answer.next ?? undefined;
    if (from === undefined) return found;
  }
}

/** Client ids of the applications for which a connection is enabled, sorted. Throws CallFailed. */
export async function applicationsOf(
  session: TenantSession,
  connectionId: string,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let from: string | null = null; ; ) {
    const request = { take: clientsAPage, ...(from === null ? {} : { from }) };
    const page = await session.calls.safely(
      (sent) => session.clients.connections.clients.get(connectionId, request, sent),
      signal,
    );
    const { ids, next } = readApplications(page.response);
    found.push(...ids);
    if (next === null) return found.toSorted();
    from = next;
  }
}

/** What Userferry needs to know of a connection; asks for its applications where the list does not name them. Throws CallFailed. */
export async function toConnection(
  session: TenantSession,
  answer: ConnectionAnswer,
  signal?: AbortSignal,
): Promise<TenantConnection> {
  const { options } = answer;
  return {
    id: answer.id,
    name: answer.name,
    enabled: await isEnabled(session, answer, signal),
    options:
      options === undefined
        ? null
        : {
            importMode: options.import_mode === true,
            customDatabase: options.enabledDatabaseCustomization === true,
            usernames: usernamesOf(options),
          },
  };
}

/** A connection says that it wants user names in one of two ways (Auth0 docs: "Require Username", "Flexible Identifiers"). */
export function usernamesOf(options: NonNullable<ConnectionAnswer['options']>): UsernameLimits | null {
  const limits = (minLength = defaultUsernameLimits.minLength, maxLength = defaultUsernameLimits.maxLength) => ({
    minLength,
    maxLength,
  });
  if (options.requires_username === true) {
    const { min, max } = options.validation?.username ?? {};
    return limits(min, max);
  }
  const attribute = options.attributes?.username;
  return attribute?.profile_required === true
    ? limits(attribute.validation?.min_length, attribute.validation?.max_length)
    : null;
}

async function isEnabled(session: TenantSession, answer: ConnectionAnswer, signal?: AbortSignal) {
  if (answer.enabled_clients !== undefined) return answer.enabled_clients.length > 0;
  try {
    const page = await session.calls.safely(
      (options) => session.clients.connections.clients.get(answer.id, { take: 1 }, options),
      signal,
    );
    return clientPage.parse(page.response).clients.length > 0;
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind === 'status' && error.failure.status === 403) return null;
    throw error;
  }
}
