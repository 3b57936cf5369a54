import { STATEMENT_ALIAS } from '../mapping/account-source.ts';
import { type Mapping, mapping as mappingSchema, type TableName } from '../mapping/mapping.ts';
import type { CatalogColumn } from '../store.ts';
import type { CustomProposal } from './proposal.ts';
import { proposeCustom } from './propose.ts';
import type { Answers } from './question.ts';
import type { TableSample } from './sample.ts';

/** What stands for the table's name where accounts come from an administrator's own SELECT. */
export const statementTable: TableName = { schema: 'your', name: 'SELECT' };

/**
 * A mapping for what an administrator's own SELECT gives; null where it has no passwords or nobody to whom they belong. No key of the
 * catalog says which column tells its rows apart, so that is always asked.
 */
export function proposeStatement(
  sql: string,
  columns: readonly CatalogColumn[],
  sample: TableSample,
  answers: Answers,
): CustomProposal | null {
  const table = {
    ...statementTable,
    kind: 'view' as const,
    columns,
    primaryKey: [],
    uniqueKeys: [],
    foreignKeys: [],
    rows: 0,
  };
  const [proposal] = proposeCustom({ tables: [table] }, [{ ...sample, table: statementTable }], {
    [`${statementTable.schema}.${statementTable.name}`]: answers,
  });
  if (proposal === undefined) return null;
  return { ...proposal, tables: [], mapping: proposal.mapping === null ? null : overStatement(proposal.mapping, sql) };
}

/** A mapping of one table as one of a SELECT: every column of `u` is now one of `q`. */
function overStatement(mapping: Mapping, sql: string): Mapping {
  return mappingSchema.parse({ ...(realiased(mapping) as Mapping), origin: { kind: 'statement', sql } });
}

function realiased(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(realiased);
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).map(([name, value]) => [name, realiased(value)] as const);
  const isColumn = 'column' in part && 'table' in part && part.table === 'u';
  return Object.fromEntries(
    isColumn ? entries.map(([name, value]) => [name, name === 'table' ? STATEMENT_ALIAS : value]) : entries,
  );
}
