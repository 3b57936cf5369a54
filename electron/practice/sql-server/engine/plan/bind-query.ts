import { failure } from '../failure.ts';
import { nullsFirst } from '../storage/key-order.ts';
import type { OrderItem, Query, QueryBody } from '../syntax/tree.ts';
import { bindSelect } from './bind-select.ts';
import type { Binder } from './binder.ts';
import type { BoundQuery, Environment, QueryUse } from './environment.ts';
import { bindLimit, limitRows } from './limit.ts';
import { BREATH, type Rows } from './run.ts';
import { Scope, type SourceColumn, sameName } from './scope.ts';
import { combineQueries } from './set-operation.ts';
import { type SortKey, sortRows } from './sort.ts';

/** Resolves a query wherever it stands. @throws SqlError SQL Server's, or a refusal */
export function bindQuery(query: Query, environment: Environment, outer: Scope | undefined, use: QueryUse): BoundQuery {
  const body = use === 'exists' ? withoutStar(unwrapped(query.body)) : unwrapped(query.body);
  if (query.orderBy.length > 0 && use !== 'statement' && query.offset === undefined) {
    const limited = body.kind === 'select' && body.top !== undefined;
    if (!limited) {
      throw failure(
        1033,
        'The ORDER BY clause is invalid in views, inline functions, derived tables, subqueries, and common table expressions, unless TOP, OFFSET or FOR XML is also specified.',
        {
          severity: 15,
        },
      );
    }
  }
  if (body.kind === 'select') return bindSelect(body, query, environment, outer);
  const combined = bindBody(body, environment, outer);
  if (query.orderBy.length === 0) return combined;
  const keys = query.orderBy.map((item) => combinedKey(item, combined.columns));
  const scope = new Scope(environment.newSlot(), [], outer);
  const binder: Binder = { environment, scope, clause: 'other' };
  const limit = bindLimit(query, true, binder);
  return {
    columns: combined.columns,
    *open(run): Rows {
      const sorted = yield* sortRows(combined.open(run), keys, run);
      const rows = (function* (): Rows {
        for (let start = 0; start < sorted.length; start += 256) {
          yield sorted.slice(start, start + 256).map(({ row }) => row);
        }
        yield BREATH;
      })();
      yield* limit === undefined ? rows : limitRows(rows, limit.skip(run), limit.take(run));
    },
  };
}

/** EXISTS (SELECT * …) asks for no column, so that a catalog view with fewer of them than SQL Server's will do. */
function withoutStar(body: Exclude<QueryBody, { kind: 'nested' }>): Exclude<QueryBody, { kind: 'nested' }> {
  if (body.kind !== 'select' || body.from.length === 0 || body.groupBy.length > 0) return body;
  const [item, more] = body.items;
  if (more !== undefined || item?.kind !== 'star' || item.qualifier.length > 0) return body;
  const one = { kind: 'literal', type: { base: 'int' }, value: 1 } as const;
  return { ...body, items: [{ kind: 'expression', expression: one }] };
}

function unwrapped(body: QueryBody): Exclude<QueryBody, { kind: 'nested' }> {
  return body.kind === 'nested' ? unwrapped(body.query) : body;
}

function bindBody(body: QueryBody, environment: Environment, outer: Scope | undefined): BoundQuery {
  if (body.kind === 'nested') return bindBody(body.query, environment, outer);
  if (body.kind === 'select') return bindSelect(body, { body, orderBy: [] }, environment, outer);
  return combineQueries(
    body.operator,
    bindBody(body.left, environment, outer),
    bindBody(body.right, environment, outer),
  );
}

/** After UNION and its like only the result's own columns can be ordered by. */
function combinedKey({ expression, descending }: OrderItem, columns: readonly SourceColumn[]): SortKey {
  let ordinal = -1;
  if (expression.kind === 'literal' && typeof expression.value === 'number') {
    ordinal = expression.value - 1;
    if (columns[ordinal] === undefined) throw positionOutOfRange(expression.value);
  } else if (expression.kind === 'column' && expression.name.length === 1) {
    const [name = ''] = expression.name;
    ordinal = columns.findIndex((column) => sameName(column.name, name));
    if (ordinal < 0) throw failure(207, `Invalid column name '${name}'.`);
  }
  const column = columns[ordinal];
  if (column === undefined) {
    throw failure(
      104,
      'ORDER BY items must appear in the select list if the statement contains a UNION, INTERSECT or EXCEPT operator.',
      {
        severity: 15,
      },
    );
  }
  return { evaluate: (row) => row[ordinal] ?? null, compare: nullsFirst(column.type, descending) };
}

function positionOutOfRange(position: number): Error {
  return failure(
    108,
    `The ORDER BY position number ${position} is out of range of the number of items in the select list.`,
    {
      severity: 15,
    },
  );
}
