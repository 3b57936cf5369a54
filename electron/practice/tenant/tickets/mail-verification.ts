import type { TenantParts } from '../tenant-parts.ts';
import type { UserRecord } from '../users/user-record.ts';
import { usualTicketMs } from './ticket-store.ts';

/** Sends somebody the link that proves their address (Auth0 OpenAPI: after a sign-up or POST /users, unless it is proven or not wished). */
export function mailVerification(parts: TenantParts, user: UserRecord): void {
  if (user.email === null || user.emailVerified) return;
  parts.tickets.add({
    kind: 'verification',
    connection: user.connection,
    email: user.email,
    userId: user.id,
    profile: null,
    markVerified: false,
    mailed: true,
    expiresAt: parts.clock.now() + usualTicketMs,
  });
}
