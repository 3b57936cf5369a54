import { failure } from '../failure.ts';
import type { Cursor } from './cursor.ts';
import { literal } from './literal.ts';
import { parseCall } from './parse-call.ts';
import { parseTypeName } from './parse-type.ts';
import type { BinaryOperator, Comparison, Expression, Query } from './tree.ts';

const COMPARISONS: { readonly [symbol: string]: Comparison } = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '!<': '>=',
  '!>': '<=',
};

/** A search condition or a value: which of them may stand where is decided when names are bound. */
export function parseCondition(cursor: Cursor): Expression {
  let left = parseConjunction(cursor);
  while (cursor.takeWord('OR')) left = { kind: 'or', left, right: parseConjunction(cursor) };
  return left;
}

function parseConjunction(cursor: Cursor): Expression {
  let left = parseNegation(cursor);
  while (cursor.takeWord('AND')) left = { kind: 'and', left, right: parseNegation(cursor) };
  return left;
}

function parseNegation(cursor: Cursor): Expression {
  if (cursor.takeWord('NOT')) return { kind: 'not', operand: parseNegation(cursor) };
  return parsePredicate(cursor);
}

function parsePredicate(cursor: Cursor): Expression {
  if (cursor.takeWord('EXISTS')) return { kind: 'exists', query: parseSubquery(cursor) };
  if (cursor.isAnyWord('CONTAINS', 'FREETEXT')) throw cursor.unsupported('full-text search');
  const operand = parseValue(cursor);
  const token = cursor.peek();
  if (token.kind === 'symbol') {
    const operator = COMPARISONS[token.text];
    if (operator === undefined) return operand;
    cursor.next();
    return parseComparison(cursor, operand, operator);
  }
  if (cursor.takeWord('IS')) {
    const negated = cursor.takeWord('NOT');
    if (cursor.isWord('DISTINCT')) throw cursor.unsupported('IS DISTINCT FROM');
    cursor.expectWord('NULL');
    return { kind: 'isNull', operand, negated };
  }
  const negated = cursor.takeWord('NOT');
  if (cursor.takeWord('BETWEEN')) {
    const low = parseValue(cursor);
    cursor.expectWord('AND');
    return { kind: 'between', operand, low, high: parseValue(cursor), negated };
  }
  if (cursor.takeWord('IN')) return parseIn(cursor, operand, negated);
  if (cursor.takeWord('LIKE')) {
    const pattern = parseValue(cursor);
    const escaping = cursor.takeWord('ESCAPE') ? parseValue(cursor) : undefined;
    return { kind: 'like', operand, pattern, negated, ...(escaping === undefined ? {} : { escape: escaping }) };
  }
  if (negated) throw cursor.syntaxError();
  return operand;
}

function parseComparison(cursor: Cursor, left: Expression, operator: Comparison): Expression {
  if (cursor.isAnyWord('ALL', 'ANY', 'SOME')) {
    const all = cursor.isWord('ALL');
    cursor.next();
    return { kind: 'quantified', operand: left, operator, all, query: parseSubquery(cursor) };
  }
  return { kind: 'compare', operator, left, right: parseValue(cursor) };
}

function parseIn(cursor: Cursor, operand: Expression, negated: boolean): Expression {
  cursor.expectSymbol('(');
  if (startsQuery(cursor)) {
    const query = cursor.grammar.query(cursor);
    cursor.expectSymbol(')');
    return { kind: 'inQuery', operand, query, negated };
  }
  const list = cursor.list(() => parseValue(cursor));
  cursor.expectSymbol(')');
  return { kind: 'inList', operand, list, negated };
}

function parseSubquery(cursor: Cursor): Query {
  return cursor.parenthesized(() => cursor.grammar.query(cursor));
}

/** Whether a query begins here, be it inside further parentheses. */
export function startsQuery(cursor: Cursor): boolean {
  let ahead = 0;
  while (cursor.isSymbol('(', ahead)) ahead += 1;
  return cursor.isWord('SELECT', ahead);
}

/** One value: `+ - & | ^` bind alike and weaker than `* / %` (SQL Server docs: "Operator precedence"). */
export function parseValue(cursor: Cursor): Expression {
  let left = parseTerm(cursor);
  for (;;) {
    const operator = takeOperator(cursor, ['+', '-', '&', '|', '^']);
    if (operator === undefined) return left;
    left = { kind: 'binary', operator, left, right: parseTerm(cursor) };
  }
}

function parseTerm(cursor: Cursor): Expression {
  let left = parseUnary(cursor);
  for (;;) {
    const operator = takeOperator(cursor, ['*', '/', '%']);
    if (operator === undefined) return left;
    left = { kind: 'binary', operator, left, right: parseUnary(cursor) };
  }
}

function takeOperator(cursor: Cursor, operators: readonly BinaryOperator[]): BinaryOperator | undefined {
  return operators.find((operator) => cursor.takeSymbol(operator));
}

function parseUnary(cursor: Cursor): Expression {
  for (const operator of ['-', '+', '~'] as const) {
    if (cursor.takeSymbol(operator)) return { kind: 'unary', operator, operand: parseUnary(cursor) };
  }
  let operand = parsePrimary(cursor);
  for (;;) {
    if (cursor.takeWord('COLLATE')) operand = { kind: 'collate', operand, collation: cursor.name() };
    else if (cursor.isWord('AT') && cursor.isWord('TIME', 1)) throw cursor.unsupported('AT TIME ZONE');
    else return operand;
  }
}

function parsePrimary(cursor: Cursor): Expression {
  const token = cursor.peek();
  switch (token.kind) {
    case 'string':
    case 'number':
    case 'binary':
      cursor.next();
      return literal(token);
    case 'variable':
      cursor.next();
      return { kind: 'variable', name: token.text };
    case 'symbol':
      if (token.text === '(') return parseParenthesized(cursor);
      if (token.text === '::') throw cursor.unsupported('the scope operator ::');
      throw cursor.syntaxError();
    case 'quoted':
      return parseNameOrCall(cursor);
    case 'word':
      return parseWord(cursor, token.upper);
    case 'end':
      throw cursor.syntaxError();
  }
}

function parseParenthesized(cursor: Cursor): Expression {
  if (startsQuery(cursor)) {
    const query = cursor.parenthesized(() => cursor.grammar.query(cursor));
    return { kind: 'subquery', query };
  }
  return cursor.parenthesized(() => parseCondition(cursor));
}

function parseWord(cursor: Cursor, upper: string): Expression {
  switch (upper) {
    case 'NULL':
      cursor.next();
      return { kind: 'null' };
    case 'DEFAULT':
      cursor.next();
      return { kind: 'default' };
    case 'CASE':
      return parseCase(cursor);
    case 'CAST':
    case 'TRY_CAST':
      return parseCast(cursor, upper === 'CAST' ? 'explicit' : 'try');
    case 'CONVERT':
    case 'TRY_CONVERT':
      return parseConvert(cursor, upper === 'CONVERT' ? 'explicit' : 'try');
    case 'CURRENT_TIMESTAMP':
    case 'CURRENT_USER':
    case 'SESSION_USER':
    case 'SYSTEM_USER':
    case 'USER':
      cursor.next();
      return { kind: 'call', name: [upper], arguments: [], star: false, distinct: false };
    case 'LEFT':
    case 'RIGHT':
    case 'COALESCE':
    case 'NULLIF':
      return parseNameOrCall(cursor, true);
    default:
      return parseNameOrCall(cursor);
  }
}

function parseNameOrCall(cursor: Cursor, reserved = false): Expression {
  const name = reserved ? [cursor.next().text] : cursor.qualifiedName();
  if (cursor.isSymbol('(')) return parseCall(cursor, name, { value: parseValue, condition: parseCondition });
  if (reserved) throw cursor.syntaxError();
  return { kind: 'column', name };
}

function parseCase(cursor: Cursor): Expression {
  cursor.expectWord('CASE');
  const input = cursor.isWord('WHEN') ? undefined : parseValue(cursor);
  const branches = [];
  while (cursor.takeWord('WHEN')) {
    const when = input === undefined ? parseCondition(cursor) : parseValue(cursor);
    cursor.expectWord('THEN');
    branches.push({ when, result: parseValue(cursor) });
  }
  if (branches.length === 0) throw cursor.syntaxError();
  const otherwise = cursor.takeWord('ELSE') ? parseValue(cursor) : undefined;
  cursor.expectWord('END');
  return {
    kind: 'case',
    branches,
    ...(input === undefined ? {} : { input }),
    ...(otherwise === undefined ? {} : { otherwise }),
  };
}

function parseCast(cursor: Cursor, mode: 'explicit' | 'try'): Expression {
  cursor.next();
  return cursor.parenthesized(() => {
    const operand = parseValue(cursor);
    if (cursor.isSymbol(')')) {
      const word = mode === 'try' ? 'TRY_CAST' : 'CAST';
      throw failure(1035, `Incorrect syntax near '${word}', expected 'AS'.`, {
        severity: 15,
        state: 10,
        line: cursor.line,
      });
    }
    cursor.expectWord('AS');
    return { kind: 'cast', mode, operand, type: parseTypeName(cursor), function: 'CAST' };
  });
}

function parseConvert(cursor: Cursor, mode: 'explicit' | 'try'): Expression {
  cursor.next();
  return cursor.parenthesized(() => {
    const type = parseTypeName(cursor);
    cursor.expectSymbol(',');
    const operand = parseValue(cursor);
    const style = cursor.takeSymbol(',') ? parseValue(cursor) : undefined;
    return { kind: 'cast', mode, operand, type, function: 'CONVERT', ...(style === undefined ? {} : { style }) };
  });
}
