import type { ForeignKey, Table, TableIndex } from '../catalog/table.ts';
import { failure, unsupported } from '../failure.ts';
import type { SqlValue } from '../interface.ts';
import type { BoundTest } from '../plan/bound.ts';
import type { Environment } from '../plan/environment.ts';
import { expressions } from '../plan/expressions.ts';
import type { Run } from '../plan/run.ts';
import { Scope } from '../plan/scope.ts';
import { compileCompare } from '../scalar/compare.ts';
import { compileConvert } from '../scalar/convert.ts';
import { typeName } from '../scalar/types.ts';
import { type Row, rowNumber } from '../storage/row.ts';
import type { SessionState } from './session-state.ts';
import { formatValue } from './value-text.ts';

export type Change = 'INSERT' | 'UPDATE' | 'DELETE';

/** `database.schema.table`, as messages name it. */
export function fullName(table: Table, { database }: SessionState): string {
  return `${table.name.startsWith('#') || table.name.startsWith('@') ? 'tempdb' : database.name}.${table.schema}.${table.name}`;
}

/** @throws SqlError 515 */
export function demandNotNull(table: Table, values: readonly SqlValue[], change: Change, state: SessionState): void {
  for (const [index, column] of table.columns.entries()) {
    if (values[index] === null && !column.nullable) {
      throw failure(
        515,
        `Cannot insert the value NULL into column '${column.name}', table '${fullName(table, state)}'; column does not allow nulls. ${change} fails.`,
        {
          state: 2,
        },
      );
    }
  }
}

export interface BoundCheck extends BoundTest {
  readonly name: string;
  readonly column: string | undefined;
}

export function bindChecks(table: Table, environment: Environment): BoundCheck[] {
  if (table.checks.length === 0) return [];
  const scope = tableScope(table, environment);
  return table.checks.map(({ name, column, condition }) => ({
    ...expressions.test(condition, { environment, scope, clause: 'other' }),
    name,
    column,
  }));
}

export function tableScope(table: Table, environment: Environment, alias = table.name): Scope {
  return new Scope(
    environment.newSlot(),
    [{ alias, qualifier: [], columns: table.columns, offset: 0, bit: 1 }],
    undefined,
  );
}

/** @throws SqlError 547 */
export function demandChecks(
  table: Table,
  checks: readonly BoundCheck[],
  values: Row,
  change: Change,
  state: SessionState,
  run: Run,
): void {
  for (const { test, name, column } of checks) {
    if (test(values, run) !== false) continue;
    throw conflict(change, 'CHECK', name, table, column === undefined ? [] : [column], state);
  }
}

function conflict(
  change: Change,
  kind: string,
  name: string,
  table: Table,
  columns: readonly string[],
  { database }: SessionState,
): Error {
  const column = columns.length === 1 ? `, column '${columns[0]}'` : '';
  return failure(
    547,
    `The ${change} statement conflicted with the ${kind} constraint "${name}". The conflict occurred in database "${database.name}", table "${table.schema}.${table.name}"${column}.`,
    {
      state: 0,
    },
  );
}

/** @throws SqlError 2601, 2627 where another row has the key already */
export function demandUnique(table: Table, row: Row, own: number | undefined, run: Run): void {
  for (const index of table.indexes) {
    if (!index.unique || !(index.holds?.(row) ?? true)) continue;
    const key = index.columns.map(({ name }) => row[table.ordinal(name)] ?? null);
    const twin = table.store
      .current(table.stored(index), key, run.snapshot.transaction)
      .find((other) => rowNumber(other) !== own);
    if (twin !== undefined) throw duplicate(table, index, key);
  }
}

function duplicate(table: Table, index: TableIndex, key: readonly SqlValue[]): Error {
  const values = key
    .map((value, at) => formatValue(value, table.column(index.columns[at]?.name ?? '')?.type))
    .join(', ');
  const tail = `The duplicate key value is (${values}).`;
  const object = `${table.schema}.${table.name}`;
  if (index.kind === 'index') {
    return failure(
      2601,
      `Cannot insert duplicate key row in object '${object}' with unique index '${index.name}'. ${tail}`,
      { severity: 14 },
    );
  }
  const kind = index.kind === 'primaryKey' ? 'PRIMARY KEY' : 'UNIQUE KEY';
  return failure(
    2627,
    `Violation of ${kind} constraint '${index.name}'. Cannot insert duplicate key in object '${object}'. ${tail}`,
    { severity: 14 },
  );
}

/** That what the row refers to is there. @throws SqlError 547 */
export function demandReferences(
  table: Table,
  row: Row,
  change: Change,
  state: SessionState,
  run: Run,
  changed?: Row,
): void {
  for (const key of table.foreignKeys) {
    const values = key.columns.map((name) => row[table.ordinal(name)] ?? null);
    if (values.includes(null)) continue;
    if (changed !== undefined && sameValues(table, key.columns, row, changed)) continue;
    const parent = key.referencedTable;
    if (findRows(parent, key.referencedColumns, convertKey(table, key, values), run).length > 0) continue;
    const kind = parent === table ? 'FOREIGN KEY SAME TABLE' : 'FOREIGN KEY';
    throw conflict(change, kind, key.name, parent, key.referencedColumns, state);
  }
}

function convertKey(table: Table, key: ForeignKey, values: readonly SqlValue[]): SqlValue[] {
  return values.map((value, index) => {
    const from = table.column(key.columns[index] ?? '')?.type;
    const to = key.referencedTable.column(key.referencedColumns[index] ?? '')?.type;
    if (from === undefined || to === undefined) throw new RangeError('a foreign key has columns that are there');
    return typeName(from) === typeName(to) ? value : compileConvert(from, to, 'implicit')(value);
  });
}

export function sameValues(table: Table, columns: readonly string[], left: Row, right: Row): boolean {
  return columns.every((name) => {
    const ordinal = table.ordinal(name);
    const type = table.columns[ordinal]?.type;
    const [a, b] = [left[ordinal] ?? null, right[ordinal] ?? null];
    if (a === null || b === null || type === undefined) return a === b;
    return compileCompare(type)(a, b) === 0;
  });
}

/** The newest rows whose columns have these values, by an index where there is one. */
export function findRows(
  table: Table,
  columns: readonly string[],
  values: readonly SqlValue[],
  run: Run,
): readonly Row[] {
  const { transaction } = run.snapshot;
  const index = table.indexes.find(
    (candidate) =>
      candidate.filter === undefined &&
      columns.every((column) =>
        candidate.columns.slice(0, columns.length).some(({ name }) => name.toLowerCase() === column.toLowerCase()),
      ),
  );
  if (index !== undefined) {
    const key = index.columns
      .slice(0, columns.length)
      .map(({ name }) => values[columns.findIndex((column) => column.toLowerCase() === name.toLowerCase())] ?? null);
    return table.store.current(table.stored(index), key, transaction);
  }
  const places = columns.map((name, at) => {
    const ordinal = table.ordinal(name);
    const type = table.columns[ordinal]?.type;
    if (type === undefined) throw unsupported(`a reference to a column ${name}`);
    return { ordinal, compare: compileCompare(type), value: values[at] ?? null };
  });
  const found: Row[] = [];
  for (const slice of table.store.scan({ moment: Number.POSITIVE_INFINITY, transaction })) {
    for (const row of slice) {
      const same = places.every(({ ordinal, compare, value }) => {
        const own = row[ordinal] ?? null;
        return own !== null && value !== null && compare(own, value) === 0;
      });
      if (same) found.push(row);
    }
  }
  return found;
}

export { conflict as referenceConflict };
