import { failure } from '../failure.ts';
import { compileKey } from '../scalar/compare.ts';
import type { Row } from '../storage/row.ts';
import type { Expression } from '../syntax/tree.ts';
import { bindAggregate, isAggregate } from './aggregate.ts';
import type { Aggregate, Gathering } from './aggregate-shape.ts';
import type { Binder, ExpressionBinder, Precomputed } from './binder.ts';
import type { BoundValue } from './bound.ts';
import { fingerprint, forEachCall } from './fingerprint.ts';
import { combinedPart } from './join.ts';
import { BREATH, type Rows, type Run } from './run.ts';

/** A block whose rows are groups: first the keys, then the aggregates. */
export interface Grouping {
  readonly precomputed: Precomputed;
  /** Values in a group's row. */
  readonly width: number;
  /** The group's place of a source's column. */
  column(ordinal: number): BoundValue | undefined;
  rows(source: Rows, run: Run): Rows;
}

type Call = Extract<Expression, { kind: 'call' }>;

/** The aggregates that a block's select list, HAVING and ORDER BY ask for. */
export function aggregatesIn(parts: readonly unknown[]): Call[] {
  const found: Call[] = [];
  for (const part of parts) {
    forEachCall(part, (call) => {
      if (call.over !== undefined || !isAggregate(call)) return true;
      found.push(call);
      return false;
    });
  }
  return found;
}

export function bindGrouping(
  groupBy: readonly Expression[],
  aggregates: readonly Call[],
  binder: Binder,
  expressions: ExpressionBinder,
): Grouping {
  const { scope } = binder;
  const places = new Map<string, BoundValue>();
  const columns = new Map<number, BoundValue>();
  const keys = groupBy.map((expression, index) => {
    const bound = expressions.value(expression, { ...binder, clause: 'groupBy' });
    if (bound.uses.sources === 0) {
      throw failure(164, 'Each GROUP BY expression must contain at least one column that is not an outer reference.', {
        severity: 15,
      });
    }
    const place = placed(bound, index);
    const text = fingerprint(expression, scope);
    if (text !== undefined && !places.has(text)) places.set(text, place);
    if (expression.kind === 'column') columns.set(scope.resolve(expression.name).ordinal, place);
    return { evaluate: bound.evaluate, keyOf: compileKey(bound.type ?? { base: 'int' }) };
  });
  const computed: Aggregate[] = [];
  for (const call of aggregates) {
    const text = fingerprint(call, scope);
    if (text !== undefined && places.has(text)) continue;
    const aggregate = bindAggregate(call, binder, expressions);
    const ordinal = keys.length + computed.length;
    computed.push(aggregate);
    if (text !== undefined)
      places.set(text, {
        ...aggregate,
        uses: { sources: 1, subquery: false },
        evaluate: (row) => row[ordinal] ?? null,
      });
  }
  return {
    precomputed: (expression) => {
      if (expression.kind === 'literal' || expression.kind === 'null') return undefined;
      const text = fingerprint(expression, scope);
      return text === undefined ? undefined : places.get(text);
    },
    width: keys.length + computed.length,
    column: (ordinal) => columns.get(ordinal),
    rows: (source, run) => gather(source, keys, computed, run),
  };
}

function placed({ type, nullable, column }: BoundValue, ordinal: number): BoundValue {
  return {
    type,
    nullable,
    ...(column === undefined ? {} : { column: { ...column, identity: false } }),
    uses: { sources: 1, subquery: false },
    evaluate: (row) => row[ordinal] ?? null,
  };
}

interface Key {
  readonly evaluate: BoundValue['evaluate'];
  readonly keyOf: ReturnType<typeof compileKey>;
}

interface Group {
  readonly keys: Row;
  readonly gatherings: readonly Gathering[];
}

function* gather(source: Rows, keys: readonly Key[], aggregates: readonly Aggregate[], run: Run): Rows {
  const groups = new Map<string | number | bigint | null, Group>();
  const start = (values: Row): Group => ({
    keys: values,
    gatherings: aggregates.map((aggregate) => aggregate.start()),
  });
  if (keys.length === 0) groups.set(null, start([]));
  for (const slice of source) {
    for (const row of slice) {
      const values = keys.map(({ evaluate }) => evaluate(row, run));
      const key = groupKey(keys, values);
      let group = groups.get(key);
      if (group === undefined) {
        group = start(values);
        groups.set(key, group);
      }
      for (const gathering of group.gatherings) gathering.add(row, run);
    }
    yield BREATH;
  }
  let rows: Row[] = [];
  for (const { keys: values, gatherings } of groups.values()) {
    rows.push([...values, ...gatherings.map((gathering) => gathering.result())]);
    if (rows.length === 256) {
      yield rows;
      rows = [];
    }
  }
  yield rows;
}

function groupKey(keys: readonly Key[], values: Row): string | number | bigint | null {
  if (keys.length === 0) return null;
  const [first] = keys;
  if (keys.length === 1 && first !== undefined) return first.keyOf(values[0] ?? null);
  return keys.map(({ keyOf }, index) => combinedPart(keyOf(values[index] ?? null))).join('');
}
