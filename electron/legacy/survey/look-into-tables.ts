import { UserferryError } from '../../common/userferry-error.ts';
import type { CustomProposal } from '../../stores/custom/proposal.ts';
import { proposeStatement } from '../../stores/custom/propose-statement.ts';
import type { Answers } from '../../stores/custom/question.ts';
import type { TableSample } from '../../stores/custom/sample.ts';
import { tablesToSample } from '../../stores/custom/tables-to-sample.ts';
import type { Catalog, CatalogTable } from '../../stores/store.ts';
import type { LegacyDatabase } from '../legacy.ts';

/** So many tables are looked into, and so many rows of each: one short statement a table. */
const TABLES = 40;
const ROWS = 300;

/**
 * Looks at a few rows of the tables that may hold people. `also` is looked into whatever its name says, a view too. A table that can't be
 * read now, by right or by lock, is passed over: others may be the ones.
 */
export async function sampleTables(
  legacy: LegacyDatabase,
  catalog: Catalog,
  also: CatalogTable | null,
  signal?: AbortSignal,
): Promise<readonly TableSample[]> {
  const tables = tablesToSample(catalog, TABLES);
  const samples: TableSample[] = [];
  for (const table of also === null || tables.includes(also) ? tables : [also, ...tables]) {
    const sample = await sampleOf(legacy, table, signal);
    if (sample !== null) samples.push(sample);
  }
  return samples;
}

/**
 * Proposes a mapping for what an administrator's own SELECT gives; null where it gives no accounts.
 * @throws UserferryError UF-1211 to UF-1214
 */
export async function proposeForStatement(
  legacy: LegacyDatabase,
  sql: string,
  answers: Answers,
  signal?: AbortSignal,
): Promise<CustomProposal | null> {
  const columns = await legacy.describe(sql, signal);
  return proposeStatement(sql, columns, await legacy.sampleStatement(sql, columns, ROWS, signal), answers);
}

async function sampleOf(
  legacy: LegacyDatabase,
  table: CatalogTable,
  signal?: AbortSignal,
): Promise<TableSample | null> {
  try {
    return await legacy.sample(table, ROWS, signal);
  } catch (error) {
    if (error instanceof UserferryError && ['UF-1004', 'UF-1121', 'UF-1122'].includes(error.code)) return null;
    throw error;
  }
}
