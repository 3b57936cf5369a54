import type { SeenServer } from '../common/circumstances.ts';
import type { TableSample } from '../stores/custom/sample.ts';
import type { TableName } from '../stores/mapping/mapping.ts';
import type { AccountSource, Catalog, CatalogColumn, CatalogTable } from '../stores/store.ts';

/** Who signs in at the SQL Server; what must stay secret (a password, a client secret, a token) comes beside it. */
export type LegacyAuthentication =
  | { readonly type: 'sql-login'; readonly user: string }
  /** A Windows account by name and password (NTLM). */
  | { readonly type: 'windows-domain'; readonly domain: string; readonly user: string }
  /** Whoever is signed in to Windows here: needs the optional ODBC driver. */
  | { readonly type: 'windows-user' }
  /** Microsoft Entra: what this computer is signed in with (Azure CLI, PowerShell, a managed identity). */
  | { readonly type: 'entra-default' }
  | { readonly type: 'entra-service-principal'; readonly tenantId: string; readonly clientId: string }
  /** Microsoft Entra: an access token for Azure SQL that somebody else fetched; good for about an hour. */
  | { readonly type: 'entra-token' };

/** What makes the server's certificate trusted. */
export type LegacyTrust =
  | { readonly kind: 'system' }
  /** One's own authority and no other: its certificate, PEM. */
  | { readonly kind: 'authority'; readonly pem: string }
  | { readonly kind: 'fingerprint'; readonly fingerprint256: string }
  | { readonly kind: 'unchecked' };

/** How to reach the legacy database; the secret comes beside it and is never part of this. */
export interface LegacyConfig {
  readonly server: string;
  readonly port?: number;
  readonly instance?: string;
  readonly database: string;
  readonly authentication: LegacyAuthentication;
  /** `strict`: TLS before anything else (TDS 8, SQL Server 2022 and Azure SQL). */
  readonly encrypt: boolean | 'strict';
  readonly trust: LegacyTrust;
  /** The name that the certificate must carry, where it is not the server's (connecting by address or alias). */
  readonly certificateName?: string;
  /** A named risk: lets this connection speak TLS 1.0 and 1.1 and take SHA-1 signatures, with servers that know nothing newer. */
  readonly oldEncryption?: boolean;
  /** ApplicationIntent=ReadOnly, unless it is false: an availability group may answer from a replica. */
  readonly readOnlyReplica?: boolean;
}

/** A short page of raw rows in the order of the key, the key first (see `Store.toAccount`). */
export interface AccountPage {
  readonly rows: readonly (readonly unknown[])[];
}

export interface PageRange {
  /** Exclusive lower and inclusive upper bound, as keys that this database gave before; null is open. */
  readonly after: string | null;
  readonly upTo: string | null;
  /** Rows a page; each page is one statement and holds no lock after it. */
  readonly pageSize: number;
  /** All in one sorted result, where no index leads to the key (see `readingOf`). */
  readonly inOnePass?: boolean;
}

/** A connection to the legacy database. Only reads. Reconnects after a dropped connection and goes on behind the last key. */
export interface LegacyDatabase {
  readonly version: string;
  /** The server as it showed itself, and what the login may do with these tables, by the server's own word. */
  seen(tables: readonly TableName[], signal?: AbortSignal): Promise<SeenServer>;
  catalog(signal?: AbortSignal): Promise<Catalog>;
  /** At most so many rows of a table, the newest where its key tells, to see what its columns hold. */
  sample(table: CatalogTable, rows: number, signal?: AbortSignal): Promise<TableSample>;
  /** As `sample`, of what an administrator's own SELECT gives; the columns are those that `describe` told. */
  sampleStatement(
    sql: string,
    columns: readonly CatalogColumn[],
    rows: number,
    signal?: AbortSignal,
  ): Promise<TableSample>;
  /** The columns of an administrator's own SELECT, which is not run. @throws UserferryError UF-1211 to UF-1214 */
  describe(sql: string, signal?: AbortSignal): Promise<readonly CatalogColumn[]>;
  /**
   * Whether the key of the source is never NULL and in no two rows the same; reads every key: in pages, or, where no index leads to it,
   * in one statement.
   */
  proveKey(
    source: AccountSource,
    how: Pick<PageRange, 'pageSize' | 'inOnePass'>,
    signal?: AbortSignal,
  ): Promise<'unique' | 'repeated' | 'null'>;
  /** The key of every row as canonical text (`AccountKey.value`) stands at index 0 of the row. */
  readAccounts(source: AccountSource, range: PageRange, signal?: AbortSignal): AsyncIterable<AccountPage>;
  /** One account's row as `readAccounts` gives it; null when there is none. */
  account(source: AccountSource, key: string, signal?: AbortSignal): Promise<readonly unknown[] | null>;
  /** Applications of a membership store: id (canonical), name, accounts. */
  applications(
    statement: string,
    signal?: AbortSignal,
  ): Promise<readonly { readonly id: string; readonly name: string; readonly accounts: number }[]>;
  close(): Promise<void>;
}
