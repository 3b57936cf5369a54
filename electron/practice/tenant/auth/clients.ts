import { randomBytes } from 'node:crypto';

/** Everything the management client may be granted (Auth0 docs: Management API scopes by endpoint). */
export const managementScopes = [
  'create:connections',
  'read:connections',
  'update:connections',
  'delete:connections',
  'read:connections_options',
  'update:connections_options',
  'create:users',
  'read:users',
  'update:users',
  'delete:users',
  'update:users_app_metadata',
  'create:user_tickets',
  'read:logs',
  'read:clients',
  'read:actions',
  'read:email_provider',
  'read:attack_protection',
  'read:mfa_policies',
  'read:guardian_factors',
  'read:roles',
  'update:roles',
  'read:role_members',
  'create:role_members',
] as const;

/** An application registered with the tenant. */
export interface Client {
  readonly clientId: string;
  readonly name: string;
  /** Null for a public application. */
  readonly clientSecret: string | null;
  readonly grants: readonly string[];
  /** Scopes granted for the Management API; null when it is not authorized for it. */
  readonly managementScopes: readonly string[] | null;
}

export const passwordRealmGrant = 'http://auth0.com/oauth/grant-type/password-realm';

const newId = () => randomBytes(24).toString('base64url').replaceAll(/[-_]/g, 'x');

/** The machine-to-machine application that the assistant uses. */
export function managementClient(scopes: readonly string[]): Client {
  return {
    clientId: newId(),
    name: 'Userferry',
    clientSecret: randomBytes(32).toString('base64url'),
    grants: ['client_credentials'],
    managementScopes: scopes,
  };
}

/** The application whose users are being moved; it may sign in with the password-realm grant. */
export function signInClient(): Client {
  return {
    clientId: newId(),
    name: 'Practice application',
    clientSecret: null,
    grants: [passwordRealmGrant],
    managementScopes: null,
  };
}
