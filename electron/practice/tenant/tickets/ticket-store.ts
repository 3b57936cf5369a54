import { randomBytes } from 'node:crypto';
import type { Connection } from '../connections/connection-store.ts';
import type { ScriptProfile } from '../custom-database/script-profile.ts';

/** A link that somebody may follow once. */
export interface Ticket {
  readonly id: string;
  readonly kind: 'password-change' | 'verification';
  readonly connection: Connection;
  readonly email: string;
  /** Of a user that is there, without `auth0|`. */
  readonly userId: string | null;
  /** Of somebody who isn't there yet, as getUser told of them when the reset began. */
  readonly profile: ScriptProfile | null;
  readonly markVerified: boolean;
  /** Whether it went out by e-mail, or was handed to whoever asked the Management API. */
  readonly mailed: boolean;
  readonly expiresAt: number;
  used: boolean;
}

/** Auth0 OpenAPI, tickets: five days unless said otherwise. */
export const usualTicketMs = 432_000_000;

/** The links that are out, and with them the e-mails that a practice tenant only pretends to send. */
export class TicketStore {
  readonly #tickets = new Map<string, Ticket>();

  add(ticket: Omit<Ticket, 'id' | 'used'>): Ticket {
    const made = { ...ticket, id: randomBytes(16).toString('base64url'), used: false };
    this.#tickets.set(made.id, made);
    return made;
  }

  byId(id: string): Ticket | null {
    return this.#tickets.get(id) ?? null;
  }

  /** Links that were mailed, oldest first. */
  mailed(): readonly Ticket[] {
    return [...this.#tickets.values()].filter(({ mailed }) => mailed);
  }

  /** The newest link of a kind that was mailed to an address and not followed yet. */
  newest(kind: Ticket['kind'], email: string): Ticket | null {
    const folded = email.toLowerCase();
    return (
      this.mailed().findLast(
        (ticket) => ticket.kind === kind && !ticket.used && ticket.email.toLowerCase() === folded,
      ) ?? null
    );
  }
}
