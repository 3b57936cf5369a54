import type { Table } from '../catalog/table.ts';
import { failure } from '../failure.ts';
import type { EngineEvent } from '../interface.ts';
import { newRun, type Run } from '../plan/run.ts';
import { Transaction, WriteConflict } from '../storage/transaction.ts';
import type { SessionState } from './session-state.ts';

export type Events<T = void> = Generator<EngineEvent, T, void>;

/** Ends a statement that is compiled only, where it would begin to run. */
export class CompiledOnly extends Error {}

/** Where a change to a table is noted. */
export interface Side {
  readonly run: Run;
  readonly transaction: Transaction;
}

/**
 * One statement's work: given what it needs to run, and the transaction that takes note of its changes; those to table variables
 * are the statement's own, which no ROLLBACK takes back (SQL Server docs: "table").
 */
export type Work<T> = (run: Run, transaction: Transaction, variables: Side) => Events<T>;

/** The side on which changes to a table are noted. */
export function sideOf(table: Table, run: Run, transaction: Transaction, variables: Side): Side {
  return table.name.startsWith('@') ? variables : { run, transaction };
}

const BREATH: EngineEvent = { kind: 'breath' };

/** Waiting for another session's lock: a moment later is soon enough to look again. */
const LOCKED: EngineEvent = { kind: 'breath', idle: 2 };

/**
 * Runs a statement's work wholly or not at all: an error, or the end of the generator, takes its changes back. Where it meets
 * another session's uncommitted change it is taken back, waits, and runs anew on what is committed then.
 *
 * @throws SqlError 1205 deadlock, 1222 lock timeout, and what the work throws
 */
export function* atomically<T>(state: SessionState, work: Work<T>): Events<T> {
  if (state.compiling) throw new CompiledOnly();
  for (;;) {
    const transaction = state.transactionForStatement();
    const { mark } = transaction;
    const snapshot = state.server.clock.snapshot(transaction);
    const run = newRun(snapshot, state.server.time.now());
    const own = new Transaction();
    const variables = { run: { ...run, snapshot: { ...snapshot, transaction: own } }, transaction: own };
    let finished = false;
    let conflict: WriteConflict;
    try {
      const result = yield* work(run, transaction, variables);
      finished = true;
      if (own.mark > 0) state.server.clock.commit(own);
      if (state.autocommits) state.server.clock.commit(transaction);
      if (run.notes.nullEliminated) yield nullWarning(state.line);
      return result;
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      conflict = error;
    } finally {
      if (!finished) {
        transaction.rollbackTo(mark);
        own.rollback();
      }
      state.server.clock.release(snapshot);
    }
    yield* waitFor(conflict.holder, transaction, state);
  }
}

/** What SQL Server says under ANSI_WARNINGS of a statement whose aggregates left NULLs out. */
function nullWarning(line: number): EngineEvent {
  return {
    kind: 'info',
    message: {
      number: 8153,
      state: 1,
      class: 10,
      message: 'Warning: Null value is eliminated by an aggregate or other SET operation.',
      line,
      procedure: '',
    },
  };
}

function* waitFor(holder: Transaction, transaction: Transaction, state: SessionState): Events {
  if (transaction.wouldDeadlock(holder)) {
    state.rollbackTransaction();
    throw failure(
      1205,
      `Transaction (Process ID ${state.spid}) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.`,
      {
        severity: 13,
        state: 51,
      },
    );
  }
  const since = state.server.time.now();
  transaction.waitingFor = holder;
  try {
    while (!holder.ended) {
      if (state.lockTimeout >= 0 && state.server.time.now() - since >= state.lockTimeout) {
        throw failure(1222, 'Lock request time out period exceeded.', { state: 51 });
      }
      yield LOCKED;
    }
  } finally {
    transaction.waitingFor = undefined;
  }
}

/** Lets others in while rows are worked on, at most every 10 ms. */
export class Breather {
  #last = performance.now();

  due(): boolean {
    const now = performance.now();
    if (now - this.#last < 8) return false;
    this.#last = now;
    return true;
  }
}

export { BREATH };
