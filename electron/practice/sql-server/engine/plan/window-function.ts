import { failure, unsupported } from '../failure.ts';
import type { SqlType, SqlValue } from '../interface.ts';
import { BIGINT, FLOAT, INT, plainType } from '../scalar/types.ts';
import type { Row } from '../storage/row.ts';
import type { Expression } from '../syntax/tree.ts';
import { bindAggregate, isAggregate } from './aggregate.ts';
import type { Aggregate, Gathering } from './aggregate-shape.ts';
import type { Binder, ExpressionBinder } from './binder.ts';
import type { BoundValue, Evaluate } from './bound.ts';
import { converted } from './comparison.ts';
import type { Run } from './run.ts';
import { frameOf, frameRows, type OrderedPartition } from './window-frame.ts';
import { isWindowOnly } from './window-names.ts';

type Call = Extract<Expression, { kind: 'call' }>;

export interface WindowFunction {
  readonly type: SqlType;
  /** The results for the rows of one partition, in its order. */
  compute(rows: readonly Row[], partition: OrderedPartition, run: Run): SqlValue[];
}

/** What stands before OVER. @throws SqlError 4112, 4113, 10752, 10759 and what its arguments throw */
export function bindWindowFunction(call: Call, binder: Binder, expressions: ExpressionBinder): WindowFunction {
  const name = (call.name.length === 1 ? (call.name[0] ?? '') : '').toUpperCase();
  const { order = [], frame } = call.over ?? {};
  if (isAggregate(call) && name !== 'STRING_AGG') return framedAggregate(call, binder, expressions);
  if (!isWindowOnly(name)) {
    throw failure(
      4113,
      `The function '${call.name.join('.')}' is not a valid windowing function, and cannot be used with the OVER clause.`,
    );
  }
  if (order.length === 0) {
    throw failure(4112, `The function '${name}' must have an OVER clause with ORDER BY.`, { severity: 15 });
  }
  if (frame !== undefined && !name.endsWith('_VALUE')) {
    throw failure(10752, `The function '${name}' may not have a window frame.`, { severity: 15 });
  }
  const args = call.arguments.map((argument) => expressions.value(argument, binder));
  const ranking = RANKINGS[name];
  if (ranking !== undefined) {
    if (args.length > 0) throw argumentCount(name, 0);
    return { type: ranking.type, compute: (rows, partition) => rows.map((_, row) => ranking.rank(row, partition)) };
  }
  switch (name) {
    case 'NTILE':
      return tiles(args);
    case 'LAG':
      return neighbour(name, -1, args);
    case 'LEAD':
      return neighbour(name, 1, args);
    case 'FIRST_VALUE':
    case 'LAST_VALUE':
      return edgeValue(name, call, args);
    default:
      throw unsupported(`the window function ${name}`);
  }
}

function argumentCount(name: string, count: number): Error {
  return failure(174, `The ${name.toLowerCase()} function requires ${count} argument(s).`, { severity: 15 });
}

/** Functions of a row's place among the others alone. */
const RANKINGS: {
  readonly [name: string]: {
    readonly type: SqlType;
    rank(row: number, partition: OrderedPartition): SqlValue;
  };
} = {
  ROW_NUMBER: { type: BIGINT, rank: (row) => BigInt(row + 1) },
  RANK: { type: BIGINT, rank: (row, { firstPeer }) => BigInt((firstPeer[row] ?? row) + 1) },
  DENSE_RANK: { type: BIGINT, rank: (row, { places }) => BigInt(places[row] ?? 0) },
  PERCENT_RANK: {
    type: FLOAT,
    rank: (row, { firstPeer, size }) => (size === 1 ? 0 : (firstPeer[row] ?? row) / (size - 1)),
  },
  CUME_DIST: { type: FLOAT, rank: (row, { lastPeer, size }) => ((lastPeer[row] ?? row) + 1) / size },
};

/** NTILE: groups whose sizes differ by one at most, the larger ones first. */
function tiles([count, more]: readonly BoundValue[]): WindowFunction {
  if (count === undefined || more !== undefined) throw argumentCount('NTILE', 1);
  const asked = converted(count, BIGINT);
  return {
    type: BIGINT,
    compute: (rows, _, run) => {
      const wanted = Number(asked(rows[0] ?? [], run) ?? 0);
      if (wanted < 1) {
        throw failure(4116, "The function 'ntile' takes only a positive int or bigint expression as its input.");
      }
      const small = Math.floor(rows.length / wanted);
      const larger = rows.length % wanted;
      const inLarger = larger * (small + 1);
      return rows.map((__, row) =>
        BigInt(row < inLarger ? Math.floor(row / (small + 1)) + 1 : larger + Math.floor((row - inLarger) / small) + 1),
      );
    },
  };
}

/** LAG and LEAD: a value of the row so many before or after. */
function neighbour(name: string, direction: 1 | -1, args: readonly BoundValue[]): WindowFunction {
  const [value, offset, otherwise, more] = args;
  if (value === undefined || more !== undefined) {
    throw failure(189, `The ${name.toLowerCase()} function requires 1 to 3 arguments.`, { severity: 15 });
  }
  const type = plainType(value.type ?? INT);
  const distance: Evaluate = offset === undefined ? () => 1n : converted(offset, BIGINT);
  const missing: Evaluate = otherwise === undefined ? () => null : converted(otherwise, type);
  return {
    type,
    compute: (rows, _, run) =>
      rows.map((row, index) => {
        const by = distance(row, run);
        if (by !== null && Number(by) < 0) {
          throw failure(8730, 'Offset parameter for Lag and Lead functions cannot be a negative value.');
        }
        const other = by === null ? undefined : rows[index + direction * Number(by)];
        return other === undefined ? missing(row, run) : value.evaluate(other, run);
      }),
  };
}

function edgeValue(name: string, call: Call, [value, more]: readonly BoundValue[]): WindowFunction {
  if (value === undefined || more !== undefined) throw argumentCount(name, 1);
  const frame = frameOf(call.over ?? { partition: [], order: [] });
  return {
    type: plainType(value.type ?? INT),
    compute: (rows, partition, run) =>
      rows.map((_, index) => {
        const { first, last } = frameRows(frame, index, partition);
        const row = first > last ? undefined : rows[name === 'FIRST_VALUE' ? first : last];
        return row === undefined ? null : value.evaluate(row, run);
      }),
  };
}

function framedAggregate(call: Call, binder: Binder, expressions: ExpressionBinder): WindowFunction {
  if (call.distinct) throw failure(10759, 'Use of DISTINCT is not allowed with the OVER clause.', { severity: 15 });
  const aggregate = bindAggregate(call, binder, expressions);
  const frame = frameOf(call.over ?? { partition: [], order: [] });
  return {
    type: aggregate.type,
    compute: (rows, partition, run) => {
      const frames = rows.map((_, index) => frameRows(frame, index, partition));
      if (frame.start.kind === 'unboundedPreceding') return growing(rows, frames, aggregate, run);
      return frames.map(({ first, last }) => {
        const gathering = aggregate.start();
        for (const row of rows.slice(first, last + 1)) gathering.add(row, run);
        return gathering.result();
      });
    },
  };
}

/** Frames that all begin at the first row take in what each adds to the one before. */
function growing(
  rows: readonly Row[],
  frames: readonly { readonly last: number }[],
  aggregate: Aggregate,
  run: Run,
): SqlValue[] {
  const gathering: Gathering = aggregate.start();
  let taken = 0;
  let result = gathering.result();
  return frames.map(({ last }) => {
    const before = taken;
    for (; taken <= last; taken += 1) gathering.add(rows[taken] ?? [], run);
    if (taken > before) result = gathering.result();
    return result;
  });
}
