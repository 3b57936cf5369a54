import type { KeyKind } from '../accounts/account.ts';
import type { Mapping, TableName } from './mapping/mapping.ts';

/** A column as the catalog of the legacy database tells it. */
export interface CatalogColumn {
  readonly name: string;
  /** SQL Server's type name, e.g. `nvarchar`; length in characters, -1 for max, where the type has one. */
  readonly type: string;
  readonly length: number | null;
  readonly nullable: boolean;
  /** Of decimal and numeric, where the catalog was asked: all digits, and those behind the point. */
  readonly digits?: { readonly precision: number; readonly scale: number };
  /** Who gives a new row's value where an INSERT names none; left out where nobody does, and where the catalog was not asked. */
  readonly filled?: 'identity' | 'default' | 'computed';
}

export interface CatalogTable extends TableName {
  readonly kind: 'table' | 'view';
  readonly columns: readonly CatalogColumn[];
  readonly primaryKey: readonly string[];
  /** Columns of each unique index or constraint besides the primary key; those with a filter are left out. */
  readonly uniqueKeys: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
  /** The first column of each index of all rows, unique or not: by these, rows are found without reading the others. Missing: the keys alone. */
  readonly indexLeads?: readonly string[];
  /** From sys.partitions; an estimate on a busy server, 0 for a view. */
  readonly rows: number;
}

/** Columns that name a row of another table. */
export interface ForeignKey {
  readonly columns: readonly string[];
  readonly references: TableName;
  readonly referencedColumns: readonly string[];
}

export interface Catalog {
  readonly tables: readonly CatalogTable[];
}

/** How surely a database holds this store, with what speaks for it in words a person can check. */
export interface Recognition {
  readonly confidence: 'certain' | 'likely';
  readonly evidence: readonly string[];
  /** Those of the evidence that don't speak for it: doubts, and what else one should know. */
  readonly asides: readonly string[];
  readonly mapping: Mapping;
}

/** A value that a statement takes as a parameter. */
export interface SourceParameter {
  readonly name: string;
  readonly type: 'uniqueidentifier' | 'int' | 'nvarchar';
  readonly value: string;
}

/**
 * Where the accounts of a mapping are read from: the parts of one SELECT over a single key, so that the reader can page by it.
 * SQL Server alone orders and compares keys.
 */
export interface AccountSource {
  /** SELECT list without the key, in the order in which the mapper receives the values after the key. */
  readonly columns: readonly string[];
  /** FROM and JOIN clauses, quoted. */
  readonly from: string;
  /** Further conditions; values only as parameters. */
  readonly where: string | null;
  readonly parameters: readonly SourceParameter[];
  readonly key: { readonly expression: string; readonly sqlType: string; readonly kind: KeyKind };
  /** Rows of other tables; each row of a page gets, behind its columns, one array for each of these. */
  readonly details: readonly DetailSource[];
}

/** A SELECT of further rows, any number for each account; the key's expression is part of its FROM. */
export interface DetailSource {
  readonly columns: readonly string[];
  readonly from: string;
  /** The column that equals the key: what a page's bounds are put to, so that an index of the details finds them. */
  readonly owner: string;
  readonly where: string | null;
  readonly parameters: readonly SourceParameter[];
}

/** One of the store shapes Userferry knows ("store" in the words of the product). Pure: it reads a catalog and proposes mappings. */
export interface Store {
  readonly name: string;
  readonly label: string;
  /** Every place in the database where this store's tables stand, the likeliest first. */
  recognise(catalog: Catalog): readonly Recognition[];
}
