import type { Column, Table } from '../catalog/table.ts';
import { failure, unsupported } from '../failure.ts';
import type { ResultColumn, SqlValue } from '../interface.ts';
import { bindQuery } from '../plan/bind-query.ts';
import type { Binder } from '../plan/binder.ts';
import { columnConversion } from '../plan/column-conversion.ts';
import type { Environment } from '../plan/environment.ts';
import { expressions } from '../plan/expressions.ts';
import { bindLimit } from '../plan/limit.ts';
import { lockOf } from '../plan/lock-hint.ts';
import type { Run } from '../plan/run.ts';
import { Scope } from '../plan/scope.ts';
import type { Row } from '../storage/row.ts';
import type { Statement } from '../syntax/statement-tree.ts';
import type { Expression } from '../syntax/tree.ts';
import { defaultOf, type Fill, insertPlan, insertRow } from './insert-plan.ts';
import { bindOutput, type Output } from './output-clause.ts';
import { environmentOf } from './run-select.ts';
import type { Frame, SessionState } from './session-state.ts';
import { atomically, BREATH, Breather, type Events, sideOf } from './statement-run.ts';
import { demandReferences, fullName } from './table-rules.ts';
import { targetTable } from './target-table.ts';

type Insert = Extract<Statement, { kind: 'insert' }>;

/** One result set of a call, for INSERT … EXEC. */
export interface ExecutedResult {
  readonly columns: readonly ResultColumn[];
  readonly rows: (readonly SqlValue[])[];
}

/** INSERT; of what a call has given, where it is one of a call's results. */
export function* runInsert(
  statement: Insert,
  state: SessionState,
  frame: Frame,
  executed: readonly ExecutedResult[] = [],
): Events {
  const { source } = statement;
  const environment = environmentOf(state, frame, statement.with, source.kind === 'query' ? source.options : {});
  const table = targetTable(statement.target, 'INSERT', state, frame, environment);
  const columns = insertedColumns(table, statement, state);
  const given = givenRows(statement, columns, table, environment, state, executed);
  const output =
    statement.output === undefined
      ? undefined
      : bindOutput(statement.output, table, environment, state, frame, 'inserted');
  const plan = insertPlan(table, columns, environment, state);
  const top = bindTop(statement, environment);
  const lock = statement.target.kind === 'table' ? lockOf(statement.target.hints) : undefined;
  const inserted = yield* atomically(state, function* (run, transaction, variables): Events<Row[]> {
    const side = sideOf(table, run, transaction, variables);
    if (lock === 'all') table.store.lockAll(run.snapshot);
    const all: Row[] = [];
    const breather = new Breather();
    for (const rows of given(run)) {
      for (const row of rows) all.push(row);
      if (breather.due()) yield BREATH;
    }
    const made: Row[] = [];
    for (const row of top === undefined ? all : all.slice(0, top(run))) {
      made.push(insertRow(table, plan, row, side, state));
      if (breather.due()) yield BREATH;
    }
    for (const row of made) demandReferences(table, row, 'INSERT', state, run);
    output?.apply(
      made.map((row) => ({ inserted: row })),
      { run, transaction },
      variables,
    );
    return made;
  });
  noteIdentity(table, inserted, state, frame);
  yield* finish(inserted.length, output, state);
}

/** How many rows INSERT TOP lets in; which of them is not promised, unless it can't matter. */
function bindTop({ top }: Insert, environment: Environment): ((run: Run) => number) | undefined {
  if (top === undefined) return undefined;
  const scope = new Scope(environment.newSlot(), [], undefined);
  const limit = bindLimit({ top }, false, { environment, scope, clause: 'other' });
  if (limit?.percent !== false) throw unsupported('INSERT TOP … PERCENT');
  return (run) => Number(limit.take(run));
}

function* finish(count: number, output: Output | undefined, state: SessionState): Events {
  state.rowCount = count;
  if (output !== undefined) yield* output.events();
  yield { kind: 'done', count: state.noCount ? null : count, statement: 'insert', inProcedure: false };
}

export function noteIdentity(table: Table, inserted: readonly Row[], state: SessionState, frame: Frame): void {
  const ordinal = table.columns.findIndex(({ identity }) => identity);
  const value = inserted.at(-1)?.[ordinal];
  if (ordinal < 0) {
    if (inserted.length > 0) {
      frame.scopeIdentity = null;
      state.lastIdentity = null;
    }
    return;
  }
  if (typeof value !== 'number' && typeof value !== 'bigint') return;
  frame.scopeIdentity = BigInt(value);
  state.lastIdentity = BigInt(value);
}

/** The columns that an INSERT gives values for. @throws SqlError 207, 264, 544, 545, 8101, 273 */
function insertedColumns(table: Table, statement: Insert, state: SessionState): Column[] {
  const explicit = state.identityInsert === table;
  if (statement.source.kind === 'defaults') return [];
  if (statement.columns === undefined) {
    if (explicit) {
      throw failure(
        8101,
        `An explicit value for the identity column in table '${table.name}' can only be specified when a column list is used and IDENTITY_INSERT is ON.`,
      );
    }
    return table.columns.filter(({ identity }) => !identity);
  }
  const columns: Column[] = [];
  for (const name of statement.columns) {
    const column = table.column(name);
    if (column === undefined) throw failure(207, `Invalid column name '${name}'.`);
    if (columns.includes(column)) {
      throw failure(
        264,
        `The column name '${name}' is specified more than once in the SET clause or column list of an INSERT. A column cannot be assigned more than one value in the same clause. Modify the clause to make sure that a column is updated only once. If this statement updates or inserts columns into a view, column aliasing can conceal the duplication in your code.`,
      );
    }
    if (column.identity && !explicit) {
      throw failure(
        544,
        `Cannot insert explicit value for identity column in table '${table.name}' when IDENTITY_INSERT is set to OFF.`,
      );
    }
    if (column.type.base === 'rowversion') {
      throw failure(
        273,
        'Cannot insert an explicit value into a timestamp column. Use INSERT with a column list to exclude the timestamp column, or insert a DEFAULT into the timestamp column.',
      );
    }
    columns.push(column);
  }
  const identity = table.columns.find((column) => column.identity);
  if (explicit && identity !== undefined && !columns.includes(identity)) {
    throw failure(
      545,
      `Explicit value must be specified for identity column in table '${table.name}' either when IDENTITY_INSERT is set to ON or when a replication user is inserting into a NOT FOR REPLICATION identity column.`,
    );
  }
  return columns;
}

type Given = (run: Run) => Iterable<readonly Row[]>;

/** The rows of values, converted to their columns' types. */
function givenRows(
  statement: Insert,
  columns: readonly Column[],
  table: Table,
  environment: Environment,
  state: SessionState,
  executed: readonly ExecutedResult[],
): Given {
  const { source } = statement;
  const named = statement.columns !== undefined;
  const place = (column: Column) => ({ table: fullName(table, state), column: column.name });
  if (source.kind === 'values') {
    const scope = new Scope(environment.newSlot(), [], undefined);
    const binder: Binder = { environment, scope, clause: 'values' };
    const rows = source.rows.map((row) => {
      demandCount(row.length, columns.length, named, 'VALUES');
      return row.map((value, index) => boundValue(value, columns[index], table, binder, state));
    });
    return (run) => [rows.map((row) => row.map((fill) => fill([], run)))];
  }
  if (source.kind === 'execute') return givenByCall(executed, columns, place);
  if (source.kind !== 'query') return () => [[[]]];
  const query = bindQuery(source.query, environment, undefined, 'statement');
  demandCount(query.columns.length, columns.length, named, 'SELECT');
  const conversions = query.columns.map((from, index) => {
    const column = columns[index];
    if (column === undefined) throw new RangeError('as many columns as values');
    return columnConversion(from.untyped === true ? null : from.type, column.type, place(column));
  });
  return function* (run) {
    for (const slice of query.open(run)) {
      yield slice.map((row) => conversions.map((convert, index) => convert(row[index] ?? null)));
    }
  };
}

/** @throws SqlError 213 */
function givenByCall(
  executed: readonly ExecutedResult[],
  columns: readonly Column[],
  place: (column: Column) => { table: string; column: string },
): Given {
  const converted = executed.map((result) => {
    if (result.columns.length !== columns.length) demandCount(result.columns.length, columns.length, false, 'SELECT');
    const conversions = columns.map((column, at) => {
      const from = result.columns[at]?.type;
      if (from === undefined) throw new RangeError('as many columns as values');
      return columnConversion(from, column.type, place(column));
    });
    return { rows: result.rows, conversions };
  });
  return () =>
    converted.map(({ rows, conversions }) =>
      rows.map((row) => conversions.map((convert, at) => convert(row[at] ?? null))),
    );
}

function boundValue(
  value: Expression,
  column: Column | undefined,
  table: Table,
  binder: Binder,
  state: SessionState,
): Fill {
  if (column === undefined) throw new RangeError('as many columns as values');
  if (value.kind === 'default') {
    if (column.identity) throw failure(339, 'DEFAULT or NULL are not allowed as explicit identity values.');
    return defaultOf(table, column, binder, state);
  }
  const bound = expressions.value(value, binder);
  const convert = columnConversion(bound.type, column.type, { table: fullName(table, state), column: column.name });
  return (_, run) => convert(bound.evaluate([], run));
}

function demandCount(given: number, wanted: number, named: boolean, source: 'VALUES' | 'SELECT'): void {
  if (given === wanted) return;
  if (!named) throw failure(213, 'Column name or number of supplied values does not match table definition.');
  const [number, few] =
    given > wanted ? [source === 'VALUES' ? 110 : 121, 'fewer'] : [source === 'VALUES' ? 109 : 120, 'more'];
  if (source === 'VALUES') {
    throw failure(
      number,
      `There are ${few} columns in the INSERT statement than values specified in the VALUES clause. The number of values in the VALUES clause must match the number of columns specified in the INSERT statement.`,
      { severity: 15 },
    );
  }
  const relation = given > wanted ? 'more' : 'fewer';
  throw failure(
    number,
    `The select list for the INSERT statement contains ${relation} items than the insert list. The number of SELECT values must match the number of INSERT columns.`,
    { severity: 15 },
  );
}
