import { kindOfType } from '../mapping/kind-of-type.ts';
import { quoteName, quoteTable } from '../quote-name.ts';
import type { CatalogColumn, CatalogTable } from '../store.ts';

/** So much of a long text or of many bytes is enough to see what it is. */
const LONGEST = 400;

/** Texts from before SQL Server 2005: they have no length, and LEFT refuses them. */
const oldTexts: ReadonlySet<string> = new Set(['text', 'ntext']);

/** The columns of a table that can hold a part of an account. */
export function sampledColumns({ columns }: Pick<CatalogTable, 'columns'>): readonly CatalogColumn[] {
  return columns.filter((column) => {
    const kind = kindOfType(column.type);
    return kind !== 'other' && (kind !== 'number' || isWholeNumber(column)) && column.type.toLowerCase() !== 'image';
  });
}

/** A decimal without digits behind its point: a key, or a flag, as Oracle's tables have them. */
export function isWholeNumber({ digits }: CatalogColumn): boolean {
  return digits?.scale === 0;
}

/**
 * A SELECT of a few of a table's rows, the newest ones where its primary key counts upwards: they are what the application does now.
 * Reads along that key, or whatever comes first, and sorts nothing.
 */
export function sampleStatement(table: CatalogTable, rows: number): string {
  const [key, ...more] = table.primaryKey;
  const order = key === undefined || more.length > 0 ? '' : ` ORDER BY ${quoteName(key)} DESC`;
  return `${selectOf(table.columns, rows)} FROM ${quoteTable(table)}${order}`;
}

/** The same of what an administrator's own SELECT gives, which must have been found to be one. */
export function statementSample(sql: string, columns: readonly CatalogColumn[], rows: number): string {
  return `${selectOf(columns, rows)} FROM (${sql}\n) AS q`;
}

function selectOf(columns: readonly CatalogColumn[], rows: number): string {
  return `SELECT TOP (${rows}) ${sampledColumns({ columns }).map(expressionOf).join(', ')}`;
}

function expressionOf({ name, type, length }: CatalogColumn): string {
  const column = quoteName(name);
  if (oldTexts.has(type.toLowerCase())) return `SUBSTRING(${column}, 1, ${LONGEST})`;
  const isLong = length === -1 || (length ?? 0) > LONGEST;
  if (!isLong) return column;
  return kindOfType(type) === 'bytes' ? `SUBSTRING(${column}, 1, ${LONGEST})` : `LEFT(${column}, ${LONGEST})`;
}
