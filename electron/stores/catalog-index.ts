import type { TableName } from './mapping/mapping.ts';
import type { Catalog, CatalogColumn, CatalogTable, ForeignKey } from './store.ts';

/** A foreign key with the table whose rows name others by it. */
export interface Reference {
  readonly from: CatalogTable;
  readonly key: ForeignKey;
}

/**
 * A catalog looked up by names. SQL Server's usual collations don't tell case apart, so names that differ only in it are found for
 * each other; where a database does tell it apart and has both, the one that is spelled as asked goes first. Built once a catalog,
 * so that looking for stores in thousands of tables costs what is found, and not the tables times the stores.
 */
export class CatalogIndex {
  readonly #named = new Map<string, CatalogTable[]>();
  readonly #withColumn = new Map<string, CatalogTable[]>();
  readonly #references = new Map<string, Reference[]>();
  readonly #tables = new Map<string, CatalogTable>();
  readonly #inSchema = new Map<string, CatalogTable[]>();

  constructor({ tables }: Catalog) {
    for (const table of tables) {
      this.#tables.set(identity(table), table);
      addTo(this.#named, fold(table.name), table);
      addTo(this.#inSchema, identity({ schema: table.schema, name: fold(table.name) }), table);
      for (const name of new Set(table.columns.map((column) => fold(column.name)))) {
        addTo(this.#withColumn, name, table);
      }
      for (const key of table.foreignKeys) addTo(this.#references, identity(key.references), { from: table, key });
    }
  }

  /** The table of exactly this name, as another part of the catalog spells it. */
  table(name: TableName): CatalogTable | null {
    return this.#tables.get(identity(name)) ?? null;
  }

  /** The table of that name in a schema that is spelled as the catalog spells it. */
  inSchema(schema: string, name: string): CatalogTable | null {
    const found = this.#inSchema.get(identity({ schema, name: fold(name) })) ?? [];
    return found.find((table) => table.name === name) ?? found[0] ?? null;
  }

  /** Tables of that name in whatever schema, the fullest first. */
  named(name: string): readonly CatalogTable[] {
    return fullestFirst(this.#named.get(fold(name)) ?? []);
  }

  /** Tables that have columns of all these names, whatever they are called themselves; the fullest first. */
  having(columns: readonly string[]): readonly CatalogTable[] {
    const found = columns.map((name) => this.#withColumn.get(fold(name)) ?? []);
    const fewest = found.reduce((one, other) => (other.length < one.length ? other : one), found[0] ?? []);
    return fullestFirst(fewest.filter((table) => columns.every((name) => findColumn(table, name) !== null)));
  }

  /** Every foreign key to this table. */
  referring(to: TableName): readonly Reference[] {
    return this.#references.get(identity(to)) ?? [];
  }
}

const indexes = new WeakMap<Catalog, CatalogIndex>();

export function indexOf(catalog: Catalog): CatalogIndex {
  const known = indexes.get(catalog);
  if (known !== undefined) return known;
  const index = new CatalogIndex(catalog);
  indexes.set(catalog, index);
  return index;
}

const columnsByName = new WeakMap<CatalogTable, ReadonlyMap<string, CatalogColumn>>();

/** The column of that name, as spelled or else in other letters of the same case-blind name. */
export function findColumn(table: CatalogTable, name: string): CatalogColumn | null {
  let columns = columnsByName.get(table);
  if (columns === undefined) {
    columns = new Map([
      ...table.columns.map((column) => [fold(column.name), column] as const),
      ...table.columns.map((column) => [column.name, column] as const),
    ]);
    columnsByName.set(table, columns);
  }
  return columns.get(name) ?? columns.get(fold(name)) ?? null;
}

/** Whether SQL Server's usual collations hold two names for the same. */
export function isSameName(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

function fold(name: string): string {
  return name.toLowerCase();
}

function identity({ schema, name }: TableName): string {
  return `${schema}\u0000${name}`;
}

/** Tables before views, whose rows nobody counts. */
function fullestFirst(tables: readonly CatalogTable[]): readonly CatalogTable[] {
  return tables.toSorted(
    (one, other) => Number(one.kind === 'view') - Number(other.kind === 'view') || other.rows - one.rows,
  );
}

function addTo<Item>(lists: Map<string, Item[]>, name: string, item: Item): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [item]);
  else list.push(item);
}
