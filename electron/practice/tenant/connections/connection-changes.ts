import { z } from 'zod';
import { requireScope } from '../auth/tokens.ts';
import { modeOf } from '../custom-database/connection-mode.ts';
import { apiError } from '../http/api-error.ts';
import { jsonRoute, type Route } from '../http/route.ts';
import { noBody, noQuery, queryInteger } from '../http/validate.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { pageOf } from './connection-paging.ts';
import { connectionOf } from './connection-routes.ts';
import { updateClientsSchema, updateConnectionSchema } from './connection-schema.ts';
import { type Connection, type ConnectionOptions, ciphertextsOf } from './connection-store.ts';
import { connectionView } from './connection-view.ts';
import { optionsOf } from './new-connection.ts';
import { refuseBeyondPlan } from './refuse-beyond-plan.ts';

/** What changes a connection, its applications, or its users by e-mail. */
export function connectionChanges(parts: TenantParts): readonly Route[] {
  return [
    jsonRoute({
      operation: 'connections.update',
      method: 'PATCH',
      path: '/api/v2/connections/:id',
      scopes: ['update:connections'],
      group: 'other',
      query: noQuery,
      body: updateConnectionSchema,
      handle: (call, { body }) => {
        const connection = connectionOf(parts, call.params.id);
        if (body.options !== undefined) {
          requireScope(call.token, ['update:connections_options']);
          const options = optionsOf(body.options);
          refuseBeyondPlan(parts, options);
          replaceOptions(parts, connection, withContextKept(parts, connection, options));
        }
        // Auth0 OpenAPI, PATCH /connections: leaving display_name out resets it to the name.
        connection.displayName = body.display_name ?? connection.name;
        // The same page gives realms and the two switches a default, without saying whether a PATCH sets them back to it.
        const kept = parts.settings.variants.omittedFields === 'kept';
        connection.realms = body.realms ?? (kept ? connection.realms : [connection.name]);
        connection.isDomainConnection = body.is_domain_connection ?? (kept && connection.isDomainConnection);
        connection.showAsButton = body.show_as_button ?? (kept && connection.showAsButton);
        if (body.metadata !== undefined) connection.metadata = body.metadata;
        if (body.enabled_clients !== undefined) {
          connection.enabledClients.clear();
          for (const client of body.enabled_clients) connection.enabledClients.add(client);
        }
        return {
          status: 200,
          body: connectionView(connection, call.token, parts.settings.variants),
          log: { description: 'Update a connection', connection: connection.name, connection_id: connection.id },
        };
      },
    }),
    jsonRoute({
      operation: 'connections.clients.update',
      method: 'PATCH',
      path: '/api/v2/connections/:id/clients',
      scopes: ['update:connections'],
      group: 'other',
      query: noQuery,
      body: updateClientsSchema,
      handle: (call, { body }) => {
        const connection = connectionOf(parts, call.params.id);
        for (const { client_id } of body) {
          if (!parts.clients.some((client) => client.clientId === client_id)) {
            throw apiError(400, `The client ${client_id} does not exist`, 'invalid_body');
          }
        }
        for (const { client_id, status } of body) {
          if (status) connection.enabledClients.add(client_id);
          else connection.enabledClients.delete(client_id);
        }
        return { status: 204, log: { description: 'Update the clients of a connection', connection: connection.name } };
      },
    }),
    jsonRoute({
      operation: 'connections.clients.list',
      method: 'GET',
      path: '/api/v2/connections/:id/clients',
      scopes: ['read:connections'],
      group: 'read-connections',
      query: z.strictObject({ from: z.string().optional(), take: queryInteger(1, 100).default(50) }),
      body: noBody,
      handle: (call, { query }) => {
        const clients = [...connectionOf(parts, call.params.id).enabledClients];
        const view = (client: string) => ({ client_id: client });
        return { status: 200, body: pageOf(clients, 'clients', query, (client) => client, view) };
      },
    }),
    jsonRoute({
      operation: 'connections.users.delete-by-email',
      method: 'DELETE',
      path: '/api/v2/connections/:id/users',
      scopes: ['delete:users'],
      group: 'delete-users',
      query: z.strictObject({ email: z.string().min(1) }),
      body: noBody,
      handle: (call, { query }) => {
        const connection = connectionOf(parts, call.params.id);
        if (connection.strategy !== 'auth0')
          throw apiError(400, 'Connection must be a database connection', 'invalid_uri');
        deleteByEmail(parts, connection, query.email.toLowerCase());
        return { status: 204, log: { description: 'Delete a connection user', connection: connection.name } };
      },
    }),
  ];
}

function deleteByEmail(parts: TenantParts, connection: Connection, email: string): void {
  if (modeOf(connection) === 'legacy') {
    // Whether Auth0 runs the delete script for it is documented nowhere.
    throw apiError(501, 'The practice tenant does not know what this does where the legacy database is asked.');
  }
  const here = parts.users.inConnection(connection);
  const user = here.byEmail(email);
  if (user !== null && user.link !== null) {
    throw apiError(501, 'The practice tenant does not know what this does to accounts that are linked.');
  }
  if (user !== null) parts.users.delete(user);
  const half = here.halfCreated(email);
  if (half !== null) parts.users.cure(half, 'by-email', parts.settings.variants);
}

/** Auth0 docs, custom database connections: the context, once handed over, is handed over for good. */
function withContextKept(
  parts: TenantParts,
  { options: before }: Connection,
  after: ConnectionOptions,
): ConnectionOptions {
  if (before.enable_script_context !== true || after.enable_script_context === true) return after;
  if (parts.settings.variants.contextTakenBack === 'ignored') return { ...after, enable_script_context: true };
  throw apiError(400, 'options.enable_script_context cannot be disabled once it is enabled', 'invalid_body');
}

/** PATCH replaces `options` whole: what the body leaves out is gone (Auth0 OpenAPI: PATCH /connections). */
function replaceOptions(parts: TenantParts, connection: Connection, options: ConnectionOptions): void {
  const customized = (of: ConnectionOptions) => of.enabledDatabaseCustomization === true;
  const occupied = parts.users.inConnection(connection).size > 0;
  if (occupied && customized(options) !== customized(connection.options)) {
    const setting = '"options.enabledDatabaseCustomization" setting';
    throw apiError(400, `This database contains users. You cannot change ${setting}.`, 'invalid_body');
  }
  const before = connection.options.configuration ?? {};
  const fresh = ciphertextsOf(options.configuration);
  const recognises = parts.settings.variants.configurationEcho === 'recognised';
  const entries = Object.entries(options.configuration ?? {}).map(([key, value]) => {
    const seal = connection.ciphertexts[key];
    if (!recognises || seal === undefined || value !== seal) return { key, value, seal: fresh[key] ?? '' };
    return { key, value: before[key] ?? '', seal };
  });
  connection.ciphertexts = Object.fromEntries(entries.map(({ key, seal }) => [key, seal]));
  connection.options =
    options.configuration === undefined
      ? options
      : { ...options, configuration: Object.fromEntries(entries.map(({ key, value }) => [key, value])) };
}
