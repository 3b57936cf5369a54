import { findColumn, indexOf } from '../../../stores/catalog-index.ts';
import type { ColumnRef, TableName } from '../../../stores/mapping/mapping.ts';
import type { CatalogColumn, CatalogTable } from '../../../stores/store.ts';
import type { ActionName } from '../../actions.ts';
import type { ScriptPlan } from '../script-plan.ts';
import { cannotWrite } from './cannot-write.ts';

/** What columns get: SQL in which values stand as the parameters of `parameters.ts`. */
export type Assignments = Readonly<Record<string, string>>;

/** A table that a script writes into. */
export interface WrittenTable extends TableName {
  readonly alias: string;
  /** The column that holds the account's key, there and in the tables that are joined to it. */
  readonly owner: string;
  readonly catalog: CatalogTable;
}

/**
 * The table that a mapping reads under this alias.
 * @throws UserferryError UF-7104 where a row of it can't be told by the account's key
 */
export function writtenTable(action: ActionName, { mapping, catalog }: ScriptPlan, alias: string): WrittenTable {
  const { origin, key } = mapping;
  if (origin.kind === 'statement')
    throw cannotWrite(action, 'The accounts are read by a SELECT, and nothing says what to write.');
  const found = (table: TableName): CatalogTable => {
    const known = catalog === undefined ? null : indexOf(catalog).table(table);
    if (known === null) throw cannotWrite(action, `What ${table.name} is like is not known.`);
    if (known.kind === 'view') throw cannotWrite(action, `${table.name} is a view.`);
    return known;
  };
  if (alias === origin.alias && alias === key.column.table) {
    return { ...origin.table, alias, owner: key.column.column, catalog: found(origin.table) };
  }
  const join = origin.joins.find((each) => each.alias === alias);
  const [on, ...others] = join?.on ?? [];
  if (join === undefined || join.latestBy !== null || on === undefined || others.length > 0 || !isKey(on, key.column)) {
    throw cannotWrite(action, `A row of ${join?.table.name ?? alias} can’t be told by the account’s key alone.`);
  }
  return { ...join.table, alias, owner: on.column, catalog: found(join.table) };
}

function isKey(
  on: { readonly column: string } & ({ readonly equals: ColumnRef } | { readonly is: string }),
  key: ColumnRef,
) {
  return 'equals' in on && on.equals.table === key.table && on.equals.column === key.column;
}

export function columnOf({ catalog }: WrittenTable, name: string): CatalogColumn | null {
  return findColumn(catalog, name);
}

/** Only of the columns that the table has: releases of a framework differ in some. */
export function present(table: WrittenTable, columns: Assignments): Assignments {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, value]) => {
      const column = columnOf(table, name);
      return column === null ? [] : [[column.name, value]];
    }),
  );
}

/**
 * What a new row gets.
 * @throws UserferryError UF-7104 where a column must have a value and nobody gives it one
 */
export function newRow(action: ActionName, table: WrittenTable, columns: Assignments): Assignments {
  const row = present(table, columns);
  const missing = table.catalog.columns.filter(
    ({ name, nullable, filled }) => !nullable && filled === undefined && !(name in row),
  );
  if (missing.length > 0) {
    throw cannotWrite(
      action,
      `${table.name} wants a value for ${missing.map(({ name }) => name).join(', ')}, and nothing says which.`,
      'Give the column a default in the database, or write the script yourself and try it with `script run`.',
    );
  }
  return row;
}
