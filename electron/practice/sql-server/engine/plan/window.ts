import { failure, unsupported } from '../failure.ts';
import type { SqlType, SqlValue } from '../interface.ts';
import { compileKey } from '../scalar/compare.ts';
import { BIGINT } from '../scalar/types.ts';
import { nullsFirst } from '../storage/key-order.ts';
import type { Row } from '../storage/row.ts';
import type { Expression } from '../syntax/tree.ts';
import { bindAggregate, isAggregate } from './aggregate.ts';
import type { Binder, ExpressionBinder, Precomputed } from './binder.ts';
import type { BoundValue, Evaluate } from './bound.ts';
import { fingerprint, forEachCall } from './fingerprint.ts';
import { combinedPart } from './join.ts';
import { BREATH, collect, type Rows, type Run } from './run.ts';
import { type SortKey, sortRows } from './sort.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** A block's rows with the results of its window functions behind their own columns. */
export interface Windows {
  readonly precomputed: Precomputed;
  rows(source: Rows, run: Run): Rows;
}

interface Window {
  readonly type: SqlType;
  readonly partition: readonly { readonly evaluate: Evaluate; readonly keyOf: ReturnType<typeof compileKey> }[];
  readonly order: readonly SortKey[];
  /** The results for the rows of one partition, in its order. */
  compute(rows: readonly Row[], peers: readonly number[], run: Run): SqlValue[];
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
  const places = new Map<string, BoundValue>();
  const windows: Window[] = [];
  for (const call of calls) {
    const text = fingerprint(call, binder.scope);
    if (text === undefined) throw unsupported('a subquery within a window function');
    if (places.has(text)) continue;
    const window = bindWindow(call, binder, expressions);
    const ordinal = width + windows.length;
    windows.push(window);
    places.set(text, {
      type: window.type,
      nullable: true,
      uses: { sources: 1, subquery: false },
      evaluate: (row) => row[ordinal] ?? null,
    });
  }
  return {
    precomputed: (expression) => {
      const before = binder.precomputed?.(expression);
      if (before !== undefined || expression.kind !== 'call' || expression.over === undefined) return before;
      const text = fingerprint(expression, binder.scope);
      return text === undefined ? undefined : places.get(text);
    },
    rows: (source, run) => appendWindows(source, windows, width, run),
  };
}

function bindWindow(call: Call, binder: Binder, expressions: ExpressionBinder): Window {
  const name = (call.name.length === 1 ? (call.name[0] ?? '') : '').toUpperCase();
  const { partition = [], order = [] } = call.over ?? {};
  const inner: Binder = { ...binder, clause: 'other' };
  const partitionBy = partition.map((expression) => {
    const bound = expressions.value(expression, inner);
    return { evaluate: bound.evaluate, keyOf: compileKey(bound.type ?? { base: 'int' }) };
  });
  const orderBy = order.map(({ expression, descending }) => {
    if (expression.kind === 'literal') {
      throw failure(
        5308,
        'Windowed functions, aggregates and NEXT VALUE FOR functions do not support integer indices as ORDER BY clause expressions.',
      );
    }
    const bound = expressions.value(expression, inner);
    return { evaluate: bound.evaluate, compare: bound.type === null ? () => 0 : nullsFirst(bound.type, descending) };
  });
  const common = { partition: partitionBy, order: orderBy };
  if (isAggregate(call)) {
    if (orderBy.length > 0 || call.distinct) throw unsupported('a running or distinct aggregate with OVER');
    return { ...common, ...wholePartition(call, inner, expressions) };
  }
  const rank = RANKS[name];
  if (rank === undefined || call.arguments.length > 0) throw unsupported(`the window function ${name}`);
  if (orderBy.length === 0) {
    throw failure(4112, `The function '${name}' must have an OVER clause with ORDER BY.`, { severity: 15 });
  }
  return { ...common, type: BIGINT, compute: (rows, peers) => rank(rows, peers).map(BigInt) };
}

/** Each row's rank, from the number of its group of peers. */
const RANKS: { readonly [name: string]: (rows: readonly Row[], peers: readonly number[]) => number[] } = {
  ROW_NUMBER: (rows) => rows.map((_, index) => index + 1),
  RANK: (_, peers) => {
    const first = new Map<number, number>();
    return peers.map((peer, index) => {
      const rank = first.get(peer) ?? index + 1;
      first.set(peer, rank);
      return rank;
    });
  },
  DENSE_RANK: (_, peers) => peers.map((peer) => peer + 1),
};

function wholePartition(call: Call, binder: Binder, expressions: ExpressionBinder) {
  const aggregate = bindAggregate(call, binder, expressions);
  return {
    type: aggregate.type,
    compute: (rows: readonly Row[], _: readonly number[], run: Run): SqlValue[] => {
      const gathering = aggregate.start();
      for (const row of rows) gathering.add(row, run);
      const result = gathering.result();
      return rows.map(() => result);
    },
  };
}

function* appendWindows(source: Rows, windows: readonly Window[], width: number, run: Run): Rows {
  // A table's row ends with its number, a joined row with several: all of it is kept, so that results stand at fixed places.
  const all = (yield* collect(source)).map((row): Row => row.slice(0, width));
  const results = new Map<Row, SqlValue[]>(all.map((row) => [row, []]));
  for (const window of windows) {
    for (const rows of partitions(all, window, run).values()) {
      const sorted = yield* sortRows(slicesOf(rows), window.order, run);
      const ordered = sorted.map(({ row }) => row);
      const peers: number[] = [];
      for (const [index, { keys }] of sorted.entries()) {
        const before = sorted[index - 1];
        const same =
          before !== undefined &&
          window.order.every(({ compare }, key) => compare(before.keys[key] ?? null, keys[key] ?? null) === 0);
        peers.push(index === 0 ? 0 : (peers[index - 1] ?? 0) + (same ? 0 : 1));
      }
      for (const [index, value] of window.compute(ordered, peers, run).entries()) {
        const row = ordered[index];
        if (row !== undefined) results.get(row)?.push(value);
      }
    }
    yield BREATH;
  }
  yield* slicesOf(all.map((row): Row => [...row, ...(results.get(row) ?? [])]));
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
