import type { Account, KeyKind } from '../accounts/account.ts';
import type { MembershipHash } from '../accounts/passwords/recipe.ts';

/** A column as the catalog of the legacy database tells it. */
export interface CatalogColumn {
  readonly name: string;
  /** SQL Server's type name, e.g. `nvarchar`; length in characters, -1 for max, where the type has one. */
  readonly type: string;
  readonly length: number | null;
  readonly nullable: boolean;
}

export interface CatalogTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly CatalogColumn[];
  readonly primaryKey: readonly string[];
  /** From sys.partitions; an estimate on a busy server. */
  readonly rows: number;
}

export interface Catalog {
  readonly tables: readonly CatalogTable[];
}

/** How surely a database holds this store, with what speaks for it in words a person can check. */
export interface Recognition {
  readonly store: string;
  readonly confidence: 'certain' | 'likely';
  readonly evidence: readonly string[];
  /** The tables that play the store's roles, e.g. `{users: {schema: 'dbo', name: 'AspNetUsers'}}`. */
  readonly tables: Readonly<Record<string, { readonly schema: string; readonly name: string }>>;
  /** The key's SQL type as a parameter declares it, e.g. `nvarchar(450)`, and how it goes into a user id. */
  readonly key: { readonly sqlType: string; readonly kind: KeyKind };
}

/** What the administrator chose and the columns don't tell. Plain data: it crosses to the worker thread and into the plan. */
export interface StoreSettings {
  readonly membershipHash: MembershipHash | 'auto';
  /** Chosen applications' ids; empty means all. Only stores with applications look at it. */
  readonly applications: readonly string[];
}

/**
 * Where the accounts of a store are read from: the parts of one SELECT over a single key, so that the reader can page by it.
 * SQL Server alone orders and compares keys.
 */
export interface AccountSource {
  /** SELECT list without the key, in the order in which `toAccount` receives the values after the key. */
  readonly columns: readonly string[];
  /** FROM and JOIN clauses, quoted. */
  readonly from: string;
  /** Further conditions; values only as parameters. */
  readonly where: string | null;
  readonly parameters: readonly {
    readonly name: string;
    readonly type: 'uniqueidentifier' | 'int' | 'nvarchar';
    readonly value: string;
  }[];
  readonly key: { readonly expression: string; readonly sqlType: string; readonly kind: KeyKind };
}

/** One of the store shapes Userferry knows ("store" in the words of the product). Pure: it makes statements and maps rows; it runs nothing. */
export interface Store {
  readonly name: string;
  readonly label: string;
  recognise(catalog: Catalog): Recognition | null;
  source(recognition: Recognition, settings: StoreSettings): AccountSource;
  /** A SELECT of each application's id, name and number of accounts; null for stores that know no applications. */
  applications(recognition: Recognition): string | null;
  /** A row as the driver gives it: the key first, then `source.columns` (strings, numbers, booleans, Dates, Buffers, null). `now` in ms since 1970. */
  toAccount(row: readonly unknown[], recognition: Recognition, now: number): Account;
  /** The mapping in words, for the survey: Auth0's field and where it comes from. */
  readonly mapping: readonly { readonly field: string; readonly source: string }[];
}
