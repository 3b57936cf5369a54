import type { ImportedUser } from '../checks/imported-user.ts';
import { type UserError, userError } from '../checks/user-error.ts';
import type { Connection } from '../connections/connection-store.ts';
import {
  noPassword,
  packBcrypt,
  packCustomHash,
  randomPassword,
  takesCustomHash,
} from '../passwords/packed-password.ts';
import type { Variants } from '../variants.ts';
import { blankUser } from './blank-user.ts';
import { newUserId } from './new-user-id.ts';
import type { PackedPassword, UserRecord } from './user-record.ts';
import type { UserStore } from './user-store.ts';

export type ImportResult =
  | { readonly kind: 'inserted' }
  | { readonly kind: 'updated' }
  | { readonly kind: 'refused'; readonly error: UserError };

/** The code and the sentence of both causes of DUPLICATED_USER (Auth0 docs: bulk user imports). */
export const duplicatedUser = userError(
  'DUPLICATED_USER',
  'A user with this [email|username|user_id] was already provided.',
);

/** Inserts or updates one checked user. `now` in milliseconds since 1970. */
export function importUser(
  users: UserStore,
  connection: Connection,
  row: ImportedUser,
  mode: { readonly upsert: boolean; readonly variants: Variants; readonly now: number },
): ImportResult {
  const here = users.inConnection(connection);
  if (here.halfCreated(row.email) !== null) return { kind: 'refused', error: duplicatedUser };
  const byEmail = here.byEmail(row.email);
  const byId = row.userId === undefined ? null : here.byId(row.userId);
  const byUsername = row.username === undefined ? null : here.byUsername(row.username);
  const byPhone = row.extra?.phone_number === undefined ? null : here.byPhone(row.extra.phone_number);
  if (byId !== null) byId.attempts += 1;

  // A8: who signed in while import mode was off has a profile here and no record in the connection's own store.
  if (byEmail?.password === noPassword || byId?.password === noPassword)
    return { kind: 'refused', error: duplicatedUser };

  const matched = byEmail ?? (mode.variants.upsertMatch === 'any' ? (byId ?? byUsername ?? byPhone) : null);
  if (mode.upsert && matched !== null) return update(users, matched, row, mode.now);
  const conflict = byEmail ?? byId ?? byUsername ?? byPhone;
  if (conflict !== null) {
    const field = byEmail !== null ? 'email' : byId !== null ? 'user_id' : byUsername !== null ? 'username' : 'phone';
    return { kind: 'refused', error: existingUser(field, mode.variants) };
  }
  users.add(newRecord(connection, row, mode.now));
  return { kind: 'inserted' };
}

/** Documented are the codes, not which of them a clash of each field gives. */
function existingUser(field: 'email' | 'user_id' | 'username' | 'phone', variants: Variants): UserError {
  const message = `A user with this ${field} already exists.`;
  if (variants.existingUserCode !== 'by-field') return userError(variants.existingUserCode, message);
  if (field === 'email') return userError('CONFLICT_EMAIL', message);
  if (field === 'username') return userError('CONFLICT_USERNAME', message);
  return userError('CONFLICT', message);
}

function packed(row: ImportedUser): PackedPassword {
  switch (row.password.kind) {
    case 'none':
      return randomPassword;
    case 'bcrypt':
      return packBcrypt(row.password.hash);
    case 'custom':
      return packCustomHash(row.password.hash);
  }
}

function newRecord(connection: Connection, row: ImportedUser, now: number): UserRecord {
  return {
    ...blankUser(connection, row.userId ?? newUserId(), now),
    email: row.email,
    emailVerified: row.emailVerified ?? false,
    username: row.username ?? null,
    blocked: row.blocked ?? false,
    name: row.name ?? null,
    extra: row.extra,
    appMetadata: row.appMetadata === undefined ? null : JSON.stringify(row.appMetadata),
    userMetadata: row.userMetadata === undefined ? null : JSON.stringify(row.userMetadata),
    password: packed(row),
    imports: 1,
    attempts: 1,
  };
}

/**
 * Changes the upsertable attributes alone: metadata is replaced, not merged, and an address that was verified stays so
 * unless the row says otherwise (Auth0 docs: bulk import schema, "Upsert during import?").
 */
function update(users: UserStore, user: UserRecord, row: ImportedUser, now: number): ImportResult {
  if (row.password.kind === 'custom' && !takesCustomHash(user.password)) {
    // Auth0 Support, "Bulk User Import Without Password Hashes"; its code is not documented.
    const message = 'A custom_password_hash was provided, but the user already has password hash defined.';
    return { kind: 'refused', error: userError('CONFLICT', message) };
  }
  users.change(user, (changed) => {
    if (row.emailVerified !== undefined) changed.emailVerified = row.emailVerified;
    if (row.name !== undefined) changed.name = row.name;
    if (row.appMetadata !== undefined) changed.appMetadata = JSON.stringify(row.appMetadata);
    if (row.userMetadata !== undefined) changed.userMetadata = JSON.stringify(row.userMetadata);
    if (row.password.kind === 'custom') changed.password = packCustomHash(row.password.hash);
    if (row.extra !== null) {
      const { given_name, family_name, nickname, picture } = row.extra;
      changed.extra = {
        ...changed.extra,
        ...(given_name === undefined ? {} : { given_name }),
        ...(family_name === undefined ? {} : { family_name }),
        ...(nickname === undefined ? {} : { nickname }),
        ...(picture === undefined ? {} : { picture }),
      };
    }
    changed.updatedAt = now;
    changed.imports += 1;
  });
  return { kind: 'updated' };
}
