import { asSqlError, failure, located } from '../failure.ts';
import { UNSUPPORTED_ERROR } from '../interface.ts';
import { undeclared } from '../plan/bind-value.ts';
import { dataType } from '../plan/data-type.ts';
import { expressions } from '../plan/expressions.ts';
import type { SqlError } from '../scalar/sql-error.ts';
import { parseBatch, parseParameters } from '../syntax/parse.ts';
import type { Statement } from '../syntax/statement-tree.ts';
import type { Expression } from '../syntax/tree.ts';
import { declaredTwice } from './declarations.ts';
import { defineTable } from './define-table.ts';
import { binderFor } from './evaluate-once.ts';
import { demandKnownProcedure } from './known-procedure.ts';
import { tryDefinition } from './run-definition.ts';
import { environmentOf } from './run-select.ts';
import { runSimple, type SimpleStatement } from './run-statement.ts';
import { type Frame, nestedFrame, newFrame, type SessionState } from './session-state.ts';
import { demandOptions } from './set-option.ts';
import { CompiledOnly } from './statement-run.ts';

/**
 * Errors of names and types, which SQL Server finds while it compiles a batch: not one of its statements runs. What names a
 * table that is not there yet is looked at when it runs ("Deferred Name Resolution and Compilation", SQL Server docs).
 */
export const OF_COMPILING: ReadonlySet<number> = new Set([
  ...[
    107, 109, 110, 116, 130, 134, 135, 136, 137, 141, 144, 145, 147, 155, 164, 174, 178, 189, 195, 205, 206, 207, 209,
    213, 243, 257, 264,
  ],
  ...[306, 402, 408, 447, 448, 468, 529, 1011, 1013, 1033, 1087, 2715, 4104, 4108, 4109, 4112, 4113, 4145, 8117],
  ...[8120, 8121, 8127, 8133, 8155, 8156, 8158, 8159, 10709],
]);

/** A refusal too is found before anything runs, so that no batch is done by halves. */
const FOUND_FIRST: ReadonlySet<number> = new Set([...OF_COMPILING, UNSUPPORTED_ERROR]);

/** An error in a batch's names or types, and the line of the statement that has it. */
export interface CompileError {
  readonly error: SqlError;
  readonly line: number;
}

/** The first error that compiling a batch would find; undefined if it would compile. A lone statement finds its own. */
export function compileError(
  statements: readonly Statement[],
  state: SessionState,
  frame: Frame,
): CompileError | undefined {
  const [only, more] = statements;
  if (more === undefined && (only === undefined || !HOLDING.has(only.kind))) return undefined;
  const trial: Frame = {
    ...newFrame(frame.procedure, frame.depth),
    variables: new Map(frame.variables),
    tables: new Map(frame.tables),
  };
  return firstError(statements, state, trial);
}

const HOLDING: ReadonlySet<Statement['kind']> = new Set(['block', 'if', 'while', 'try', 'execute', 'executeText']);

/** @throws SqlError 135, 136 */
export function demandLoop(kind: 'break' | 'continue', { looping }: Frame): void {
  if (looping) return;
  const word = kind.toUpperCase();
  throw failure(
    kind === 'break' ? 135 : 136,
    `Cannot use a ${word} statement outside the scope of a WHILE statement.`,
    { severity: 15 },
  );
}

/** That RETURN gives a value only where there is somebody to get it. @throws SqlError 178 */
export function demandProcedure({ procedure }: Frame): void {
  if (procedure !== '') return;
  throw failure(178, 'A RETURN statement with a return value cannot be used in this context.', { severity: 15 });
}

/** Ends the search: behind USE, names mean something else. */
class DatabaseChanged extends Error {}

function firstError(statements: readonly Statement[], state: SessionState, frame: Frame): CompileError | undefined {
  for (const statement of statements) {
    try {
      const inside = check(statement, state, frame);
      if (inside !== undefined) return inside;
    } catch (thrown) {
      if (thrown instanceof DatabaseChanged) return undefined;
      const error = asSqlError(thrown);
      if (error === undefined) throw thrown;
      if (FOUND_FIRST.has(error.number)) return { error, line: statement.line };
    }
  }
  return undefined;
}

function check(statement: Statement, state: SessionState, frame: Frame): CompileError | undefined {
  const test = (condition: Expression) => expressions.test(condition, binderFor(state, frame));
  const value = (...written: readonly Expression[]) => {
    for (const each of written) if (each.kind !== 'default') expressions.value(each, binderFor(state, frame));
  };
  switch (statement.kind) {
    case 'block':
      return firstError(statement.statements, state, frame);
    case 'if':
      test(statement.condition);
      return firstError(
        statement.otherwise === undefined ? [statement.then] : [statement.then, statement.otherwise],
        state,
        frame,
      );
    case 'while':
      test(statement.condition);
      return inLoop(frame, () => firstError([statement.body], state, frame));
    case 'try':
      return firstError([...statement.body, ...statement.handler], state, frame);
    case 'use':
      throw new DatabaseChanged();
    case 'declare':
      for (const { name, type, value: first } of statement.variables) {
        if (frame.variables.has(name.toLowerCase())) throw declaredTwice(name);
        frame.variables.set(name.toLowerCase(), { type: dataType(type, 1), value: null });
        if (first !== undefined) value(first);
      }
      return undefined;
    case 'declareTable': {
      const environment = environmentOf(state, frame, [], {});
      frame.tables.set(statement.name.toLowerCase(), defineTable('dbo', statement.name, statement, environment, state));
      return undefined;
    }
    case 'setVariable':
      demandDeclared(statement.name, frame);
      value(statement.value);
      return undefined;
    case 'print':
      value(statement.value);
      return undefined;
    case 'waitfor':
      value(statement.delay);
      return undefined;
    case 'throw':
    case 'raiserror':
      value(...(statement.arguments ?? []));
      return undefined;
    case 'return':
      if (statement.value === undefined) return undefined;
      demandProcedure(frame);
      value(statement.value);
      return undefined;
    case 'break':
    case 'continue':
      demandLoop(statement.kind, frame);
      return undefined;
    case 'setOption':
      demandOptions(statement.option, statement.value, state);
      return undefined;
    case 'execute':
      return checkCall(statement, state, frame);
    case 'executeText':
      value(statement.text);
      return refusalWithin(statement.text, state, frame);
    case 'insert':
      compile(statement, state, frame);
      return statement.source.kind === 'execute' ? check(statement.source.statement, state, frame) : undefined;
    case 'select':
    case 'update':
    case 'delete':
      compile(statement, state, frame);
      return undefined;
    case 'createTable':
    case 'createView':
      demandNotRefused(() => tryDefinition(statement, state, frame));
      return undefined;
    default:
      return undefined;
  }
}

/** Passes on a refusal alone: other errors of a definition come when it runs. */
function demandNotRefused(work: () => void): void {
  try {
    work();
  } catch (thrown) {
    const error = asSqlError(thrown);
    if (error === undefined || error.number === UNSUPPORTED_ERROR) throw thrown;
  }
}

function inLoop<T>(frame: Frame, check: () => T): T {
  const outer = frame.looping;
  frame.looping = true;
  try {
    return check();
  } finally {
    frame.looping = outer;
  }
}

function demandDeclared(name: string, frame: Frame): void {
  if (!frame.variables.has(name.toLowerCase())) throw undeclared(name);
}

function checkCall(
  statement: Extract<Statement, { kind: 'execute' }>,
  state: SessionState,
  frame: Frame,
): CompileError | undefined {
  for (const argument of statement.arguments) {
    if (argument.value.kind !== 'default') expressions.value(argument.value, binderFor(state, frame));
  }
  if (statement.result !== undefined) demandDeclared(statement.result, frame);
  if (typeof statement.procedure === 'string') {
    demandDeclared(statement.procedure, frame);
    return undefined;
  }
  demandKnownProcedure(statement.procedure, state);
  const [text, definition] = statement.arguments;
  const isText = statement.procedure.at(-1)?.toLowerCase() === 'sp_executesql';
  return isText && text !== undefined ? refusalWithin(text.value, state, frame, definition?.value) : undefined;
}

/** What is refused within dynamic text that stands there as it is; its errors come when it runs. */
function refusalWithin(
  text: Expression,
  state: SessionState,
  frame: Frame,
  definition?: Expression,
): CompileError | undefined {
  if (text.kind !== 'literal' || typeof text.value !== 'string') return undefined;
  let found: CompileError | undefined;
  try {
    const inner = nestedFrame(frame, '');
    const parameters = definition?.kind === 'literal' ? parseParameters(String(definition.value)) : [];
    for (const { name, type } of parameters) {
      inner.variables.set(name.toLowerCase(), { type: dataType(type, 1), value: null });
    }
    found = firstError(parseBatch(text.value, state.quotedIdentifiers), state, inner);
  } catch (thrown) {
    const error = asSqlError(thrown);
    if (error === undefined) throw thrown;
    found = { error, line: 1 };
  }
  return found?.error.number === UNSUPPORTED_ERROR ? found : undefined;
}

/** Resolves a statement as running it would, and stops before it does anything. */
function compile(statement: SimpleStatement, state: SessionState, frame: Frame): void {
  state.compiling = true;
  try {
    runSimple(statement, state, frame).next();
  } catch (thrown) {
    if (!(thrown instanceof CompiledOnly)) throw thrown;
  } finally {
    state.compiling = false;
  }
}

/** That a procedure's body compiles with its parameters; what it names may still come to be. @throws LocatedError */
export function demandCompilesAs(
  { name: written, parameters, body }: Extract<Statement, { kind: 'createProcedure' }>,
  state: SessionState,
): void {
  const name = written.at(-1) ?? '';
  const frame = newFrame(name, 1);
  for (const parameter of parameters) {
    const key = parameter.name.toLowerCase();
    if (frame.variables.has(key)) throw declaredTwice(parameter.name);
    frame.variables.set(key, { type: dataType(parameter.type, 1), value: null });
  }
  const found = state.temporary.unseen(() => firstError(body, state, frame));
  if (found !== undefined) throw located(found.error, found.line, name);
}
