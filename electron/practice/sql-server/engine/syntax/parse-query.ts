import type { Cursor } from './cursor.ts';
import { parseOrderItems } from './parse-call.ts';
import { parseCondition, parseValue, startsQuery } from './parse-expression.ts';
import { parseSources } from './parse-source.ts';
import type { QueryOptions } from './statement-tree.ts';
import type {
  BinaryOperator,
  CommonTable,
  Expression,
  Query,
  QueryBody,
  SelectBlock,
  SelectItem,
  Top,
} from './tree.ts';

/** A query expression with its ORDER BY, OFFSET and FETCH, as it stands in a statement, a subquery or a view. */
export function parseQuery(cursor: Cursor): Query {
  const body = parseUnion(cursor);
  const orderBy = cursor.takeWord('ORDER', 'BY') ? parseOrderItems(cursor, parseValue) : [];
  let offset: Expression | undefined;
  let fetch: Expression | undefined;
  if (orderBy.length > 0 && cursor.takeWord('OFFSET')) {
    offset = parseValue(cursor);
    if (!cursor.takeWord('ROWS')) cursor.expectWord('ROW');
    if (cursor.takeWord('FETCH')) {
      if (!cursor.takeWord('NEXT')) cursor.expectWord('FIRST');
      fetch = parseValue(cursor);
      if (!cursor.takeWord('ROWS')) cursor.expectWord('ROW');
      cursor.expectWord('ONLY');
    }
  }
  if (cursor.isWord('FOR')) throw cursor.unsupported('FOR XML, FOR JSON and FOR BROWSE');
  return { body, orderBy, ...(offset === undefined ? {} : { offset }), ...(fetch === undefined ? {} : { fetch }) };
}

function parseUnion(cursor: Cursor): QueryBody {
  let left = parseIntersect(cursor);
  for (;;) {
    if (cursor.takeWord('UNION')) {
      const operator = cursor.takeWord('ALL') ? 'unionAll' : 'union';
      left = { kind: 'setOperation', operator, left, right: parseIntersect(cursor) };
    } else if (cursor.takeWord('EXCEPT')) {
      left = { kind: 'setOperation', operator: 'except', left, right: parseIntersect(cursor) };
    } else {
      return left;
    }
  }
}

function parseIntersect(cursor: Cursor): QueryBody {
  let left = parseBlock(cursor);
  while (cursor.takeWord('INTERSECT')) {
    left = { kind: 'setOperation', operator: 'intersect', left, right: parseBlock(cursor) };
  }
  return left;
}

function parseBlock(cursor: Cursor): QueryBody {
  if (cursor.isSymbol('(')) return { kind: 'nested', query: cursor.parenthesized(() => parseUnion(cursor)) };
  return parseSelectBlock(cursor);
}

function parseSelectBlock(cursor: Cursor): SelectBlock {
  cursor.expectWord('SELECT');
  const distinct = cursor.takeWord('DISTINCT');
  if (!distinct) cursor.takeWord('ALL');
  const top = parseTop(cursor);
  const items = cursor.list(() => parseSelectItem(cursor));
  const into = cursor.takeWord('INTO') ? cursor.qualifiedName() : undefined;
  const from = cursor.takeWord('FROM') ? parseSources(cursor, { value: parseValue, condition: parseCondition }) : [];
  const where = cursor.takeWord('WHERE') ? parseCondition(cursor) : undefined;
  const groupBy = parseGroupBy(cursor);
  const having = cursor.takeWord('HAVING') ? parseCondition(cursor) : undefined;
  if (cursor.isWord('WINDOW')) throw cursor.unsupported('the WINDOW clause');
  return {
    kind: 'select',
    distinct,
    items,
    from,
    groupBy,
    ...(top === undefined ? {} : { top }),
    ...(into === undefined ? {} : { into }),
    ...(where === undefined ? {} : { where }),
    ...(having === undefined ? {} : { having }),
  };
}

function parseGroupBy(cursor: Cursor): Expression[] {
  if (!cursor.takeWord('GROUP', 'BY')) return [];
  if (cursor.isWord('ALL')) throw cursor.unsupported('GROUP BY ALL');
  if (cursor.isAnyWord('ROLLUP', 'CUBE') && cursor.isSymbol('(', 1)) throw cursor.unsupported('ROLLUP and CUBE');
  if (cursor.isWord('GROUPING') && cursor.isWord('SETS', 1)) throw cursor.unsupported('GROUPING SETS');
  const items = cursor.list(() => parseValue(cursor));
  if (cursor.isWord('WITH') && (cursor.isWord('ROLLUP', 1) || cursor.isWord('CUBE', 1))) {
    throw cursor.unsupported('WITH ROLLUP and WITH CUBE');
  }
  return items;
}

/** TOP (n), also without parentheses around a constant. */
export function parseTop(cursor: Cursor): Top | undefined {
  if (!cursor.takeWord('TOP')) return undefined;
  let count: Expression;
  if (cursor.isSymbol('(')) {
    count = cursor.parenthesized(() => {
      if (startsQuery(cursor)) return { kind: 'subquery', query: parseQuery(cursor) };
      return parseValue(cursor);
    });
  } else {
    const token = cursor.peek();
    if (token.kind !== 'number' && token.kind !== 'variable') throw cursor.syntaxError();
    cursor.next();
    count =
      token.kind === 'variable'
        ? { kind: 'variable', name: token.text }
        : { kind: 'literal', type: { base: 'bigint' }, value: BigInt(token.form === 'integer' ? token.text : 0) };
    if (token.kind === 'number' && token.form !== 'integer') throw cursor.unsupported('a fractional TOP');
  }
  const percent = cursor.takeWord('PERCENT');
  const ties = cursor.takeWord('WITH', 'TIES');
  return { count, percent, ties };
}

/** One element of a select list or an OUTPUT clause. */
export function parseSelectItem(cursor: Cursor): SelectItem {
  if (cursor.takeSymbol('*')) return { kind: 'star', qualifier: [] };
  const star = qualifiedStar(cursor);
  if (star !== undefined) return star;
  const token = cursor.peek();
  if (token.kind === 'variable' && !token.text.startsWith('@@')) {
    const assignment = assignmentOperator(cursor, 1);
    if (assignment !== undefined) {
      cursor.next();
      cursor.next();
      return { kind: 'assign', variable: token.text, operator: assignment.operator, expression: parseValue(cursor) };
    }
  }
  // `alias = value`; a string may be the alias too.
  if ((cursor.isName() || token.kind === 'string') && cursor.isSymbol('=', 1)) {
    cursor.next();
    cursor.next();
    return { kind: 'expression', expression: parseValue(cursor), alias: token.text };
  }
  const expression = parseValue(cursor);
  const alias = parseColumnAlias(cursor);
  return { kind: 'expression', expression, ...(alias === undefined ? {} : { alias }) };
}

function parseColumnAlias(cursor: Cursor): string | undefined {
  const explicit = cursor.takeWord('AS');
  if (cursor.isName()) return cursor.name();
  if (cursor.peek().kind === 'string') return cursor.next().text;
  if (explicit) throw cursor.syntaxError();
  return undefined;
}

function qualifiedStar(cursor: Cursor): SelectItem | undefined {
  let ahead = 0;
  while (cursor.isName(ahead) && cursor.isSymbol('.', ahead + 1)) ahead += 2;
  if (ahead === 0 || !cursor.isSymbol('*', ahead)) return undefined;
  const qualifier: string[] = [];
  while (!cursor.takeSymbol('*')) {
    qualifier.push(cursor.name());
    cursor.expectSymbol('.');
  }
  return { kind: 'star', qualifier };
}

const COMPOUND: readonly BinaryOperator[] = ['+', '-', '*', '/', '%', '&', '|', '^'];

/** The assignment at a place ahead: `=` or a compound such as `+=`; undefined if there is none. */
export function assignmentOperator(
  cursor: Cursor,
  ahead: number,
): { readonly operator: BinaryOperator | null } | undefined {
  if (cursor.isSymbol('=', ahead)) return { operator: null };
  const operator = COMPOUND.find((candidate) => cursor.isSymbol(`${candidate}=`, ahead));
  return operator === undefined ? undefined : { operator };
}

/** `WITH a (x) AS (…), b AS (…)` in front of a statement; the caller has seen WITH. */
export function parseCommonTables(cursor: Cursor): CommonTable[] {
  cursor.expectWord('WITH');
  if (cursor.isWord('XMLNAMESPACES')) throw cursor.unsupported('WITH XMLNAMESPACES');
  return cursor.list(() => {
    const name = cursor.name();
    const columns = cursor.isSymbol('(') ? cursor.parenthesized(() => cursor.list(() => cursor.name())) : undefined;
    cursor.expectWord('AS');
    const query = cursor.parenthesized(() => parseQuery(cursor));
    return { name, query, ...(columns === undefined ? {} : { columns }) };
  });
}

/** OPTION (…): hints that only steer the optimizer are read over, all others refused. */
export function parseOptions(cursor: Cursor): QueryOptions {
  if (!cursor.takeWord('OPTION')) return {};
  let maxRecursion: number | undefined;
  cursor.parenthesized(() =>
    cursor.list(() => {
      if (cursor.takeWord('MAXRECURSION')) maxRecursion = cursor.integer();
      else if (cursor.takeWord('MAXDOP') || cursor.takeWord('FAST')) cursor.integer();
      else if (!STEERING.some((words) => cursor.takeWord(...words))) throw cursor.unsupported('this query hint');
    }),
  );
  return maxRecursion === undefined ? {} : { maxRecursion };
}

const STEERING = [
  ['RECOMPILE'],
  ['FORCE', 'ORDER'],
  ['HASH', 'JOIN'],
  ['LOOP', 'JOIN'],
  ['MERGE', 'JOIN'],
  ['HASH', 'GROUP'],
  ['ORDER', 'GROUP'],
  ['KEEPFIXED', 'PLAN'],
  ['KEEP', 'PLAN'],
  ['ROBUST', 'PLAN'],
];
