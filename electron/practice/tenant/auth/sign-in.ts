import { randomBytes } from 'node:crypto';
import type { Connection } from '../connections/connection-store.ts';
import { oauthError } from '../http/api-error.ts';
import type { LogEntry } from '../logs/log-store.ts';
import { packOwnPassword, verifyPacked } from '../passwords/packed-password.ts';
import type { TenantParts } from '../tenant-parts.ts';
import type { UserRecord } from '../users/user-record.ts';
import type { Client } from './clients.ts';

/** Auth0 docs, password limits: at most 72 bytes, printable ASCII; whether that holds is a variant. */
const documentedPassword = /^[\x21-\x7e]{1,72}$/;

export interface SignIn {
  readonly client: Client;
  readonly realm: string;
  readonly username: string;
  readonly password: string;
  readonly scope: string;
}

/**
 * The password-realm grant: checks the imported hash for real and, at the first success, replaces it by the tenant's own.
 * Answers 403 as the Authentication API words it.
 */
export async function signIn(parts: TenantParts, attempt: SignIn): Promise<object> {
  const connection = parts.connections.byName(attempt.realm);
  if (connection === null || !connection.enabledClients.has(attempt.client.clientId)) {
    throw oauthError(403, 'unauthorized_client', 'unknown or disabled connection');
  }
  const user = findUser(parts, connection, attempt.username);
  const fits =
    user !== null &&
    (parts.settings.variants.signInPasswords === 'any' || documentedPassword.test(attempt.password)) &&
    (await verifyPacked(attempt.password, user.password));
  if (user === null || !fits) {
    // Auth0 Community 106101: what the log says of a hash that doesn't match.
    const description = user === null ? 'Wrong email or password.' : 'Password change required';
    log(parts, attempt, connection, user, user === null ? 'fu' : 'fp', description);
    throw oauthError(403, 'invalid_grant', 'Wrong email or password.');
  }
  if (user.blocked) {
    log(parts, attempt, connection, user, 'f', 'user is blocked');
    throw oauthError(403, 'unauthorized', 'user is blocked');
  }
  if (!user.password.startsWith('o')) user.password = await packOwnPassword(attempt.password);
  user.loginsCount += 1;
  user.lastLogin = parts.clock.now();
  log(parts, attempt, connection, user, 's', 'Successful login');
  return {
    access_token: randomBytes(32).toString('base64url'),
    scope: attempt.scope,
    expires_in: parts.settings.tokenLifetimeSeconds,
    token_type: 'Bearer',
  };
}

function findUser(parts: TenantParts, connection: Connection, identifier: string): UserRecord | null {
  const here = parts.users.inConnection(connection);
  const folded = identifier.toLowerCase();
  return here.byEmail(folded) ?? here.byUsername(folded);
}

function log(
  parts: TenantParts,
  attempt: SignIn,
  connection: Connection,
  user: UserRecord | null,
  type: LogEntry['type'],
  description: string,
): void {
  parts.logs.add(parts.clock.now(), {
    type,
    description,
    client_id: attempt.client.clientId,
    client_name: attempt.client.name,
    connection: connection.name,
    connection_id: connection.id,
    user_name: attempt.username,
    ...(user === null ? {} : { user_id: `auth0|${user.id}` }),
  });
}
