import type { z } from 'zod';
import { apiError } from '../http/api-error.ts';
import type { TenantParts } from '../tenant-parts.ts';
import type { UserRecord } from '../users/user-record.ts';
import type { updateUserSchema } from '../users/user-schema.ts';
import { askGetUser, type Written, write } from './ask-scripts.ts';
import { modeOf } from './connection-mode.ts';
import { sandboxError } from './script-failure.ts';
import { whetherTaken } from './whether-taken.ts';

type Update = z.output<typeof updateUserSchema>;

/** What the scripts do before `PATCH /users/{id}` changes Auth0's own record (A5); throws what refuses the change. */
export async function changeInScripts(parts: TenantParts, user: UserRecord, body: Update): Promise<void> {
  const mode = modeOf(user.connection);
  if (mode === 'plain') return;
  const newEmail = body.email?.toLowerCase() === user.email?.toLowerCase() ? undefined : body.email;
  const newUsername = body.username?.toLowerCase() === user.username ? undefined : body.username;
  await refuseTakenName(parts, user, newEmail ?? newUsername);
  if (mode === 'import') return;
  if (newUsername !== undefined || body.phone_number !== undefined) throw unknownInLegacy;
  await changeAddress(parts, user, newEmail, body.email_verified);
  if (body.password !== undefined) await changePassword(parts, user, body.password);
}

/** Auth0 Support: getUser is asked whether the new name is free, and a row that nobody looks after keeps it taken. */
async function refuseTakenName(
  parts: TenantParts,
  { connection }: UserRecord,
  name: string | undefined,
): Promise<void> {
  const taken = await whetherTaken(parts, connection, [name]);
  if (taken.kind === 'taken') throw apiError(400, 'The specified new email already exists', 'auth0_idp_error');
  if (taken.kind === 'unknown') throw sandboxError(taken.failure);
}

/** Auth0 has keys for such scripts and no documentation: what it calls them with is not known. */
const unknownInLegacy = apiError(
  501,
  'The practice tenant does not know how Auth0 changes a username or a phone number in a legacy database.',
);

/** Auth0 docs, change email script: it runs when the address changes, or whether it is proven. */
async function changeAddress(
  parts: TenantParts,
  { connection, email, emailVerified }: UserRecord,
  newEmail: string | undefined,
  verified: boolean | undefined,
): Promise<void> {
  const marked = newEmail === undefined && verified !== undefined && verified !== emailVerified;
  if (email === null || (newEmail === undefined && !marked)) return;
  const written = await write(parts, connection, 'changeEmail', [email, newEmail ?? email, verified ?? false]);
  const missing = written.kind === 'failed' && written.failure.kind === 'missing';
  if (missing && parts.settings.variants.changeEmailMissing === 'auth0-alone') return;
  refuseUnlessDone(written, 'The email could not be changed.');
}

/** Auth0 docs, get user script: with legacy authentication it runs before a password is changed, too. */
async function changePassword(parts: TenantParts, { connection, email, username }: UserRecord, password: string) {
  const identifier = email ?? username ?? '';
  const asked = await askGetUser(parts, connection, identifier);
  if (asked.kind === 'failed') throw sandboxError(asked.failure);
  if (asked.kind === 'nobody') throw apiError(404, 'The user does not exist.', 'inexistent_user');
  const written = await write(parts, connection, 'changePassword', [identifier, password]);
  refuseUnlessDone(written, 'The password could not be changed.');
}

/** What is said of `callback(null, false)` is not documented, and in the practice tenant's own words. */
function refuseUnlessDone(written: Written, nothingDone: string): void {
  if (written.kind === 'failed') throw sandboxError(written.failure);
  if (written.kind === 'nothing-done') throw apiError(400, nothingDone, 'auth0_idp_error');
}
