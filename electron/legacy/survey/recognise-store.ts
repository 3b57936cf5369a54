import { UserferryError } from '../../common/userferry-error.ts';
import { stores } from '../../stores/index.ts';
import type { Catalog, Recognition, Store } from '../../stores/store.ts';

/** A store with where it was found in a database. */
export interface RecognisedStore {
  readonly store: Store;
  readonly recognition: Recognition;
}

/**
 * The store that a database holds; a certain recognition goes before a likely one, and then the one with more rows.
 * @throws UserferryError UF-1201 when no known store is there
 */
export function recogniseStore(catalog: Catalog): RecognisedStore {
  const candidates = stores
    .map((store) => ({ store, recognition: store.recognise(catalog) }))
    .filter((candidate): candidate is RecognisedStore => candidate.recognition !== null);
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

/**
 * Finds the store that a workspace names: a database may hold another one besides, left over from an older application.
 * @throws UserferryError UF-1201 when no known store is there, UF-1202 when only others are
 */
export function findStore(catalog: Catalog, name: string): RecognisedStore {
  const named = stores.find((store) => store.name === name);
  const recognition = named?.recognise(catalog) ?? null;
  if (named !== undefined && recognition !== null) return { store: named, recognition };
  const found = recogniseStore(catalog).store;
  throw new UserferryError({
    code: 'UF-1202',
    message: `This database holds no user tables of ${named?.label ?? name}, which the workspace names as its store.`,
    kept: 'Nothing was changed; only the catalog was read.',
    next: `Check that this is the right database. If it is, write “${found.name}” as the workspace’s store: its tables were found.`,
  });
}
