import type { z } from 'zod';
import { apiError } from '../http/api-error.ts';
import { pickFields } from '../http/pick-fields.ts';
import { jsonRoute, type Route } from '../http/route.ts';
import { noBody } from '../http/validate.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { userFilter } from './user-query.ts';
import type { UserRecord } from './user-record.ts';
import { byEmailQuery, fieldsQuery, listUsersQuery } from './user-schema.ts';
import { userView } from './user-view.ts';

/** Auth0 docs, user search: only the first 1,000 results can be reached. */
const reachable = 1000;
const beyondReach = () =>
  apiError(
    400,
    'You can only page through the first 1000 records. See https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation',
    'invalid_paging',
  );

/** The user that a path names (`auth0|…`), or 404. */
export function userOf(parts: TenantParts, id: string | undefined): UserRecord {
  const user = findById(parts, id);
  if (user === null) throw apiError(404, 'The user does not exist.', 'inexistent_user');
  return user;
}

export function findById(parts: TenantParts, id: string | undefined): UserRecord | null {
  return id?.startsWith('auth0|') === true ? parts.users.byId(id.slice('auth0|'.length)) : null;
}

/** Reading users: by id and by e-mail at once, by search with its limits. */
export function userLookups(parts: TenantParts): readonly Route[] {
  return [
    jsonRoute({
      operation: 'users.list',
      method: 'GET',
      path: '/api/v2/users',
      scopes: ['read:users'],
      group: 'read-users',
      query: listUsersQuery,
      body: noBody,
      handle: (_call, { query }) => {
        const start = query.page * query.per_page;
        if (start + query.per_page > reachable) throw beyondReach();
        const found = search(parts, query);
        const users = found.users.slice(start, start + query.per_page).map((user) => pickFields(userView(user), query));
        if (!query.include_totals) return { status: 200, body: users };
        const body = { start, limit: query.per_page, length: users.length, total: found.total, users };
        return { status: 200, body };
      },
    }),
    jsonRoute({
      operation: 'users.by-email',
      method: 'GET',
      path: '/api/v2/users-by-email',
      scopes: ['read:users'],
      group: 'read-users',
      query: byEmailQuery,
      body: noBody,
      handle: (_call, { query }) => {
        const users = parts.users.byEmail(query.email).map((user) => pickFields(userView(user), query));
        return { status: 200, body: users };
      },
    }),
    jsonRoute({
      operation: 'users.get',
      method: 'GET',
      path: '/api/v2/users/:id',
      scopes: ['read:users'],
      group: 'read-users',
      query: fieldsQuery,
      body: noBody,
      handle: (call, { query }) => ({
        status: 200,
        body: pickFields(userView(userOf(parts, call.params.id)), query),
      }),
    }),
  ];
}

function search(parts: TenantParts, query: z.output<typeof listUsersQuery>) {
  const matches = userFilter(query.q ?? '');
  const newest = parts.clock.now() - parts.settings.variants.searchLagSeconds * 1000;
  const users: UserRecord[] = [];
  let total = 0;
  for (const user of parts.users.all(null)) {
    if (query.connection !== undefined && user.connection.name !== query.connection) continue;
    if (user.createdAt > newest || !matches(user)) continue;
    total += 1;
    if (query.sort !== undefined || users.length < reachable) users.push(user);
  }
  if (query.sort !== undefined) sort(users, query.sort);
  return { users, total };
}

function sort(users: UserRecord[], order: string): void {
  const [field = '', direction] = order.split(':');
  const sign = direction === '-1' ? -1 : 1;
  const key = (user: UserRecord): string | number => {
    if (field === 'logins_count') return user.loginsCount;
    if (field === 'updated_at') return user.updatedAt;
    if (field === 'created_at') return user.createdAt;
    return (field === 'email' ? user.email : user.id) ?? '';
  };
  users.sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
}
