import { apiError } from '../http/api-error.ts';
import type { TenantParts } from '../tenant-parts.ts';
import type { ConnectionOptions } from './connection-store.ts';

/**
 * Auth0 docs, custom database connections: availability varies by plan. What a tenant without them answers is not documented; 403 is
 * what the Management API has for other limits of a plan, and its text here is the practice tenant's own.
 */
export function refuseBeyondPlan({ settings }: TenantParts, options: ConnectionOptions): void {
  const customized = options.enabledDatabaseCustomization === true || 'customScripts' in options;
  if (settings.customDatabases || !customized) return;
  throw apiError(403, 'The practice tenant’s plan does not include custom database connections');
}
