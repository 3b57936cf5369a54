import { UserferryError } from '../../common/userferry-error.ts';
import { indexOf } from '../../stores/catalog-index.ts';
import { storeByName, stores } from '../../stores/index.ts';
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
  const best = candidateStores(catalog)[0];
  if (best === undefined) {
    throw new UserferryError({
      code: 'UF-1201',
      message: 'None of the stores that Userferry knows was recognised in this database.',
      kept: 'Nothing was changed; only the catalog was read.',
      next: `Check that this is the right database and that the login may see the user tables. Known stores: ${stores.map(({ label }) => label).join(', ')}.`,
      detail: `${catalog.tables.length === 1 ? '1 table' : `${catalog.tables.length} tables`}: ${catalog.tables
        .slice(0, 20)
        .map(({ schema, name }) => `${schema}.${name}`)
        .join(', ')}`,
    });
  }
  return best;
}

/** Every known store that a database holds: certain ones before likely ones, and then those with more rows. */
export function candidateStores(catalog: Catalog): readonly RecognisedStore[] {
  const rowsOf = ({ recognition: { mapping } }: RecognisedStore) => {
    const { origin } = mapping;
    if (origin.kind === 'statement') return 0;
    return indexOf(catalog).table(origin.table)?.rows ?? 0;
  };
  return stores
    .flatMap((store) => store.recognise(catalog).map((recognition) => ({ store, recognition })))
    .toSorted(
      (one, other) =>
        Number(other.recognition.confidence === 'certain') - Number(one.recognition.confidence === 'certain') ||
        rowsOf(other) - rowsOf(one),
    );
}

/**
 * Finds the store that a workspace names: a database may hold another one besides, left over from an older application.
 * @throws UserferryError UF-1201 when no known store is there, UF-1202 when only others are
 */
export function findStore(catalog: Catalog, name: string): RecognisedStore {
  const wanted = candidateStores(catalog).find(({ store }) => store.name === name);
  if (wanted !== undefined) return wanted;
  const found = recogniseStore(catalog).store;
  const named = storeByName(name);
  throw new UserferryError({
    code: 'UF-1202',
    message: `This database holds no user tables of ${named?.label ?? name}, which the workspace names as its store.`,
    kept: 'Nothing was changed; only the catalog was read.',
    next: `Check that this is the right database. If it is, write “${found.name}” as the workspace’s store: its tables were found.`,
  });
}
