import { assertNever } from '../../../common/assert-never.ts';
import { type Failed, type Written, write } from '../custom-database/ask-scripts.ts';
import { modeOf } from '../custom-database/connection-mode.ts';
import { movedUser } from '../custom-database/import-sign-in.ts';
import { logEvent } from '../logs/log-event.ts';
import { packOwnPassword } from '../passwords/packed-password.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { findStored } from '../users/find-user.ts';
import type { UserRecord } from '../users/user-record.ts';
import type { Ticket } from './ticket-store.ts';

/** What the page behind a link says at the end. */
export interface Followed {
  readonly done: boolean;
  readonly message: string | null;
}

/** auth0/lock issue 972: what the page says, and the log with it, where a new password could not be set. */
const notCompleted = 'The operation cannot be completed. Please try again.';
const spent: Followed = { done: false, message: 'This link has been used before, or is no longer valid.' };

/** Plays the person who follows a link: with a new password, or proving an address. */
export async function followLink(parts: TenantParts, ticket: Ticket, password: string | null): Promise<Followed> {
  if (ticket.used || ticket.expiresAt <= parts.clock.now()) return spent;
  switch (ticket.kind) {
    case 'password-change':
      return password === null ? { done: false, message: 'A new password is needed.' } : reset(parts, ticket, password);
    case 'verification':
      return verify(parts, ticket);
    default:
      return assertNever(ticket.kind);
  }
}

async function reset(parts: TenantParts, ticket: Ticket, password: string): Promise<Followed> {
  const written = await setPassword(parts, ticket, password);
  const event = { connection: ticket.connection, userName: ticket.email, client: null, ...idOf(ticket) };
  if (written.kind === 'done') {
    ticket.used = true;
    logEvent(parts, {
      ...event,
      type: 'scp',
      description: 'You can now login to the application with the new password.',
    });
    return { done: true, message: null };
  }
  const description = written.kind === 'failed' ? written.failure.message : notCompleted;
  logEvent(parts, { ...event, type: 'fcp', description });
  return { done: false, message: notCompleted };
}

async function setPassword(parts: TenantParts, ticket: Ticket, password: string): Promise<Written> {
  const { connection, email, profile } = ticket;
  if (modeOf(connection) === 'legacy') return write(parts, connection, 'changePassword', [email, password]);
  const stored = findStored(parts, connection, email);
  if (stored !== null) {
    const hash = await packOwnPassword(password);
    parts.users.change(stored, (changed) => {
      changed.password = hash;
      changed.emailVerified ||= ticket.markVerified;
      changed.updatedAt = parts.clock.now();
      changed.lastPasswordReset = changed.updatedAt;
    });
    return { kind: 'done' };
  }
  // Somebody who isn't there yet: A5 and A4, of which the sources have three readings.
  if (profile === null) return { kind: 'nothing-done' };
  const { resetBeforeMigration } = parts.settings.variants;
  if (resetBeforeMigration === 'through-change-password') {
    return write(parts, connection, 'changePassword', [email, password]);
  }
  const user = movedUser(parts, connection, profile, await packOwnPassword(password));
  user.emailVerified ||= ticket.markVerified;
  return keep(parts, user, resetBeforeMigration);
}

function keep(parts: TenantParts, user: UserRecord, when: 'created-at-sign-in' | 'created-when-confirmed'): Written {
  const here = parts.users.inConnection(user.connection);
  const taken = here.byId(user.id) !== null || (user.email !== null && here.byEmail(user.email) !== null);
  if (taken) return alreadyExists;
  if (when === 'created-when-confirmed') parts.users.add(user);
  else parts.users.halfCreate(user.connection, user.id, user.email ?? '', user);
  return { kind: 'done' };
}

const alreadyExists: Failed = { kind: 'failed', failure: { kind: 'error', message: 'The user already exists.' } };

async function verify(parts: TenantParts, ticket: Ticket): Promise<Followed> {
  const { connection, email } = ticket;
  const event = { connection, userName: email, client: null, ...idOf(ticket) };
  // A1: where the legacy database is asked, verify runs, and Auth0's own mark comes from login and getUser alone.
  const written: Written =
    modeOf(connection) === 'legacy' ? await write(parts, connection, 'verify', [email]) : markVerified(parts, ticket);
  if (written.kind === 'done') {
    ticket.used = true;
    logEvent(parts, {
      ...event,
      type: 'sv',
      description: 'Your email was verified. You can continue using the application.',
    });
    return { done: true, message: null };
  }
  const message = written.kind === 'failed' ? written.failure.message : 'The address could not be verified.';
  logEvent(parts, { ...event, type: 'fv', description: message });
  return { done: false, message };
}

function markVerified(parts: TenantParts, { userId, email }: Ticket): Written {
  const user = userId === null ? null : parts.users.byId(userId);
  if (user === null || user.email?.toLowerCase() !== email.toLowerCase()) return { kind: 'nothing-done' };
  parts.users.change(user, (changed) => {
    changed.emailVerified = true;
    changed.updatedAt = parts.clock.now();
  });
  return { kind: 'done' };
}

function idOf({ userId }: Ticket): { readonly userId?: string } {
  return userId === null ? {} : { userId: `auth0|${userId}` };
}
