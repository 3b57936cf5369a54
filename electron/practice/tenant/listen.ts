import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Fork } from '../../common/fork.ts';
import { startControlServer } from '../control-server.ts';
import { makeAuthority } from './authority.ts';
import { tenantControl } from './control.ts';
import { createTenant } from './create-tenant.ts';
import { apiListener } from './http/api-server.ts';
import { exportListener } from './jobs/export-server.ts';
import type { TenantMessage } from './process-contract.ts';
import type { TenantSettings } from './settings.ts';

/** Brings a tenant up: its API, the other origin that serves exports, and the control calls, all on loopback. */
export async function listenAsTenant(
  settings: TenantSettings,
  fork: Fork,
  stop: () => void,
): Promise<TenantMessage & { kind: 'ready' }> {
  const tenant = createTenant(settings, fork);
  const { parts, apis, connection } = tenant;
  parts.origins.api = await listen(apiListener(parts, apis), settings.port);
  const secure = settings.secure ? await listenSecurely(apiListener(parts, apis), parts.clock.now()) : null;
  parts.origins.secureApi = secure?.origin ?? null;
  parts.origins.exports = await listen(exportListener(parts), 0);
  const control = await startControlServer(
    tenantControl(tenant, () => {
      parts.scripts.close();
      stop();
    }),
  );
  const [management, application] = parts.clients;
  if (management?.clientSecret == null || application === undefined)
    throw new Error('The tenant lacks its applications.');
  return {
    kind: 'ready',
    origin: parts.origins.api,
    secure,
    clientId: management.clientId,
    clientSecret: management.clientSecret,
    connection: connection.name,
    connectionId: connection.id,
    signInClientId: application.clientId,
    control: control.origin,
  };
}

function listen(listener: RequestListener, port: number): Promise<string> {
  return originOf('http', createServer(listener), port);
}

async function listenSecurely(listener: RequestListener, now: number) {
  const { authority, key, certificate } = await makeAuthority(now);
  const origin = await originOf('https', createSecureServer({ key, cert: certificate }, listener), 0);
  return { origin, authority };
}

async function originOf(scheme: 'http' | 'https', server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The tenant has no port.');
  return `${scheme}://127.0.0.1:${address.port}`;
}
