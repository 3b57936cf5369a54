import type { Mapping, TableName } from '../../stores/mapping/mapping.ts';
import type { Catalog, CatalogTable } from '../../stores/store.ts';
import type { LegacyConfig } from '../legacy.ts';
import { connectLegacy, type LegacyOptions } from '../open-legacy.ts';
import { paced } from '../pace.ts';
import { type Collected, collectRows } from './collect-rows.ts';
import { linkedTables, tableId } from './links.ts';
import { modulesAbout, tablesNamedBy } from './modules-about.ts';
import { readDefinitions } from './read-definitions.ts';
import type { ModuleDefinition } from './table-definition.ts';

/** Accounts as they are in the legacy database, with how their tables are made: in memory alone, passwords' hashes among it. */
export interface CopiedAccounts extends Collected {
  readonly modules: readonly ModuleDefinition[];
}

/** As many as a list of versions, kinds or settings has, which procedures look things up in. */
const LONGEST_LIST = 100;

function isList({ kind, rows, foreignKeys }: CatalogTable): boolean {
  return kind === 'table' && rows <= LONGEST_LIST && foreignKeys.length === 0;
}

/**
 * Reads everything of some accounts that a copy of them needs. Only reads, by keys.
 * @param keys canonical keys (AccountKey.value)
 * @throws UserferryError UF-7233 (more belongs to them than can be copied), UF-10xx, UF-11xx
 */
export async function copyAccounts(
  config: LegacyConfig,
  secret: string,
  what: { readonly mapping: Mapping; readonly catalog: Catalog; readonly keys: readonly string[] },
  options: LegacyOptions,
): Promise<CopiedAccounts> {
  const { mapping, catalog, keys } = what;
  const { signal } = options;
  const { statements, pool } = await connectLegacy(config, secret, options);
  try {
    const linked = linkedTables(mapping, catalog);
    const defined = await readDefinitions(statements, signal);
    const isAmong = (tables: readonly TableName[]) => {
      const ids = new Set(tables.map(tableId));
      return (table: TableName) => ids.has(tableId(table));
    };
    const modules = modulesAbout(linked.tables, defined.modules);
    const small = tablesNamedBy(modules, catalog.tables).filter(
      (table) => isList(table) && !isAmong(linked.tables)(table),
    );
    const definitions = defined.tables.filter(isAmong([...linked.tables, ...small]));
    const reading = options.pace === undefined ? statements : paced(statements, options.pace);
    const collected = await collectRows(reading, { mapping, catalog, linked, small, definitions, keys }, signal);
    return { ...collected, modules };
  } finally {
    await pool.close();
  }
}
