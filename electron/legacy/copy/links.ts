import { indexOf } from '../../stores/catalog-index.ts';
import type { ColumnRef, Mapping, TableName } from '../../stores/mapping/mapping.ts';
import { tablesOf } from '../../stores/mapping/tables-of.ts';
import type { Catalog } from '../../stores/store.ts';

/** Rows of one table name rows of another by the values of some columns. */
export interface Link {
  readonly from: TableName;
  readonly columns: readonly string[];
  readonly to: TableName;
  readonly toColumns: readonly string[];
  /** What names a row belongs to it, and goes with it: an order to its customer, but no customer to their country. */
  readonly belongs: boolean;
}

export interface Linked {
  /** The table with the accounts' key. */
  readonly accounts: TableName;
  /** Every table that has a part in what becomes of an account. */
  readonly tables: readonly TableName[];
  readonly links: readonly Link[];
}

/** Distinguishes tables by schema and name. */
export function tableId({ schema, name }: TableName): string {
  return `${schema}\u0000${name}`;
}

/**
 * The tables that are copied with accounts: those that the mapping reads, those whose rows refer to rows of an account's tables, over as many
 * steps as it takes, and those that all of these refer to.
 * @throws TypeError for a mapping over a SELECT, which nothing can be written to
 */
export function linkedTables(mapping: Mapping, catalog: Catalog): Linked {
  const { origin, key } = mapping;
  if (origin.kind === 'statement') throw new TypeError('A SELECT names no tables that could be copied.');
  const aliases = new Map([
    [origin.alias, origin.table],
    ...origin.joins.map(({ alias, table }) => [alias, table] as const),
  ]);
  const tableOf = (alias: string): TableName => aliases.get(alias) ?? origin.table;
  const accounts = tableOf(key.column.table);
  const own = mappingLinks(mapping, tableOf);
  const index = indexOf(catalog);
  const found = new Map([accounts, ...tablesOf(mapping)].map((table) => [tableId(table), table]));
  const owners = new Map([[tableId(accounts), accounts]]);
  for (const { from, belongs } of own) if (belongs) owners.set(tableId(from), from);
  const links = new Map<string, Link>();
  const add = (link: Link): void => {
    links.set(JSON.stringify([link.from, link.columns, link.to, link.toColumns]), link);
    for (const table of [link.from, link.to]) if (!found.has(tableId(table))) found.set(tableId(table), table);
  };
  // Sets that grow while they are gone through are gone through to their new end.
  for (const owner of owners.values()) {
    for (const { from, key: foreign } of index.referring(owner)) {
      add({
        from,
        columns: foreign.columns,
        to: foreign.references,
        toColumns: foreign.referencedColumns,
        belongs: true,
      });
      owners.set(tableId(from), from);
    }
  }
  for (const table of found.values()) {
    for (const { columns, references, referencedColumns } of index.table(table)?.foreignKeys ?? []) {
      const belongs = owners.has(tableId(references));
      add({ from: table, columns, to: references, toColumns: referencedColumns, belongs });
    }
  }
  for (const link of own) add(link);
  return {
    accounts,
    tables: [...found.values()].map(({ schema, name }) => ({ schema, name })),
    links: [...links.values()],
  };
}

/** What the mapping says itself of how its tables hang together: databases without foreign keys have nothing else. */
function mappingLinks(mapping: Mapping, tableOf: (alias: string) => TableName): readonly Link[] {
  const { origin, key, application, details } = mapping;
  const isKey = ({ table, column }: ColumnRef) => table === key.column.table && column === key.column.column;
  const toKey = { to: tableOf(key.column.table), toColumns: [key.column.column] };
  const joins = (origin.kind === 'tables' ? origin.joins : []).flatMap(({ table, on }): readonly Link[] => {
    const equal = on.flatMap((each) => ('equals' in each ? [each] : []));
    const other = equal[0]?.equals.table;
    if (other === undefined || equal.some(({ equals }) => equals.table !== other)) return [];
    const [there, here] = [equal.map(({ column }) => column), equal.map(({ equals }) => equals.column)];
    return equal.every(({ equals }) => isKey(equals))
      ? [{ from: table, columns: there, to: tableOf(other), toColumns: here, belongs: true }]
      : [{ from: tableOf(other), columns: here, to: table, toColumns: there, belongs: false }];
  });
  const through = application?.through ?? null;
  const applications: readonly Link[] =
    application === null
      ? []
      : through === null
        ? [
            {
              from: tableOf(application.column.table),
              columns: [application.column.column],
              to: application.table,
              toColumns: [application.id],
              belongs: false,
            },
          ]
        : [
            {
              from: through.table,
              columns: [through.owner],
              to: tableOf(application.column.table),
              toColumns: [application.column.column],
              belongs: true,
            },
            {
              from: through.table,
              columns: [through.equals],
              to: application.table,
              toColumns: [application.id],
              belongs: false,
            },
          ];
  return [
    ...joins,
    ...applications,
    ...details.flatMap(({ table, owner, through: words }): readonly Link[] => [
      { from: table, columns: [owner], ...toKey, belongs: true },
      ...(words === null
        ? []
        : [{ from: table, columns: [words.equals], to: words.table, toColumns: [words.column], belongs: false }]),
    ]),
  ];
}
