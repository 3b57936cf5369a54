import { indexOf } from '../catalog-index.ts';
import type { Catalog, CatalogColumn } from '../store.ts';
import { STATEMENT_ALIAS } from './account-source.ts';
import type { Join } from './join.ts';
import { joinableTables } from './joinable-tables.ts';
import { kindOfType } from './kind-of-type.ts';
import type { Mapping } from './mapping.ts';
import { isSecretColumn } from './secret-columns.ts';
import type { TableName } from './value.ts';

/** A table whose columns a field may come from. */
export interface TableToMap {
  /** What a mapping's columns call it. */
  readonly alias: string;
  readonly name: string;
  /** How it is reached where the mapping does not read it yet; null where it does. */
  readonly join: Join | null;
  readonly columns: readonly { readonly name: string; readonly isMoment: boolean }[];
}

/** Every table and column that a person may choose for a field of a user; columns that hold secrets or what a profile can't take are left out. */
export function columnsToMap(
  mapping: Mapping,
  catalog: Catalog,
  statement: readonly CatalogColumn[] | null = null,
): readonly TableToMap[] {
  const { origin } = mapping;
  const choices = (alias: string, columns: readonly CatalogColumn[]): TableToMap['columns'] =>
    columns
      .filter(
        (column) =>
          kindOfType(column.type) !== 'other' &&
          !isSecretColumn(mapping, { table: alias, column: column.name }, column),
      )
      .map(({ name, type }) => ({ name, isMoment: kindOfType(type) === 'moment' }));
  if (origin.kind === 'statement') {
    return [
      { alias: STATEMENT_ALIAS, name: 'the SELECT', join: null, columns: choices(STATEMENT_ALIAS, statement ?? []) },
    ];
  }
  const table = (alias: string, name: TableName, join: Join | null): TableToMap => ({
    alias,
    name: name.name,
    join,
    columns: choices(alias, indexOf(catalog).table(name)?.columns ?? []),
  });
  return [
    table(origin.alias, origin.table, null),
    ...origin.joins.map((join) => table(join.alias, join.table, null)),
    ...joinableTables(mapping, catalog).map((join) => table(join.alias, join.table, join)),
  ].filter(({ columns }) => columns.length > 0);
}
