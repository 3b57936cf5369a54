import { failure, unsupported } from '../failure.ts';
import { conversionFrom } from '../scalar/convert.ts';
import { commonType, INT } from '../scalar/types.ts';
import type { Row } from '../storage/row.ts';
import type { Expression, Source } from '../syntax/tree.ts';
import type { Binder } from './binder.ts';
import type { BoundQuery, CommonTableInForce, Environment } from './environment.ts';
import { expressions } from './expressions.ts';
import { type FromNode, scopeOf } from './from-node.ts';
import { isLockHint, lockOf, readsAsItLikes } from './lock-hint.ts';
import { bindRecursion } from './recursion.ts';
import { BREATH } from './run.ts';
import { Scope, type ScopeSource, type SourceColumn, sameName } from './scope.ts';
import { tableFunction } from './table-function.ts';

/** Hints that change what is locked or how it is read, never what comes out, for readers that see committed rows only. */
const HARMLESS = new Set([
  'NOLOCK',
  'READUNCOMMITTED',
  'READCOMMITTED',
  'READCOMMITTEDLOCK',
  'ROWLOCK',
  'PAGLOCK',
  'TABLOCK',
  'NOEXPAND',
  'FORCESEEK',
  'FORCESCAN',
]);

const MOST_SOURCES = 31;

interface Place {
  readonly start: number;
  readonly number: { next: number };
}

/** Resolves what stands under FROM. @throws SqlError 208, 1011, 1012 … */
export function bindFrom(sources: readonly Source[], environment: Environment, outer: Scope | undefined): FromNode {
  const number = { next: 0 };
  let root: FromNode | undefined;
  for (const source of sources) {
    const start = root === undefined ? 0 : root.start + root.width;
    const node = bindSource(source, environment, outer, { start, number });
    root = root === undefined ? node : join('inner', root, node, []);
  }
  if (root === undefined) throw new RangeError('there is no FROM without a source');
  demandDifferentNames(root.sources);
  return root;
}

function join(
  type: 'inner' | 'left' | 'right' | 'full',
  left: FromNode,
  right: FromNode,
  on: Expression[],
  lateral?: Scope,
): FromNode {
  const nullableLeft = type === 'right' || type === 'full';
  const nullableRight = type === 'left' || type === 'full';
  return {
    kind: 'join',
    type,
    left,
    right,
    on,
    start: left.start,
    width: left.width + right.width,
    mask: left.mask | right.mask,
    sources: [
      ...(nullableLeft ? left.sources.map(asNullable) : left.sources),
      ...(nullableRight ? right.sources.map(asNullable) : right.sources),
    ],
    filters: [],
    ...(lateral === undefined ? {} : { lateral }),
  };
}

function asNullable(source: ScopeSource): ScopeSource {
  return { ...source, columns: source.columns.map((column) => ({ ...column, nullable: true })) };
}

function demandDifferentNames(sources: readonly ScopeSource[]): void {
  for (const [index, source] of sources.entries()) {
    const twin = sources
      .slice(index + 1)
      .find((other) => sameName(other.alias, source.alias) && sameQualifier(other, source));
    if (twin === undefined) continue;
    if (source.qualifier.length === 0) {
      throw failure(1011, `The correlation name '${source.alias}' is specified multiple times in a FROM clause.`, {
        severity: 15,
      });
    }
    const name = [...source.qualifier, source.alias].join('.');
    throw failure(
      1013,
      `The objects "${name}" and "${name}" in the FROM clause have the same exposed names. Use correlation names to distinguish them.`,
    );
  }
}

function sameQualifier(left: ScopeSource, right: ScopeSource): boolean {
  return sameName(left.qualifier.join('.'), right.qualifier.join('.'));
}

function bindSource(source: Source, environment: Environment, outer: Scope | undefined, place: Place): FromNode {
  switch (source.kind) {
    case 'table':
      return bindTable(source, environment, place);
    case 'tableVariable': {
      const table = environment.surroundings.tableVariable(source.name);
      if (table === undefined)
        throw failure(1087, `Must declare the table variable "${source.name}".`, { severity: 15, state: 2 });
      return leaf(place, source.alias ?? source.name, [], { kind: 'table', table }, columnsOf(table));
    }
    case 'derived': {
      const query = environment.bindQuery(source.query, environment, outer, 'subquery');
      return rows(place, source.alias, renamed(query, source.columns, source.alias));
    }
    case 'values': {
      const query = bindValues(source.rows, environment, outer);
      if (source.columns === undefined) throw unnamedColumn(1, source.alias);
      return rows(place, source.alias, renamed(query, source.columns, source.alias));
    }
    case 'function': {
      const scope = new Scope(environment.newSlot(), [], outer);
      const binder: Binder = { environment, scope, clause: 'other' };
      const args = source.arguments.map((argument) => expressions.value(argument, binder));
      const query = tableFunction(source.name, args, environment.surroundings);
      const alias = source.alias ?? source.name.at(-1) ?? '';
      return rows(place, alias, renamed(query, source.columns, alias));
    }
    case 'join':
      return bindJoin(source, environment, outer, place);
  }
}

function bindJoin(
  source: Extract<Source, { kind: 'join' }>,
  environment: Environment,
  outer: Scope | undefined,
  place: Place,
): FromNode {
  const left = bindSource(source.left, environment, outer, place);
  const start = left.start + left.width;
  if (source.type === 'crossApply' || source.type === 'outerApply') {
    const lateral = scopeOf(left, environment, outer);
    const right = bindSource(source.right, environment, lateral, { ...place, start });
    return join(source.type === 'crossApply' ? 'inner' : 'left', left, right, [], lateral);
  }
  const right = bindSource(source.right, environment, outer, { ...place, start });
  const type = source.type === 'cross' ? 'inner' : source.type;
  return join(type, left, right, source.on === undefined ? [] : conjuncts(source.on));
}

/** The conditions that must all hold for the whole to hold. */
export function conjuncts(condition: Expression): Expression[] {
  if (condition.kind === 'and') return [...conjuncts(condition.left), ...conjuncts(condition.right)];
  return [condition];
}

function bindTable(source: Extract<Source, { kind: 'table' }>, environment: Environment, place: Place): FromNode {
  const refused = source.hints.find((hint) => !HARMLESS.has(hint) && !isLockHint(hint));
  if (refused !== undefined) throw unsupported(`the table hint ${refused}`);
  const node = bindTableOnly(source, environment, place);
  const hinted = lockOf(source.hints);
  if (hinted !== undefined && node.kind !== 'table') throw unsupported('a locking hint on anything but a table');
  if (node.kind !== 'table') return node;
  const lock = hinted ?? (readsAsItLikes(source.hints) ? undefined : environment.surroundings.readLock);
  return { ...node, lock };
}

function bindTableOnly(source: Extract<Source, { kind: 'table' }>, environment: Environment, place: Place): FromNode {
  const [name = ''] = source.name;
  const common = source.name.length === 1 ? environment.commonTables.get(name.toLowerCase()) : undefined;
  if (common !== undefined) return rows(place, source.alias ?? name, bindCommonTable(name, common));
  const found = environment.surroundings.findTable(source.name);
  const alias = source.alias ?? source.name.at(-1) ?? '';
  if (found.kind === 'computed') {
    const { table } = found;
    const query: BoundQuery = {
      columns: table.columns,
      *open() {
        yield [...table.rows()];
      },
    };
    const node = rows(place, alias, query, source.alias === undefined ? source.name.slice(0, -1) : []);
    return table.complete
      ? node
      : { ...node, sources: node.sources.map((own) => ({ ...own, partial: true as const })) };
  }
  const { object } = found;
  const qualifier = source.alias === undefined ? [found.schema] : [];
  if (object.kind === 'procedure') {
    throw failure(
      2809,
      `The request for procedure '${object.name}' failed because '${object.name}' is a procedure object.`,
      { severity: 18 },
    );
  }
  environment.surroundings.demand('SELECT', object);
  if (object.kind === 'table') {
    const node = leaf(place, alias, qualifier, { kind: 'table', table: object }, columnsOf(object));
    if (source.alias !== undefined) return node;
    return { ...node, sources: node.sources.map((own) => ({ ...own, written: source.name.join('.') })) };
  }
  let inner = environment.bare();
  for (const definition of object.with) {
    inner = inner.withCommonTable(definition.name, { kind: 'definition', definition, environment: inner });
  }
  const query = inner.bindQuery(object.query, inner, undefined, 'subquery');
  return rows(place, alias, renamed(query, object.columns, object.name), qualifier);
}

function bindCommonTable(name: string, common: CommonTableInForce): BoundQuery {
  if (common.kind === 'round') return common;
  const { definition, environment } = common;
  const recursive = bindRecursion(definition, environment);
  const query = recursive ?? environment.bindQuery(definition.query, environment, undefined, 'subquery');
  return renamed(query, definition.columns, name);
}

export function columnsOf(table: { readonly columns: readonly SourceColumn[] }): SourceColumn[] {
  return table.columns.map(({ name, type, nullable, identity }) => ({ name, type, nullable, identity }));
}

/** The query under its alias' column names. @throws SqlError 8155, 8156, 8158, 8159 */
export function renamed(query: BoundQuery, names: readonly string[] | undefined, alias: string): BoundQuery {
  if (names !== undefined && names.length < query.columns.length) {
    throw failure(8158, `'${alias}' has more columns than were specified in the column list.`);
  }
  if (names !== undefined && names.length > query.columns.length) {
    throw failure(8159, `'${alias}' has fewer columns than were specified in the column list.`);
  }
  const columns = query.columns.map((column, index) => ({ ...column, name: names?.[index] ?? column.name }));
  for (const [index, { name }] of columns.entries()) {
    if (name === '') throw unnamedColumn(index + 1, alias);
    if (columns.slice(0, index).some((other) => sameName(other.name, name))) {
      throw failure(8156, `The column '${name}' was specified multiple times for '${alias}'.`);
    }
  }
  return { columns, open: (run) => query.open(run) };
}

function unnamedColumn(number: number, alias: string): Error {
  return failure(8155, `No column name was specified for column ${number} of '${alias}'.`, { state: 2 });
}

function leaf(
  place: Place,
  alias: string,
  qualifier: readonly string[],
  what: { kind: 'table'; table: Extract<FromNode, { kind: 'table' }>['table'] } | { kind: 'rows'; query: BoundQuery },
  columns: readonly SourceColumn[],
): FromNode {
  const number = place.number.next;
  place.number.next += 1;
  if (number >= MOST_SOURCES) throw unsupported(`more than ${MOST_SOURCES} tables in one FROM`);
  const bit = 1 << number;
  const source: ScopeSource = { alias, qualifier, columns, offset: place.start, bit };
  // A table's rows carry their number behind the last column.
  const width = columns.length + (what.kind === 'table' ? 1 : 0);
  return { ...what, start: place.start, width, mask: bit, sources: [source], filters: [] };
}

function rows(place: Place, alias: string, query: BoundQuery, qualifier: readonly string[] = []): FromNode {
  return leaf(place, alias, qualifier, { kind: 'rows', query }, query.columns);
}

/** `VALUES (…), (…)` as a table: each column takes the one type of its values. */
export function bindValues(
  written: readonly (readonly Expression[])[],
  environment: Environment,
  outer: Scope | undefined,
): BoundQuery {
  const scope = new Scope(environment.newSlot(), [], outer);
  const binder: Binder = { environment, scope, clause: 'values' };
  const bound = written.map((row) => row.map((value) => expressions.value(value, binder)));
  const width = bound[0]?.length ?? 0;
  if (bound.some((row) => row.length !== width)) {
    throw failure(10709, 'The number of columns for each row in a table value constructor must be the same.');
  }
  const columns = Array.from({ length: width }, (_, index) => {
    const values = bound.flatMap((row) => row[index] ?? []);
    const type =
      commonType(
        values.map((value) => value.type),
        'VALUES',
      ) ?? INT;
    return { name: '', type, nullable: values.some(({ nullable }) => nullable), identity: false };
  });
  const evaluations = bound.map((row) =>
    row.map((value, index) => {
      const convert = conversionFrom(value.type, columns[index]?.type ?? INT);
      return { evaluate: value.evaluate, convert };
    }),
  );
  return {
    columns,
    *open(run) {
      const empty: Row = [];
      for (let start = 0; start < evaluations.length; start += 256) {
        yield evaluations
          .slice(start, start + 256)
          .map((row) => row.map(({ evaluate, convert }) => convert(evaluate(empty, run))));
      }
      yield BREATH;
    },
  };
}
