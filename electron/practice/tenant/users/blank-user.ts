import type { Connection } from '../connections/connection-store.ts';
import { randomPassword } from '../passwords/packed-password.ts';
import type { UserRecord } from './user-record.ts';

/** A user of whom nothing is known but the id; `now` in milliseconds since 1970. */
export function blankUser(connection: Connection, id: string, now: number): UserRecord {
  return {
    id,
    connection,
    email: null,
    emailVerified: false,
    username: null,
    blocked: false,
    name: null,
    extra: null,
    appMetadata: null,
    userMetadata: null,
    password: randomPassword,
    createdAt: now,
    updatedAt: now,
    lastLogin: null,
    loginsCount: 0,
    lastPasswordReset: null,
    link: null,
    imports: 0,
    attempts: 0,
  };
}
