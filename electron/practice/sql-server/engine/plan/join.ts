import type { SqlValue } from '../interface.ts';
import type { Row } from '../storage/row.ts';
import type { BoundTest, Evaluate } from './bound.ts';
import { BREATH, collect, type Rows, type Run } from './run.ts';
import type { Scope } from './scope.ts';

export interface JoinShape {
  readonly type: 'inner' | 'left' | 'right' | 'full';
  readonly leftWidth: number;
  readonly rightWidth: number;
  readonly tests: readonly BoundTest[];
  readonly scope: Scope;
}

interface JoinKey {
  readonly left: Evaluate;
  readonly right: Evaluate;
  readonly keyOf: (value: SqlValue) => string | number | bigint | null;
}

function nulls(width: number): Row {
  return new Array<null>(width).fill(null);
}

/** One row of both sides; a side's row may be wider than its columns say only by its row number, which counts. */
function combine(left: Row, right: Row): Row {
  return left.concat(right);
}

function holds({ tests }: JoinShape, row: Row, run: Run): boolean {
  for (const { test } of tests) if (test(row, run) !== true) return false;
  return true;
}

/**
 * Joins by opening the right side for each left row. Right and full joins also need all right rows (`everyRight`), to give
 * those that no left row met.
 */
export function* loopJoin(
  left: Rows,
  rightOf: (row: Row, run: Run) => Rows,
  shape: JoinShape,
  run: Run,
  everyRight: readonly Row[] = [],
): Rows {
  const noRight = nulls(shape.rightWidth);
  const met = new Set<Row>();
  const keepLeft = shape.type === 'left' || shape.type === 'full';
  const keepRight = shape.type === 'right' || shape.type === 'full';
  for (const slice of left) {
    let joined: Row[] = [];
    for (const leftRow of slice) {
      let found = false;
      for (const rightSlice of rightOf(leftRow, run)) {
        for (const rightRow of rightSlice) {
          const row = combine(leftRow, rightRow);
          if (!holds(shape, row, run)) continue;
          found = true;
          if (keepRight) met.add(rightRow);
          joined.push(row);
        }
        if (joined.length >= 256 || rightSlice.length >= 128) {
          yield joined;
          joined = [];
        }
      }
      if (!found && keepLeft) joined.push(combine(leftRow, noRight));
    }
    yield joined;
  }
  if (keepRight) {
    const noLeft = nulls(shape.leftWidth);
    yield everyRight.filter((row) => !met.has(row)).map((row) => combine(noLeft, row));
  }
}

/** Joins on equal keys: the right side is gathered by key, the left one streams past it and keeps its order. */
export function* hashJoin(left: Rows, right: Rows, keys: readonly JoinKey[], shape: JoinShape, run: Run): Rows {
  const everyRight = yield* collect(right);
  const byKey = new Map<string | number | bigint, Row[]>();
  const rightKey = keyMaker(keys, 'right');
  let sinceBreath = 0;
  for (const row of everyRight) {
    const key = rightKey(row, run);
    if (key !== null) {
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [row]);
      else same.push(row);
    }
    sinceBreath += 1;
    if (sinceBreath % 1024 === 0) yield BREATH;
  }
  const leftKey = keyMaker(keys, 'left');
  const rightOf = function* (row: Row): Rows {
    const key = leftKey(row, run);
    if (key !== null) yield byKey.get(key) ?? [];
  };
  yield* loopJoin(left, rightOf, shape, run, everyRight);
}

function keyMaker(keys: readonly JoinKey[], side: 'left' | 'right') {
  const [first] = keys;
  if (keys.length === 1 && first !== undefined) {
    const evaluate = first[side];
    return (row: Row, run: Run) => first.keyOf(evaluate(row, run));
  }
  return (row: Row, run: Run): string | null => {
    let combined = '';
    for (const key of keys) {
      const part = key.keyOf(key[side](row, run));
      if (part === null) return null;
      combined += combinedPart(part);
    }
    return combined;
  };
}

/** A part of a combined key, such that no two lists of parts give one text. */
export function combinedPart(part: string | number | bigint | null): string {
  if (part === null) return '-';
  const text = String(part);
  return `${typeof part === 'string' ? 's' : 'n'}${text.length}:${text}`;
}
