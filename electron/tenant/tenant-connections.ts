import type { LogEnd, LogPage } from './read-log.ts';
import type { ConnectionContent, WholeConnection } from './whole-connection.ts';

/** What a deployment asks of a tenant: its connections, whole. All throw UserferryError, and abort with the signal's reason. */
export interface TenantConnections {
  readonly domain: string;
  /** Scopes that the token carries. */
  scopes(signal?: AbortSignal): Promise<readonly string[]>;
  /**
   * The database connection of that name as it is at this moment, or null.
   * @throws UserferryError UF-2050 where the token may not see its options
   */
  find(name: string, signal?: AbortSignal): Promise<WholeConnection | null>;
  /** Whether a connection holds users, by the tenant's search, which lags behind; null where the token may not look. */
  holdsUsers(name: string, signal?: AbortSignal): Promise<boolean | null>;
  /**
   * Other connections of the tenant that hold users whose ids begin so (without `auth0|`), by its search; null where the token may not
   * look. One call.
   */
  usersElsewhere(prefix: string, name: string, signal?: AbortSignal): Promise<readonly string[] | null>;
  /**
   * The tenant's log behind a position, or from the oldest event that is kept (null), to its end; `unreadable` where the token may not
   * read logs.
   */
  log(after: string | null, signal?: AbortSignal): AsyncIterable<LogPage | 'unreadable'>;
  /** Behind everything that the tenant's log holds: for whoever wants to know only what comes. */
  logEnd(signal?: AbortSignal): Promise<LogEnd>;
  /** When somebody last signed in, in ms since 1970, as the tenant's log has it; null where it has nobody. */
  latestSignIn(name: string, signal?: AbortSignal): Promise<number | 'unreadable' | null>;
  /**
   * Makes a database connection; gives its id.
   * @throws UserferryError UF-2052 (custom databases refused), UF-2053 (the name is taken)
   */
  create(name: string, content: ConnectionContent, signal?: AbortSignal): Promise<string>;
  /**
   * Replaces everything: what is left out is lost, or set back by Auth0.
   * @throws UserferryError UF-2051 (custom scripts can't be switched while there are users), UF-2052
   */
  change(id: string, content: ConnectionContent, signal?: AbortSignal): Promise<void>;
  /** Enables a connection for applications, by their client ids. */
  enable(id: string, applications: readonly string[], signal?: AbortSignal): Promise<void>;
}
