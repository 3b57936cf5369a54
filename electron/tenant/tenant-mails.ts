import type { ExportedUser } from './tenant.ts';

// What Userferry asks of a tenant about e-mails that Auth0 sends. One implementation (open-mails.ts).

/** Who sends the tenant's e-mails. */
export type EmailProvider =
  /** One of the tenant's own: `smtp`, `sendgrid`, `ses` and so on. */
  | { readonly kind: 'own'; readonly name: string }
  /** Auth0's, for trying things out: ten e-mails a minute, and its own words (Auth0 docs, SMTP Email Provider Overview). */
  | { readonly kind: 'built-in' };

/** What became of a request for a password-change e-mail. */
export type AskedReset =
  /** Auth0 has taken it on, and sends the e-mail. */
  | { readonly kind: 'asked' }
  /** Surely not taken on: Auth0 knows nobody by this address in the connection (404). */
  | { readonly kind: 'nobody' }
  /** Surely not taken on, in the tenant's words (another 4xx). */
  | { readonly kind: 'refused'; readonly why: string }
  /** Surely not taken on: a rate limit (429). `ready` waits as long as the answer asked. */
  | { readonly kind: 'busy' }
  /** Surely not taken on: nothing reached the tenant. */
  | { readonly kind: 'not-sent'; readonly why: string }
  /** The answer was lost, or a 5xx that may have come after the e-mail. */
  | { readonly kind: 'uncertain'; readonly why: string };

/** What the tenant's log says of a request whose answer was lost; `unreadable` when the token may not read logs. */
export type ResetInLog = 'asked' | 'refused' | 'nothing' | 'unreadable';

/** A tenant behind one token and one rate limit. Throws UserferryError for what a user must mend. */
export interface TenantMails {
  readonly domain: string;
  provider(signal?: AbortSignal): Promise<EmailProvider>;
  /** Client ids of the applications for which a connection is enabled, sorted. */
  applications(connectionId: string, signal?: AbortSignal): Promise<readonly string[]>;
  /** By id (without `auth0|`), immediately consistent; null when there is none. */
  user(userId: string, signal?: AbortSignal): Promise<ExportedUser | null>;
  /** Resolves when the rate limit lets a call through. */
  ready(signal?: AbortSignal): Promise<void>;
  /**
   * Has Auth0 send a password-change e-mail: once, and never again by itself. It can't be broken off, so that its answer is
   * known.
   */
  askReset(request: {
    /** Client id; its language, name and default login route are the e-mail's and the page's behind it. */
    readonly application: string;
    /** The connection's name. */
    readonly connection: string;
    readonly email: string;
  }): Promise<AskedReset>;
  /** Looks for a reset of this address that was asked for since (milliseconds since 1970). */
  findReset(email: string, since: number, signal?: AbortSignal): Promise<ResetInLog>;
}
