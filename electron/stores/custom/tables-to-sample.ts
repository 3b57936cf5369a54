import { indexOf } from '../catalog-index.ts';
import { kindOfType } from '../mapping/kind-of-type.ts';
import type { Catalog, CatalogTable } from '../store.ts';
import { isNamedPassword } from './columns/choose-password.ts';
import { tableWords } from './people-words.ts';
import { ownWords } from './words/own-words.ts';
import { speaksOf } from './words/read-name.ts';

/**
 * The tables that are worth a look at some of their rows, by what the catalog says alone, the likeliest first. Views are not among
 * them: nobody knows what reading one costs.
 */
export function tablesToSample(catalog: Catalog, atMost: number): readonly CatalogTable[] {
  return catalog.tables
    .filter(
      ({ kind, rows, columns }) =>
        kind === 'table' && rows > 0 && columns.some(({ type, length }) => holdsText(type, length)),
    )
    .map((table) => ({ table, promise: promiseOf(table, catalog) }))
    .toSorted(
      (one, other) =>
        other.promise - one.promise ||
        other.table.rows - one.table.rows ||
        (`${one.table.schema}.${one.table.name}` < `${other.table.schema}.${other.table.name}` ? -1 : 1),
    )
    .slice(0, atMost)
    .map(({ table }) => table);
}

/** Short enough texts are flags and codes. */
function holdsText(type: string, length: number | null): boolean {
  if (['text', 'ntext'].includes(type.toLowerCase())) return true;
  return ['text', 'bytes'].includes(kindOfType(type)) && (length === -1 || (length ?? 0) >= 6);
}

function promiseOf(table: CatalogTable, catalog: Catalog): number {
  const said = ownWords(table.columns.map(({ name }) => name));
  const has = (test: (name: string) => boolean) => Number(table.columns.some(({ name }) => test(said(name))));
  return (
    has((name) => speaksOf(name, 'mail')) * 2 +
    has(isNamedPassword) * 3 +
    has((name) => speaksOf(name, 'salt')) +
    tableWords(table, catalog).score * 2 +
    Math.min(indexOf(catalog).referring(table).length, 5) * 0.2
  );
}
