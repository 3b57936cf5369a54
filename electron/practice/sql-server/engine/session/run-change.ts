import type { Table } from '../catalog/table.ts';
import { failure, unsupported } from '../failure.ts';
import type { SqlType, SqlValue } from '../interface.ts';
import { undeclared } from '../plan/bind-value.ts';
import type { Evaluate } from '../plan/bound.ts';
import { columnConversion } from '../plan/column-conversion.ts';
import { expressions } from '../plan/expressions.ts';
import type { Run } from '../plan/run.ts';
import { conversionFrom } from '../scalar/convert.ts';
import { type Row, rowNumber } from '../storage/row.ts';
import type { Assignment, Statement } from '../syntax/statement-tree.ts';
import type { Expression } from '../syntax/tree.ts';
import { bindChangeTarget, type ChangeTarget } from './change-target.ts';
import { bindOutput, type Output } from './output-clause.ts';
import { cascadeDelete, demandNotReferenced } from './referential-actions.ts';
import { environmentOf } from './run-select.ts';
import type { Frame, SessionState } from './session-state.ts';
import { atomically, BREATH, Breather, type Events, sideOf } from './statement-run.ts';
import { bindChecks, demandChecks, demandNotNull, demandReferences, demandUnique, fullName } from './table-rules.ts';

type Update = Extract<Statement, { kind: 'update' }>;
type Delete = Extract<Statement, { kind: 'delete' }>;

interface Found {
  /** The target's own row. */
  readonly before: Row;
  /** The joined row in which new values are computed. */
  readonly joined: Row;
}

/** The rows to change, each once, all found before the first is changed. */
function* findTargets(target: ChangeTarget, run: Run): Events<Found[]> {
  const found = new Map<number, Found>();
  const breather = new Breather();
  const width = target.table.columns.length + 1;
  for (const slice of target.rows(run)) {
    for (const joined of slice) {
      const before = joined.slice(target.start, target.start + width);
      // An outer join may leave the target's side empty.
      if (before.at(-1) === null) continue;
      const number = rowNumber(before);
      if (!found.has(number)) found.set(number, { before, joined });
    }
    if (breather.due()) yield BREATH;
  }
  return [...found.values()];
}

export function* runUpdate(statement: Update, state: SessionState, frame: Frame): Events {
  const environment = environmentOf(state, frame, statement.with, statement.options);
  const target = bindChangeTarget(statement, 'UPDATE', environment, state, frame);
  const { table } = target;
  const assignments = bindAssignments(statement.set, target, state, frame);
  const checks = bindChecks(table, environment);
  const output =
    statement.output === undefined
      ? undefined
      : bindOutput(statement.output, table, environment, state, frame, 'both', target.others);
  const count = yield* atomically(state, function* (run, transaction, variables): Events<number> {
    const side = sideOf(table, run, transaction, variables);
    const found = yield* findTargets(target, run);
    const breather = new Breather();
    const changes: { deleted: Row; inserted: Row; joined: Row }[] = [];
    for (const { before, joined } of found) {
      const values: SqlValue[] = before.slice(0, table.columns.length);
      for (const assign of assignments) assign(values, joined, run);
      demandNotNull(table, values, 'UPDATE', state);
      demandChecks(table, checks, values, 'UPDATE', state, run);
      const inserted = table.store.replace(rowNumber(before), values, side.run.snapshot);
      if (inserted !== undefined) changes.push({ deleted: before, inserted, joined });
      if (breather.due()) yield BREATH;
    }
    demandRules(table, changes, side.run, state);
    output?.apply(changes, { run, transaction }, variables);
    return changes.length;
  });
  yield* finish(count, 'update', output, state);
}

function demandRules(
  table: Table,
  changes: readonly { deleted: Row; inserted: Row }[],
  run: Run,
  state: SessionState,
): void {
  for (const { deleted, inserted } of changes) {
    demandUnique(table, inserted, rowNumber(inserted), run);
    demandReferences(table, inserted, 'UPDATE', state, run, deleted);
  }
  demandNotReferenced(table, changes, 'UPDATE', run, state);
}

type Assign = (values: SqlValue[], joined: Row, run: Run) => void;

function bindAssignments(
  set: readonly Assignment[],
  { table, binder }: ChangeTarget,
  state: SessionState,
  frame: Frame,
): Assign[] {
  const seen = new Set<number>();
  const assignments = set.map((assignment): Assign => {
    if (assignment.variable !== undefined && assignment.column === undefined) {
      return assignVariable(assignment.variable, assignment, binder, frame);
    }
    const name = assignment.column?.at(-1) ?? '';
    const ordinal = table.ordinal(name);
    const column = table.columns[ordinal];
    if (column === undefined) throw failure(207, `Invalid column name '${name}'.`);
    if (seen.has(ordinal)) {
      throw failure(
        264,
        `The column name '${name}' is specified more than once in the SET clause or column list of an INSERT. A column cannot be assigned more than one value in the same clause. Modify the clause to make sure that a column is updated only once. If this statement updates or inserts columns into a view, column aliasing can conceal the duplication in your code.`,
      );
    }
    seen.add(ordinal);
    if (column.identity) throw failure(8102, `Cannot update identity column '${column.name}'.`);
    if (column.type.base === 'rowversion') throw failure(272, 'Cannot update a timestamp column.');
    const value = newValue(assignment, column.default?.value);
    const bound = expressions.value(value, binder);
    const convert = columnConversion(bound.type, column.type, { table: fullName(table, state), column: column.name });
    const evaluate: Evaluate = (row, run) => convert(bound.evaluate(row, run));
    const keep =
      assignment.variable === undefined ? undefined : variableTaking(assignment.variable, column.type, frame);
    return (values, joined, run) => {
      const given = evaluate(joined, run);
      values[ordinal] = given;
      keep?.(given);
    };
  });
  return [...assignments, ...rowVersions(table, state)];
}

function rowVersions(table: Table, { database }: SessionState): Assign[] {
  return table.columns.flatMap((column, ordinal): Assign[] =>
    column.type.base === 'rowversion'
      ? [
          (values) => {
            values[ordinal] = database.nextRowVersion();
          },
        ]
      : [],
  );
}

function newValue({ column, operator, value }: Assignment, fallback: Expression | undefined): Expression {
  if (value.kind === 'default') return fallback ?? { kind: 'null' };
  if (operator === null || column === undefined) return value;
  return { kind: 'binary', operator, left: { kind: 'column', name: column }, right: value };
}

function assignVariable(name: string, assignment: Assignment, binder: ChangeTarget['binder'], frame: Frame): Assign {
  const variable = frame.variables.get(name.toLowerCase());
  if (variable === undefined) throw undeclared(name);
  if (assignment.operator !== null) throw unsupported('compound assignment to a variable in UPDATE');
  const bound = expressions.value(assignment.value, binder);
  const convert = conversionFrom(bound.type, variable.type);
  return (_, joined, run) => {
    variable.value = convert(bound.evaluate(joined, run));
  };
}

/** `@x = column = value`: the variable takes the column's new value (SQL Server docs: "UPDATE"). */
function variableTaking(name: string, from: SqlType, frame: Frame): (value: SqlValue) => void {
  const variable = frame.variables.get(name.toLowerCase());
  if (variable === undefined) throw undeclared(name);
  const convert = conversionFrom(from, variable.type);
  return (value) => {
    variable.value = convert(value);
  };
}

export function* runDelete(statement: Delete, state: SessionState, frame: Frame): Events {
  const environment = environmentOf(state, frame, statement.with, statement.options);
  const target = bindChangeTarget(statement, 'DELETE', environment, state, frame);
  const { table } = target;
  const output =
    statement.output === undefined
      ? undefined
      : bindOutput(statement.output, table, environment, state, frame, 'deleted', target.others);
  const count = yield* atomically(state, function* (run, transaction, variables): Events<number> {
    const side = sideOf(table, run, transaction, variables);
    const found = yield* findTargets(target, run);
    const breather = new Breather();
    for (const { before } of found) {
      table.store.replace(rowNumber(before), undefined, side.run.snapshot);
      if (breather.due()) yield BREATH;
    }
    const changes = found.map(({ before, joined }) => ({ deleted: before, joined }));
    cascadeDelete(
      table,
      changes.map(({ deleted }) => deleted),
      run,
      state,
    );
    output?.apply(changes, { run, transaction }, variables);
    return found.length;
  });
  yield* finish(count, 'delete', output, state);
}

function* finish(
  count: number,
  statement: 'update' | 'delete',
  output: Output | undefined,
  state: SessionState,
): Events {
  state.rowCount = count;
  if (output !== undefined) yield* output.events();
  yield { kind: 'done', count: state.noCount ? null : count, statement, inProcedure: false };
}
