import { z } from 'zod';
import { pageOf } from '../connections/connection-paging.ts';
import { apiError } from '../http/api-error.ts';
import { jsonRoute, type Route } from '../http/route.ts';
import { noBody } from '../http/validate.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { findById } from '../users/user-lookups.ts';
import { userView } from '../users/user-view.ts';
import type { Role } from './role-store.ts';

/** Auth0 docs, entity limits: roles a user can have. */
const rolesPerUser = 50;

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const rolesQuery = z.strictObject({
  per_page: z.coerce.number().int().min(1).max(100).optional(),
  page: z.coerce.number().int().min(0).optional(),
  include_totals: flag.optional(),
  name_filter: z.string().optional(),
});
const membersQuery = z.strictObject({
  per_page: z.coerce.number().int().min(0).max(100).optional(),
  page: z.coerce.number().int().min(0).optional(),
  include_totals: flag.optional(),
  from: z.string().optional(),
  take: z.coerce.number().int().min(1).max(100).optional(),
});
const assignment = z.strictObject({ users: z.array(z.string().min(1)).min(1) });

/** Roles: listed, their users listed and added to (Auth0 docs, `/api/v2/roles`). */
export function roleRoutes(parts: TenantParts): readonly Route[] {
  return [
    jsonRoute({
      operation: 'roles.list',
      method: 'GET',
      path: '/api/v2/roles',
      scopes: ['read:roles'],
      group: 'other',
      query: rolesQuery,
      body: noBody,
      handle: (_call, { query }) => {
        const wanted = query.name_filter?.toLowerCase();
        const roles = parts.roles
          .all()
          .filter(({ name }) => wanted === undefined || name.toLowerCase().includes(wanted));
        const view = ({ id, name, description }: Role) => ({ id, name, description });
        return { status: 200, body: pageOf(roles, 'roles', query, ({ id }) => id, view) };
      },
    }),
    jsonRoute({
      operation: 'roles.users.list',
      method: 'GET',
      path: '/api/v2/roles/:id/users',
      scopes: ['read:users', 'read:roles', 'read:role_members'],
      group: 'other',
      query: membersQuery,
      body: noBody,
      handle: (call, { query }) => {
        const members = [...roleOf(parts, call.params.id).members].flatMap((id) => parts.users.byId(id) ?? []);
        const body = pageOf(
          members,
          'users',
          query,
          ({ id }) => id,
          (user) => {
            const { user_id, email, name, picture } = userView(user);
            return { user_id, email, name, picture };
          },
        );
        return { status: 200, body };
      },
    }),
    jsonRoute({
      operation: 'roles.users.assign',
      method: 'POST',
      path: '/api/v2/roles/:id/users',
      scopes: ['update:roles', 'create:role_members'],
      group: 'other',
      query: z.strictObject({}),
      body: assignment,
      handle: (call, { body }) => {
        const role = roleOf(parts, call.params.id);
        // Nobody gets it where somebody can't: what Auth0 does with the others is documented nowhere.
        const users = body.users.map((id) => {
          const user = findById(parts, id);
          if (user === null) throw apiError(404, 'The user does not exist.', 'inexistent_user');
          if (!role.members.has(user.id) && parts.roles.countOf(user.id) >= rolesPerUser) {
            throw apiError(403, `A user can have ${rolesPerUser} roles at most.`, 'too_many_entities');
          }
          return user.id;
        });
        for (const id of users) role.members.add(id);
        return { status: 200, log: { description: 'Assign users to a role' } };
      },
    }),
  ];
}

function roleOf(parts: TenantParts, id: string | undefined): Role {
  const role = id === undefined ? null : parts.roles.byId(id);
  if (role === null) throw apiError(404, 'The role does not exist.', 'inexistent_role');
  return role;
}
