import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { oauthError } from '../http/api-error.ts';
import { type AuthEndpoint, readForm } from '../http/auth-endpoint.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { type Client, passwordRealmGrant } from './clients.ts';
import { signIn } from './sign-in.ts';

const text = z.string().min(1);

const tokenRequest = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('client_credentials'),
    client_id: text,
    client_secret: text,
    audience: text,
  }),
  z.object({
    grant_type: z.literal(passwordRealmGrant),
    client_id: text,
    client_secret: z.string().optional(),
    realm: text,
    username: text,
    password: text,
    scope: z.string().default('openid profile email'),
    audience: z.string().optional(),
  }),
]);

/** `POST /oauth/token`, form or JSON (Auth0 docs: Authentication API). */
export const tokenEndpoint: AuthEndpoint = { operation: 'oauth.token', path: '/oauth/token', handle: oauthToken };

async function oauthToken(parts: TenantParts, request: IncomingMessage): Promise<object> {
  const parsed = tokenRequest.safeParse(
    await readForm(request, () => oauthError(400, 'invalid_request', 'The body is not valid JSON')),
  );
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    if (issue?.path[0] === 'grant_type') {
      throw oauthError(403, 'unsupported_grant_type', 'Unsupported grant type');
    }
    throw oauthError(403, 'invalid_request', `Missing required parameter: ${String(issue?.path[0])}`);
  }
  const form = parsed.data;
  const client = parts.clients.find((candidate) => candidate.clientId === form.client_id);
  if (client === undefined || !knowsSecret(client, form.client_secret)) {
    throw oauthError(401, 'invalid_client', 'Unauthorized');
  }
  if (!client.grants.includes(form.grant_type)) {
    throw oauthError(403, 'unauthorized_client', `Grant type '${form.grant_type}' not allowed for the client.`);
  }
  return form.grant_type === 'client_credentials'
    ? managementToken(parts, client, form.audience)
    : signIn(parts, { client, realm: form.realm, username: form.username, password: form.password, scope: form.scope });
}

function managementToken(parts: TenantParts, client: Client, audience: string): object {
  const { api, secureApi } = parts.origins;
  // The SDK's ManagementClient always says https, even where a test's fetch leads it to plain http.
  const origins = [api, api.replace(/^http:/, 'https:'), ...(secureApi === null ? [] : [secureApi])];
  if (!origins.some((origin) => audience === `${origin}/api/v2/`)) {
    throw oauthError(403, 'access_denied', `Service not found: ${audience}`);
  }
  if (client.managementScopes === null) {
    throw oauthError(403, 'access_denied', `Client is not authorized to access "${audience}".`);
  }
  const seconds = parts.settings.tokenLifetimeSeconds;
  const access_token = parts.tokens.issue({
    clientId: client.clientId,
    scopes: new Set(client.managementScopes),
    expiresAt: parts.clock.now() + seconds * 1000,
  });
  return { access_token, scope: client.managementScopes.join(' '), expires_in: seconds, token_type: 'Bearer' };
}

function knowsSecret(client: Client, secret: string | undefined): boolean {
  if (client.clientSecret === null) return true;
  const expected = Buffer.from(client.clientSecret);
  const given = Buffer.from(secret ?? '');
  return expected.length === given.length && timingSafeEqual(expected, given);
}
