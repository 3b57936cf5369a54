import type { Json, JsonObject } from '../../common/json.ts';
import type { ThrowawayRecord } from '../../journal/pilot-records.ts';
import type { SeenConnection } from '../../tenant/pilot/pilot-tenant.ts';
import type { WholeConnection } from '../../tenant/whole-connection.ts';

const prefix = 'userferry-pilot-';

/** The member of a connection's metadata in which a throwaway carries its mark. */
export const MARK = 'userferry_pilot';

/** @param token of letters and digits, which nobody guesses. Auth0's dashboard has room for 35 characters (AUTH0.md B3). */
export function throwawayName(token: string): string {
  return `${prefix}${token}`;
}

/** Options of the target that decide what an import or a sign-in makes of a user. */
const copied = [
  'requires_username',
  'validation',
  'attributes',
  'precedence',
  'passwordPolicy',
  'password_complexity_options',
  'password_history',
  'password_no_personal_info',
  'password_dictionary',
  'password_options',
  'brute_force_protection',
  'mfa',
  'authentication_methods',
  'strategy_version',
] as const;

/** Options of a connection made for a pilot: the target's as far as they matter; nobody signs up there. */
export function throwawayOptions(target: Pick<WholeConnection, 'options'> | null): JsonObject {
  const own = copied.flatMap((name): readonly (readonly [string, Json])[] => {
    const value = target?.options[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(own), disable_signup: true };
}

/**
 * Whether a connection of the tenant is one that this workspace's journal wrote down, and so may go: by name and id, or, where the answer
 * that told the id was lost, by name and the mark that it was made with.
 */
export function isOurs(
  { name, connection, mark }: ThrowawayRecord,
  { id, name: seenName, isDatabase, metadata }: SeenConnection,
): boolean {
  if (!isDatabase || name !== seenName || !name.startsWith(prefix)) return false;
  return connection === null ? metadata[MARK] === mark : connection === id;
}
