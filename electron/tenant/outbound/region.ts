import { type Region, regions } from '../../common/auth0-regions.ts';

/**
 * The region that a tenant's domain tells: `contoso.eu.auth0.com`, or `contoso.auth0.com`, as tenants of the United States were named
 * until 2020. Null for a domain of the tenant's own and for private clouds, which don't tell.
 */
export function regionOf(domain: string): Region | null {
  const found = /^[a-z0-9-]+(?:\.(?<told>[a-z]{2})(?:-\d+)?)?\.auth0\.com$/i.exec(domain);
  if (found === null) return null;
  const told = found.groups?.told ?? 'US';
  return regions.find((region) => region === told.toUpperCase()) ?? null;
}
