import { failure } from '../failure.ts';
import { nullsFirst } from '../storage/key-order.ts';
import type { Row } from '../storage/row.ts';
import type { Expression, OrderItem } from '../syntax/tree.ts';
import type { Binder } from './binder.ts';
import type { BoundValue } from './bound.ts';
import { expressions } from './expressions.ts';
import { fingerprint } from './fingerprint.ts';
import type { Limit } from './limit.ts';
import type { OutputItem } from './output-item.ts';
import { BREATH, collect, type Rows, type Run } from './run.ts';
import { type SourceColumn, sameName } from './scope.ts';
import { keyedOrder, type SortKey, sortRows } from './sort.ts';

export interface BoundOrder extends SortKey {
  readonly descending: boolean;
  /** The place in the block's row, where the key is a plain column. */
  readonly ordinal: number | undefined;
  /** The place in the select list, where the key is one of its items. */
  readonly output: number | undefined;
}

/** Resolves ORDER BY: a position, a name of the select list, or an expression over the sources. @throws SqlError 108, 145, 408 */
export function bindOrder(
  items: readonly OrderItem[],
  output: readonly OutputItem[],
  binder: Binder,
  distinct: boolean,
): BoundOrder[] {
  return items.map(({ expression, descending }, index) => {
    const place = outputPlace(expression, output, index);
    const chosen = place === undefined ? undefined : output[place];
    const value = chosen?.value ?? expressions.value(expression, { ...binder, clause: 'orderBy' });
    const listed = place ?? sameExpression(expression, output, binder);
    if (distinct && listed === undefined) {
      throw failure(145, 'ORDER BY items must appear in the select list if SELECT DISTINCT is specified.', {
        severity: 15,
      });
    }
    const written = chosen?.item.kind === 'expression' ? chosen.item.expression : expression;
    return {
      evaluate: value.evaluate,
      compare: orderComparison(value, descending),
      descending,
      ordinal: plainOrdinal(written, binder),
      output: listed,
    };
  });
}

function orderComparison({ type }: BoundValue, descending: boolean): SortKey['compare'] {
  return type === null ? () => 0 : nullsFirst(type, descending);
}

function plainOrdinal(expression: Expression, { scope, grouped }: Binder): number | undefined {
  if (expression.kind !== 'column' || grouped === true) return undefined;
  const { depth, ordinal } = scope.resolve(expression.name);
  return depth === 0 ? ordinal : undefined;
}

function outputPlace(expression: Expression, output: readonly OutputItem[], index: number): number | undefined {
  if (expression.kind === 'literal') {
    if (typeof expression.value !== 'number' || expression.type.base !== 'int') {
      throw failure(408, `A constant expression was encountered in the ORDER BY list, position ${index + 1}.`, {
        severity: 15,
      });
    }
    if (output[expression.value - 1] === undefined) {
      throw failure(
        108,
        `The ORDER BY position number ${expression.value} is out of range of the number of items in the select list.`,
        {
          severity: 15,
        },
      );
    }
    return expression.value - 1;
  }
  if (expression.kind === 'null') {
    throw failure(408, `A constant expression was encountered in the ORDER BY list, position ${index + 1}.`, {
      severity: 15,
    });
  }
  if (expression.kind !== 'column' || expression.name.length !== 1) return undefined;
  const [name = ''] = expression.name;
  const named = output.flatMap((item, place) => (sameName(item.name, name) ? [place] : []));
  if (named.length > 1 && !named.every((place) => sameColumn(output[place], output[named[0] ?? 0]))) {
    throw failure(209, `Ambiguous column name '${name}'.`);
  }
  return named[0];
}

function sameColumn(left: OutputItem | undefined, right: OutputItem | undefined): boolean {
  const name = (item: OutputItem | undefined) =>
    item?.item.kind === 'expression' && item.item.expression.kind === 'column'
      ? item.item.expression.name.join('.')
      : undefined;
  return name(left) !== undefined && name(left)?.toLowerCase() === name(right)?.toLowerCase();
}

function sameExpression(expression: Expression, output: readonly OutputItem[], { scope }: Binder): number | undefined {
  const wanted = fingerprint(expression, scope);
  if (wanted === undefined) return undefined;
  const place = output.findIndex(
    ({ item }) => item.kind === 'expression' && fingerprint(item.expression, scope) === wanted,
  );
  return place < 0 ? undefined : place;
}

/** The same order over rows that have been projected already. */
export function distinctOrder(order: readonly BoundOrder[], columns: readonly SourceColumn[]): SortKey[] {
  return order.map(({ output = 0, descending }) => {
    const type = columns[output]?.type;
    return {
      evaluate: (row: Row) => row[output] ?? null,
      compare: type === undefined ? () => 0 : nullsFirst(type, descending),
    };
  });
}

/** Sorts, and applies TOP with its ties or percent, or OFFSET and FETCH. */
export function* orderedRows(
  rows: Rows,
  keys: readonly SortKey[],
  limit: Limit | undefined,
  skip: number,
  take: number,
  run: Run,
): Rows {
  if (limit?.percent === true && keys.length === 0) {
    const all = yield* collect(rows);
    yield* slices(all.slice(0, Math.ceil((all.length * take) / 100)));
    return;
  }
  const bounded = limit === undefined || limit.ties || limit.percent ? Number.POSITIVE_INFINITY : skip + take;
  const sorted = yield* sortRows(rows, keys, run, bounded);
  const count = limit?.percent === true ? Math.ceil((sorted.length * take) / 100) : take;
  let end = Math.min(sorted.length, skip + count);
  if (limit?.ties === true && end > 0) {
    const same = keyedOrder(keys);
    const last = sorted[end - 1];
    while (last !== undefined) {
      const next = sorted[end];
      if (next === undefined || same(last, next) !== 0) break;
      end += 1;
    }
  }
  yield* slices(sorted.slice(skip, end).map(({ row }) => row));
}

function* slices(rows: readonly Row[]): Rows {
  for (let start = 0; start < rows.length; start += 256) yield rows.slice(start, start + 256);
  yield BREATH;
}
