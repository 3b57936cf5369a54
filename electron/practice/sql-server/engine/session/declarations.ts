import { asSqlError, failure, located } from '../failure.ts';
import { dataType } from '../plan/data-type.ts';
import type { Statement } from '../syntax/statement-tree.ts';
import { defineTable } from './define-table.ts';
import { environmentOf } from './run-select.ts';
import type { Frame, SessionState } from './session-state.ts';

type Declaration = Extract<Statement, { kind: 'declare' | 'declareTable' }>;

/**
 * Declares the variables of a batch or module, wherever in it their DECLARE stands: in a branch that is not taken too, and in a
 * loop once (SQL Server docs: "Variables": the scope lasts from the declaration to the end of the batch). They are NULL, or empty.
 *
 * @throws LocatedError 134, 2715, 2739 …
 */
export function declareAll(statements: readonly Statement[], state: SessionState, frame: Frame): void {
  for (const declaration of declarationsIn(statements)) {
    try {
      declareOne(declaration, state, frame);
    } catch (thrown) {
      const error = asSqlError(thrown);
      if (error === undefined) throw thrown;
      throw located(error, declaration.line, frame.procedure);
    }
  }
}

function* declarationsIn(statements: readonly Statement[]): Generator<Declaration, void, void> {
  for (const statement of statements) {
    switch (statement.kind) {
      case 'declare':
      case 'declareTable':
        yield statement;
        break;
      case 'block':
        yield* declarationsIn(statement.statements);
        break;
      case 'if':
        yield* declarationsIn([statement.then]);
        if (statement.otherwise !== undefined) yield* declarationsIn([statement.otherwise]);
        break;
      case 'while':
        yield* declarationsIn([statement.body]);
        break;
      case 'try':
        yield* declarationsIn(statement.body);
        yield* declarationsIn(statement.handler);
        break;
      default:
        break;
    }
  }
}

function declareOne(declaration: Declaration, state: SessionState, frame: Frame): void {
  if (declaration.kind === 'declareTable') {
    const key = declaration.name.toLowerCase();
    if (frame.tables.has(key) || frame.variables.has(key)) throw declaredTwice(declaration.name);
    const environment = environmentOf(state, frame, [], {});
    frame.tables.set(key, defineTable('dbo', declaration.name, declaration, environment, state));
    return;
  }
  for (const { name, type: written } of declaration.variables) {
    const key = name.toLowerCase();
    if (frame.variables.has(key) || frame.tables.has(key)) throw declaredTwice(name);
    const type = dataType(written, 1);
    if (type.base === 'text' || type.base === 'ntext' || type.base === 'image') {
      throw failure(2739, 'The text, ntext, and image data types are invalid for local variables.');
    }
    frame.variables.set(key, { type, value: null });
  }
}

export function declaredTwice(name: string): Error {
  return failure(
    134,
    `The variable name '${name}' has already been declared. Variable names must be unique within a query batch or stored procedure.`,
    { severity: 15 },
  );
}
