import { failure } from '../failure.ts';
import type { SqlValue } from '../interface.ts';
import { compileCompare, compileKey } from '../scalar/compare.ts';
import type { Row } from '../storage/row.ts';
import type { Comparison, Query } from '../syntax/tree.ts';
import type { Binder } from './binder.ts';
import type { BoundTest, BoundValue, Uses } from './bound.ts';
import { comparisonType, converted, satisfies } from './comparison.ts';
import type { BoundQuery, QueryUse } from './environment.ts';
import { drain, type Run } from './run.ts';
import type { Scope } from './scope.ts';

interface Inner {
  readonly query: BoundQuery;
  readonly uses: Uses;
  readonly correlated: boolean;
  readonly scope: Scope;
}

/** Binds a query inside an expression and finds out which of the enclosing blocks' rows it reads. */
function bindInner(query: Query, binder: Binder, use: QueryUse): Inner {
  const { scope, environment } = binder;
  if (binder.clause === 'aggregate') {
    throw failure(130, 'Cannot perform an aggregate function on an expression containing an aggregate or a subquery.');
  }
  if (binder.clause === 'groupBy') {
    throw failure(
      144,
      'Cannot use an aggregate or a subquery in an expression used for the group by list of a GROUP BY clause.',
      {
        severity: 15,
      },
    );
  }
  const chain: { scope: Scope; captured: number }[] = [];
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    chain.push({ scope: at, captured: at.captured });
    at.captured = 0;
  }
  const bound = environment.bindQuery(query, environment, scope, use);
  const correlated = chain.some((link) => link.scope.captured !== 0);
  const sources = scope.captured;
  for (const link of chain) link.scope.captured |= link.captured;
  return { query: bound, uses: { sources, subquery: true }, correlated, scope };
}

function onlyColumn({ query }: Inner) {
  const [column, another] = query.columns;
  if (column === undefined || another !== undefined) {
    throw failure(
      116,
      'Only one expression can be specified in the select list when the subquery is not introduced with EXISTS.',
    );
  }
  return column;
}

/** Runs the inner query for an outer row: `consume` gets its rows. */
function within<T>({ query, scope }: Inner, row: Row, run: Run, consume: (query: BoundQuery) => T): T {
  const before = run.frames[scope.slot];
  run.frames[scope.slot] = row;
  try {
    return consume(query);
  } finally {
    if (before !== undefined) run.frames[scope.slot] = before;
  }
}

/** What `compute` gives, once for the statement where the query doesn't depend on outer rows. */
function perStatement<T>(inner: Inner, key: object, row: Row, run: Run, compute: () => T): T {
  if (inner.correlated) return within(inner, row, run, compute);
  const kept = run.kept.get(key) as { readonly value: T } | undefined;
  if (kept !== undefined) return kept.value;
  const value = within(inner, row, run, compute);
  run.kept.set(key, { value });
  return value;
}

export function bindScalarSubquery(query: Query, binder: Binder): BoundValue {
  const inner = bindInner(query, binder, 'subquery');
  const { type } = onlyColumn(inner);
  const key = {};
  const compute = (run: Run): SqlValue => {
    let found: Row | undefined;
    for (const slice of inner.query.open(run)) {
      for (const row of slice) {
        if (found !== undefined) {
          throw failure(
            512,
            'Subquery returned more than 1 value. This is not permitted when the subquery follows =, !=, <, <= , >, >= or when the subquery is used as an expression.',
          );
        }
        found = row;
      }
    }
    return found?.[0] ?? null;
  };
  return {
    type,
    nullable: true,
    uses: inner.uses,
    evaluate: (row, run) => perStatement(inner, key, row, run, () => compute(run)),
  };
}

export function bindExists(query: Query, binder: Binder): BoundTest {
  const inner = bindInner(query, binder, 'exists');
  const key = {};
  const compute = (run: Run): boolean => {
    for (const slice of inner.query.open(run)) if (slice.length > 0) return true;
    return false;
  };
  return { uses: inner.uses, test: (row, run) => perStatement(inner, key, row, run, () => compute(run)) };
}

/** `operand IN (query)`. */
export function bindIn(operand: BoundValue, query: Query, binder: Binder): BoundTest {
  const inner = bindInner(query, binder, 'subquery');
  const column = onlyColumn(inner);
  const uses = { sources: operand.uses.sources | inner.uses.sources, subquery: true };
  const probe: BoundValue = { type: column.type, nullable: true, uses, evaluate: (row) => row[0] ?? null };
  const type = comparisonType(operand, probe, '=');
  if (type === null) return { uses, test: () => null };
  const left = converted(operand, type);
  const right = converted(probe, type);
  const keyOf = compileKey(type);
  const key = {};
  const collect = (run: Run) => {
    const keys = new Set<string | number | bigint>();
    let sawNull = false;
    for (const row of drain(inner.query.open(run))) {
      const found = keyOf(right(row, run));
      if (found === null) sawNull = true;
      else keys.add(found);
    }
    return { keys, sawNull };
  };
  return {
    uses,
    test: (row, run) => {
      const { keys, sawNull } = perStatement(inner, key, row, run, () => collect(run));
      if (keys.size === 0 && !sawNull) return false;
      const wanted = keyOf(left(row, run));
      if (wanted === null) return null;
      if (keys.has(wanted)) return true;
      return sawNull ? null : false;
    },
  };
}

/** `operand = ANY (query)`, `operand > ALL (query)`. */
export function bindQuantified(
  operand: BoundValue,
  operator: Comparison,
  all: boolean,
  query: Query,
  binder: Binder,
): BoundTest {
  const inner = bindInner(query, binder, 'subquery');
  const column = onlyColumn(inner);
  const uses = { sources: operand.uses.sources | inner.uses.sources, subquery: true };
  const probe: BoundValue = { type: column.type, nullable: true, uses, evaluate: (row) => row[0] ?? null };
  const type = comparisonType(operand, probe, operator);
  if (type === null) return { uses, test: () => null };
  const left = converted(operand, type);
  const right = converted(probe, type);
  const compare = compileCompare(type);
  const key = {};
  return {
    uses,
    test: (row, run) => {
      const rows = perStatement(inner, key, row, run, () => drain(inner.query.open(run)));
      const value = left(row, run);
      let unknown = false;
      for (const candidate of rows) {
        const other = right(candidate, run);
        if (value === null || other === null) {
          unknown = true;
          continue;
        }
        const holds = satisfies(operator, compare(value, other));
        if (holds !== all) return !all;
      }
      return unknown ? null : all;
    },
  };
}
