import { UserferryError } from '../common/userferry-error.ts';

/** Where a tenant is reached, and under which name the Management API knows itself. */
export interface TenantAddress {
  /** `https://example.eu.auth0.com`, or a loopback origin of the practice tenant. */
  readonly origin: string;
  readonly domain: string;
  /** Audience of a Management API token (Auth0 docs: Management API tokens), with its trailing slash. */
  readonly audience: string;
}

const hostName = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/**
 * Reads a tenant's domain as people type or paste it (`Example.eu.auth0.com`, with or without `https://` and a path).
 * Anything that isn't encrypted is refused, but for the practice tenant on 127.0.0.1.
 */
export function parseTenantAddress(typed: string): TenantAddress {
  const text = typed.trim();
  const loopback = /^http:\/\/127\.0\.0\.1:(\d{1,5})\/?$/.exec(text);
  if (loopback) return addressOf(`http://127.0.0.1:${loopback[1]}`);
  const domain = text
    .replace(/^https:\/\//i, '')
    .replace(/\/.*$/, '')
    .toLowerCase();
  if (!hostName.test(domain)) {
    throw new UserferryError({
      code: 'UF-2001',
      message: 'The tenant’s domain can’t be read as the name of a tenant.',
      kept: 'Nothing has been sent.',
      next: 'Enter the domain that the Auth0 dashboard shows under Settings, for example “contoso.eu.auth0.com”.',
      detail: typed.slice(0, 255),
    });
  }
  return addressOf(`https://${domain}`);
}

/** Whether what was typed is a tenant's address; what can't be read, such as one half typed into a form, is nobody's. */
export function isAddressOf(typed: string, tenant: string): boolean {
  try {
    return parseTenantAddress(typed).domain === tenant;
  } catch (error) {
    if (error instanceof UserferryError) return false;
    throw error;
  }
}

function addressOf(origin: string): TenantAddress {
  return { origin, domain: new URL(origin).host, audience: `${origin}/api/v2/` };
}
