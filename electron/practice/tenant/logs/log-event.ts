import type { Client } from '../auth/clients.ts';
import type { Connection } from '../connections/connection-store.ts';
import type { TenantParts } from '../tenant-parts.ts';
import type { LogType } from './log-store.ts';

/** Somebody's doing, as the tenant's log has it. */
export interface LoggedEvent {
  readonly type: LogType;
  readonly description: string;
  readonly connection: Connection;
  /** What was typed. */
  readonly userName: string;
  /** With `auth0|`; empty where nobody was found; left out where it isn't known. */
  readonly userId?: string;
  /** Null where no application had a part in it. */
  readonly client: Client | null;
}

export function logEvent(parts: TenantParts, event: LoggedEvent): void {
  const { type, description, connection, userName, userId, client } = event;
  parts.logs.add(parts.clock.now(), {
    type,
    description,
    ...(client === null ? {} : { client_id: client.clientId, client_name: client.name }),
    connection: connection.name,
    connection_id: connection.id,
    user_name: userName,
    ...(userId === undefined ? {} : { user_id: userId }),
  });
}
