import { failure, unsupported } from '../failure.ts';
import type { Row } from '../storage/row.ts';
import type { Expression, Top } from '../syntax/tree.ts';
import type { Binder } from './binder.ts';
import type { Evaluate } from './bound.ts';
import { expressions } from './expressions.ts';
import type { Rows, Run } from './run.ts';

/** How many rows of a result are passed over, and how many are given; found out when it runs. */
export interface Limit {
  readonly ties: boolean;
  readonly percent: boolean;
  skip(run: Run): number;
  take(run: Run): number;
}

interface Written {
  readonly top?: Top;
  readonly offset?: Expression;
  readonly fetch?: Expression;
}

/** TOP, or OFFSET and FETCH. @throws SqlError 1060, 1062, 10741 */
export function bindLimit({ top, offset, fetch }: Written, ordered: boolean, binder: Binder): Limit | undefined {
  if (top !== undefined) {
    if (offset !== undefined) {
      throw failure(10741, 'A TOP can not be used in the same query or sub-query as a OFFSET.', {
        severity: 15,
        state: 2,
      });
    }
    if (top.ties && !ordered) {
      throw failure(1062, 'The TOP N WITH TIES clause is not allowed without a corresponding ORDER BY clause.', {
        severity: 15,
      });
    }
    const count = top.percent ? percentOf(top.count, binder) : rowCount(top.count, binder);
    return {
      ties: top.ties,
      percent: top.percent,
      skip: () => 0,
      take: (run) => {
        const rows = Number(count([], run) ?? Number.NaN);
        if (Number.isNaN(rows)) throw unsupported('TOP (NULL)');
        if (top.percent && (rows < 0 || rows > 100)) {
          throw failure(1031, 'Percent values must be between 0 and 100.', { severity: 15 });
        }
        if (rows < 0) throw failure(127, 'A TOP N or FETCH rowcount value may not be negative.', { severity: 15 });
        return rows;
      },
    };
  }
  if (offset === undefined) return undefined;
  const skip = rowCount(offset, binder);
  const take = fetch === undefined ? undefined : rowCount(fetch, binder);
  return {
    ties: false,
    percent: false,
    skip: (run) => {
      const rows = Number(skip([], run) ?? Number.NaN);
      if (Number.isNaN(rows)) throw unsupported('OFFSET NULL');
      if (rows < 0)
        throw failure(10742, 'The offset specified in a OFFSET clause may not be negative.', { severity: 15 });
      return rows;
    },
    take: (run) => {
      if (take === undefined) return Number.POSITIVE_INFINITY;
      const rows = Number(take([], run) ?? Number.NaN);
      if (Number.isNaN(rows)) throw unsupported('FETCH NULL');
      if (rows < 1) {
        throw failure(10744, 'The number of rows provided for a FETCH clause must be greater then zero.', {
          severity: 15,
        });
      }
      return rows;
    },
  };
}

function rowCount(expression: Expression, binder: Binder): Evaluate {
  const bound = expressions.value(expression, binder);
  if (bound.uses.sources !== 0) throw unsupported('a TOP or OFFSET that depends on the row');
  const base = bound.type?.base;
  if (base !== 'int' && base !== 'bigint' && base !== 'smallint' && base !== 'tinyint') {
    throw failure(
      1060,
      'The number of rows provided for a TOP or FETCH clauses row count parameter must be an integer.',
      {
        severity: 15,
      },
    );
  }
  return bound.evaluate;
}

function percentOf(expression: Expression, binder: Binder): Evaluate {
  const bound = expressions.value(expression, binder);
  const base = bound.type?.base;
  if (bound.uses.sources !== 0 || (base !== 'int' && base !== 'bigint' && base !== 'float')) {
    throw unsupported('this kind of TOP … PERCENT');
  }
  return bound.evaluate;
}

/** Passes over the first rows, and stops the work once enough were given. */
export function* limitRows(rows: Rows, skip: number, take: number): Rows {
  let toSkip = skip;
  let toTake = take;
  if (toTake === 0) return;
  for (const slice of rows) {
    let kept: readonly Row[] = slice;
    if (toSkip > 0) {
      kept = slice.slice(toSkip);
      toSkip = Math.max(0, toSkip - slice.length);
    }
    if (kept.length > toTake) kept = kept.slice(0, toTake);
    toTake -= kept.length;
    yield kept;
    if (toTake === 0) return;
  }
}
