import type { TableSample } from '../stores/custom/sample.ts';
import type { AccountSource, Catalog, CatalogColumn, CatalogTable } from '../stores/store.ts';

/** How to reach the legacy database; the password comes beside it and is never part of this. */
export interface LegacyConfig {
  readonly server: string;
  readonly port?: number;
  readonly instance?: string;
  readonly database: string;
  readonly user: string;
  readonly encrypt: boolean;
  readonly trust:
    | { readonly kind: 'system' }
    | { readonly kind: 'fingerprint'; readonly fingerprint256: string }
    | { readonly kind: 'unchecked' };
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
}

/** A connection to the legacy database. Only reads. Reconnects after a dropped connection and goes on behind the last key. */
export interface LegacyDatabase {
  readonly version: string;
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
  /** Whether the key of the source is never NULL and in no two rows the same; reads it whole. */
  proveKey(source: AccountSource, signal?: AbortSignal): Promise<'unique' | 'repeated' | 'null'>;
  count(source: AccountSource, signal?: AbortSignal): Promise<number>;
  /** The key of every row as canonical text (`AccountKey.value`) stands at index 0 of the row. */
  readAccounts(source: AccountSource, range: PageRange, signal?: AbortSignal): AsyncIterable<AccountPage>;
  /** One account's row as `readAccounts` gives it, its details left out; null when there is none. */
  account(source: AccountSource, key: string, signal?: AbortSignal): Promise<readonly unknown[] | null>;
  /** Applications of a membership store: id (canonical), name, accounts. */
  applications(
    statement: string,
    signal?: AbortSignal,
  ): Promise<readonly { readonly id: string; readonly name: string; readonly accounts: number }[]>;
  close(): Promise<void>;
}
