import { UserferryError } from '../../common/userferry-error.ts';
import { stores } from '../../stores/index.ts';
import type { Catalog, Recognition, Store } from '../../stores/store.ts';

/**
 * The store that a database holds; a certain recognition goes before a likely one, and then the one with more rows.
 * @throws UserferryError UF-1201 when no known store is there
 */
export function recogniseStore(catalog: Catalog): { readonly store: Store; readonly recognition: Recognition } {
  const candidates = stores
    .map((store) => ({ store, recognition: store.recognise(catalog) }))
    .filter((candidate): candidate is { store: Store; recognition: Recognition } => candidate.recognition !== null);
  const rowsOf = ({ recognition }: { recognition: Recognition }) =>
    Object.values(recognition.tables).reduce(
      (rows, { schema, name }) =>
        rows + (catalog.tables.find((table) => table.schema === schema && table.name === name)?.rows ?? 0),
      0,
    );
  candidates.sort(
    (one, other) =>
      Number(other.recognition.confidence === 'certain') - Number(one.recognition.confidence === 'certain') ||
      rowsOf(other) - rowsOf(one),
  );
  const best = candidates[0];
  if (best === undefined) {
    throw new UserferryError({
      code: 'UF-1201',
      message: 'None of the stores that Userferry knows was recognised in this database.',
      kept: 'Nothing was changed; only the catalog was read.',
      next: `Check that this is the right database and that the login may see the user tables. Known stores: ${stores.map(({ label }) => label).join(', ')}.`,
      detail: `${catalog.tables.length} tables: ${catalog.tables
        .slice(0, 20)
        .map(({ schema, name }) => `${schema}.${name}`)
        .join(', ')}`,
    });
  }
  return best;
}
