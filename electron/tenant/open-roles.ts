import { z } from 'zod';
import { withoutPrefix, withPrefix } from './answers.ts';
import { CallFailed } from './call-failure.ts';
import { createSession, type TenantOptions, type TenantSession } from './session.ts';
import { lacksScope } from './tenant-failure.ts';
import type { GivenRole, TenantRole, TenantRoles } from './tenant-roles.ts';

const kept = 'Nothing in the tenant was changed.';
const listing = { doing: 'list the tenant’s roles', kept, scope: 'read:roles' };
const reading = { doing: 'list who has a role', kept, scope: 'read:role_members, read:roles and read:users' };
const giving = {
  doing: 'give a role to users',
  kept: 'Whoever has a role has it still.',
  scope: 'create:role_members and update:roles',
};

/** Auth0 docs, GET /roles: at most 100 a page, and 1,000 roles a tenant. */
const rolesAPage = 100;
/** Auth0 docs, GET /roles/{id}/users: checkpoint pages reach everybody. */
const membersAPage = 100;

const role = z.looseObject({ id: z.string().min(1), name: z.string() });
// Read from the whole answer: the SDK's list of items is silently empty when the answer has another form.
const rolesPage = z.union([z.looseObject({ roles: z.array(role) }).transform(({ roles }) => roles), z.array(role)]);
const membersPage = z.looseObject({
  users: z.array(z.looseObject({ user_id: z.string() })),
  next: z.string().nullish(),
});

/** A tenant's roles. Opening asks nothing. */
export function openRoles(options: TenantOptions): TenantRoles {
  const session = createSession(options);
  return {
    domain: session.address.domain,
    all: (signal) => session.explained(listing, () => allRoles(session, signal)),
    members: (id, signal) => members(session, id, signal),
    give: (id, userIds, signal) => session.explained(giving, () => give(session, id, userIds, signal)),
    burst: () => session.governor.burst(),
    pausedUntil: () => session.governor.pausedUntil(),
  };
}

async function allRoles(session: TenantSession, signal: AbortSignal | undefined): Promise<readonly TenantRole[]> {
  const found: TenantRole[] = [];
  for (let page = 0; ; page += 1) {
    const answer = await session.calls.safely(
      (options) => session.clients.roles.list({ page, per_page: rolesAPage, include_totals: true }, options),
      signal,
    );
    const roles = rolesPage.parse(answer.response);
    found.push(...roles.map(({ id, name }) => ({ id, name })));
    if (roles.length < rolesAPage) return found;
  }
}

async function* members(
  session: TenantSession,
  id: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly string[]> {
  for (let from: string | undefined; ; ) {
    const request = { take: membersAPage, ...(from === undefined ? {} : { from }) };
    const { users, next } = await session.explained(reading, async () => {
      const answer = await session.calls.safely(
        (options) => session.clients.roles.users.list(id, request, options),
        signal,
      );
      return membersPage.parse(answer.response);
    });
    yield users.map(({ user_id: userId }) => withoutPrefix(userId));
    from = next ?? undefined;
    if (from === undefined) return;
  }
}

/** Statuses that are about what was sent, and not about whoever sends it or about this moment. */
const isOfContent = new Set([400, 403, 404, 409, 413, 422]);

async function give(
  session: TenantSession,
  id: string,
  userIds: readonly string[],
  signal: AbortSignal | undefined,
): Promise<GivenRole> {
  try {
    await session.calls.safely(
      (options) => session.clients.roles.users.assign(id, { users: userIds.map(withPrefix) }, options),
      signal,
    );
    return { kind: 'given' };
  } catch (error) {
    if (!(error instanceof CallFailed) || error.failure.kind !== 'status') throw error;
    const { status, message } = error.failure;
    if (!isOfContent.has(status) || (status === 403 && lacksScope(error.failure))) throw error;
    return { kind: 'refused', why: `${status} ${message}` };
  }
}
