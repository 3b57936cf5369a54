import { findColumn } from './catalog-index.ts';
import type { ColumnRef, TableName, Value } from './mapping/mapping.ts';
import type { CatalogTable } from './store.ts';

/**
 * A table under its name within a statement. Columns are asked for as the product spells them and written as the catalog does:
 * a database may tell case apart.
 */
export interface AliasedTable {
  readonly alias: string;
  readonly table: TableName;
  name(column: string): string;
  at(column: string): ColumnRef;
  value(column: string): Value;
}

export function aliased(alias: string, table: CatalogTable): AliasedTable {
  const name = (column: string) => findColumn(table, column)?.name ?? column;
  const at = (column: string) => ({ table: alias, column: name(column) });
  return {
    alias,
    table: { schema: table.schema, name: table.name },
    name,
    at,
    value: (column) => ({ kind: 'column', column: at(column) }),
  };
}
