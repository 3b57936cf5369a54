import type { Connection } from '../connections/connection-store.ts';
import { askGetUser } from '../custom-database/ask-scripts.ts';
import { modeOf } from '../custom-database/connection-mode.ts';
import type { ScriptProfile } from '../custom-database/script-profile.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { findProfile, findStored } from '../users/find-user.ts';
import type { UserRecord } from '../users/user-record.ts';
import { type Ticket, usualTicketMs } from './ticket-store.ts';

export type StartedReset =
  | { readonly kind: 'started'; readonly ticket: Ticket }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Begins a reset (A5). Import mode: getUser is asked of whom the own store doesn't have, and the flow goes on where it finds somebody.
 * Import mode off: getUser is asked each time.
 */
export async function startReset(
  parts: TenantParts,
  connection: Connection,
  email: string,
  how: { readonly mailed: boolean; readonly markVerified: boolean; readonly lifetimeMs?: number },
): Promise<StartedReset> {
  const stored = findStored(parts, connection, email);
  const mode = modeOf(connection);
  const ownStore = mode !== 'legacy' && stored !== null;
  if (ownStore) return started(parts, connection, stored, null, email, how);
  if (mode === 'plain') return { kind: 'refused', why: 'User does not exist.' };
  const asked = await askGetUser(parts, connection, email);
  if (asked.kind === 'failed') return { kind: 'refused', why: asked.failure.message };
  if (asked.kind === 'nobody') return { kind: 'refused', why: 'User does not exist.' };
  return started(parts, connection, findProfile(parts, connection, email), asked.profile, email, how);
}

function started(
  parts: TenantParts,
  connection: Connection,
  user: UserRecord | null,
  profile: ScriptProfile | null,
  email: string,
  { mailed, markVerified, lifetimeMs = usualTicketMs }: Parameters<typeof startReset>[3],
): StartedReset {
  const ticket = parts.tickets.add({
    kind: 'password-change',
    connection,
    email: user?.email ?? profile?.email ?? email,
    userId: user?.id ?? null,
    profile,
    markVerified,
    mailed,
    expiresAt: parts.clock.now() + lifetimeMs,
  });
  return { kind: 'started', ticket };
}
