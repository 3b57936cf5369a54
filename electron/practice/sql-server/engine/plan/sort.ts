import type { SqlValue } from '../interface.ts';
import type { Row } from '../storage/row.ts';
import type { Evaluate } from './bound.ts';
import { BREATH, type Rows, type Run } from './run.ts';

export interface SortKey {
  readonly evaluate: Evaluate;
  readonly compare: (left: SqlValue, right: SqlValue) => number;
}

interface Keyed {
  readonly row: Row;
  readonly keys: readonly SqlValue[];
}

export type KeyedOrder = (left: Keyed, right: Keyed) => number;

const RUN = 4096;

/** Compares rows by keys that were computed once each. */
export function keyedOrder(keys: readonly SortKey[]): KeyedOrder {
  const [first] = keys;
  if (keys.length === 1 && first !== undefined) {
    return (left, right) => first.compare(left.keys[0] ?? null, right.keys[0] ?? null);
  }
  return (left, right) => {
    for (let index = 0; index < keys.length; index += 1) {
      const order = keys[index]?.compare(left.keys[index] ?? null, right.keys[index] ?? null) ?? 0;
      if (order !== 0) return order;
    }
    return 0;
  };
}

/**
 * Rows in order, equal ones as they came. Works in steps of some thousand rows, letting others in between. With `most`, no
 * more rows than that are kept and given.
 */
export function* sortRows(
  rows: Rows,
  keys: readonly SortKey[],
  run: Run,
  most = Number.POSITIVE_INFINITY,
): Generator<readonly Row[], Keyed[], void> {
  const order = keyedOrder(keys);
  let runs: Keyed[][] = [];
  let current: Keyed[] = [];
  const limit = most < RUN ? most + RUN : Number.POSITIVE_INFINITY;
  for (const slice of rows) {
    for (const row of slice) current.push({ row, keys: keys.map(({ evaluate }) => evaluate(row, run)) });
    if (limit !== Number.POSITIVE_INFINITY) {
      if (current.length > limit) current = current.sort(order).slice(0, most);
    } else if (current.length >= RUN) {
      runs.push(current.sort(order));
      current = [];
    }
    yield BREATH;
  }
  runs.push(current.sort(order));
  while (runs.length > 1) {
    const merged: Keyed[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(yield* merge(runs[index] ?? [], runs[index + 1] ?? [], order));
    }
    runs = merged;
  }
  const [all = []] = runs;
  return all.length > most ? all.slice(0, most) : all;
}

function* merge(left: Keyed[], right: Keyed[], order: KeyedOrder): Generator<readonly Row[], Keyed[], void> {
  if (right.length === 0) return left;
  const merged: Keyed[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length || r < right.length) {
    const a = left[l];
    const b = right[r];
    if (b === undefined || (a !== undefined && order(a, b) <= 0)) {
      if (a !== undefined) merged.push(a);
      l += 1;
    } else {
      merged.push(b);
      r += 1;
    }
    if (merged.length % RUN === 0) yield BREATH;
  }
  return merged;
}
