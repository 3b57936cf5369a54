import { statementTable } from '../stores/custom/propose-statement.ts';
import type { TableSample } from '../stores/custom/sample.ts';
import { sampledColumns, sampleStatement, statementSample } from '../stores/custom/sampled-columns.ts';
import { readableStatement } from '../stores/mapping/readable-statement.ts';
import type { CatalogColumn, CatalogTable } from '../stores/store.ts';
import type { Statements } from './statements.ts';

/** Reads a few rows of a table in one statement, into memory alone. */
export async function readSample(
  statements: Statements,
  table: CatalogTable,
  rows: number,
  signal?: AbortSignal,
): Promise<TableSample> {
  const { schema, name } = table;
  return {
    table: { schema, name },
    columns: sampledColumns(table).map((column) => column.name),
    rows: await statements.rows(sampleStatement(table, rows), [], signal),
  };
}

/**
 * The same of what an administrator's own SELECT gives.
 * @throws UserferryError UF-1211, UF-1212 for what is none
 */
export async function readStatementSample(
  statements: Statements,
  sql: string,
  columns: readonly CatalogColumn[],
  rows: number,
  signal?: AbortSignal,
): Promise<TableSample> {
  const statement = statementSample(readableStatement(sql), columns, rows);
  return {
    table: statementTable,
    columns: sampledColumns({ columns }).map((column) => column.name),
    rows: await statements.rows(statement, [], signal),
  };
}
