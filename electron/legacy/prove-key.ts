import type { AccountSource } from '../stores/store.ts';
import { sourceParameters, whereClause } from './account-pages.ts';
import type { Statements } from './statements.ts';

/**
 * Whether the rows bear out what no key of the catalog promises: that the key is never NULL and in no two rows the same, which also
 * proves that no join gives an account twice. Reads the whole source once.
 */
export async function proveKey(
  statements: Statements,
  source: AccountSource,
  signal?: AbortSignal,
): Promise<'unique' | 'repeated' | 'null'> {
  const { expression } = source.key;
  const where = whereClause(source.where === null ? [] : [source.where]);
  const [broken] = await statements.rows(
    `SELECT TOP (1) CASE WHEN ${expression} IS NULL THEN 1 ELSE 0 END FROM ${source.from}${where} ` +
      `GROUP BY ${expression} HAVING COUNT_BIG(*) > 1 OR ${expression} IS NULL`,
    sourceParameters(source.parameters),
    signal,
  );
  if (broken === undefined) return 'unique';
  return Number(broken[0]) === 1 ? 'null' : 'repeated';
}
