import { ownStoreSignIn } from '../auth/own-store-sign-in.ts';
import { refused, type SignInVerdict } from '../auth/sign-in-verdict.ts';
import type { Connection } from '../connections/connection-store.ts';
import { noPassword, packOwnPassword, verifyPacked } from '../passwords/packed-password.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { blankUser } from '../users/blank-user.ts';
import { findStored } from '../users/find-user.ts';
import type { UserRecord } from '../users/user-record.ts';
import { askGetUser, askLogin } from './ask-scripts.ts';
import { signInError } from './script-failure.ts';
import { applyProfile, type ScriptProfile } from './script-profile.ts';
import { signInFailure } from './sign-in-failure.ts';

/**
 * A5, import mode on: whom Auth0's own store has is checked there alone, without a second chance by the scripts. Of anybody else
 * login is asked, and who passes is moved with the id of the profile and the password that was typed.
 */
export async function importSignIn(
  parts: TenantParts,
  connection: Connection,
  identifier: string,
  password: string,
): Promise<SignInVerdict> {
  const { variants } = parts.settings;
  const stored = findStored(parts, connection, identifier);
  if (stored !== null) return ownStoreSignIn(parts, stored, password);
  const half = parts.users.inConnection(connection).halfCreated(identifier.toLowerCase());
  if (half !== null && half.pending !== null) {
    const verdict = await ownStoreSignIn(parts, half.pending, password);
    if (verdict.kind === 'in') {
      parts.users.complete(half);
      if (parts.users.inConnection(connection).byId(verdict.user.id) === null) parts.users.add(verdict.user);
    }
    return verdict;
  }
  if (variants.getUserAtSignIn === 'before-login') {
    const known = await askGetUser(parts, connection, identifier);
    if (known.kind === 'failed') return signInFailure(known.failure, variants);
  }
  const asked = await askLogin(parts, connection, identifier, password);
  if (asked.kind === 'failed') return signInFailure(asked.failure, variants);
  if (asked.kind === 'nobody') return refused('fu', 'Wrong email or password.', '');
  return move(parts, connection, asked.profile, password);
}

/** A8: creating a user takes two steps, of which the second fails where somebody has the id, the address or another identifier. */
const exists = 'The user already exists.';

async function move(
  parts: TenantParts,
  connection: Connection,
  profile: ScriptProfile,
  password: string,
): Promise<SignInVerdict> {
  const hash = await packOwnPassword(password);
  const here = parts.users.inConnection(connection);
  const moved = movedUser(parts, connection, profile, hash);
  const there = here.byId(profile.id);
  if (there !== null) {
    if (there.password === noPassword) return adopt(parts, there, moved);
    // Two windows signed in at the same time, and the other one was first.
    const same = there.email === moved.email && (await verifyPacked(password, there.password));
    return same ? { kind: 'in', user: there } : cannotMove(parts, profile.id);
  }
  const taken =
    (moved.email !== null && (here.byEmail(moved.email) !== null || here.halfCreated(moved.email) !== null)) ||
    (moved.username !== null && here.byUsername(moved.username) !== null) ||
    (moved.extra?.phone_number !== undefined && here.byPhone(moved.extra.phone_number) !== null);
  if (taken) return cannotMove(parts, profile.id);
  parts.users.add(moved);
  return { kind: 'in', user: moved };
}

/** A user as it moves into Auth0's own store: the profile of a script, and a hash. */
export function movedUser(
  parts: TenantParts,
  connection: Connection,
  profile: ScriptProfile,
  password: string,
): UserRecord {
  const user = blankUser(connection, profile.id, parts.clock.now());
  applyProfile(user, profile, 'own');
  user.password = password;
  return user;
}

/**
 * A8, Auth0 Support: the connection ran without import mode before, and the profile from then is moved into the store, unless the legacy
 * database tells of other identifiers by now.
 */
function adopt(parts: TenantParts, there: UserRecord, moved: UserRecord): SignInVerdict {
  const differs =
    there.email?.toLowerCase() !== moved.email?.toLowerCase() ||
    there.username !== moved.username ||
    there.extra?.phone_number !== moved.extra?.phone_number;
  if (differs) return cannotMove(parts, there.id);
  parts.users.change(there, (changed) => {
    changed.email = moved.email;
    changed.password = moved.password;
    changed.updatedAt = moved.updatedAt;
  });
  return { kind: 'in', user: there };
}

function cannotMove(parts: TenantParts, id: string): SignInVerdict {
  return refused('f', exists, `auth0|${id}`, signInError(exists, parts.settings.variants));
}
