import { unsupported } from '../failure.ts';
import type { SqlType, SqlValue } from '../interface.ts';
import type { Binder } from '../plan/binder.ts';
import { converted } from '../plan/comparison.ts';
import { expressions } from '../plan/expressions.ts';
import { newRun, type Run } from '../plan/run.ts';
import { Scope } from '../plan/scope.ts';
import { conversionFrom } from '../scalar/convert.ts';
import { nvarchar } from '../scalar/types.ts';
import { Transaction, WriteConflict } from '../storage/transaction.ts';
import type { Expression } from '../syntax/tree.ts';
import { environmentOf } from './run-select.ts';
import type { Frame, SessionState } from './session-state.ts';
import { atomically, type Events } from './statement-run.ts';

/** A run for an expression outside any query; to be released by `done`. */
function singleRun(state: SessionState): { run: Run; done: () => void } {
  const transaction = state.transaction ?? new Transaction();
  const snapshot = state.server.clock.snapshot(transaction);
  return {
    run: newRun(snapshot, state.server.time.now()),
    done: () => {
      state.server.clock.release(snapshot);
      // One of its own has changed nothing, and must not go on locking what it read.
      if (transaction !== state.transaction) transaction.rollback();
    },
  };
}

export function binderFor(state: SessionState, frame: Frame): Binder {
  const environment = environmentOf(state, frame, [], {});
  return { environment, scope: new Scope(environment.newSlot(), [], undefined), clause: 'other' };
}

/** The value of an expression that stands outside any query. */
export function evaluateOnce(
  expression: Expression,
  state: SessionState,
  frame: Frame,
  conversion: (from: Parameters<typeof conversionFrom>[0]) => (value: SqlValue) => SqlValue,
): SqlValue {
  const bound = expressions.value(expression, binderFor(state, frame));
  const convert = conversion(bound.type);
  const { run, done } = singleRun(state);
  try {
    return convert(bound.evaluate([], run));
  } catch (thrown) {
    if (thrown instanceof WriteConflict) throw unsupported('a locking hint in this place');
    throw thrown;
  } finally {
    done();
  }
}

/** Whether the condition of IF or WHILE holds, unknown being no; what its queries lock they wait for. */
export function* testOnce(condition: Expression, state: SessionState, frame: Frame): Events<boolean> {
  const { test } = expressions.test(condition, binderFor(state, frame));
  // biome-ignore lint/correctness/useYield: a condition is quick, but waits for locks like any statement
  return yield* atomically(state, function* (run): Events<boolean> {
    return test([], run) === true;
  });
}

/** The value that SET gives a variable; what its queries lock they wait for. */
export function* valueToSet(
  expression: Expression,
  type: SqlType,
  state: SessionState,
  frame: Frame,
): Events<SqlValue> {
  const bound = expressions.value(expression, binderFor(state, frame));
  const convert = conversionFrom(bound.type, type);
  // biome-ignore lint/correctness/useYield: as above
  return yield* atomically(state, function* (run): Events<SqlValue> {
    return convert(bound.evaluate([], run));
  });
}

/** The type of an expression that stands outside any query; null for NULL, which has none. */
export function typeIn(expression: Expression, state: SessionState, frame: Frame): SqlType | null {
  return expressions.value(expression, binderFor(state, frame)).type;
}

export function textOf(expression: Expression, state: SessionState, frame: Frame): string {
  const bound = expressions.value(expression, binderFor(state, frame));
  const { run, done } = singleRun(state);
  try {
    return String(converted(bound, nvarchar('max'))([], run) ?? '');
  } finally {
    done();
  }
}
