import type { z } from 'zod';
import { metadataErrors } from '../checks/metadata.ts';
import { usernameErrors } from '../checks/username.ts';
import type { Connection } from '../connections/connection-store.ts';
import { changeInScripts } from '../custom-database/api-change.ts';
import { apiCreateInLegacy, refuseTaken } from '../custom-database/api-create.ts';
import { write } from '../custom-database/ask-scripts.ts';
import { modeOf } from '../custom-database/connection-mode.ts';
import { sandboxError } from '../custom-database/script-failure.ts';
import { apiError } from '../http/api-error.ts';
import { jsonRoute, type Route } from '../http/route.ts';
import { noBody, noQuery } from '../http/validate.ts';
import { logEvent } from '../logs/log-event.ts';
import { packOwnPassword } from '../passwords/packed-password.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { mailVerification } from '../tickets/mail-verification.ts';
import { blankUser } from './blank-user.ts';
import { newUserId } from './new-user-id.ts';
import { findById, userOf } from './user-lookups.ts';
import type { ProfileExtra, UserRecord } from './user-record.ts';
import { createUserSchema, updateUserSchema } from './user-schema.ts';
import { parseObject, userView } from './user-view.ts';

type Update = z.output<typeof updateUserSchema>;

/** Creating, changing and deleting single users. */
export function userChanges(parts: TenantParts): readonly Route[] {
  return [
    jsonRoute({
      operation: 'users.create',
      method: 'POST',
      path: '/api/v2/users',
      scopes: ['create:users'],
      group: 'write-users',
      query: noQuery,
      body: createUserSchema,
      handle: async (call, { body }) => {
        const connection = parts.connections.byName(body.connection);
        if (connection === null) throw apiError(400, 'The connection does not exist.', 'inexistent_connection');
        checkIdentifiers(parts, connection, body, null);
        await refuseTaken(parts, connection, body);
        const inLegacy = await apiCreateInLegacy(parts, connection, body, call.token.clientId);
        const user = inLegacy ?? (await newUser(parts, connection, body));
        if (inLegacy === null) {
          // Somebody may have come while the script was asked.
          checkIdentifiers(parts, connection, body, null);
          parts.users.add(user);
        }
        if (body.verify_email !== false) mailVerification(parts, user);
        const log = { description: 'Create a User', connection: connection.name, user_id: `auth0|${user.id}` };
        return { status: 201, body: userView(user), log };
      },
    }),
    jsonRoute({
      operation: 'users.update',
      method: 'PATCH',
      path: '/api/v2/users/:id',
      scopes: ['update:users', 'update:users_app_metadata'],
      group: 'write-users',
      query: noQuery,
      body: updateUserSchema,
      handle: async (call, { body }) => {
        const user = userOf(parts, call.params.id);
        checkIdentifiers(parts, user.connection, body, user);
        await changeInScripts(parts, user, body);
        const inLegacy = modeOf(user.connection) === 'legacy';
        const password = body.password === undefined || inLegacy ? null : await packOwnPassword(body.password);
        parts.users.change(user, (changed) => {
          apply(changed, body, password, parts.clock.now());
          if (password !== null) changed.lastPasswordReset = changed.updatedAt;
        });
        return {
          status: 200,
          body: userView(user),
          log: { description: 'Update a User', user_id: `auth0|${user.id}` },
        };
      },
    }),
    jsonRoute({
      operation: 'users.delete',
      method: 'DELETE',
      path: '/api/v2/users/:id',
      scopes: ['delete:users'],
      group: 'delete-users',
      query: noQuery,
      body: noBody,
      handle: async (call) => {
        const user = findById(parts, call.params.id);
        if (user !== null) {
          await deleteInScripts(parts, user);
          parts.users.delete(user);
        }
        for (const half of parts.users.halfCreated()) {
          if (`auth0|${half.id}` === call.params.id) parts.users.cure(half, 'by-id', parts.settings.variants);
        }
        return { status: 204, log: { description: 'Delete a User', user_id: call.params.id ?? '' } };
      },
    }),
  ];
}

/** A5: deleting somebody of a legacy database runs its script, with the id as Auth0 shows it but for `auth0|`; import mode asks nobody. */
async function deleteInScripts(parts: TenantParts, user: UserRecord): Promise<void> {
  const { connection, id, email } = user;
  const event = { connection, userName: email ?? '', userId: `auth0|${id}`, client: null };
  if (modeOf(connection) === 'legacy') {
    const written = await write(parts, connection, 'deleteUser', [id]);
    if (written.kind === 'failed') {
      logEvent(parts, { ...event, type: 'fdu', description: written.failure.message });
      throw sandboxError(written.failure);
    }
  }
  logEvent(parts, { ...event, type: 'sdu', description: '' });
}

/** Identifiers must suit the connection and be free in it; 409 when they are taken (Auth0 OpenAPI: POST /users). */
function checkIdentifiers(parts: TenantParts, connection: Connection, body: Update, self: UserRecord | null): void {
  if (body.username !== undefined) {
    const wrong = usernameErrors(body.username, connection.options)[0];
    if (wrong !== undefined) {
      const bare = wrong.message.replace(/^Error in username property - /, '');
      throw apiError(400, connection.options.requires_username === true ? wrong.message : bare, 'invalid_body');
    }
  }
  for (const property of ['app_metadata', 'user_metadata'] as const) {
    const wrong = metadataErrors(property, body[property] ?? {})[0];
    if (wrong !== undefined) throw apiError(400, `Payload validation error: '${wrong.message}'.`, 'invalid_body');
  }
  const here = parts.users.inConnection(connection);
  const email = body.email?.toLowerCase();
  const id = 'user_id' in body && typeof body.user_id === 'string' ? body.user_id : null;
  const taken = [
    email === undefined ? null : here.byEmail(email),
    body.username === undefined ? null : here.byUsername(body.username.toLowerCase()),
    body.phone_number === undefined ? null : here.byPhone(body.phone_number),
    id === null ? null : here.byId(id),
  ].some((user) => user !== null && user !== self);
  if (taken || (email !== undefined && here.halfCreated(email) !== null)) {
    throw apiError(409, 'User already exists.', 'auth0_idp_error');
  }
}

async function newUser(
  parts: TenantParts,
  connection: Connection,
  body: z.output<typeof createUserSchema>,
): Promise<UserRecord> {
  const now = parts.clock.now();
  const id = body.user_id === undefined || body.user_id === '' ? newUserId() : body.user_id;
  const user = blankUser(connection, id, now);
  apply(user, body, body.password === undefined ? null : await packOwnPassword(body.password), now);
  return user;
}

/** Metadata is merged at its first level; `null` there deletes a member (Auth0 docs: manage metadata). */
function merge(json: string | null, changes: Readonly<Record<string, unknown>> | undefined): string | null {
  if (changes === undefined) return json;
  const merged = Object.entries({ ...parseObject(json), ...changes }).filter(([, value]) => value !== null);
  return JSON.stringify(Object.fromEntries(merged));
}

function apply(user: UserRecord, body: Update, password: string | null, now: number): void {
  if (body.email !== undefined) {
    user.email = body.email.toLowerCase();
    user.emailVerified = false;
  }
  if (body.email_verified !== undefined) user.emailVerified = body.email_verified;
  if (body.username !== undefined) user.username = body.username.toLowerCase();
  if (body.blocked !== undefined) user.blocked = body.blocked;
  if (body.name !== undefined) user.name = body.name;
  if (password !== null) user.password = password;
  const { given_name, family_name, nickname, picture, phone_number, phone_verified } = body;
  const changes = { given_name, family_name, nickname, picture, phone_number, phone_verified };
  const set = Object.entries(changes).filter(([, value]) => value !== undefined);
  const extra: ProfileExtra = Object.fromEntries(
    Object.entries({ ...user.extra, ...Object.fromEntries(set) }).filter(([, value]) => value !== null),
  );
  user.extra = Object.keys(extra).length === 0 ? null : extra;
  user.appMetadata = merge(user.appMetadata, body.app_metadata);
  user.userMetadata = merge(user.userMetadata, body.user_metadata);
  user.updatedAt = now;
}
