import { z } from 'zod';
import type { Client } from './auth/clients.ts';
import { pageOf } from './connections/connection-paging.ts';
import { pickFields } from './http/pick-fields.ts';
import { jsonRoute, type Route } from './http/route.ts';
import { noBody, queryBoolean, queryInteger } from './http/validate.ts';
import type { TenantParts } from './tenant-parts.ts';

const offsetQuery = {
  page: queryInteger(0, 1_000_000).optional(),
  per_page: queryInteger(1, 100).optional(),
  include_totals: queryBoolean.optional(),
};

/** The tenant's applications and its Actions, of which a practice tenant has none: what tools read beside connections. */
export function clientsRoutes(parts: TenantParts): readonly Route[] {
  return [
    jsonRoute({
      operation: 'clients.list',
      method: 'GET',
      path: '/api/v2/clients',
      scopes: ['read:clients'],
      group: 'other',
      query: z.strictObject({
        ...offsetQuery,
        from: z.string().optional(),
        take: queryInteger(1, 100).optional(),
        is_global: queryBoolean.optional(),
        fields: z.string().optional(),
        include_fields: queryBoolean.optional(),
      }),
      body: noBody,
      handle: (_call, { query }) => {
        // A practice tenant doesn't show the global client, that every tenant has for itself.
        const clients = query.is_global === true ? [] : parts.clients;
        const view = (client: Client) => pickFields(clientView(client), query);
        return { status: 200, body: pageOf(clients, 'clients', query, ({ clientId }) => clientId, view) };
      },
    }),
    jsonRoute({
      operation: 'actions.list',
      method: 'GET',
      path: '/api/v2/actions/actions',
      scopes: ['read:actions'],
      group: 'other',
      query: z.strictObject(offsetQuery),
      body: noBody,
      handle: (_call, { query }) => {
        const { page = 0, per_page = 50 } = query;
        return { status: 200, body: { actions: [], total: 0, page, per_page } };
      },
    }),
  ];
}

/** Without its secret, for which there is a scope of its own. */
function clientView({ clientId, name, clientSecret, grants }: Client): Readonly<Record<string, unknown>> {
  return {
    client_id: clientId,
    name,
    global: false,
    is_first_party: true,
    app_type: clientSecret === null ? 'spa' : 'non_interactive',
    grant_types: grants,
  };
}
