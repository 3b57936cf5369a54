import { z } from 'zod';
import { apiError } from '../http/api-error.ts';
import { jsonRoute, type Route } from '../http/route.ts';
import { noQuery } from '../http/validate.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { userOf } from './user-lookups.ts';
import { identitiesOf } from './user-view.ts';

/** Only the form with a token of the Management API, and databases alone: the tenant has no other provider. */
const linkSchema = z.strictObject({
  provider: z.literal('auth0'),
  user_id: z.string().min(1),
  connection_id: z.string().optional(),
});

/**
 * Linking accounts (Auth0 docs, user account linking): the second one becomes an identity of the first, and is no user of its own any more;
 * its metadata goes unused. Unlinking is not there.
 */
export function linkRoutes(parts: TenantParts): readonly Route[] {
  return [
    jsonRoute({
      operation: 'users.identities.link',
      method: 'POST',
      path: '/api/v2/users/:id/identities',
      scopes: ['update:users'],
      group: 'write-users',
      query: noQuery,
      body: linkSchema,
      handle: (call, { body }) => {
        const primary = userOf(parts, call.params.id);
        const secondary = secondaryOf(parts, body);
        if (primary === secondary) {
          throw apiError(400, 'Main identity and the new one are the same.', 'invalid_body');
        }
        if (secondary.link !== null) throw apiError(409, 'Specified identity already linked to another user.');
        parts.users.link(primary, secondary);
        primary.updatedAt = parts.clock.now();
        const log = { description: 'Link a User Account', user_id: `auth0|${primary.id}` };
        return { status: 201, body: identitiesOf(primary), log };
      },
    }),
  ];
}

function secondaryOf(parts: TenantParts, { user_id: id, connection_id }: z.output<typeof linkSchema>) {
  if (connection_id === undefined) return userOf(parts, `auth0|${id}`);
  const connection = parts.connections.byId(connection_id);
  const user = connection === null ? null : parts.users.inConnection(connection).byId(id);
  if (user === null) throw apiError(404, 'The user does not exist.', 'inexistent_user');
  return user;
}
