import type { AuthUser } from '../../accounts/to-user.ts';
import { canonicalJson } from '../../common/canonical-json.ts';
import type { FoundUser } from '../../tenant/tenant.ts';

/** Fields in which a user who was read back is not as sent, by Auth0's names; no value of them. */
export function differingFields(sent: AuthUser, found: FoundUser, connection: string): readonly string[] {
  const own = found.identities[0];
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['user_id', sent.user_id, found.userId],
    ['identities', { connection, userId: sent.user_id }, own === undefined ? null : { ...own }],
    ['email', sent.email, found.email],
    ['email_verified', sent.email_verified, found.emailVerified],
    ['username', sent.username ?? null, found.username],
    ['name', sent.name ?? found.name, found.name],
    ['blocked', sent.blocked ?? false, found.blocked ?? false],
    ['user_metadata', sent.user_metadata ?? {}, found.userMetadata ?? {}],
    ['app_metadata', sent.app_metadata ?? {}, found.appMetadata ?? {}],
  ];
  return pairs.filter(([, one, other]) => canonicalJson(one) !== canonicalJson(other)).map(([name]) => name);
}
