import { asSqlError, LocatedError, RaisedError, unsupported } from '../failure.ts';
import { type EngineEvent, type SqlMessage, UNSUPPORTED_ERROR } from '../interface.ts';
import { conversionFrom } from '../scalar/convert.ts';
import type { SqlError } from '../scalar/sql-error.ts';
import { INT } from '../scalar/types.ts';
import { parseBatch } from '../syntax/parse.ts';
import type { Statement } from '../syntax/tree.ts';
import { compileError } from './compile-check.ts';
import type { Ending } from './ending.ts';
import { evaluateOnce, testOnce, textOf } from './evaluate-once.ts';
import { runProcedure } from './run-procedure.ts';
import { runSelect } from './run-select.ts';
import { runSimple } from './run-statement.ts';
import { type Frame, nestedFrame, newFrame, type SessionState } from './session-state.ts';
import type { Events } from './statement-run.ts';
import { beginImplicitly } from './transaction-statements.ts';

/** Errors that end the whole batch, whatever follows (conversions, names that aren't there, deadlock and their like). */
const ENDS_BATCH = new Set([
  UNSUPPORTED_ERROR,
  102,
  105,
  113,
  137,
  156,
  191,
  201,
  205,
  206,
  207,
  208,
  209,
  213,
  229,
  235,
  241,
  242,
  244,
  245,
  248,
  257,
  262,
  281,
  295,
  402,
  529,
  701,
  1087,
  1205,
  2715,
  2812,
  4104,
  8114,
  8116,
  8117,
  8120,
  8144,
  8145,
  8169,
  8178,
  8623,
]);

/** Of those, the ones that also roll the transaction back. */
const ROLLS_BACK = new Set([235, 241, 242, 244, 245, 248, 295, 8114, 8169]);

/** An error that has been told to the client already and only ends the batch. */
class BatchEnded extends Error {}

/** Runs a batch's text. Errors become events; what is thrown is a defect of the practice server. */
export function* runText(text: string, state: SessionState, frame = newFrame()): Events<number> {
  try {
    const statements = parseBatch(text, state.quotedIdentifiers);
    demandCompiles(statements, state, frame);
    const ending = yield* runStatements(statements, state, frame, false);
    return typeof ending === 'object' ? ending.status : 0;
  } catch (error) {
    if (error instanceof BatchEnded) return -6;
    const known = asSqlError(error);
    if (known === undefined) throw error;
    yield* report(known, 1, state, frame);
    return -6;
  }
}

/** @throws LocatedError where the batch has an error in its names or types: none of its statements may run */
function demandCompiles(statements: readonly Statement[], state: SessionState, frame: Frame): void {
  const found = compileError(statements, state, frame);
  if (found === undefined) return;
  const { error, line } = found;
  throw error instanceof LocatedError ? error : withLine(error, line);
}

/** Runs dynamic text inside another batch: its errors end it, and reach a CATCH outside. */
export function* runInner(text: string, state: SessionState, frame: Frame, caught: boolean): Events<number> {
  const statements = parseBatch(text, state.quotedIdentifiers);
  demandCompiles(statements, state, frame);
  const ending = yield* runStatements(statements, state, frame, caught);
  return typeof ending === 'object' ? ending.status : 0;
}

/** Statements in order. Inside TRY (`caught`) the first error leaves them. */
export function* runStatements(
  statements: readonly Statement[],
  state: SessionState,
  frame: Frame,
  caught: boolean,
): Events<Ending> {
  for (const statement of statements) {
    state.line = statement.line;
    try {
      const ending = yield* runStatement(statement, state, frame, caught);
      state.lastError = 0;
      if (ending !== 'end') return ending;
    } catch (thrown) {
      const error = asSqlError(thrown);
      if (error === undefined) throw thrown;
      const located = error instanceof LocatedError ? error : withLine(error, statement.line);
      if (caught) throw located;
      yield* report(located, statement.line, state, frame);
      if (located instanceof RaisedError && !located.endsBatch) continue;
      const rollsBack = state.abortOnError || ROLLS_BACK.has(error.number);
      if (rollsBack && state.transactionCount > 0) yield* rollBack(state);
      if (located instanceof RaisedError || state.abortOnError || ENDS_BATCH.has(error.number)) throw new BatchEnded();
    }
  }
  return 'end';
}

function withLine(error: SqlError, line: number): LocatedError {
  return new LocatedError(error.number, error.severity, error.state, error.message, line);
}

function* rollBack(state: SessionState): Events {
  const id = state.transaction?.id ?? 0n;
  state.rollbackTransaction();
  yield { kind: 'transaction', change: 'rollback', id };
}

/** Tells the client of an error and ends the statement. */
function* report(error: SqlError, line: number, state: SessionState, frame: Frame): Events {
  state.lastError = error.number;
  state.rowCount = 0;
  yield { kind: 'error', message: messageOf(error, line, frame.procedure) };
  if (TERMINATES.has(error.number)) {
    const message = {
      number: 3621,
      state: 0,
      class: 0,
      message: 'The statement has been terminated.',
      line,
      procedure: frame.procedure,
    };
    yield { kind: 'info', message };
  }
  yield { kind: 'done', count: null, statement: 'other', inProcedure: false };
}

/** Errors after which SQL Server adds 3621. */
const TERMINATES = new Set([220, 515, 547, 2601, 2627, 2628, 8115, 8152]);

export function messageOf(error: SqlError, line: number, procedure: string): SqlMessage {
  return {
    number: error.number,
    state: error.state,
    class: error.severity,
    message: error.message,
    line: error instanceof LocatedError ? error.line : line,
    procedure,
  };
}

function* runStatement(statement: Statement, state: SessionState, frame: Frame, caught: boolean): Events<Ending> {
  if (state.formatOnly && statement.kind !== 'setOption') {
    yield* describeOnly(statement, state, frame);
    return 'end';
  }
  switch (statement.kind) {
    case 'block':
      return yield* runStatements(statement.statements, state, frame, caught);
    case 'if': {
      const branch = testOnce(statement.condition, state, frame) ? statement.then : statement.otherwise;
      return branch === undefined ? 'end' : yield* runStatements([branch], state, frame, caught);
    }
    case 'while':
      return yield* runWhile(statement, state, frame, caught);
    case 'break':
    case 'continue':
      return statement.kind;
    case 'return': {
      if (statement.value === undefined) return { status: 0 };
      return { status: Number(evaluateOnce(statement.value, state, frame, (type) => conversionFrom(type, INT)) ?? 0) };
    }
    case 'try':
      return yield* runTry(statement, state, frame, caught);
    case 'executeText': {
      const text = textOf(statement.text, state, frame);
      const inner = nestedFrame(frame, frame.procedure);
      yield* inProcedure(runInner(text, state, inner, caught));
      return 'end';
    }
    case 'execute':
      yield* inProcedure(runProcedure(statement, state, frame, caught, { runInner, runStatements }));
      return 'end';
    default:
      yield* beginImplicitly(statement, state);
      yield* runSimple(statement, state, frame);
      return 'end';
  }
}

/** A statement under SET FMTONLY ON: a SELECT tells its columns, and nothing else happens (SQL Server docs: "SET FMTONLY"). */
function* describeOnly(statement: Statement, state: SessionState, frame: Frame): Events {
  if (statement.kind === 'select') yield* runSelect(statement, state, frame);
  else if (HOLDING_OTHERS.has(statement.kind)) throw unsupported('this statement under SET FMTONLY ON');
}

/** Of these SQL Server would describe what is inside. */
const HOLDING_OTHERS: ReadonlySet<Statement['kind']> = new Set([
  'block',
  'if',
  'while',
  'try',
  'execute',
  'executeText',
] as const);

/** Marks the ends of statements as those of a procedure's. */
function* inProcedure<T>(events: Generator<EngineEvent, T, void>): Events<T> {
  try {
    for (;;) {
      const step = events.next();
      if (step.done === true) return step.value;
      yield step.value.kind === 'done' ? { ...step.value, inProcedure: true } : step.value;
    }
  } finally {
    events.return(undefined as T);
  }
}

function* runWhile(
  statement: Extract<Statement, { kind: 'while' }>,
  state: SessionState,
  frame: Frame,
  caught: boolean,
): Events<Ending> {
  const outer = frame.looping;
  frame.looping = true;
  try {
    while (testOnce(statement.condition, state, frame)) {
      const ending = yield* runStatements([statement.body], state, frame, caught);
      if (ending === 'break') break;
      if (typeof ending === 'object') return ending;
      yield { kind: 'breath' };
    }
    return 'end';
  } finally {
    frame.looping = outer;
  }
}

function* runTry(
  statement: Extract<Statement, { kind: 'try' }>,
  state: SessionState,
  frame: Frame,
  caught: boolean,
): Events<Ending> {
  let error: SqlError;
  try {
    return yield* runStatements(statement.body, state, frame, true);
  } catch (thrown) {
    const known = asSqlError(thrown);
    if (known === undefined || known.number === UNSUPPORTED_ERROR) throw thrown;
    error = known;
  }
  if (COMPILING.has(error.number) && !isDynamic(statement)) throw error;
  if (state.transactionCount > 0 && (state.abortOnError || ROLLS_BACK.has(error.number))) {
    throw unsupported('CATCH within a transaction that the error has doomed');
  }
  state.lastError = error.number;
  const before = frame.caught;
  frame.caught = {
    number: error.number,
    severity: error.severity,
    state: error.state,
    message: error.message,
    line: error instanceof LocatedError ? error.line : statement.line,
    procedure: frame.procedure === '' ? null : frame.procedure,
  };
  try {
    return yield* runStatements(statement.handler, state, frame, caught);
  } finally {
    frame.caught = before;
  }
}

/** Errors of names and syntax, which no CATCH of the same batch sees. */
const COMPILING = new Set([102, 107, 137, 156, 205, 207, 208, 209, 213, 1087, 4104, 4121, 4145, 8120]);

/** A name that is not there ends the batch before any CATCH, unless inner text named it. */
function isDynamic({ body }: Extract<Statement, { kind: 'try' }>): boolean {
  return body.some(({ kind }) => kind === 'executeText' || kind === 'execute');
}
