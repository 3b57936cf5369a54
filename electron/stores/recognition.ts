import { findColumn, indexOf } from './catalog-index.ts';
import { type ColumnComparison, comparisonEvidence } from './expected-columns.ts';
import type { Mapping } from './mapping/mapping.ts';
import type { Catalog, CatalogTable, Recognition } from './store.ts';

/** A table of a store with how its columns compare with those that the product makes. */
export interface ComparedTable {
  readonly table: CatalogTable;
  readonly comparison: ColumnComparison;
}

/**
 * What a store says of tables whose needed columns are all there: certain when nothing differs from what the product makes and
 * the catalog says that the key is unique. Paging relies on that, and a copy made by SELECT INTO has no key. Further `doubts` make it
 * likely only; `notes` say what a person should know and doubt nothing.
 */
export function recognition(
  catalog: Catalog,
  compared: readonly ComparedTable[],
  mapping: Mapping,
  further: { readonly doubts?: readonly string[]; readonly notes?: readonly string[] } = {},
): Recognition {
  const complete = compared.every(({ comparison }) => comparison.missing.length + comparison.mistyped.length === 0);
  const doubts = [...doubtsOfKey(catalog, mapping), ...(further.doubts ?? [])];
  const asides = [...doubts, ...(further.notes ?? [])];
  return {
    confidence: complete && doubts.length === 0 ? 'certain' : 'likely',
    evidence: [...compared.flatMap(({ table, comparison }) => comparisonEvidence(table.name, comparison)), ...asides],
    asides,
    mapping,
  };
}

/** Recognises each of some tables; the likeliest first, and among equals in the order given. */
export function recogniseEach<Item>(
  items: readonly Item[],
  recognise: (item: Item) => Recognition | null,
): readonly Recognition[] {
  return items
    .flatMap((item) => recognise(item) ?? [])
    .toSorted((one, other) => Number(other.confidence === 'certain') - Number(one.confidence === 'certain'));
}

function doubtsOfKey(catalog: Catalog, { origin, key }: Mapping): readonly string[] {
  const table = origin.kind === 'tables' ? indexOf(catalog).table(origin.table) : null;
  if (table === null) return [];
  if (table.kind === 'view') return [`${table.name} is a view: nothing says that ${key.column.column} is unique`];
  const column = findColumn(table, key.column.column)?.name;
  const unique = [table.primaryKey, ...table.uniqueKeys].some((key) => key.length === 1 && key[0] === column);
  return unique ? [] : [`No key or index says that ${key.column.column} is unique in ${table.name}`];
}
