import { asSqlError } from '../failure.ts';
import { undeclared } from '../plan/bind-value.ts';
import { dataType } from '../plan/data-type.ts';
import { expressions } from '../plan/expressions.ts';
import type { SqlError } from '../scalar/sql-error.ts';
import type { Expression, Statement } from '../syntax/tree.ts';
import { defineTable } from './define-table.ts';
import { binderFor } from './evaluate-once.ts';
import { environmentOf } from './run-select.ts';
import { runSimple, type SimpleStatement } from './run-statement.ts';
import { type Frame, newFrame, type SessionState } from './session-state.ts';
import { CompiledOnly } from './statement-run.ts';

/**
 * Errors of names and types, which SQL Server finds while it compiles a batch: not one of its statements runs. What names a
 * table that is not there yet is looked at when it runs ("Deferred Name Resolution and Compilation", SQL Server docs), and so
 * is here whatever the practice server refuses.
 */
const OF_COMPILING = new Set([
  ...[
    107, 109, 110, 116, 130, 137, 141, 144, 145, 147, 155, 164, 174, 189, 195, 205, 206, 207, 209, 213, 243, 257, 264,
  ],
  ...[306, 402, 408, 447, 448, 468, 529, 1011, 1013, 1033, 1087, 2715, 4104, 4108, 4109, 4112, 4113, 4145, 8117],
  ...[8120, 8121, 8127, 8133, 8155, 8156, 8158, 8159, 10709],
]);

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

const HOLDING: ReadonlySet<Statement['kind']> = new Set(['block', 'if', 'while', 'try']);

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
      if (OF_COMPILING.has(error.number)) return { error, line: statement.line };
    }
  }
  return undefined;
}

function check(statement: Statement, state: SessionState, frame: Frame): CompileError | undefined {
  const test = (condition: Expression) => expressions.test(condition, binderFor(state, frame));
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
      return firstError([statement.body], state, frame);
    case 'try':
      return firstError([...statement.body, ...statement.handler], state, frame);
    case 'use':
      throw new DatabaseChanged();
    case 'declare':
      for (const { name, type, value } of statement.variables) {
        frame.variables.set(name.toLowerCase(), { type: dataType(type, 1), value: null });
        if (value !== undefined) expressions.value(value, binderFor(state, frame));
      }
      return undefined;
    case 'declareTable': {
      const environment = environmentOf(state, frame, [], {});
      frame.tables.set(statement.name.toLowerCase(), defineTable('dbo', statement.name, statement, environment, state));
      return undefined;
    }
    case 'setVariable':
      if (!frame.variables.has(statement.name.toLowerCase())) throw undeclared(statement.name);
      expressions.value(statement.value, binderFor(state, frame));
      return undefined;
    case 'select':
    case 'insert':
    case 'update':
    case 'delete':
      compile(statement, state, frame);
      return undefined;
    default:
      return undefined;
  }
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
