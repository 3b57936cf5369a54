import type { Mapping } from '../../stores/mapping/mapping.ts';
import type { Catalog } from '../../stores/store.ts';
import type { LegacyConfig } from '../legacy.ts';
import { connectLegacy, type LegacyOptions } from '../open-legacy.ts';
import { paced } from '../pace.ts';
import { type Collected, collectRows } from './collect-rows.ts';
import { linkedTables } from './links.ts';
import { readDefinitions } from './read-definitions.ts';
import type { ModuleDefinition } from './table-definition.ts';

/** Accounts as they are in the legacy database, with how their tables are made: in memory alone, passwords' hashes among it. */
export interface CopiedAccounts extends Collected {
  readonly modules: readonly ModuleDefinition[];
}

/**
 * Reads everything of some accounts that a copy of them needs. Only reads, by keys.
 * @param keys canonical keys (AccountKey.value)
 * @throws UserferryError UF-7223 (more belongs to them than can be copied), UF-10xx, UF-11xx
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
    const { tables, modules } = await readDefinitions(statements, linked.tables, signal);
    const reading = options.pace === undefined ? statements : paced(statements, options.pace);
    const collected = await collectRows(reading, { mapping, catalog, linked, definitions: tables, keys }, signal);
    return { ...collected, modules };
  } finally {
    await pool.close();
  }
}
