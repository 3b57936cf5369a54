import { failure } from '../failure.ts';
import type { EngineEvent } from '../interface.ts';
import type { Statement } from '../syntax/statement-tree.ts';
import type { Ending } from './ending.ts';
import { type ExecutedResult, runInsert } from './run-insert.ts';
import type { Frame, SessionState } from './session-state.ts';
import type { Events } from './statement-run.ts';

type Insert = Extract<Statement, { kind: 'insert' }>;

/**
 * INSERT … EXEC: the call's result sets become rows of the table (SQL Server docs: "INSERT"). The whole is one transaction, which
 * the call can't end. @throws SqlError 213, 8164
 */
export function* insertExecuted(
  statement: Insert,
  state: SessionState,
  frame: Frame,
  call: Generator<EngineEvent, Ending, void>,
): Events {
  if (state.insertingExecuted !== undefined) throw failure(8164, 'An INSERT EXEC statement cannot be nested.');
  const own = state.transactionCount === 0;
  if (own) state.beginTransaction();
  const mark = state.transaction?.mark ?? 0;
  const { transaction } = state;
  state.insertingExecuted = state.transactionCount;
  let finished = false;
  try {
    const results = yield* collected(call);
    yield* runInsert(statement, state, frame, results);
    finished = true;
  } finally {
    state.insertingExecuted = undefined;
    // An error may have ended the transaction already.
    if (state.transaction === transaction) {
      if (!finished) transaction?.rollbackTo(mark);
      if (own && finished) state.commitTransaction();
      else if (own) state.rollbackTransaction();
    }
  }
}

/** What tells the client of the call's end: it is told of the INSERT's. */
const ENDS: ReadonlySet<EngineEvent['kind']> = new Set(['done', 'returnStatus', 'procedureDone'] as const);

/** Runs the call, keeps its rows and passes on what it says besides. */
function* collected(call: Generator<EngineEvent, Ending, void>): Events<ExecutedResult[]> {
  const results: ExecutedResult[] = [];
  try {
    for (;;) {
      const step = call.next();
      if (step.done === true) return results;
      const event = step.value;
      if (event.kind === 'columns') results.push({ columns: event.columns, rows: [] });
      else if (event.kind === 'rows') results.at(-1)?.rows.push(...event.rows);
      else if (!ENDS.has(event.kind)) yield event;
    }
  } finally {
    call.return('end');
  }
}
