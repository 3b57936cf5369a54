import { failure, unsupported } from '../failure.ts';
import type { ResultColumn } from '../interface.ts';
import { bindQuery } from '../plan/bind-query.ts';
import { undeclared } from '../plan/bind-value.ts';
import type { BoundQuery, Environment } from '../plan/environment.ts';
import { conversionFrom } from '../scalar/convert.ts';
import { plainType } from '../scalar/types.ts';
import type { QueryOptions, Statement } from '../syntax/statement-tree.ts';
import type { CommonTable, Expression, SelectBlock } from '../syntax/tree.ts';
import { environmentIn } from './environment-in.ts';
import { selectInto } from './select-into.ts';
import type { Frame, SessionState } from './session-state.ts';
import { atomically, BREATH, Breather, type Events } from './statement-run.ts';
import { SessionSurroundings } from './surroundings.ts';
import { textSizeLimit } from './text-size.ts';

/** The environment of one statement in a session: its surroundings, its hints, its common tables. */
export function environmentOf(
  state: SessionState,
  frame: Frame,
  commonTables: readonly CommonTable[],
  options: QueryOptions,
): Environment {
  return environmentIn(new SessionSurroundings(state, frame), commonTables, options);
}

type Select = Extract<Statement, { kind: 'select' }>;

export function* runSelect(statement: Select, state: SessionState, frame: Frame): Events {
  const { body } = statement.query;
  const block = body.kind === 'select' ? body : undefined;
  const environment = environmentOf(state, frame, statement.with, statement.options);
  if (block?.into !== undefined) {
    if (state.formatOnly) return;
    const { into, ...rest } = block;
    const query = bindQuery({ ...statement.query, body: rest }, environment, undefined, 'statement');
    yield* selectInto(into, query, state);
    return;
  }
  if (block?.items.some(({ kind }) => kind === 'assign') === true) {
    if (state.formatOnly) return;
    yield* runAssignment(statement, block, environment, state, frame);
    return;
  }
  yield* runQuery(bindQuery(statement.query, environment, undefined, 'statement'), state);
}

/** Runs a query and hands its rows to the client. */
export function* runQuery(query: BoundQuery, state: SessionState): Events {
  const columns = query.columns.map(resultColumn);
  const inner = state.noCount;
  const shorten = textSizeLimit(columns, state.textSize);
  const count = yield* atomically(state, function* (run): Events<number> {
    yield { kind: 'columns', columns };
    let rows = 0;
    const breather = new Breather();
    for (const slice of state.formatOnly ? [] : query.open(run)) {
      rows += slice.length;
      if (slice.length > 0) yield { kind: 'rows', rows: shorten === undefined ? slice : slice.map(shorten) };
      if (breather.due()) yield BREATH;
    }
    return rows;
  });
  state.rowCount = count;
  yield { kind: 'done', count: inner ? null : count, statement: 'select', inProcedure: false };
}

export function resultColumn(column: BoundQuery['columns'][number]): ResultColumn {
  return { name: column.name, type: plainType(column.type), nullable: column.nullable, identity: column.identity };
}

function* runAssignment(
  statement: Select,
  block: SelectBlock,
  environment: Environment,
  state: SessionState,
  frame: Frame,
): Events {
  const variables = block.items.map((item) => {
    if (item.kind !== 'assign') {
      throw failure(
        141,
        'A SELECT statement that assigns a value to a variable must not be combined with data-retrieval operations.',
        {
          severity: 15,
        },
      );
    }
    const variable = frame.variables.get(item.variable.toLowerCase());
    if (variable === undefined) throw undeclared(item.variable);
    return variable;
  });
  const assigned = new Set(variables);
  if (block.from.length > 0 && readsAssigned(block, frame, assigned)) {
    // SQL Server doesn't promise in which order rows add to a variable.
    throw unsupported('a SELECT whose assignment reads its own variable over rows');
  }
  const items = block.items.map((item) => {
    if (item.kind !== 'assign') throw unsupported('mixed select lists');
    return { kind: 'expression' as const, expression: assignmentValue(item.variable, item.operator, item.expression) };
  });
  const query = bindQuery({ ...statement.query, body: { ...block, items } }, environment, undefined, 'statement');
  const conversions = query.columns.map((column, index) =>
    conversionFrom(column.untyped === true ? null : column.type, variables[index]?.type ?? column.type),
  );
  const count = yield* atomically(state, function* (run): Events<number> {
    let rows = 0;
    for (const slice of query.open(run)) {
      for (const row of slice) {
        for (const [index, variable] of variables.entries()) {
          variable.value = conversions[index]?.(row[index] ?? null) ?? null;
        }
      }
      rows += slice.length;
      yield BREATH;
    }
    return rows;
  });
  state.rowCount = count;
  yield { kind: 'done', count: state.noCount ? null : count, statement: 'select', inProcedure: false };
}

/** `@x += v` as `@x = @x + v`. */
export function assignmentValue(
  variable: string,
  operator: Extract<Expression, { kind: 'binary' }>['operator'] | null,
  value: Expression,
): Expression {
  if (operator === null) return value;
  return { kind: 'binary', operator, left: { kind: 'variable', name: variable }, right: value };
}

function readsAssigned(block: SelectBlock, frame: Frame, assigned: ReadonlySet<object>): boolean {
  const names = new Set([...frame.variables].filter(([, variable]) => assigned.has(variable)).map(([name]) => name));
  const reads = (node: unknown): boolean => {
    if (typeof node !== 'object' || node === null || node instanceof Uint8Array) return false;
    if ('kind' in node && node.kind === 'variable' && 'name' in node && names.has(String(node.name).toLowerCase()))
      return true;
    return Object.values(node).some(reads);
  };
  return block.items.some((item) => item.kind === 'assign' && (item.operator !== null || reads(item.expression)));
}
