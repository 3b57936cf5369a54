import { createServer, type RequestListener } from 'node:http';
import { startControlServer } from '../control-server.ts';
import { tenantControl } from './control.ts';
import { createTenant } from './create-tenant.ts';
import { apiListener } from './http/api-server.ts';
import { exportListener } from './jobs/export-server.ts';
import type { TenantMessage } from './process-contract.ts';
import type { TenantSettings } from './settings.ts';

/** Brings a tenant up: its API, the other origin that serves exports, and the control calls, all on loopback. */
export async function listenAsTenant(
  settings: TenantSettings,
  stop: () => void,
): Promise<TenantMessage & { kind: 'ready' }> {
  const tenant = createTenant(settings);
  const { parts, routes, connection } = tenant;
  parts.origins.api = await listen(apiListener(parts, routes), settings.port);
  parts.origins.exports = await listen(exportListener(parts), 0);
  const control = await startControlServer(tenantControl(tenant, stop));
  const [management, application] = parts.clients;
  if (management?.clientSecret == null || application === undefined)
    throw new Error('The tenant lacks its applications.');
  return {
    kind: 'ready',
    origin: parts.origins.api,
    clientId: management.clientId,
    clientSecret: management.clientSecret,
    connection: connection.name,
    connectionId: connection.id,
    signInClientId: application.clientId,
    control: control.origin,
  };
}

async function listen(listener: RequestListener, port: number): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The tenant has no port.');
  return `http://127.0.0.1:${address.port}`;
}
