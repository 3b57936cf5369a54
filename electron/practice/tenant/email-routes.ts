import { apiError } from './http/api-error.ts';
import { pickFields } from './http/pick-fields.ts';
import { jsonRoute, type Route } from './http/route.ts';
import { noBody } from './http/validate.ts';
import type { TenantParts } from './tenant-parts.ts';
import { fieldsQuery } from './users/user-schema.ts';

/** `GET /emails/provider` (Auth0 OpenAPI); a tenant that uses the built-in provider has none. Nothing is ever really sent. */
export function emailRoutes(parts: TenantParts): readonly Route[] {
  return [
    jsonRoute({
      operation: 'emails.provider.get',
      method: 'GET',
      path: '/api/v2/emails/provider',
      scopes: ['read:email_provider'],
      group: 'other',
      query: fieldsQuery,
      body: noBody,
      handle: (_call, { query }) => {
        if (parts.emailProvider === 'built-in') {
          // auth0.net's own tests name the code; the words are those that deploy tools look for.
          throw apiError(404, 'There is not a configured email provider', 'inexistent_email_provider');
        }
        const provider = {
          name: 'smtp',
          enabled: parts.emailProvider === 'own',
          default_from_address: 'accounts@practice.example',
          credentials: { smtp_host: 'smtp.practice.example', smtp_port: 587, smtp_user: 'accounts' },
          settings: {},
        };
        return { status: 200, body: pickFields(provider, query) };
      },
    }),
  ];
}
