import { compileKey } from '../scalar/compare.ts';
import { type Row, rowNumber } from '../storage/row.ts';
import type { Expression } from '../syntax/tree.ts';
import { accessPath, type Seek, seeksOf, type WantedOrder } from './access-path.ts';
import type { Binder } from './binder.ts';
import type { BoundValue, Evaluate } from './bound.ts';
import { comparisonType, converted } from './comparison.ts';
import type { Environment } from './environment.ts';
import { expressions } from './expressions.ts';
import { filterRows } from './filter.ts';
import { type FromNode, scopeOf } from './from-node.ts';
import { hashJoin, loopJoin } from './join.ts';
import { collect, type Rows, type Run } from './run.ts';
import type { Scope } from './scope.ts';

export interface CompiledFrom {
  readonly ordered: boolean;
  open(run: Run): Rows;
}

interface Surrounding {
  readonly environment: Environment;
  readonly outer: Scope | undefined;
}

/** Makes a tree under FROM ready to run: chooses indexes and ways to join. */
export function compileFrom(node: FromNode, surrounding: Surrounding, wanted: WantedOrder): CompiledFrom {
  const binder: Binder = {
    environment: surrounding.environment,
    scope: scopeOf(node, surrounding.environment, surrounding.outer),
    clause: 'where',
  };
  const compiled = compileUnfiltered(node, surrounding, wanted, binder);
  const tests = node.filters.map((filter) => expressions.test(filter, binder));
  const filtered =
    tests.length === 0 ? compiled.open : (run: Run) => filterRows(compiled.open(run), tests, binder.scope, run);
  return {
    ordered: compiled.ordered,
    open: node.kind === 'table' ? (run) => lockedRows(node, filtered(run), run) : filtered,
  };
}

/** The rows of a table, locked as its hints say. */
function lockedRows({ table, lock }: Extract<FromNode, { kind: 'table' }>, rows: Rows, run: Run): Rows {
  if (lock === undefined) return rows;
  return (function* () {
    if (lock === 'all') table.store.lockAll(run.snapshot);
    for (const slice of rows) {
      if (lock === 'rows') for (const row of slice) table.store.lockRow(rowNumber(row), run.snapshot);
      yield slice;
    }
  })();
}

function compileUnfiltered(
  node: FromNode,
  surrounding: Surrounding,
  wanted: WantedOrder,
  binder: Binder,
): CompiledFrom {
  switch (node.kind) {
    case 'rows':
      return { ordered: wanted.length === 0, open: (run) => node.query.open(run) };
    case 'table': {
      const seeks = node.filters.flatMap((filter) => seeksOf(filter, binder, (value) => value.uses.sources === 0));
      const path = accessPath(node.table, seeks, wanted);
      return { ordered: path.ordered, open: (run) => path.open([], run) };
    }
    case 'join':
      return compileJoin(node, surrounding, wanted, binder);
  }
}

type Join = Extract<FromNode, { kind: 'join' }>;

function compileJoin(node: Join, surrounding: Surrounding, wanted: WantedOrder, binder: Binder): CompiledFrom {
  const { left, right, type } = node;
  const tests = takeOneSided(node, binder).map((condition) => expressions.test(condition, { ...binder, clause: 'on' }));
  const keepsLeftOrder = type === 'inner' || type === 'left';
  const leftWanted = keepsLeftOrder && wanted.every(({ ordinal }) => ordinal < left.width) ? wanted : [];
  const compiledLeft = compileFrom(left, surrounding, leftWanted);
  const ordered = wanted.length === 0 || (leftWanted.length > 0 && compiledLeft.ordered);
  const shape = { type, leftWidth: left.width, rightWidth: right.width, tests, scope: binder.scope };
  if (node.lateral !== undefined) {
    const { slot } = node.lateral;
    const inner = compileFrom(right, { ...surrounding, outer: node.lateral }, []);
    const rightOf = function* (row: Row, run: Run): Rows {
      run.frames[slot] = row;
      for (const slice of inner.open(run)) {
        yield slice;
        run.frames[slot] = row;
      }
    };
    return { ordered, open: (run) => loopJoin(compiledLeft.open(run), rightOf, shape, run) };
  }
  if (type === 'inner' || type === 'left') {
    const bySeek = seekJoin(node, binder, surrounding);
    if (bySeek !== undefined) return { ordered, open: (run) => loopJoin(compiledLeft.open(run), bySeek, shape, run) };
  }
  const compiledRight = compileFrom(right, surrounding, []);
  const keys = hashKeys(node, binder);
  if (keys.length > 0) {
    return { ordered, open: (run) => hashJoin(compiledLeft.open(run), compiledRight.open(run), keys, shape, run) };
  }
  return {
    ordered,
    *open(run) {
      const all = yield* collect(compiledRight.open(run));
      const rightOf = function* (): Rows {
        for (let start = 0; start < all.length; start += 256) yield all.slice(start, start + 256);
      };
      yield* loopJoin(compiledLeft.open(run), rightOf, shape, run, all);
    },
  };
}

/** Pushes the ON conditions that are about one side only into it, where that changes nothing; gives the others. */
function takeOneSided(node: Join, binder: Binder): Expression[] {
  const kept: Expression[] = [];
  for (const condition of node.on) {
    const { uses } = expressions.test(condition, { ...binder, clause: 'on' });
    const only = (side: FromNode) => uses.sources !== 0 && (uses.sources & ~side.mask) === 0 && !uses.subquery;
    if (only(node.right) && (node.type === 'inner' || node.type === 'left')) node.right.filters.push(condition);
    else if (only(node.left) && (node.type === 'inner' || node.type === 'right')) node.left.filters.push(condition);
    else kept.push(condition);
  }
  return kept;
}

/** The right side by an index, once for each left row; undefined where no index fits. */
function seekJoin(node: Join, binder: Binder, surrounding: Surrounding) {
  const { left, right } = node;
  if (right.kind !== 'table') return undefined;
  const known = (value: BoundValue) => (value.uses.sources & ~left.mask) === 0;
  const local = (seek: Seek): Seek => ({ ...seek, ordinal: seek.ordinal - left.width });
  const seeks = [...node.on, ...right.filters]
    .flatMap((condition) => seeksOf(condition, binder, known))
    .filter(({ ordinal }) => ordinal >= left.width)
    .map(local);
  if (seeks.length === 0) return undefined;
  const path = accessPath(right.table, seeks, []);
  if (path.fixed === 0) return undefined;
  const own = scopeOf(right, surrounding.environment, surrounding.outer);
  const tests = right.filters.map((filter) => expressions.test(filter, { ...binder, scope: own, clause: 'on' }));
  return (row: Row, run: Run): Rows => {
    const rows = path.open(row, run);
    return lockedRows(right, tests.length === 0 ? rows : filterRows(rows, tests, own, run), run);
  };
}

export interface HashKey {
  readonly left: Evaluate;
  readonly right: Evaluate;
  readonly keyOf: ReturnType<typeof compileKey>;
}

/** The equalities between a value of the left side and one of the right, each evaluated in its own side's rows. */
function hashKeys(node: Join, binder: Binder): HashKey[] {
  const keys: HashKey[] = [];
  for (const condition of node.on) {
    if (condition.kind !== 'compare' || condition.operator !== '=') continue;
    const pair = [condition.left, condition.right].map((side) => expressions.value(side, binder));
    const [first, second] = pair;
    if (first === undefined || second === undefined || pair.some(({ uses }) => uses.subquery || uses.sources === 0))
      continue;
    const within = (value: BoundValue, side: FromNode) => (value.uses.sources & ~side.mask) === 0;
    const forwards = within(first, node.left) && within(second, node.right);
    const backwards = within(second, node.left) && within(first, node.right);
    if (!forwards && !backwards) continue;
    const [left, right] = forwards ? [first, second] : [second, first];
    const type = comparisonType(left, right, '=');
    if (type === null) continue;
    keys.push({
      left: converted(left, type),
      right: shifted(converted(right, type), node.left.width),
      keyOf: compileKey(type),
    });
  }
  return keys;
}

/** An expression over joined rows, evaluated on the right side's row alone. */
function shifted(evaluate: Evaluate, by: number): Evaluate {
  const blank: Row = new Array<null>(by).fill(null);
  return (row, run) => evaluate(blank.concat(row), run);
}
