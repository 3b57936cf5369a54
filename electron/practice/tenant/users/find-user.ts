import type { Connection } from '../connections/connection-store.ts';
import { noPassword } from '../passwords/packed-password.ts';
import type { TenantParts } from '../tenant-parts.ts';
import type { UserRecord } from './user-record.ts';

/** Whom a typed address or username means, profiles without a password included. */
export function findProfile(parts: TenantParts, connection: Connection, identifier: string): UserRecord | null {
  const here = parts.users.inConnection(connection);
  const folded = identifier.toLowerCase();
  return here.byEmail(folded) ?? here.byUsername(folded);
}

/** Whom the connection's own store has: somebody with a password there. */
export function findStored(parts: TenantParts, connection: Connection, identifier: string): UserRecord | null {
  const user = findProfile(parts, connection, identifier);
  return user?.password === noPassword ? null : user;
}
