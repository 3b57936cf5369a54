import { randomBytes } from 'node:crypto';
import { assertNever } from '../../../common/assert-never.ts';
import type { Connection } from '../connections/connection-store.ts';
import { modeOf } from '../custom-database/connection-mode.ts';
import { importSignIn } from '../custom-database/import-sign-in.ts';
import { legacySignIn } from '../custom-database/legacy-sign-in.ts';
import { oauthError } from '../http/api-error.ts';
import { logEvent } from '../logs/log-event.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { findStored } from '../users/find-user.ts';
import type { Client } from './clients.ts';
import { ownStoreSignIn } from './own-store-sign-in.ts';
import { refused, type SignInVerdict } from './sign-in-verdict.ts';

export interface SignIn {
  readonly client: Client;
  readonly realm: string;
  readonly username: string;
  readonly password: string;
  readonly scope: string;
}

/** The password-realm grant, asking whom the connection's mode asks. Answers 403 as the Authentication API words it. */
export async function signIn(parts: TenantParts, attempt: SignIn): Promise<object> {
  const { client, username: userName } = attempt;
  const connection = parts.connections.byName(attempt.realm);
  if (connection === null || !connection.enabledClients.has(client.clientId)) {
    throw oauthError(403, 'unauthorized_client', 'unknown or disabled connection');
  }
  const verdict = unlessBlocked(asPrimary(await verdictOf(parts, connection, attempt)));
  if (verdict.kind === 'refused') {
    const { type, description, userId, answer } = verdict;
    logEvent(parts, { type, description, connection, userName, client, ...(userId === null ? {} : { userId }) });
    throw answer;
  }
  const { user } = verdict;
  user.loginsCount += 1;
  user.lastLogin = parts.clock.now();
  // Auth0 docs, User Profile Attribute Schema: a sign-in is an update.
  user.updatedAt = user.lastLogin;
  const userId = `auth0|${user.id}`;
  logEvent(parts, { type: 's', description: 'Successful login', connection, userName, userId, client });
  return {
    access_token: randomBytes(32).toString('base64url'),
    scope: attempt.scope,
    expires_in: parts.settings.tokenLifetimeSeconds,
    token_type: 'Bearer',
  };
}

async function verdictOf(parts: TenantParts, connection: Connection, attempt: SignIn): Promise<SignInVerdict> {
  const { username, password } = attempt;
  const mode = modeOf(connection);
  switch (mode) {
    case 'plain':
      return ownStoreSignIn(parts, findStored(parts, connection, username), password);
    case 'import':
      return importSignIn(parts, connection, username, password);
    case 'legacy':
      return legacySignIn(parts, connection, username, password);
    default:
      return assertNever(mode);
  }
}

/** Whoever was linked into another account signs in as that one. */
function asPrimary(verdict: SignInVerdict): SignInVerdict {
  if (verdict.kind === 'refused' || verdict.user.link?.kind !== 'into') return verdict;
  return { kind: 'in', user: verdict.user.link.primary };
}

function unlessBlocked(verdict: SignInVerdict): SignInVerdict {
  if (verdict.kind === 'refused' || !verdict.user.blocked) return verdict;
  const answer = oauthError(403, 'unauthorized', 'user is blocked');
  return refused('f', 'user is blocked', `auth0|${verdict.user.id}`, answer);
}
