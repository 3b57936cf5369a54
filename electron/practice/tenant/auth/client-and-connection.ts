import type { Connection } from '../connections/connection-store.ts';
import { apiError } from '../http/api-error.ts';
import type { TenantParts } from '../tenant-parts.ts';
import type { Client } from './clients.ts';

/** The application and the connection that a call of `/dbconnections` names; 400 in own words where they don't belong together. */
export function clientAndConnection(
  parts: TenantParts,
  named: { readonly client_id: string; readonly connection: string },
): { readonly client: Client; readonly connection: Connection } {
  const client = parts.clients.find(({ clientId }) => clientId === named.client_id);
  const connection = parts.connections.byName(named.connection);
  if (client === undefined || connection === null || !connection.enabledClients.has(client.clientId)) {
    throw apiError(400, 'The practice tenant has no such connection for this application.');
  }
  return { client, connection };
}
