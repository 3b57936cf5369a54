import { refused, type SignInVerdict } from '../auth/sign-in-verdict.ts';
import type { Connection } from '../connections/connection-store.ts';
import { noPassword } from '../passwords/packed-password.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { blankUser } from '../users/blank-user.ts';
import type { UserRecord } from '../users/user-record.ts';
import { parseObject } from '../users/user-view.ts';
import { askLogin } from './ask-scripts.ts';
import { applyProfile, type ScriptProfile } from './script-profile.ts';
import { signInFailure } from './sign-in-failure.ts';

/** A5, import mode off: login runs every time; the tenant keeps a profile and no hash. */
export async function legacySignIn(
  parts: TenantParts,
  connection: Connection,
  identifier: string,
  password: string,
): Promise<SignInVerdict> {
  const asked = await askLogin(parts, connection, identifier, password);
  if (asked.kind === 'failed') return signInFailure(asked.failure, parts.settings.variants);
  if (asked.kind === 'nobody') return refused('fu', 'Wrong email or password.', '');
  return { kind: 'in', user: keepProfile(parts, connection, asked.profile) };
}

/**
 * The profile that Auth0 keeps of somebody of the legacy database, made or renewed as `set_user_root_attributes` says. An id that
 * isn't there makes another user, even of the same address (A2: random ids duplicate users).
 */
export function keepProfile(parts: TenantParts, connection: Connection, profile: ScriptProfile): UserRecord {
  const now = parts.clock.now();
  const { set_user_root_attributes: when = 'on_each_login' } = connection.options;
  const known = parts.users.inConnection(connection).byId(profile.id);
  if (known === null) {
    const user = { ...blankUser(connection, profile.id, now), password: noPassword };
    const { id, email, emailVerified, username } = profile;
    const bare = { id, email, emailVerified, username, name: null, extra: null, appMetadata: null, userMetadata: null };
    applyProfile(user, when === 'never_on_login' ? bare : profile, 'legacy');
    parts.users.add(user);
    return user;
  }
  if (when === 'on_each_login') {
    // Metadata that was set at Auth0 stays: only what the script names is another.
    const appMetadata = { ...parseObject(known.appMetadata), ...profile.appMetadata };
    const userMetadata = { ...parseObject(known.userMetadata), ...profile.userMetadata };
    parts.users.change(known, (changed) => {
      const merged = {
        appMetadata: Object.keys(appMetadata).length === 0 ? null : appMetadata,
        userMetadata: Object.keys(userMetadata).length === 0 ? null : userMetadata,
      };
      applyProfile(changed, { ...profile, ...merged }, 'legacy');
      changed.updatedAt = now;
    });
  }
  return known;
}
