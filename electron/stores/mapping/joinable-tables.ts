import { indexOf } from '../catalog-index.ts';
import type { Catalog, CatalogTable, ForeignKey } from '../store.ts';
import type { Join } from './join.ts';
import type { Mapping } from './mapping.ts';
import { columnId } from './read-columns.ts';
import type { ColumnRef, TableName } from './value.ts';

/** What the aliases of tables begin with that somebody has chosen besides those that Userferry proposed. */
export const CHOSEN_PREFIX = 'x_';

/**
 * The tables that a foreign key ties to those a mapping reads, one row at the most for each account, and that it does not read yet: a
 * table that one of its tables names, or one whose own key names one of them. Each under an alias of its own. A mapping of an
 * administrator's SELECT has none: what it reads is what the SELECT gives.
 */
export function joinableTables({ origin }: Pick<Mapping, 'origin'>, catalog: Catalog): readonly Join[] {
  if (origin.kind === 'statement') return [];
  const index = indexOf(catalog);
  const read = [{ alias: origin.alias, table: origin.table }, ...origin.joins];
  const found = read.flatMap(({ alias, table: name }) => {
    const table = index.table(name);
    if (table === null) return [];
    const named = table.foreignKeys.flatMap((key) => {
      const other = index.table(key.references);
      return other === null ? [] : tied(other, key.referencedColumns, alias, key.columns);
    });
    const naming = index
      .referring(table)
      .flatMap(({ from, key }: { readonly from: CatalogTable; readonly key: ForeignKey }) =>
        tied(from, key.columns, alias, key.referencedColumns),
      );
    return [...named, ...naming];
  });
  const isEqual = knownEqualities(origin.joins);
  // A row that the mapping has already is not read a second time.
  const fresh = found.filter(
    ({ table, on }) =>
      !read.some(
        (known) =>
          isSameTable(known.table, table) &&
          on.every(({ column, equals }) => isEqual({ table: known.alias, column }, equals)),
      ),
  );
  const taken = new Set(read.map(({ alias }) => alias));
  return fresh.map((join) => {
    const alias = freeAlias(join.table.name, taken);
    taken.add(alias);
    return { alias, ...join, latestBy: null };
  });
}

interface Tie {
  readonly table: TableName;
  readonly on: readonly { readonly column: string; readonly equals: ColumnRef }[];
}

/** The table tied by these of its columns, where a key of its own promises one row. */
function tied(
  table: CatalogTable,
  columns: readonly string[],
  alias: string,
  equals: readonly string[],
): readonly Tie[] {
  const isSingle = [table.primaryKey, ...table.uniqueKeys].some(
    (key) => key.length > 0 && key.every((column) => columns.includes(column)),
  );
  if (!isSingle) return [];
  const on = columns.map((column, at) => ({ column, equals: { table: alias, column: equals[at] ?? '' } }));
  return [{ table: { schema: table.schema, name: table.name }, on }];
}

function isSameTable(one: TableName, other: TableName): boolean {
  return one.schema === other.schema && one.name === other.name;
}

/** Whether joins, one after the other, make two columns equal. */
function knownEqualities(joins: readonly Join[]): (one: ColumnRef, other: ColumnRef) => boolean {
  const idOf = (ref: ColumnRef) => columnId(ref).toLowerCase();
  const classes: Set<string>[] = [];
  for (const { alias, on } of joins) {
    for (const each of on) {
      if (!('equals' in each)) continue;
      const pair = [idOf({ table: alias, column: each.column }), idOf(each.equals)];
      const known = classes.find((ids) => pair.some((id) => ids.has(id)));
      if (known === undefined) classes.push(new Set(pair));
      else for (const id of pair) known.add(id);
    }
  }
  return (one, other) => idOf(one) === idOf(other) || classes.some((ids) => ids.has(idOf(one)) && ids.has(idOf(other)));
}

/** `x_orders`, and with a number behind it where that is taken. */
function freeAlias(name: string, taken: ReadonlySet<string>): string {
  const stem = `${CHOSEN_PREFIX}${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`.slice(0, 26);
  for (let number = 1; ; number += 1) {
    const alias = number === 1 ? stem : `${stem}${number}`;
    if (!taken.has(alias)) return alias;
  }
}
