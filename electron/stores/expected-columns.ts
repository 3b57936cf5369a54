import type { KeyKind } from '../accounts/account.ts';
import { findColumn, indexOf } from './catalog-index.ts';
import type { TableName } from './mapping/mapping.ts';
import type { Catalog, CatalogColumn, CatalogTable } from './store.ts';

/** SQL Server type names that a column may have, by column name. */
export type ExpectedColumns = Readonly<Record<string, readonly string[]>>;

export interface ColumnComparison {
  readonly expected: number;
  readonly missing: readonly string[];
  /** There, but of another type. */
  readonly mistyped: readonly { readonly name: string; readonly type: string }[];
}

/** Tables that have all of these columns with types that fit, whatever they are called; the fullest first. */
export function tablesWith(
  catalog: Catalog,
  expected: ExpectedColumns,
  names: readonly string[],
): readonly CatalogTable[] {
  return indexOf(catalog)
    .having(names)
    .filter((table) => canRead(compareColumns(table, expected), names));
}

/** The table of that name in the same schema as another one. */
export function sibling(catalog: Catalog, of: TableName, name: string): CatalogTable | null {
  return indexOf(catalog).inSchema(of.schema, name);
}

/** The table of that name in the same schema as another one, if it has all of these columns with types that fit. */
export function siblingWith(
  catalog: Catalog,
  of: TableName,
  name: string,
  expected: ExpectedColumns,
): CatalogTable | null {
  const table = sibling(catalog, of, name);
  return table !== null && canRead(compareColumns(table, expected), Object.keys(expected)) ? table : null;
}

/** The first of these columns that is there with a type that fits, as the catalog spells it. */
export function firstColumn(table: CatalogTable, names: readonly string[], types: readonly string[]): string | null {
  for (const name of names) {
    const column = findColumn(table, name);
    if (column !== null && types.includes(column.type.toLowerCase())) return column.name;
  }
  return null;
}

export function compareColumns(table: CatalogTable, expected: ExpectedColumns): ColumnComparison {
  const missing: string[] = [];
  const mistyped: { name: string; type: string }[] = [];
  for (const [name, types] of Object.entries(expected)) {
    const column = findColumn(table, name);
    if (column === null) missing.push(name);
    else if (!types.includes(column.type.toLowerCase())) mistyped.push({ name, type: column.type });
  }
  return { expected: Object.keys(expected).length, missing, mistyped };
}

/** Whether a mapping can read these columns: each is there with a type that it expects. */
export function canRead(comparison: ColumnComparison, names: readonly string[]): boolean {
  return !names.some(
    (name) => comparison.missing.includes(name) || comparison.mistyped.some((column) => column.name === name),
  );
}

/** What a comparison says to a person who would check it. */
export function comparisonEvidence(
  table: string,
  { expected, missing, mistyped }: ColumnComparison,
): readonly string[] {
  if (missing.length === 0 && mistyped.length === 0)
    return [`${table} has all ${expected} columns with the expected types`];
  return [
    ...(missing.length === 0 ? [] : [`${table} lacks ${missing.join(', ')}`]),
    ...(mistyped.length === 0
      ? []
      : [`${table} has other types: ${mistyped.map(({ name, type }) => `${name} is ${type}`).join(', ')}`]),
  ];
}

/** How a key column pages and goes into user ids; null for a type that keys of accounts don't have. */
export function keyOfColumn(column: CatalogColumn): { readonly sqlType: string; readonly kind: KeyKind } | null {
  const type = column.type.toLowerCase();
  switch (type) {
    case 'uniqueidentifier':
      return { sqlType: type, kind: 'guid' };
    case 'int':
    case 'bigint':
    case 'smallint':
      return { sqlType: type, kind: 'integer' };
    case 'decimal':
    case 'numeric':
      return column.digits?.scale === 0 ? { sqlType: `${type}(${column.digits.precision}, 0)`, kind: 'integer' } : null;
    case 'nvarchar':
    case 'varchar':
    case 'nchar':
    case 'char':
      return {
        sqlType: `${type}(${column.length === null || column.length < 0 ? 'max' : column.length})`,
        kind: 'text',
      };
    default:
      return null;
  }
}
