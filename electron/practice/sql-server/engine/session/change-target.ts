import type { Table } from '../catalog/table.ts';
import { failure, unsupported } from '../failure.ts';
import { bindFrom, conjuncts } from '../plan/bind-from.ts';
import type { Binder } from '../plan/binder.ts';
import type { BoundTest } from '../plan/bound.ts';
import { compileFrom } from '../plan/compile-from.ts';
import type { Environment } from '../plan/environment.ts';
import { expressions } from '../plan/expressions.ts';
import { filterRows } from '../plan/filter.ts';
import type { FromNode } from '../plan/from-node.ts';
import { bindLimit, limitRows } from '../plan/limit.ts';
import { movable, pushDown } from '../plan/push-down.ts';
import type { Rows, Run } from '../plan/run.ts';
import { Scope, type ScopeSource, sameName } from '../plan/scope.ts';
import type { Expression, Source, Top } from '../syntax/tree.ts';
import type { Frame, SessionState } from './session-state.ts';
import { targetTable } from './target-table.ts';

interface Written {
  readonly target: Source;
  readonly from: readonly Source[];
  readonly where?: Expression;
  readonly top?: Top;
}

/** The rows that an UPDATE or DELETE is about: joined rows, in which the target's own begins at `start`. */
export interface ChangeTarget {
  readonly table: Table;
  readonly start: number;
  readonly binder: Binder;
  /** What stands in FROM besides the target. */
  readonly others: readonly ScopeSource[];
  rows(run: Run): Rows;
}

export function bindChangeTarget(
  statement: Written,
  permission: 'UPDATE' | 'DELETE',
  environment: Environment,
  state: SessionState,
  frame: Frame,
): ChangeTarget {
  const { source, sources } = targetAmong(statement);
  const table = targetTable(source, permission, state, frame, environment);
  const node = bindFrom(sources, environment, undefined);
  const own = leavesOf(node).find((leaf) => leaf.kind === 'table' && leaf.table === table && isTarget(leaf, source));
  if (own === undefined) throw unsupported('this form of target');
  const scope = new Scope(environment.newSlot(), node.sources, undefined);
  const binder: Binder = { environment, scope, clause: 'where' };
  const left: BoundTest[] = [];
  for (const condition of statement.where === undefined ? [] : conjuncts(statement.where)) {
    const bound = expressions.test(condition, binder);
    if (bound.uses.subquery || !movable(condition) || !pushDown(node, condition, bound.uses.sources)) left.push(bound);
  }
  const limit = bindLimit(statement.top === undefined ? {} : { top: statement.top }, false, binder);
  if (limit?.percent === true) throw unsupported('TOP … PERCENT in a change');
  const compiled = compileFrom(node, { environment, outer: undefined }, []);
  return {
    table,
    start: own.start,
    binder: { ...binder, clause: 'values' },
    others: node.sources.filter(({ offset }) => offset !== own.start),
    rows: (run) => {
      const rows = left.length === 0 ? compiled.open(run) : filterRows(compiled.open(run), left, scope, run);
      return limit === undefined ? rows : limitRows(rows, limit.skip(run), limit.take(run));
    },
  };
}

/** The source that the target names: an alias or a table of FROM, or else the target itself, joined to all of FROM. */
function targetAmong({ target, from }: Written): { source: Source; sources: readonly Source[] } {
  if (from.length === 0) return { source: target, sources: [target] };
  const name = target.kind === 'table' ? target.name : [target.kind === 'tableVariable' ? target.name : ''];
  const leaves = from.flatMap(writtenLeaves);
  if (name.length === 1) {
    const aliased = leaves.find(
      (leaf) => 'alias' in leaf && leaf.alias !== undefined && sameName(leaf.alias, name[0] ?? ''),
    );
    if (aliased !== undefined) {
      if (aliased.kind !== 'table' && aliased.kind !== 'tableVariable') throw unsupported('changing a derived table');
      return { source: aliased, sources: from };
    }
  }
  const same = leaves.filter(
    (leaf) => (leaf.kind === 'table' || leaf.kind === 'tableVariable') && sameTable(leaf, name),
  );
  const [first, second] = same;
  if (second !== undefined) throw failure(8154, `The table '${name.join('.')}' is ambiguous.`);
  if (first !== undefined) return { source: first, sources: from };
  return { source: target, sources: [target, ...from] };
}

function sameTable(leaf: Source, name: readonly string[]): boolean {
  const other = leaf.kind === 'table' ? leaf.name : leaf.kind === 'tableVariable' ? [leaf.name] : [];
  return sameName(other.at(-1) ?? '', name.at(-1) ?? '') && sameName(other.at(-2) ?? 'dbo', name.at(-2) ?? 'dbo');
}

function writtenLeaves(source: Source): Source[] {
  return source.kind === 'join' ? [...writtenLeaves(source.left), ...writtenLeaves(source.right)] : [source];
}

function leavesOf(node: FromNode): FromNode[] {
  return node.kind === 'join' ? [...leavesOf(node.left), ...leavesOf(node.right)] : [node];
}

function isTarget(leaf: FromNode, source: Source): boolean {
  const alias =
    source.kind === 'table'
      ? (source.alias ?? source.name.at(-1))
      : source.kind === 'tableVariable'
        ? (source.alias ?? source.name)
        : '';
  return leaf.sources.some((own) => sameName(own.alias, alias ?? ''));
}
