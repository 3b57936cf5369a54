import type { z } from 'zod';
import type { Connection } from '../connections/connection-store.ts';
import { apiError } from '../http/api-error.ts';
import { logEvent } from '../logs/log-event.ts';
import type { TenantParts } from '../tenant-parts.ts';
import type { UserRecord } from '../users/user-record.ts';
import type { createUserSchema } from '../users/user-schema.ts';
import { modeOf } from './connection-mode.ts';
import { createInLegacy } from './create-in-legacy.ts';
import { type ScriptFailure, sandboxError } from './script-failure.ts';
import { whetherTaken } from './whether-taken.ts';

type Create = z.output<typeof createUserSchema>;

/** A5, Management API create: getUser is asked first, in either mode of a custom database. */
export async function refuseTaken(parts: TenantParts, connection: Connection, body: Create): Promise<void> {
  const taken = await whetherTaken(parts, connection, [body.email, body.username]);
  if (taken.kind === 'taken') throw apiError(409, 'The user already exists.', 'auth0_idp_error');
  if (taken.kind === 'unknown') throw sandboxError(taken.failure);
}

/** Null unless the legacy database is to make the account. */
export async function apiCreateInLegacy(
  parts: TenantParts,
  connection: Connection,
  body: Create,
  clientId: string,
): Promise<UserRecord | null> {
  if (modeOf(connection) !== 'legacy') return null;
  const { email, username, password, email_verified, user_metadata, app_metadata } = body;
  const identifier = email ?? username;
  if (password === undefined || identifier === undefined) {
    throw apiError(400, "Payload validation error: 'Missing required property: password'.", 'invalid_body');
  }
  const told = { email, username, email_verified, user_metadata, app_metadata };
  const fields = JSON.parse(JSON.stringify(told));
  const made = await createInLegacy(parts, connection, { clientId, identifier, password, fields });
  if (made.kind === 'made') return made.user;
  const client = parts.clients.find((each) => each.clientId === clientId) ?? null;
  // A1: `ValidationError('user_exists')` is logged as fs.
  logEvent(parts, { type: 'fs', description: made.failure.message, connection, userName: identifier, client });
  throw createRefused(made.failure);
}

function createRefused(failure: ScriptFailure): Error {
  const exists = failure.kind === 'validation' && failure.code === 'user_exists';
  return exists ? apiError(409, 'The user already exists.', 'auth0_idp_error') : sandboxError(failure);
}
