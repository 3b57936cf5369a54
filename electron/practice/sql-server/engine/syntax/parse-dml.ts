import type { Cursor } from './cursor.ts';
import { parseCondition, parseValue } from './parse-expression.ts';
import { assignmentOperator, parseOptions, parseQuery, parseSelectItem, parseTop } from './parse-query.ts';
import { parseHints, parseRows, parseSources } from './parse-source.ts';
import type { Assignment, OutputClause, StatementBody } from './statement-tree.ts';
import type { CommonTable, Source } from './tree.ts';

const GRAMMAR = { value: parseValue, condition: parseCondition };

export function parseSelect(cursor: Cursor, commonTables: readonly CommonTable[]): StatementBody {
  const query = parseQuery(cursor);
  return { kind: 'select', with: commonTables, query, options: parseOptions(cursor) };
}

export function parseInsert(cursor: Cursor, commonTables: readonly CommonTable[]): StatementBody {
  cursor.expectWord('INSERT');
  const top = parseTop(cursor);
  cursor.takeWord('INTO');
  const target = parseTarget(cursor);
  const columns =
    cursor.isSymbol('(') && !startsParenthesizedQuery(cursor)
      ? cursor.parenthesized(() => cursor.list(() => cursor.name()))
      : undefined;
  const output = parseOutput(cursor);
  return {
    kind: 'insert',
    with: commonTables,
    target,
    source: parseInsertSource(cursor),
    ...(columns === undefined ? {} : { columns }),
    ...(output === undefined ? {} : { output }),
    ...(top === undefined ? {} : { top }),
  };
}

function startsParenthesizedQuery(cursor: Cursor): boolean {
  let ahead = 0;
  while (cursor.isSymbol('(', ahead)) ahead += 1;
  return cursor.isWord('SELECT', ahead);
}

function parseInsertSource(cursor: Cursor): Extract<StatementBody, { kind: 'insert' }>['source'] {
  if (cursor.takeWord('DEFAULT', 'VALUES')) return { kind: 'defaults' };
  if (cursor.isWord('VALUES')) return { kind: 'values', rows: parseRows(cursor, GRAMMAR) };
  if (cursor.isAnyWord('EXEC', 'EXECUTE')) return { kind: 'execute', statement: cursor.grammar.statement(cursor) };
  const query = parseQuery(cursor);
  return { kind: 'query', query, options: parseOptions(cursor) };
}

export function parseUpdate(cursor: Cursor, commonTables: readonly CommonTable[]): StatementBody {
  cursor.expectWord('UPDATE');
  if (cursor.isWord('STATISTICS')) throw cursor.unsupported('UPDATE STATISTICS');
  const top = parseTop(cursor);
  const target = parseTarget(cursor);
  cursor.expectWord('SET');
  const set = cursor.list(() => parseAssignment(cursor));
  const output = parseOutput(cursor);
  const from = cursor.takeWord('FROM') ? parseSources(cursor, GRAMMAR) : [];
  const where = cursor.takeWord('WHERE') ? parseWhere(cursor) : undefined;
  return {
    kind: 'update',
    with: commonTables,
    target,
    set,
    from,
    ...(top === undefined ? {} : { top }),
    ...(output === undefined ? {} : { output }),
    ...(where === undefined ? {} : { where }),
    options: parseOptions(cursor),
  };
}

function parseWhere(cursor: Cursor) {
  if (cursor.isWord('CURRENT') && cursor.isWord('OF', 1)) throw cursor.unsupported('WHERE CURRENT OF');
  return parseCondition(cursor);
}

function parseAssignment(cursor: Cursor): Assignment {
  const token = cursor.peek();
  if (token.kind === 'variable') {
    const variable = cursor.variable();
    const { operator } = takeAssignmentOperator(cursor);
    if (operator === null && cursor.isName() && cursor.isSymbol('=', 1)) {
      const column = cursor.qualifiedName();
      takeAssignmentOperator(cursor);
      return { variable, column, operator: null, value: parseValue(cursor) };
    }
    return { variable, operator, value: parseValue(cursor) };
  }
  const column = cursor.qualifiedName();
  if (cursor.isSymbol('(')) throw cursor.unsupported('.WRITE and methods in SET');
  const { operator } = takeAssignmentOperator(cursor);
  return { column, operator, value: parseValue(cursor) };
}

function takeAssignmentOperator(cursor: Cursor) {
  const found = assignmentOperator(cursor, 0);
  if (found === undefined) throw cursor.syntaxError();
  cursor.next();
  return found;
}

export function parseDelete(cursor: Cursor, commonTables: readonly CommonTable[]): StatementBody {
  cursor.expectWord('DELETE');
  const top = parseTop(cursor);
  cursor.takeWord('FROM');
  const target = parseTarget(cursor);
  const output = parseOutput(cursor);
  const from = cursor.takeWord('FROM') ? parseSources(cursor, GRAMMAR) : [];
  const where = cursor.takeWord('WHERE') ? parseWhere(cursor) : undefined;
  return {
    kind: 'delete',
    with: commonTables,
    target,
    from,
    ...(top === undefined ? {} : { top }),
    ...(output === undefined ? {} : { output }),
    ...(where === undefined ? {} : { where }),
    options: parseOptions(cursor),
  };
}

function parseTarget(cursor: Cursor): Source {
  if (cursor.isAnyWord('OPENQUERY', 'OPENROWSET', 'OPENDATASOURCE')) throw cursor.unsupported('a remote target');
  if (cursor.peek().kind === 'variable') return { kind: 'tableVariable', name: cursor.variable() };
  return { kind: 'table', name: cursor.qualifiedName(), hints: parseHints(cursor) };
}

function parseOutput(cursor: Cursor): OutputClause | undefined {
  if (!cursor.takeWord('OUTPUT')) return undefined;
  const items = cursor.list(() => parseSelectItem(cursor));
  if (!cursor.takeWord('INTO')) return { items };
  const target = parseTarget(cursor);
  const columns = cursor.isSymbol('(') ? cursor.parenthesized(() => cursor.list(() => cursor.name())) : undefined;
  if (cursor.isWord('OUTPUT')) throw cursor.unsupported('two OUTPUT clauses');
  return { items, into: { target, ...(columns === undefined ? {} : { columns }) } };
}

export function parseTruncate(cursor: Cursor): StatementBody {
  cursor.expectWord('TRUNCATE', 'TABLE');
  const table = cursor.qualifiedName();
  if (cursor.isWord('WITH')) throw cursor.unsupported('TRUNCATE of partitions');
  return { kind: 'truncate', table };
}
