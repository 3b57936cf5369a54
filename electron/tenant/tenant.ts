import type { UsernameLimits } from '../accounts/username.ts';
import type { AskedOfTenant } from '../common/circumstances.ts';

// What the rest of Userferry asks of a tenant. One implementation (open-tenant.ts) on the auth0 SDK.

/** Received in full or not: an import job's creation is never retried blindly (DESIGN.md "What always holds" 2). */
export type ImportSubmission =
  | { readonly kind: 'accepted'; readonly job: string }
  /** Surely not accepted: both of the tenant's slots are taken; other calls go on. */
  | { readonly kind: 'two-active-jobs' }
  /** Surely not accepted: the file is over the tenant's cap (413). */
  | { readonly kind: 'too-large' }
  /** Surely not accepted, and worth trying again: nothing reached the tenant, or it said so (429, 503 before the body). */
  | { readonly kind: 'not-sent'; readonly why: string }
  /** The answer was lost, or a 5xx that may have come after acceptance: the file is uncertain. */
  | { readonly kind: 'uncertain'; readonly why: string };

export type JobState =
  | { readonly kind: 'queued' }
  | { readonly kind: 'running'; readonly percent: number | null }
  | {
      readonly kind: 'completed';
      readonly summary: {
        readonly total: number;
        readonly inserted: number;
        readonly updated: number;
        readonly failed: number;
      } | null;
    }
  | { readonly kind: 'failed'; readonly detail: string }
  /** 404: the tenant has forgotten the job (24 h) or never had it. */
  | { readonly kind: 'unknown' };

/** One user that a job refused; codes are an open set (AUTH0.md C6). */
export interface RefusedUser {
  /** As submitted, without `auth0|`; null when the tenant sent none back. */
  readonly userId: string | null;
  readonly email: string | null;
  readonly errors: readonly { readonly code: string; readonly message: string; readonly path: string | null }[];
}

export interface ExportedUser {
  /** Without `auth0|`. */
  readonly userId: string;
  readonly email: string | null;
  readonly emailVerified: boolean | null;
  readonly username: string | null;
  readonly phoneNumber: string | null;
  readonly name: string | null;
  readonly blocked: boolean | null;
  readonly appMetadata: Readonly<Record<string, unknown>> | null;
  /** How often they signed in. */
  readonly signIns: number;
  /** Milliseconds since 1970, as is the next; null for never. */
  readonly lastLogin: number | null;
  /** When a password was last set at Auth0; being made, with a password or without, sets none. */
  readonly lastPasswordReset: number | null;
  /** When they were made, ms since 1970 by the tenant's clock; null where it tells none. */
  readonly created: number | null;
}

/** One way in which a user signs in; linked accounts have several. */
export interface Identity {
  readonly connection: string;
  /** The user's id if this were an account by itself, without `auth0|`. */
  readonly userId: string;
  /** Its own address, where it is not the user's; missing where Auth0 tells none. */
  readonly email?: string;
}

/** A user with everything that Auth0 tells of what became of them. */
export interface FoundUser extends ExportedUser {
  readonly identities: readonly Identity[];
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly nickname: string | null;
  readonly picture: string | null;
  readonly userMetadata: Readonly<Record<string, unknown>> | null;
  /** Second factors with which they are enrolled, as Auth0 names them. */
  readonly factors: readonly string[];
  /** Milliseconds since 1970 by the tenant's clock, as is the next; null where it tells none. */
  readonly factorsChanged: number | null;
  /** Of anything about them; a sign-in counts (Auth0 docs, User Profile Attribute Schema: `updated_at`). */
  readonly changed: number | null;
}

/**
 * Values of a user that are set; null takes one away (Auth0 docs, Update Root Attributes for Users). Members of metadata are put among
 * those that are there, and null takes a member away (AUTH0.md B6).
 */
export interface UserChanges {
  readonly blocked?: boolean;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly verify_email?: false;
  readonly username?: string;
  readonly phone_number?: string;
  readonly phone_verified?: boolean;
  readonly name?: string | null;
  readonly given_name?: string | null;
  readonly family_name?: string | null;
  readonly nickname?: string | null;
  readonly picture?: string | null;
  readonly user_metadata?: Readonly<Record<string, unknown>>;
  readonly app_metadata?: Readonly<Record<string, unknown>>;
}

/** What came of it; `taken`: somebody else has the address, user name or phone number. */
export type UserUpdate =
  | { readonly kind: 'changed'; readonly user: FoundUser }
  | { readonly kind: 'taken' | 'refused'; readonly why: string }
  | { readonly kind: 'nobody' };

export interface TenantConnection {
  readonly id: string;
  readonly name: string;
  /** Enabled for at least one application; null when the token may not see it. */
  readonly enabled: boolean | null;
  /** Null when `read:connections_options` is missing. */
  readonly options: {
    readonly importMode: boolean;
    readonly customDatabase: boolean;
    /** How long user names may be; null where the connection asks nobody for one. */
    readonly usernames: UsernameLimits | null;
  } | null;
}

export interface ImportFile {
  readonly connectionId: string;
  /** A JSON array of users, UTF-8. */
  readonly body: Uint8Array;
  readonly upsert: boolean;
  /** `run:file:digest`, echoed by the job. */
  readonly externalId: string;
  /** Sent as X-Correlation-ID (at most 64 characters); appears in the tenant's log. */
  readonly correlationId: string;
}

/** What the tenant's log says of a correlation id; `unreadable` when the token may not read logs. */
export type LogFinding =
  | { readonly kind: 'job'; readonly job: string }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreadable' };

/**
 * A tenant behind one token. All calls share one rate-limit governor: a 429 pauses every call until the header's time. All
 * throw UserferryError for what a user must mend (credentials, scopes, connection), and abort with the signal's reason.
 */
export interface Tenant {
  readonly domain: string;
  /** Scopes that the token carries. */
  scopes(signal?: AbortSignal): Promise<readonly string[]>;
  connections(signal?: AbortSignal): Promise<readonly TenantConnection[]>;
  /** Ids of all database connections. */
  databases(signal?: AbortSignal): Promise<readonly string[]>;
  submitImport(file: ImportFile, signal?: AbortSignal): Promise<ImportSubmission>;
  job(id: string, signal?: AbortSignal): Promise<JobState>;
  refusedUsers(job: string, signal?: AbortSignal): Promise<readonly RefusedUser[]>;
  /**
   * Reads a whole connection back through an export job, or the whole tenant (null), streamed; not in any order. A user can come
   * more than once: a download that breaks off is begun again from a new export.
   */
  exportUsers(connectionId: string | null, signal?: AbortSignal): AsyncIterable<readonly ExportedUser[]>;
  /** The same with everything that is told of each: three times as long a file. */
  exportInFull(connectionId: string | null, signal?: AbortSignal): AsyncIterable<readonly FoundUser[]>;
  /** By id (without `auth0|`), immediately consistent; null when there is none. */
  user(userId: string, signal?: AbortSignal): Promise<FoundUser | null>;
  usersByEmail(email: string, signal?: AbortSignal): Promise<readonly FoundUser[]>;
  /** Sets values of whoever has the id; may be repeated. */
  updateUser(userId: string, changes: UserChanges, signal?: AbortSignal): Promise<UserUpdate>;
  /**
   * Deletes whoever has the id, or the address in a connection; nobody is as good as deleted. Sent once: after a lost answer somebody
   * may be there who was not before, so whoever repeats it looks first.
   */
  deleteUser(userId: string, signal?: AbortSignal): Promise<void>;
  deleteByEmail(connectionId: string, email: string, signal?: AbortSignal): Promise<void>;
  findInLog(correlationId: string, since: number, signal?: AbortSignal): Promise<LogFinding>;
  /** Until when all calls wait (ms since 1970), or null: for the progress display. */
  pausedUntil(): number | null;
  /** How many calls at once the limit of the latest call allows (X-RateLimit-Limit): which one holds, tells the plan. */
  burst(): number | null;
  /** What was asked of it so far, for whoever has to say so afterwards. */
  asked(): AskedOfTenant;
}
