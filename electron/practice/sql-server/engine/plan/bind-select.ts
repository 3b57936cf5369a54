import { failure, unsupported } from '../failure.ts';
import { INT, plainType } from '../scalar/types.ts';
import type { Row } from '../storage/row.ts';
import type { Query, SelectBlock, SelectItem } from '../syntax/tree.ts';
import type { WantedOrder } from './access-path.ts';
import { bindFrom, conjuncts } from './bind-from.ts';
import type { Binder } from './binder.ts';
import type { BoundTest } from './bound.ts';
import { compileFrom } from './compile-from.ts';
import { distinctRows } from './distinct.ts';
import type { BoundQuery, Environment } from './environment.ts';
import { expressions } from './expressions.ts';
import { filterRows } from './filter.ts';
import type { FromNode } from './from-node.ts';
import { aggregatesIn, bindGrouping } from './group.ts';
import { bindLimit, limitRows } from './limit.ts';
import { type BoundOrder, bindOrder, distinctOrder, orderedRows } from './order-by.ts';
import type { OutputItem } from './output-item.ts';
import { projectRows } from './project.ts';
import { movable, pushDown } from './push-down.ts';
import type { Rows, Run } from './run.ts';
import { Scope, type SourceColumn } from './scope.ts';
import { bindWindows } from './window.ts';

/** "Maximum capacity specifications for SQL Server": columns per SELECT statement. */
const MOST_ITEMS = 4096;

/** One SELECT … FROM … WHERE … GROUP BY … with the ORDER BY, OFFSET and FETCH that belong to it. */
export function bindSelect(
  block: SelectBlock,
  query: Query,
  environment: Environment,
  outer: Scope | undefined,
): BoundQuery {
  const from = block.from.length === 0 ? undefined : bindFrom(block.from, environment, outer);
  const scope = new Scope(environment.newSlot(), from?.sources ?? [], outer);
  const binder: Binder = { environment, scope, clause: 'select' };
  const left = bindWhere(block, from, { ...binder, clause: 'where' });
  const items = expandStars(block.items, scope);
  if (items.length > MOST_ITEMS) {
    throw failure(
      1056,
      `The number of elements in the select list exceeds the maximum allowed number of ${MOST_ITEMS} elements.`,
      { severity: 15 },
    );
  }

  const aggregates = aggregatesIn([items, block.having, query.orderBy]);
  const grouped = block.groupBy.length > 0 || aggregates.length > 0 || block.having !== undefined;
  const grouping = grouped ? bindGrouping(block.groupBy, aggregates, binder, expressions) : undefined;
  if (grouping !== undefined) scope.grouping = (ordinal) => grouping.column(ordinal);
  const afterGroup: Binder =
    grouping === undefined ? binder : { ...binder, precomputed: grouping.precomputed, grouped: true };
  const having =
    block.having === undefined
      ? []
      : conjuncts(block.having).map((part) => expressions.test(part, { ...afterGroup, clause: 'having' }));

  const width = grouping?.width ?? scopeWidth(from);
  const windows = bindWindows([items, query.orderBy], afterGroup, expressions, width);
  const final = windows === undefined ? afterGroup : { ...afterGroup, precomputed: windows.precomputed };
  const output = items.map((item) => bindItem(item, final));
  const order = bindOrder(query.orderBy, output, final, block.distinct);
  const limit = bindLimit(
    { ...query, ...(block.top === undefined ? {} : { top: block.top }) },
    order.length > 0,
    binder,
  );

  const wanted = grouped || windows !== undefined || block.distinct ? [] : wantedOrder(order);
  const source = from === undefined ? undefined : compileFrom(from, { environment, outer }, wanted ?? []);
  const sortNeeded = order.length > 0 && !(source?.ordered === true && wanted !== undefined && wanted.length > 0);
  const columns = output.map(outputColumn);

  const open = function* (run: Run): Rows {
    let rows: Rows = source === undefined ? oneRow() : source.open(run);
    if (left.length > 0) rows = filterRows(rows, left, scope, run);
    if (grouping !== undefined) rows = grouping.rows(rows, run);
    if (having.length > 0) rows = filterRows(rows, having, scope, run);
    if (windows !== undefined) rows = windows.rows(rows, run);
    const skip = limit?.skip(run) ?? 0;
    const take = limit?.take(run) ?? Number.POSITIVE_INFINITY;
    const values = output.map(({ value }) => value);
    if (block.distinct) {
      rows = distinctRows(projectRows(rows, values, scope, run), columns);
      if (order.length > 0 || limit?.percent === true) {
        rows = orderedRows(rows, distinctOrder(order, columns), limit, skip, take, run);
      } else {
        rows = limitRows(rows, skip, take);
      }
      yield* rows;
      return;
    }
    if (sortNeeded || limit?.percent === true || limit?.ties === true) {
      rows = orderedRows(rows, order, limit, skip, take, run);
    } else if (limit !== undefined) {
      rows = limitRows(rows, skip, take);
    }
    yield* projectRows(rows, values, scope, run);
  };
  return { columns, open };
}

function* oneRow(): Rows {
  const empty: Row = [];
  yield [empty];
}

function scopeWidth(from: FromNode | undefined): number {
  return from === undefined ? 0 : from.width;
}

/** Binds WHERE and hands down what can be asked earlier; gives the rest, in the order written. */
function bindWhere(block: SelectBlock, from: FromNode | undefined, binder: Binder): BoundTest[] {
  if (block.where === undefined) return [];
  if (aggregatesIn([block.where]).length > 0) expressions.test(block.where, binder);
  const left: BoundTest[] = [];
  for (const condition of conjuncts(block.where)) {
    const bound = expressions.test(condition, binder);
    const pushed =
      from !== undefined && !bound.uses.subquery && movable(condition) && pushDown(from, condition, bound.uses.sources);
    if (!pushed) left.push(bound);
  }
  return left;
}

function expandStars(items: readonly SelectItem[], scope: Scope): Exclude<SelectItem, { kind: 'star' }>[] {
  return items.flatMap((item): Exclude<SelectItem, { kind: 'star' }>[] => {
    if (item.kind !== 'star') return [item];
    if (scope.sources.length === 0) throw failure(263, 'Must specify table to select from.');
    return scope.starSources(item.qualifier).flatMap((source) =>
      source.columns.map(({ name }) => ({
        kind: 'expression' as const,
        expression: { kind: 'column' as const, name: [...source.qualifier, source.alias, name] },
      })),
    );
  });
}

function bindItem(item: Exclude<SelectItem, { kind: 'star' }>, binder: Binder): OutputItem {
  if (item.kind === 'assign') throw unsupported('an assignment in this place');
  const value = expressions.value(item.expression, binder);
  return { name: item.alias ?? value.column?.name ?? '', value, item };
}

function outputColumn({ name, value }: OutputItem): SourceColumn {
  const about = { name, nullable: value.nullable, identity: value.column?.identity === true };
  return value.type === null ? { ...about, type: INT, untyped: true } : { ...about, type: plainType(value.type) };
}

/** The order by columns alone that an index may have; undefined where ORDER BY asks for more than columns. */
function wantedOrder(order: readonly BoundOrder[]): WantedOrder | undefined {
  const wanted = order.map(({ ordinal, descending }) => ({ ordinal, descending }));
  const columnsOnly = wanted.every(
    (item): item is { ordinal: number; descending: boolean } => item.ordinal !== undefined,
  );
  return columnsOnly ? (wanted as { ordinal: number; descending: boolean }[]) : undefined;
}
