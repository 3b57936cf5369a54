import { asSqlError, failure, LocatedError, located, RaisedError, unsupported } from '../failure.ts';
import { type EngineEvent, type SqlMessage, UNSUPPORTED_ERROR } from '../interface.ts';
import { conversionFrom } from '../scalar/convert.ts';
import type { SqlError } from '../scalar/sql-error.ts';
import { INT } from '../scalar/types.ts';
import { parseBatch } from '../syntax/parse.ts';
import type { Statement } from '../syntax/statement-tree.ts';
import { compileError, demandCompilesAs, demandLoop, demandProcedure, OF_COMPILING } from './compile-check.ts';
import { declareAll } from './declarations.ts';
import { demandCommittable, PERHAPS_DOOMED } from './doomed.ts';
import type { Ending } from './ending.ts';
import { evaluateOnce, testOnce, textOf } from './evaluate-once.ts';
import { insertExecuted } from './insert-executed.ts';
import { ModuleEnded, runModule } from './module-run.ts';
import { runProcedure } from './run-procedure.ts';
import { runSelect } from './run-select.ts';
import { runSimple } from './run-statement.ts';
import { type Frame, nestedFrame, newFrame, type SessionState } from './session-state.ts';
import type { Events } from './statement-run.ts';
import { beginImplicitly } from './transaction-statements.ts';

/** Errors that end the whole batch, whatever follows and whoever called (conversions, deadlock and their like). */
const ENDS_BATCH = new Set([
  UNSUPPORTED_ERROR,
  217,
  235,
  241,
  242,
  244,
  245,
  248,
  281,
  295,
  701,
  1205,
  3915,
  3916,
  3930,
  8114,
  8164,
  8169,
  8623,
]);

/**
 * Errors of syntax, names and types that are found when a statement runs at last: they end the procedure or dynamic text that
 * they stand in, and its caller goes on (the SQL Programmability team's blog, 2006-04-03: "level abort"); at the top that is the batch.
 */
const ENDS_MODULE = new Set([...OF_COMPILING, 102, 105, 113, 120, 121, 156, 191, 208, 8116]);

/**
 * Of those, the ones that also roll the transaction back. A refusal does so because SQL Server would have gone on: what the
 * batch did before it must not stay without what it would have done then.
 */
const ROLLS_BACK = new Set([UNSUPPORTED_ERROR, 235, 241, 242, 244, 245, 248, 295, 3930, 8114, 8169]);

/** An error that has been told to the client already and only ends the batch. */
class BatchEnded extends Error {}

/** Runs a batch's text. Errors become events; what is thrown is a defect of the practice server. */
export function* runText(text: string, state: SessionState, frame = newFrame()): Events<number> {
  const status = yield* runTop(text, state, frame);
  yield* endDoomed(state, frame);
  return status;
}

function* runTop(text: string, state: SessionState, frame: Frame): Events<number> {
  try {
    return yield* runInner(text, state, frame, false);
  } catch (error) {
    if (error instanceof BatchEnded || error instanceof ModuleEnded) return -6;
    throw error;
  }
}

/** A transaction that can't be committed does not outlive its batch. */
function* endDoomed(state: SessionState, frame: Frame): Events {
  if (state.doomed === 'no' || state.transactionCount === 0) return;
  const error =
    state.doomed === 'yes'
      ? failure(3998, 'Uncommittable transaction is detected at the end of the batch. The transaction is rolled back.')
      : unsupported(PERHAPS_DOOMED);
  yield* report(located(error, 1, frame.procedure), state, frame);
  yield* rollBack(state);
}

/** @throws LocatedError where the batch has an error in its names or types: none of its statements may run */
function demandCompiles(statements: readonly Statement[], state: SessionState, frame: Frame): void {
  const found = compileError(statements, state, frame);
  if (found !== undefined) throw located(found.error, found.line, frame.procedure);
}

/** Runs a batch's text, dynamic text inside another one too: then its errors reach a CATCH outside. */
export function* runInner(text: string, state: SessionState, frame: Frame, caught: boolean): Events<number> {
  let statements: readonly Statement[] = [];
  try {
    statements = parseBatch(text, state.quotedIdentifiers);
    demandCompiles(statements, state, frame);
    declareAll(statements, state, frame);
  } catch (thrown) {
    const error = asSqlError(thrown);
    if (error === undefined) throw thrown;
    yield* fail(located(error, 1, frame.procedure), state, frame, caught);
    throw new ModuleEnded();
  }
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
      // A call leaves the @@ERROR of what it ran last.
      if (!keepsError(statement)) state.lastError = 0;
      if (ending !== 'end') return ending;
    } catch (thrown) {
      const error = asSqlError(thrown);
      if (error === undefined) throw thrown;
      yield* fail(located(error, statement.line, frame.procedure), state, frame, caught);
    }
  }
  return 'end';
}

const CALLS: ReadonlySet<Statement['kind']> = new Set(['execute', 'executeText'] as const);

/** RAISERROR WITH SETERROR sets it at any severity (SQL Server docs: "RAISERROR"). */
function keepsError(statement: Statement): boolean {
  return CALLS.has(statement.kind) || (statement.kind === 'raiserror' && statement.options.includes('SETERROR'));
}

/** What follows an error: a CATCH takes it, or the client is told and the statement, module or batch ends. */
function* fail(error: LocatedError, state: SessionState, frame: Frame, caught: boolean): Events {
  if (caught) throw error;
  yield* report(error, state, frame);
  if (error instanceof RaisedError && !error.endsBatch) return;
  const rollsBack = state.abortOnError || ROLLS_BACK.has(error.number);
  if (rollsBack && state.transactionCount > 0) yield* rollBack(state);
  if (error instanceof RaisedError || state.abortOnError || ENDS_BATCH.has(error.number)) throw new BatchEnded();
  if (ENDS_MODULE.has(error.number)) throw new ModuleEnded();
}

function* rollBack(state: SessionState): Events {
  const id = state.transaction?.id ?? 0n;
  state.rollbackTransaction();
  yield { kind: 'transaction', change: 'rollback', id };
}

/** Tells the client of an error and ends the statement. */
function* report(error: LocatedError, state: SessionState, frame: Frame): Events {
  state.lastError = error.number;
  state.rowCount = 0;
  yield { kind: 'error', message: messageOf(error, error.line, frame.procedure) };
  if (TERMINATES.has(error.number)) {
    const message = {
      number: 3621,
      state: 0,
      class: 0,
      message: 'The statement has been terminated.',
      line: error.line,
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
    procedure: (error instanceof LocatedError ? error.procedure : undefined) ?? procedure,
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
      const branch = (yield* testOnce(statement.condition, state, frame)) ? statement.then : statement.otherwise;
      forgetStatement(state);
      return branch === undefined ? 'end' : yield* runStatements([branch], state, frame, caught);
    }
    case 'while':
      return yield* runWhile(statement, state, frame, caught);
    case 'break':
    case 'continue':
      demandLoop(statement.kind, frame);
      return statement.kind;
    case 'return':
      return { status: yield* returnedStatus(statement, state, frame) };
    case 'try':
      return yield* runTry(statement, state, frame, caught);
    case 'executeText': {
      const text = textOf(statement.text, state, frame);
      const inner = nestedFrame(frame, '');
      yield* inProcedure(runModule(state, '', () => runInner(text, state, inner, caught)));
      return 'end';
    }
    case 'insert':
      yield* beginImplicitly(statement, state);
      yield* runInsertStatement(statement, state, frame, caught);
      return 'end';
    case 'execute': {
      const batches = { runInner, runStatements };
      const status = yield* inProcedure(runProcedure(statement, state, frame, caught, batches));
      // The client is told of those that its own text calls, not of those that these call.
      if (status === undefined || !state.temporary.isOutermost) return 'end';
      yield { kind: 'returnStatus', status };
      yield { kind: 'procedureDone' };
      return 'end';
    }
    default:
      if (statement.kind === 'createProcedure') demandCompilesAs(statement, state);
      yield* beginImplicitly(statement, state);
      yield* runSimple(statement, state, frame);
      return 'end';
  }
}

/** INSERT of values or a query, or of what a call gives. */
function* runInsertStatement(
  statement: Extract<Statement, { kind: 'insert' }>,
  state: SessionState,
  frame: Frame,
  caught: boolean,
): Events {
  const { source } = statement;
  if (source.kind !== 'execute') return yield* runSimple(statement, state, frame);
  demandCommittable(statement, state);
  return yield* insertExecuted(statement, state, frame, runStatement(source.statement, state, frame, caught));
}

/** After IF and WHILE, @@ROWCOUNT and @@ERROR are 0 (SQL Server docs: "@@ERROR"). */
function forgetStatement(state: SessionState): void {
  state.rowCount = 0;
  state.lastError = 0;
}

/** The value of RETURN; NULL becomes 0, with a warning (SQL Server docs: "RETURN"). @throws SqlError 178 */
function* returnedStatus(
  { value, line }: Extract<Statement, { kind: 'return' }>,
  state: SessionState,
  frame: Frame,
): Events<number> {
  if (value === undefined) return 0;
  demandProcedure(frame);
  const status = evaluateOnce(value, state, frame, (type) => conversionFrom(type, INT));
  if (status !== null) return Number(status);
  const message = `The '${frame.procedure}' procedure attempted to return a status of NULL, which is not allowed. A status of 0 will be returned instead.`;
  yield { kind: 'info', message: { number: 282, state: 0, class: 10, message, line, procedure: frame.procedure } };
  return 0;
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
    while (yield* testOnce(statement.condition, state, frame)) {
      forgetStatement(state);
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
  if (COMPILING.has(error.number) && !(error instanceof LocatedError && error.leftModule)) throw error;
  if (state.transactionCount > 0 && state.doomed !== 'yes') state.doomed = doomedBy(error, state);
  state.lastError = error.number;
  const before = frame.caught;
  frame.caught = {
    number: error.number,
    severity: error.severity,
    state: error.state,
    message: error.message,
    line: error instanceof LocatedError ? error.line : statement.line,
    procedure: ((error instanceof LocatedError ? error.procedure : undefined) ?? frame.procedure) || null,
  };
  try {
    return yield* runStatements(statement.handler, state, frame, caught);
  } finally {
    frame.caught = before;
  }
}

/** What an error that a CATCH takes leaves of the open transaction (SQL Server docs: "TRY...CATCH", "SET XACT_ABORT"). */
function doomedBy(error: SqlError, { abortOnError, doomed }: SessionState): SessionState['doomed'] {
  if (error instanceof RaisedError && !error.endsBatch) return abortOnError ? 'perhaps' : doomed;
  return abortOnError || ROLLS_BACK.has(error.number) ? 'yes' : doomed;
}

/** Errors of names and syntax, which no CATCH of the same batch sees: it ends before, unless inner text or a procedure has them. */
const COMPILING = new Set([102, 107, 137, 156, 205, 207, 208, 209, 213, 1087, 4104, 4121, 4145, 8120]);
