import type { Table, TableIndex } from '../catalog/table.ts';
import type { SqlValue } from '../interface.ts';
import { isString, plainType } from '../scalar/types.ts';
import type { Bound, IndexRange } from '../storage/ordered-index.ts';
import type { Row } from '../storage/row.ts';
import type { Comparison, Expression } from '../syntax/tree.ts';
import type { Binder } from './binder.ts';
import type { BoundValue, Evaluate } from './bound.ts';
import { comparisonType, converted } from './comparison.ts';
import { expressions } from './expressions.ts';
import { forEachCall } from './fingerprint.ts';
import { BREATH, type Rows, type Run } from './run.ts';

/** A condition `column operator value`, the value known before the table's row is. */
export interface Seek {
  readonly ordinal: number;
  readonly operator: Exclude<Comparison, '<>'>;
  readonly value: Evaluate;
}

/** An order that would save the caller a sort, by the places in the table's row. */
export type WantedOrder = readonly { readonly ordinal: number; readonly descending: boolean }[];

export interface AccessPath {
  readonly ordered: boolean;
  /** How many columns of the index are fixed by equality. */
  readonly fixed: number;
  /** `outer` is the row in which the seeks' values are evaluated. */
  open(outer: Row, run: Run): Rows;
}

const FLIPPED: { readonly [operator in Comparison]: Comparison } = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
};

/** What of a condition an index may answer. `binder` knows the table's columns; `from` tells whether a value is known in time. */
export function seeksOf(condition: Expression, binder: Binder, knownInTime: (value: BoundValue) => boolean): Seek[] {
  if (condition.kind === 'between' && !condition.negated) {
    const { operand, low, high } = condition;
    return [
      ...seeksOf({ kind: 'compare', operator: '>=', left: operand, right: low }, binder, knownInTime),
      ...seeksOf({ kind: 'compare', operator: '<=', left: operand, right: high }, binder, knownInTime),
    ];
  }
  if (condition.kind !== 'compare' || condition.operator === '<>') return [];
  const { left, right, operator } = condition;
  const found =
    seek(left, operator, right, binder, knownInTime) ?? seek(right, FLIPPED[operator], left, binder, knownInTime);
  return found === undefined ? [] : [found];
}

function seek(
  column: Expression,
  operator: Comparison,
  other: Expression,
  binder: Binder,
  knownInTime: (value: BoundValue) => boolean,
): Seek | undefined {
  if (column.kind !== 'column' || operator === '<>' || isVolatile(other)) return undefined;
  const resolved = binder.scope.resolve(column.name);
  if (resolved.depth > 0) return undefined;
  const value = expressions.value(other, binder);
  if (value.type === null || value.uses.subquery || !knownInTime(value)) return undefined;
  const bound = expressions.value(column, binder);
  const type = comparisonType(bound, value, operator);
  const own = plainType(resolved.column.type);
  // An index has the column's own order; a comparison in another type may have another.
  if (type === null || type.base !== own.base) return undefined;
  if (isString(type) && isString(own) && type.collation !== own.collation) return undefined;
  if (type.base === 'decimal' && own.base === 'decimal' && type.scale !== own.scale) return undefined;
  return { ordinal: resolved.ordinal, operator, value: converted(value, type) };
}

function isVolatile(expression: Expression): boolean {
  let found = false;
  forEachCall(expression, ({ name }) => {
    found ||= ['NEWID', 'RAND', 'NEWSEQUENTIALID', 'CRYPT_GEN_RANDOM'].includes((name.at(-1) ?? '').toUpperCase());
    return true;
  });
  return found;
}

/** The best way into a table: the index that the conditions narrow most, then the one that saves the sort. */
export function accessPath(table: Table, seeks: readonly Seek[], wanted: WantedOrder): AccessPath {
  let best: { index: TableIndex; score: number; plan: IndexPlan } | undefined;
  for (const index of table.indexes) {
    if (index.filter !== undefined) continue;
    const plan = planIndex(table, index, seeks, wanted);
    const whole = plan.fixed.length === index.columns.length && index.unique;
    const score =
      plan.fixed.length * 10 +
      (whole ? 100 : 0) +
      (plan.ranged ? 5 : 0) +
      (plan.ordered ? 7 : 0) +
      (index.id === 1 ? 1 : 0);
    if (score > 0 && (best === undefined || score > best.score)) best = { index, score, plan };
  }
  if (best === undefined) {
    return {
      ordered: wanted.length === 0,
      fixed: 0,
      open: (_, run) => table.store.scan(run.snapshot),
    };
  }
  const { index, plan } = best;
  const stored = table.stored(index);
  return {
    ordered: plan.ordered || wanted.length === 0,
    fixed: plan.fixed.length,
    *open(outer, run) {
      const range = plan.range(outer, run);
      if (range === undefined) return;
      if (plan.whole) {
        yield table.store.lookup(stored, range.low?.key ?? [], run.snapshot);
        return;
      }
      for (const rows of table.store.walk(stored, range, plan.backwards, run.snapshot)) yield rows;
      yield BREATH;
    },
  };
}

interface IndexPlan {
  readonly fixed: readonly Evaluate[];
  readonly ranged: boolean;
  readonly ordered: boolean;
  readonly backwards: boolean;
  /** Every column of a unique index is fixed: one row at most. */
  readonly whole: boolean;
  /** Undefined where a value is NULL, for which no comparison holds. */
  range(outer: Row, run: Run): IndexRange | undefined;
}

function planIndex(table: Table, index: TableIndex, seeks: readonly Seek[], wanted: WantedOrder): IndexPlan {
  const fixed: Evaluate[] = [];
  let lows: readonly Seek[] = [];
  let highs: readonly Seek[] = [];
  for (const column of index.columns) {
    const ordinal = table.ordinal(column.name);
    const own = seeks.filter((candidate) => candidate.ordinal === ordinal);
    const equal = own.find(({ operator }) => operator === '=');
    if (equal !== undefined) {
      fixed.push(equal.value);
      continue;
    }
    const above = own.filter(({ operator }) => operator === '>' || operator === '>=').slice(0, 1);
    const below = own.filter(({ operator }) => operator === '<' || operator === '<=').slice(0, 1);
    [lows, highs] = column.descending ? [below, above] : [above, below];
    break;
  }
  const { ordered, backwards } = orderOf(table, index, fixed.length, seeks, wanted);
  const [low] = lows;
  const [high] = highs;
  return {
    fixed,
    ranged: low !== undefined || high !== undefined,
    ordered,
    backwards,
    whole: index.unique && fixed.length === index.columns.length,
    range: (outer, run) => {
      const prefix: SqlValue[] = [];
      for (const evaluate of fixed) {
        const value = evaluate(outer, run);
        if (value === null) return undefined;
        prefix.push(value);
      }
      const edge = (side: Seek | undefined): Bound | undefined | null => {
        if (side === undefined) return prefix.length === 0 ? undefined : { key: prefix, inclusive: true };
        const value = side.value(outer, run);
        return value === null ? null : { key: [...prefix, value], inclusive: side.operator.endsWith('=') };
      };
      const from = edge(low);
      const to = edge(high);
      if (from === null || to === null) return undefined;
      return { ...(from === undefined ? {} : { low: from }), ...(to === undefined ? {} : { high: to }) };
    },
  };
}

/** Whether the index, read forwards or backwards, comes in the wanted order. */
function orderOf(table: Table, index: TableIndex, fixed: number, seeks: readonly Seek[], wanted: WantedOrder) {
  const isFixed = (ordinal: number) =>
    seeks.some((candidate) => candidate.operator === '=' && candidate.ordinal === ordinal);
  const needed = wanted.filter(({ ordinal }) => !isFixed(ordinal));
  const rest = index.columns.slice(fixed);
  const directions = new Set<boolean>();
  let at = 0;
  for (const { ordinal, descending } of needed) {
    const column = rest[at];
    if (column === undefined) {
      // A unique key leaves nothing to order within.
      if (index.unique) break;
      return { ordered: false, backwards: false };
    }
    if (table.ordinal(column.name) !== ordinal) return { ordered: false, backwards: false };
    directions.add(column.descending !== descending);
    at += 1;
  }
  if (directions.size > 1) return { ordered: false, backwards: false };
  return { ordered: wanted.length > 0, backwards: directions.has(true) };
}
