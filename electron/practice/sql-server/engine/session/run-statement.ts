import { failure, unsupported } from '../failure.ts';
import type { SqlMessage } from '../interface.ts';
import { undeclared } from '../plan/bind-value.ts';
import type { Statement } from '../syntax/statement-tree.ts';
import type { Expression } from '../syntax/tree.ts';
import { demandCommittable } from './doomed.ts';
import { evaluateOnce, textOf, typeIn, valueToSet } from './evaluate-once.ts';
import { objectNamed } from './object-names.ts';
import { raise, throwStatement } from './raise.ts';
import { runDelete, runUpdate } from './run-change.ts';
import { runDefinition } from './run-definition.ts';
import { runInsert } from './run-insert.ts';
import { assignmentValue, runSelect } from './run-select.ts';
import type { Frame, SessionState } from './session-state.ts';
import { setIdentityInsert, setOption } from './set-option.ts';
import type { Events } from './statement-run.ts';
import { begin, commit, rollback, save } from './transaction-statements.ts';

/** Statements that neither hold others nor call procedures. */
export type SimpleStatement = Exclude<
  Statement,
  { kind: 'if' | 'while' | 'break' | 'continue' | 'block' | 'try' | 'return' | 'execute' | 'executeText' }
>;

export function* runSimple(statement: SimpleStatement, state: SessionState, frame: Frame): Events {
  demandCommittable(statement, state);
  switch (statement.kind) {
    case 'select':
      return yield* runSelect(statement, state, frame);
    case 'insert':
      return yield* runInsert(statement, state, frame);
    case 'update':
      return yield* runUpdate(statement, state, frame);
    case 'delete':
      return yield* runDelete(statement, state, frame);
    case 'declare':
      return yield* declare(statement, state, frame);
    case 'declareTable':
      return;
    case 'setVariable': {
      const variable = frame.variables.get(statement.name.toLowerCase());
      if (variable === undefined) throw undeclared(statement.name);
      const value = assignmentValue(statement.name, statement.operator, statement.value);
      variable.value = yield* valueToSet(value, variable.type, state, frame);
      state.rowCount = 1;
      return;
    }
    case 'setOption':
      state.rowCount = 0;
      return setOption(statement.option, statement.value, state);
    case 'identityInsert':
      return setIdentityInsert(statement.table, statement.on, state);
    case 'print':
      state.rowCount = 0;
      yield { kind: 'info', message: printed(statement, state, frame) };
      return;
    case 'use':
      return yield* use(statement.database, statement.line, state);
    case 'waitfor':
      return yield* waitFor(delayOf(statement.delay, state, frame), state);
    case 'throw':
      return throwStatement(statement, state, frame);
    case 'raiserror':
      return yield* raise(statement, state, frame);
    case 'beginTransaction':
      return yield* begin(nameOf(statement, state, frame), state);
    case 'commit':
      return yield* commit(state);
    case 'rollback':
      return yield* rollback(nameOf(statement, state, frame), state);
    case 'save':
      return save(nameOf(statement, state, frame) ?? '', state);
    case 'insertBulk': {
      const table = objectNamed(statement.table, state);
      if (table?.kind !== 'table') throw failure(208, `Invalid object name '${statement.table.join('.')}'.`);
      state.demand('INSERT', table);
      state.bulkTarget = { table, keepNulls: statement.options.includes('KEEP_NULLS') };
      yield { kind: 'done', count: null, statement: 'other', inProcedure: false };
      return;
    }
    default:
      return yield* runDefinition(statement, state, frame);
  }
}

/** The variables are there since the batch began; here they get their values. */
function* declare({ variables }: Extract<Statement, { kind: 'declare' }>, state: SessionState, frame: Frame): Events {
  for (const { name, value } of variables) {
    const variable = frame.variables.get(name.toLowerCase());
    if (variable === undefined) throw undeclared(name);
    if (value !== undefined) variable.value = yield* valueToSet(value, variable.type, state, frame);
  }
}

/** A transaction's or savepoint's name as written, or in a variable: 32 characters of it count. */
function nameOf({ name }: { readonly name?: string }, state: SessionState, frame: Frame): string | undefined {
  if (name?.startsWith('@') !== true) return name?.slice(0, 32);
  return textOf({ kind: 'variable', name }, state, frame).slice(0, 32);
}

/** PRINT shows 8,000 characters, of national texts 4,000 (SQL Server docs: "PRINT"). */
function printed(
  { value, line }: Extract<Statement, { kind: 'print' }>,
  state: SessionState,
  frame: Frame,
): SqlMessage {
  const text = textOf(value, state, frame);
  const longest = /^n(?:var)?char$/.test(typeIn(value, state, frame)?.base ?? '') ? 4000 : 8000;
  return {
    number: 0,
    state: 1,
    class: 0,
    message: text === '' ? ' ' : text.slice(0, longest),
    line,
    procedure: frame.procedure,
  };
}

function* use(name: string, line: number, state: SessionState): Events {
  const database = state.server.database(name);
  if (database === undefined) {
    throw failure(911, `Database '${name}' does not exist. Make sure that the name is entered correctly.`);
  }
  const from = state.database.name;
  state.database = database;
  yield { kind: 'database', from, to: database.name };
  const message = `Changed database context to '${database.name}'.`;
  yield { kind: 'info', message: { number: 5701, state: 1, class: 0, message, line, procedure: '' } };
}

/** Milliseconds of WAITFOR DELAY: a time of less than a day in text or as a datetime. @throws SqlError 148 */
function delayOf(written: Expression, state: SessionState, frame: Frame): number {
  const wrong = (text: string) =>
    failure(148, `Incorrect time syntax in time string '${text}' used with WAITFOR.`, { severity: 15 });
  return evaluateOnce(written, state, frame, (type) => (value) => {
    if (value === null || type === null) throw wrong('');
    if (type.base === 'datetime' && typeof value === 'object' && 'ticks' in value) return value.ticks / 10_000;
    if (typeof value !== 'string') throw unsupported('WAITFOR DELAY of this type');
    const match = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,3}))?)?$/.exec(value.trim());
    if (match === null) throw wrong(value);
    const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match;
    if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) throw wrong(value);
    return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
  }) as number;
}

function* waitFor(milliseconds: number, state: SessionState): Events {
  const until = state.server.time.now() + milliseconds;
  for (let left = milliseconds; left > 0; left = until - state.server.time.now()) yield { kind: 'breath', idle: left };
  state.rowCount = 0;
}
