import type { Column, Table } from '../catalog/table.ts';
import { failure, unsupported } from '../failure.ts';
import type { SqlValue } from '../interface.ts';
import { columnConversion } from '../plan/column-conversion.ts';
import { dataType } from '../plan/data-type.ts';
import type { Environment } from '../plan/environment.ts';
import { expressions } from '../plan/expressions.ts';
import type { Run } from '../plan/run.ts';
import { Scope } from '../plan/scope.ts';
import { collationOf, DEFAULT_COLLATION } from '../scalar/types.ts';
import type { Row } from '../storage/row.ts';
import { RowStore } from '../storage/row-store.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { TableChange } from '../syntax/statement-tree.ts';
import { addColumn, addConstraint, replaceColumn } from './define-table.ts';
import type { SessionState } from './session-state.ts';
import { bindChecks, demandChecks, demandReferences, fullName } from './table-rules.ts';
import { demandNoTwins } from './unique-check.ts';

/** ALTER TABLE. What it changes is taken back by a rollback. */
export function alterTable(
  table: Table,
  change: TableChange,
  environment: Environment,
  state: SessionState,
  run: Run,
  transaction: Transaction,
): void {
  rememberDefinition(table, transaction);
  switch (change.kind) {
    case 'add':
      add(table, change, environment, state, run, transaction);
      return;
    case 'dropColumn':
      for (const name of change.columns) dropColumn(table, name, change.ifExists, run, transaction);
      return;
    case 'dropConstraint':
      for (const name of change.names) dropConstraint(table, name, change.ifExists, state, transaction);
      return;
    case 'alterColumn':
      alterColumn(table, change, state, run, transaction);
  }
}

function rememberDefinition(table: Table, transaction: Transaction): void {
  const { columns, checks, foreignKeys, identity, lastColumnId } = table;
  transaction.noteUndo(() => {
    Object.assign(table, { columns, checks, foreignKeys, identity, lastColumnId });
  });
}

function newestRows(table: Table, run: Run): Row[] {
  const rows: Row[] = [];
  const newest = { moment: Number.POSITIVE_INFINITY, transaction: run.snapshot.transaction };
  for (const slice of table.store.scan(newest)) rows.push(...slice);
  return rows;
}

/** Gives every row new values; the table's columns have been changed already. */
function rewrite(
  table: Table,
  rows: readonly Row[],
  values: (row: Row) => readonly SqlValue[],
  transaction: Transaction,
): void {
  const store = new RowStore();
  for (const row of rows) store.load(values(row));
  transaction.noteUndo(table.replaceStore(store));
}

function add(
  table: Table,
  change: Extract<TableChange, { kind: 'add' }>,
  environment: Environment,
  state: SessionState,
  run: Run,
  transaction: Transaction,
): void {
  const rows = newestRows(table, run);
  const before = table.columns.length;
  const deferred: { constraint: Parameters<typeof addConstraint>[1]; column: string }[] = [];
  for (const definition of change.columns) {
    const keys = definition.constraints.filter(({ kind }) => kind !== 'default');
    const column = addColumn(
      table,
      { ...definition, constraints: definition.constraints.filter(({ kind }) => kind === 'default') },
      environment,
      state,
    );
    if (
      !column.nullable &&
      rows.length > 0 &&
      !column.identity &&
      column.type.base !== 'rowversion' &&
      table.column(column.name)?.default === undefined
    ) {
      throw failure(
        4901,
        `ALTER TABLE only allows columns to be added that can contain nulls, or have a DEFAULT definition specified, or the column being added is an identity or timestamp column, or alternatively if none of the previous conditions are satisfied the table must be empty to allow addition of this column. Column '${column.name}' cannot be added to non-empty table '${table.name}' because it does not satisfy these conditions.`,
      );
    }
    deferred.push(...keys.map((constraint) => ({ constraint, column: column.name })));
  }
  const added = table.columns.slice(before);
  if (added.length > 0) {
    const fills = added.map((column) => fillOf(table, column, environment, state, run));
    rewrite(table, rows, (row) => [...row.slice(0, before), ...fills.map((fill) => fill())], transaction);
  }
  for (const { constraint, column } of deferred)
    addChecked(table, constraint, environment, state, run, transaction, column);
  for (const constraint of change.constraints) addChecked(table, constraint, environment, state, run, transaction);
}

function addChecked(
  table: Table,
  constraint: Parameters<typeof addConstraint>[1],
  environment: Environment,
  state: SessionState,
  run: Run,
  transaction: Transaction,
  column?: string,
): void {
  const rows = newestRows(table, run);
  if (constraint.kind === 'primaryKey') {
    for (const { name } of constraint.columns) {
      if (table.column(name)?.nullable === true) {
        throw failure(8111, `Cannot define PRIMARY KEY constraint on nullable column in table '${table.name}'.`);
      }
    }
  }
  const known = new Set(table.indexes);
  addConstraint(table, constraint, environment, state, column);
  for (const index of table.indexes) {
    if (known.has(index)) continue;
    transaction.noteUndo(() => table.removeIndex(index));
    demandNoTwins(table, index, run);
  }
  if (constraint.kind === 'check') {
    const checks = bindChecks(table, environment).slice(-1);
    for (const row of rows) demandChecks(table, checks, row, 'INSERT', state, run);
  }
  if (constraint.kind === 'foreignKey') for (const row of rows) demandReferences(table, row, 'INSERT', state, run);
}

/** What rows that are there already get in a new column: its default where it is NOT NULL, else NULL. */
function fillOf(table: Table, column: Column, environment: Environment, state: SessionState, run: Run): () => SqlValue {
  if (column.type.base === 'rowversion') return () => state.database.nextRowVersion();
  if (column.identity) {
    const { identity } = table;
    if (identity === undefined) throw new RangeError('an identity column has its state');
    const asNumber = ['tinyint', 'smallint', 'int'].includes(column.type.base);
    return () => {
      identity.last = identity.last === undefined ? identity.seed : identity.last + identity.increment;
      return asNumber ? Number(identity.last) : identity.last;
    };
  }
  const found = table.column(column.name)?.default;
  if (found === undefined || column.nullable) return () => null;
  const scope = new Scope(environment.newSlot(), [], undefined);
  const bound = expressions.value(found.value, { environment, scope, clause: 'values' });
  const convert = columnConversion(bound.type, column.type, { table: fullName(table, state), column: column.name });
  return () => convert(bound.evaluate([], run));
}

function dropColumn(table: Table, name: string, ifExists: boolean, run: Run, transaction: Transaction): void {
  const ordinal = table.ordinal(name);
  const column = table.columns[ordinal];
  if (column === undefined) {
    if (ifExists) return;
    throw failure(
      4924,
      `ALTER TABLE DROP COLUMN failed because column '${name}' does not exist in table '${table.name}'.`,
    );
  }
  const folded = name.toLowerCase();
  const uses = (names: readonly string[]) => names.some((other) => other.toLowerCase() === folded);
  const bound =
    column.default !== undefined ||
    table.indexes.some(
      (index) => uses([...index.columns.map((key) => key.name), ...index.included]) || index.filter !== undefined,
    ) ||
    table.foreignKeys.some((key) => uses(key.columns)) ||
    table.checks.length > 0;
  if (bound) {
    if (table.checks.length > 0 || table.indexes.some(({ filter }) => filter !== undefined)) {
      throw unsupported('dropping a column of a table with CHECK constraints or filtered indexes');
    }
    throw failure(4922, `ALTER TABLE DROP COLUMN ${name} failed because one or more objects access this column.`, {
      state: 9,
    });
  }
  if (table.columns.length === 1) {
    throw failure(
      4923,
      `ALTER TABLE DROP COLUMN failed because '${name}' is the only data column in table '${table.name}'. A table must have at least one data column.`,
    );
  }
  const rows = newestRows(table, run);
  table.columns = table.columns.filter((other) => other !== column);
  if (column.identity) table.identity = undefined;
  rewrite(table, rows, (row) => row.slice(0, -1).filter((_, index) => index !== ordinal), transaction);
}

function dropConstraint(
  table: Table,
  name: string,
  ifExists: boolean,
  state: SessionState,
  transaction: Transaction,
): void {
  const same = (other: { readonly name: string }) => other.name.toLowerCase() === name.toLowerCase();
  const index = table.indexes.find((candidate) => candidate.kind !== 'index' && same(candidate));
  if (index !== undefined) {
    const referrer = state.database.tables.find((other) =>
      other.foreignKeys.some((key) => key.referencedTable === table),
    );
    if (referrer !== undefined) throw unsupported('dropping a key of a table that foreign keys refer to');
    table.removeIndex(index);
    transaction.noteUndo(() => table.addIndex(index));
    return;
  }
  const withDefault = table.columns.find((column) => column.default !== undefined && same(column.default));
  if (withDefault !== undefined) {
    const { default: _, ...rest } = withDefault;
    replaceColumn(table, rest);
    return;
  }
  if (table.checks.some(same)) table.checks = table.checks.filter((check) => !same(check));
  else if (table.foreignKeys.some(same)) table.foreignKeys = table.foreignKeys.filter((key) => !same(key));
  else if (!ifExists) throw failure(3728, `'${name}' is not a constraint.`);
}

function alterColumn(
  table: Table,
  change: Extract<TableChange, { kind: 'alterColumn' }>,
  state: SessionState,
  run: Run,
  transaction: Transaction,
): void {
  const ordinal = table.ordinal(change.column);
  const column = table.columns[ordinal];
  if (column === undefined) {
    throw failure(
      4924,
      `ALTER TABLE ALTER COLUMN failed because column '${change.column}' does not exist in table '${table.name}'.`,
    );
  }
  const folded = change.column.toLowerCase();
  const used =
    table.indexes.some(
      (index) => index.columns.some(({ name }) => name.toLowerCase() === folded) || index.filter !== undefined,
    ) ||
    table.foreignKeys.some((key) => key.columns.some((name) => name.toLowerCase() === folded)) ||
    table.checks.length > 0;
  if (used || column.identity) throw unsupported('ALTER COLUMN of a column with keys, indexes, checks or identity');
  const type = dataType(change.type, 1, change.collation ?? collationOf(column.type) ?? DEFAULT_COLLATION);
  const nullable = change.nullable ?? true;
  const convert = columnConversion(column.type, type, { table: fullName(table, state), column: column.name });
  const rows = newestRows(table, run);
  if (!nullable && rows.some((row) => row[ordinal] === null)) {
    throw failure(
      515,
      `Cannot insert the value NULL into column '${column.name}', table '${fullName(table, state)}'; column does not allow nulls. UPDATE fails.`,
      { state: 2 },
    );
  }
  replaceColumn(table, { ...column, type, nullable });
  rewrite(
    table,
    rows,
    (row) => row.slice(0, -1).map((value, index) => (index === ordinal ? convert(value) : value)),
    transaction,
  );
}
