import { z } from 'zod';
import { apiError } from '../http/api-error.ts';
import { pickFields } from '../http/pick-fields.ts';
import { jsonRoute, type Route } from '../http/route.ts';
import { noBody, noQuery } from '../http/validate.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { pageOf } from './connection-paging.ts';
import { createConnectionSchema, fieldsQuery, listConnectionsQuery } from './connection-schema.ts';
import type { Connection } from './connection-store.ts';
import { connectionView } from './connection-view.ts';
import { newConnectionOf } from './new-connection.ts';
import { refuseBeyondPlan } from './refuse-beyond-plan.ts';

/** The connection that a path names, or 404. */
export function connectionOf(parts: TenantParts, id: string | undefined): Connection {
  const connection = parts.connections.byId(id ?? '');
  if (connection === null) throw apiError(404, 'The connection does not exist', 'inexistent_connection');
  return connection;
}

/** List, read, create, delete; what changes a connection is in connection-changes.ts. */
export function connectionRoutes(parts: TenantParts): readonly Route[] {
  return [
    jsonRoute({
      operation: 'connections.list',
      method: 'GET',
      path: '/api/v2/connections',
      scopes: ['read:connections'],
      group: 'read-connections',
      query: listConnectionsQuery,
      body: noBody,
      handle: (call, { query }) => {
        const matching = parts.connections
          .all()
          .filter((connection) => query.strategy === undefined || query.strategy.includes(connection.strategy))
          .filter((connection) => query.name === undefined || connection.name === query.name);
        const view = (connection: Connection) =>
          pickFields(connectionView(connection, call.token, parts.settings.variants), query);
        return { status: 200, body: pageOf(matching, 'connections', query, ({ id }) => id, view) };
      },
    }),
    jsonRoute({
      operation: 'connections.get',
      method: 'GET',
      path: '/api/v2/connections/:id',
      scopes: ['read:connections'],
      group: 'read-connections',
      query: z.strictObject(fieldsQuery),
      body: noBody,
      handle: (call, { query }) => {
        const connection = connectionOf(parts, call.params.id);
        return {
          status: 200,
          body: pickFields(connectionView(connection, call.token, parts.settings.variants), query),
        };
      },
    }),
    jsonRoute({
      operation: 'connections.create',
      method: 'POST',
      path: '/api/v2/connections',
      scopes: ['create:connections'],
      group: 'other',
      query: noQuery,
      body: createConnectionSchema,
      handle: (call, { body }) => {
        if (parts.connections.byName(body.name) !== null) {
          throw apiError(409, 'A connection with the same name already exists', 'connection_exists');
        }
        const wished = newConnectionOf(body);
        if (wished.options !== undefined) refuseBeyondPlan(parts, wished.options);
        const connection = parts.connections.create(wished);
        return {
          status: 201,
          body: connectionView(connection, call.token, parts.settings.variants),
          log: { description: 'Create a connection', connection: connection.name, connection_id: connection.id },
        };
      },
    }),
    jsonRoute({
      operation: 'connections.delete',
      method: 'DELETE',
      path: '/api/v2/connections/:id',
      scopes: ['delete:connections'],
      group: 'other',
      query: noQuery,
      body: noBody,
      handle: (call) => {
        const connection = parts.connections.byId(call.params.id ?? '');
        if (connection === null) return { status: 204 };
        parts.users.deleteConnection(connection);
        parts.scripts.closeOf(connection);
        parts.connections.delete(connection);
        return {
          status: 202,
          body: { deleted_at: new Date(parts.clock.now()).toISOString() },
          log: { description: 'Delete a connection', connection: connection.name, connection_id: connection.id },
        };
      },
    }),
    jsonRoute({
      operation: 'connections.status',
      method: 'GET',
      path: '/api/v2/connections/:id/status',
      scopes: ['read:connections'],
      group: 'read-connections',
      query: noQuery,
      body: noBody,
      handle: (call) => {
        connectionOf(parts, call.params.id);
        return { status: 200, body: { status: 'ok' } };
      },
    }),
  ];
}
