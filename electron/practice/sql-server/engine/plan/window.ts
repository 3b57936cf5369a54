import { failure } from '../failure.ts';
import type { SqlValue } from '../interface.ts';
import { compileKey } from '../scalar/compare.ts';
import { nullsFirst } from '../storage/key-order.ts';
import type { Row } from '../storage/row.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Binder, ExpressionBinder, Precomputed } from './binder.ts';
import type { BoundValue, Evaluate } from './bound.ts';
import { fingerprint, forEachCall } from './fingerprint.ts';
import { combinedPart } from './join.ts';
import { BREATH, collect, type Rows, type Run } from './run.ts';
import { type SortKey, sortRows } from './sort.ts';
import type { OrderedPartition } from './window-frame.ts';
import { bindWindowFunction, type WindowFunction } from './window-function.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** A block's rows with the results of its window functions behind their own columns. */
export interface Windows {
  readonly precomputed: Precomputed;
  rows(source: Rows, run: Run): Rows;
}

interface Window {
  readonly partition: readonly { readonly evaluate: Evaluate; readonly keyOf: ReturnType<typeof compileKey> }[];
  readonly order: readonly SortKey[];
  readonly function: WindowFunction;
}

/** Resolves the window functions in these parts of a block; undefined if there are none. */
export function bindWindows(
  parts: readonly unknown[],
  binder: Binder,
  expressions: ExpressionBinder,
  width: number,
): Windows | undefined {
  const calls: Call[] = [];
  for (const part of parts) {
    forEachCall(part, (call) => {
      if (call.over === undefined) return true;
      calls.push(call);
      return false;
    });
  }
  if (calls.length === 0) return undefined;
  // By what is written; a call with a subquery inside, which can't be compared, by itself.
  const places = new Map<string | Expression, BoundValue>();
  const windows: Window[] = [];
  for (const call of calls) {
    const key = fingerprint(call, binder.scope) ?? call;
    if (places.has(key)) continue;
    const window = bindWindow(call, binder, expressions);
    const ordinal = width + windows.length;
    windows.push(window);
    places.set(key, {
      type: window.function.type,
      nullable: true,
      uses: { sources: 1, subquery: false },
      evaluate: (row) => row[ordinal] ?? null,
    });
  }
  return {
    precomputed: (expression) => {
      const before = binder.precomputed?.(expression);
      if (before !== undefined || expression.kind !== 'call' || expression.over === undefined) return before;
      return places.get(fingerprint(expression, binder.scope) ?? expression);
    },
    rows: (source, run) => appendWindows(source, windows, width, run),
  };
}

function bindWindow(call: Call, binder: Binder, expressions: ExpressionBinder): Window {
  const { partition = [], order = [] } = call.over ?? {};
  const inner: Binder = { ...binder, clause: 'window' };
  const partitionBy = partition.map((expression) => {
    const bound = expressions.value(expression, inner);
    return { evaluate: bound.evaluate, keyOf: compileKey(bound.type ?? { base: 'int' }) };
  });
  const orderBy = order.map(({ expression, descending }) => {
    demandNoConstant(expression);
    const bound = expressions.value(expression, inner);
    return { evaluate: bound.evaluate, compare: bound.type === null ? () => 0 : nullsFirst(bound.type, descending) };
  });
  return { partition: partitionBy, order: orderBy, function: bindWindowFunction(call, inner, expressions) };
}

function demandNoConstant(expression: Expression): void {
  if (expression.kind !== 'literal' && expression.kind !== 'null') return;
  const isPosition = expression.kind === 'literal' && expression.type.base === 'int';
  throw failure(
    isPosition ? 5308 : 5309,
    `Windowed functions, aggregates and NEXT VALUE FOR functions do not support ${isPosition ? 'integer indices' : 'constants'} as ORDER BY clause expressions.`,
  );
}

function* appendWindows(source: Rows, windows: readonly Window[], width: number, run: Run): Rows {
  // A table's row ends with its number, a joined row with several: all of it is kept, so that results stand at fixed places.
  const all = (yield* collect(source)).map((row): Row => row.slice(0, width));
  const results = new Map<Row, SqlValue[]>(all.map((row) => [row, []]));
  for (const window of windows) {
    for (const rows of partitions(all, window, run).values()) {
      const sorted = yield* sortRows(slicesOf(rows), window.order, run);
      const ordered = sorted.map(({ row }) => row);
      const values = window.function.compute(ordered, orderedPartition(sorted, window.order), run);
      for (const [index, row] of ordered.entries()) results.get(row)?.push(values[index] ?? null);
    }
    yield BREATH;
  }
  yield* slicesOf(all.map((row): Row => [...row, ...(results.get(row) ?? [])]));
}

function orderedPartition(
  sorted: readonly { readonly keys: readonly SqlValue[] }[],
  order: readonly SortKey[],
): OrderedPartition {
  const firstPeer: number[] = [];
  const places: number[] = [];
  for (const [index, { keys }] of sorted.entries()) {
    const before = sorted[index - 1];
    const same =
      before !== undefined &&
      order.every(({ compare }, key) => compare(before.keys[key] ?? null, keys[key] ?? null) === 0);
    firstPeer.push(same ? (firstPeer[index - 1] ?? index) : index);
    places.push((places[index - 1] ?? 0) + (same ? 0 : 1));
  }
  const lastPeer: number[] = [];
  for (let index = sorted.length - 1; index >= 0; index -= 1) {
    const same = firstPeer[index + 1] === firstPeer[index];
    lastPeer[index] = same ? (lastPeer[index + 1] ?? index) : index;
  }
  return { size: sorted.length, firstPeer, lastPeer, places };
}

function partitions(rows: readonly Row[], { partition }: Window, run: Run): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = partition.map(({ evaluate, keyOf }) => combinedPart(keyOf(evaluate(row, run)))).join('');
    const same = found.get(key);
    if (same === undefined) found.set(key, [row]);
    else same.push(row);
  }
  return found;
}

function* slicesOf(rows: readonly Row[]): Rows {
  for (let start = 0; start < rows.length; start += 256) yield rows.slice(start, start + 256);
}
