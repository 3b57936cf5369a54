import { findColumn, indexOf } from '../catalog-index.ts';
import { quoteName, quoteTable } from '../quote-name.ts';
import type { Catalog, CatalogTable } from '../store.ts';
import type { ColumnRef, Mapping, TableName } from './mapping.ts';

// What reading a mapping's accounts costs the server, as far as the catalog tells before anything is read.

/**
 * Up to so many rows a table may be read whole without a question. At a few hundred bytes a row that is some 30 MB, which SQL Server
 * keeps in memory and reads in a fraction of a second, so that even once for each page it stays a matter of a minute.
 */
export const SMALL_ENOUGH_TO_SCAN = 100_000;

/** What an administrator's own SELECT is called where it is allowed or refused; a table's name has its schema in front. */
export const SELECT_NAME = 'SELECT';

/** Something that SQL Server has to read whole, because no index leads to what is sought in it. */
export interface Scan {
  /** `schema.name`, or `SELECT`. */
  readonly of: string;
  /** By partition statistics; null for a view or a SELECT, of which nobody knows before it is read. */
  readonly rows: number | null;
  /** One sentence: what is missing, and what it means. */
  readonly why: string;
  /** The index with which it would be none; null where no single one helps. */
  readonly index: string | null;
}

export interface Reading {
  /** Rows that will be read, by partition statistics; null where they can't tell. */
  readonly rows: number | null;
  /**
   * The key leads no index, so that every page would read and sort all rows: whoever reads them all does so in one statement, which
   * sorts once.
   */
  readonly inOnePass: boolean;
  /** What is read whole although it is not small. */
  readonly scans: readonly Scan[];
}

/** How a mapping's accounts are read from this database; `applications` are the chosen ones, none means all. */
export function readingOf(mapping: Mapping, catalog: Catalog, applications: readonly string[]): Reading {
  const scans = [
    ...originScans(mapping, catalog),
    ...detailScans(mapping, catalog),
    ...applicationScans(mapping, catalog),
  ];
  return {
    rows: applications.length > 0 ? null : rowsOf(mapping, catalog),
    inOnePass: !isSoughtByKey(mapping, catalog),
    scans: scans.filter(({ rows }) => (rows ?? mostRows(catalog)) > SMALL_ENOUGH_TO_SCAN),
  };
}

/** What asking for a few rows of this table, or with null of an administrator's own SELECT, may read whole. */
export function lookScan(table: CatalogTable | null, catalog: Catalog): readonly Scan[] {
  if (table?.kind === 'table' || mostRows(catalog) <= SMALL_ENOUGH_TO_SCAN) return [];
  return [table === null ? selectScan : viewScan(table)];
}

function rowsOf({ origin }: Mapping, catalog: Catalog): number | null {
  if (origin.kind === 'statement') return null;
  const table = indexOf(catalog).table(origin.table);
  return table?.kind === 'table' ? table.rows : null;
}

/**
 * A view or a SELECT computes from the database's tables: where all of them are small, so is it. A database in which nothing is would
 * have them compute from another one, of which nothing is known.
 */
function mostRows({ tables }: Catalog): number {
  return tables.reduce((most, { rows }) => Math.max(most, rows), 0) || Number.POSITIVE_INFINITY;
}

/** Which tables a mapping's aliases stand for. */
function tablesByAlias({ origin }: Mapping, catalog: Catalog): ReadonlyMap<string, CatalogTable> {
  if (origin.kind === 'statement') return new Map();
  const named = [{ alias: origin.alias, table: origin.table }, ...origin.joins];
  return new Map(
    named.flatMap(({ alias, table }) => {
      const found = indexOf(catalog).table(table);
      return found === null ? [] : [[alias, found]];
    }),
  );
}

/** Whether an index of all the table's rows begins with one of these columns. */
function leadsIndex(table: CatalogTable, columns: readonly string[]): boolean {
  const leads = table.indexLeads ?? [table.primaryKey, ...table.uniqueKeys].flatMap(([first]) => first ?? []);
  return columns.some((name) => leads.includes(findColumn(table, name)?.name ?? name));
}

function isSoughtByKey(mapping: Mapping, catalog: Catalog): boolean {
  const { table, column } = mapping.key.column;
  const found = tablesByAlias(mapping, catalog).get(table);
  // Of a table that the login may not see everything is said elsewhere.
  if (found === undefined) return mapping.origin.kind === 'tables';
  return found.kind === 'table' && leadsIndex(found, [column]);
}

function originScans(mapping: Mapping, catalog: Catalog): readonly Scan[] {
  const { origin, key } = mapping;
  if (origin.kind === 'statement') return [selectScan];
  const tables = tablesByAlias(mapping, catalog);
  const keyTable = tables.get(key.column.table);
  const joins = origin.joins.flatMap(({ alias, on }) => {
    const table = tables.get(alias);
    return table === undefined
      ? []
      : soughtScan(
          table,
          on.map(({ column }) => column),
          'what is joined to a page of accounts',
        );
  });
  if (keyTable === undefined || isSoughtByKey(mapping, catalog)) return joins;
  const own = keyTable.kind === 'view' ? viewScan(keyTable) : keyScan(keyTable, key.column);
  return [own, ...joins.filter(({ of }) => of !== own.of)];
}

const selectScan: Scan = {
  of: SELECT_NAME,
  rows: null,
  why: 'Nothing promises that SQL Server finds a few rows of your SELECT without computing all of it.',
  index: null,
};

function viewScan(table: TableName): Scan {
  return {
    of: nameOf(table),
    rows: null,
    why: `${nameOf(table)} is a view, and nothing promises that SQL Server finds a few rows of it without computing all of it.`,
    index: null,
  };
}

function keyScan(table: CatalogTable, { column }: ColumnRef): Scan {
  return {
    of: nameOf(table),
    rows: table.rows,
    why: `No index of ${nameOf(table)} begins with ${column}, by which the accounts are read in order: SQL Server reads and sorts all ${counted(table)} rows for it.`,
    index: indexOn(table, column),
  };
}

/** A table in which rows are looked for by one of these columns. */
function soughtScan(table: CatalogTable, columns: readonly string[], what: string): readonly Scan[] {
  if (table.kind === 'view') return [viewScan(table)];
  const [column] = columns;
  if (column === undefined || leadsIndex(table, columns)) return [];
  return [
    {
      of: nameOf(table),
      rows: table.rows,
      why: `No index of ${nameOf(table)} begins with ${column}, by which ${what} is found: SQL Server reads all ${counted(table)} rows each time.`,
      index: indexOn(table, column),
    },
  ];
}

function detailScans({ details }: Mapping, catalog: Catalog): readonly Scan[] {
  const sought = (table: TableName, column: string) => {
    const found = indexOf(catalog).table(table);
    return found === null ? [] : soughtScan(found, [column], 'what belongs to a page of accounts');
  };
  return details.flatMap(({ table, owner, through }) => [
    ...sought(table, owner),
    ...(through === null ? [] : sought(through.table, through.column)),
  ]);
}

/** The accounts of each application are counted once a survey. */
function applicationScans(mapping: Mapping, catalog: Catalog): readonly Scan[] {
  const { application } = mapping;
  if (application === null) return [];
  const { through, column } = application;
  const table =
    through === null ? tablesByAlias(mapping, catalog).get(column.table) : indexOf(catalog).table(through.table);
  if (table === undefined || table === null) return [];
  const columns = through === null ? [column.column] : [through.equals, through.owner];
  return soughtScan(table, columns, 'how many accounts an application has');
}

function nameOf({ schema, name }: TableName): string {
  return `${schema}.${name}`;
}

function counted({ rows }: CatalogTable): string {
  return rows.toLocaleString('en-GB');
}

function indexOn(table: TableName, column: string): string {
  return `CREATE INDEX ${quoteName(`IX_${table.name}_${column}`.slice(0, 128))} ON ${quoteTable(table)} (${quoteName(column)});`;
}
