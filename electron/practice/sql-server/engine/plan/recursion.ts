import { failure } from '../failure.ts';
import { typeName } from '../scalar/types.ts';
import type { Row } from '../storage/row.ts';
import type { CommonTable, Query, QueryBody, Source } from '../syntax/tree.ts';
import type { BoundQuery, Environment } from './environment.ts';
import { BREATH, type Run } from './run.ts';
import { type SourceColumn, sameName } from './scope.ts';

/** A common table that reads itself; undefined if it doesn't. */
export function bindRecursion(definition: CommonTable, environment: Environment): BoundQuery | undefined {
  const { body } = definition.query;
  if (!readsIn(body, definition.name)) return undefined;
  const name = definition.name;
  if (body.kind !== 'setOperation' || readsIn(body.left, name)) {
    throw failure(252, `Recursive common table expression '${name}' does not contain a top-level UNION ALL operator.`);
  }
  if (body.operator !== 'unionAll') {
    throw failure(252, `Recursive common table expression '${name}' does not contain a top-level UNION ALL operator.`);
  }
  const asQuery = (part: QueryBody): Query => ({ body: part, orderBy: [] });
  const anchor = environment.bindQuery(asQuery(body.left), environment, undefined, 'subquery');
  const names = definition.columns ?? anchor.columns.map((column) => column.name);
  const columns: SourceColumn[] = anchor.columns.map((column, index) => ({
    ...column,
    name: names[index] ?? column.name,
    nullable: true,
    identity: false,
  }));
  const key = {};
  const inner = environment.withCommonTable(name, {
    kind: 'round',
    columns,
    *open(run: Run) {
      yield (run.kept.get(key) as readonly Row[] | undefined) ?? [];
    },
  });
  const step = inner.bindQuery(asQuery(body.right), inner, undefined, 'subquery');
  demandSameTypes(name, anchor.columns, step.columns);
  return { columns, open: (run) => runRecursion(anchor, step, key, environment.maxRecursion, run) };
}

function* runRecursion(anchor: BoundQuery, step: BoundQuery, key: object, most: number, run: Run) {
  let round: Row[] = [];
  for (const slice of anchor.open(run)) {
    round.push(...slice);
    yield slice;
  }
  for (let depth = 1; round.length > 0; depth += 1) {
    run.kept.set(key, round);
    const next: Row[] = [];
    for (const slice of step.open(run)) {
      if (slice.length > 0 && most > 0 && depth > most) {
        throw failure(
          530,
          `The statement terminated. The maximum recursion ${most} has been exhausted before statement completion.`,
        );
      }
      next.push(...slice);
      yield slice;
    }
    yield BREATH;
    round = next;
  }
}

function demandSameTypes(name: string, anchor: readonly SourceColumn[], step: readonly SourceColumn[]): void {
  if (anchor.length !== step.length) {
    throw failure(
      205,
      'All queries combined using a UNION, INTERSECT or EXCEPT operator must have an equal number of expressions in their target lists.',
    );
  }
  for (const [index, column] of anchor.entries()) {
    const other = step[index]?.type;
    if (JSON.stringify(other) !== JSON.stringify(column.type)) {
      throw failure(
        240,
        `Types don't match between the anchor and the recursive part in column "${column.name === '' ? typeName(column.type) : column.name}" of recursive query "${name}".`,
      );
    }
  }
}

/** Whether the body reads the table of this name anywhere under its FROMs. */
function readsIn(node: unknown, name: string): boolean {
  if (typeof node !== 'object' || node === null || node instanceof Uint8Array) return false;
  if (isNamedTable(node) && node.name.length === 1 && sameName(node.name[0] ?? '', name)) return true;
  return Object.values(node).some((child) => readsIn(child, name));
}

function isNamedTable(node: object): node is Extract<Source, { kind: 'table' }> {
  return 'kind' in node && node.kind === 'table' && 'hints' in node;
}
