import type { Cursor } from './cursor.ts';
import type { Expression, Source } from './tree.ts';

interface ExpressionGrammar {
  readonly value: (cursor: Cursor) => Expression;
  readonly condition: (cursor: Cursor) => Expression;
}

/** What follows FROM: sources divided by commas, each a tree of joins. */
export function parseSources(cursor: Cursor, grammar: ExpressionGrammar): Source[] {
  return cursor.list(() => parseJoined(cursor, grammar));
}

function parseJoined(cursor: Cursor, grammar: ExpressionGrammar): Source {
  let left = parsePrimarySource(cursor, grammar);
  for (;;) {
    const type = takeJoin(cursor);
    if (type === undefined) return left;
    if (type === 'cross' || type === 'crossApply' || type === 'outerApply') {
      left = { kind: 'join', type, left, right: parsePrimarySource(cursor, grammar) };
    } else {
      // `a JOIN b JOIN c ON … ON …` nests to the right.
      const right = parseJoinOperand(cursor, grammar);
      cursor.expectWord('ON');
      left = { kind: 'join', type, left, right, on: grammar.condition(cursor) };
    }
  }
}

function parseJoinOperand(cursor: Cursor, grammar: ExpressionGrammar): Source {
  let operand = parsePrimarySource(cursor, grammar);
  while (!cursor.isWord('ON')) {
    const type = takeJoin(cursor);
    if (type === undefined) return operand;
    if (type === 'cross' || type === 'crossApply' || type === 'outerApply') {
      operand = { kind: 'join', type, left: operand, right: parsePrimarySource(cursor, grammar) };
    } else {
      const right = parseJoinOperand(cursor, grammar);
      cursor.expectWord('ON');
      operand = { kind: 'join', type, left: operand, right, on: grammar.condition(cursor) };
    }
  }
  return operand;
}

function takeJoin(cursor: Cursor): Extract<Source, { kind: 'join' }>['type'] | undefined {
  if (cursor.takeWord('CROSS', 'JOIN')) return 'cross';
  if (cursor.takeWord('CROSS', 'APPLY')) return 'crossApply';
  if (cursor.takeWord('OUTER', 'APPLY')) return 'outerApply';
  for (const side of ['left', 'right', 'full'] as const) {
    if (cursor.takeWord(side.toUpperCase())) {
      cursor.takeWord('OUTER');
      takeJoinHint(cursor);
      cursor.expectWord('JOIN');
      return side;
    }
  }
  if (cursor.takeWord('INNER')) {
    takeJoinHint(cursor);
    cursor.expectWord('JOIN');
    return 'inner';
  }
  return cursor.takeWord('JOIN') ? 'inner' : undefined;
}

/** LOOP, HASH and MERGE choose an algorithm, never an answer. */
function takeJoinHint(cursor: Cursor): void {
  if (cursor.isWord('REMOTE')) throw cursor.unsupported('the REMOTE join hint');
  if (!cursor.takeWord('LOOP') && !cursor.takeWord('HASH')) cursor.takeWord('MERGE');
}

function parsePrimarySource(cursor: Cursor, grammar: ExpressionGrammar): Source {
  if (cursor.isSymbol('(')) return parseParenthesizedSource(cursor, grammar);
  if (cursor.peek().kind === 'variable') {
    const name = cursor.variable();
    if (cursor.isSymbol('.')) throw cursor.unsupported('methods of variables');
    const alias = parseAlias(cursor);
    return { kind: 'tableVariable', name, ...(alias === undefined ? {} : { alias }) };
  }
  if (cursor.isAnyWord('OPENROWSET', 'OPENQUERY', 'OPENXML', 'OPENDATASOURCE', 'CONTAINSTABLE', 'FREETEXTTABLE')) {
    throw cursor.unsupported(cursor.peek().text.toUpperCase());
  }
  const name = cursor.qualifiedName();
  if (cursor.isSymbol('(') && !startsOldHint(cursor)) {
    const args = cursor.parenthesized(() => (cursor.isSymbol(')') ? [] : cursor.list(() => grammar.value(cursor))));
    if (cursor.isWord('WITH')) throw cursor.unsupported('OPENJSON … WITH');
    const alias = parseAlias(cursor);
    const columns = alias === undefined ? undefined : parseColumnList(cursor);
    return {
      kind: 'function',
      name,
      arguments: args,
      ...(alias === undefined ? {} : { alias }),
      ...(columns === undefined ? {} : { columns }),
    };
  }
  return parseTable(cursor, name);
}

/** The rest of a named table: alias, TABLESAMPLE (refused), hints. */
export function parseTable(cursor: Cursor, name: readonly string[]): Source {
  if (cursor.isWord('FOR') && cursor.isWord('SYSTEM_TIME', 1)) throw cursor.unsupported('FOR SYSTEM_TIME');
  const alias = parseAlias(cursor);
  if (cursor.isWord('TABLESAMPLE')) throw cursor.unsupported('TABLESAMPLE');
  if (cursor.isAnyWord('PIVOT', 'UNPIVOT')) throw cursor.unsupported('PIVOT and UNPIVOT');
  return { kind: 'table', name, ...(alias === undefined ? {} : { alias }), hints: parseHints(cursor) };
}

/** WITH (NOLOCK, …), or the old form without WITH. */
export function parseHints(cursor: Cursor): string[] {
  if (cursor.isWord('WITH') && cursor.isSymbol('(', 1)) cursor.next();
  else if (!startsOldHint(cursor)) return [];
  return cursor.parenthesized(() =>
    cursor.list(() => {
      const token = cursor.next();
      if (token.kind !== 'word') throw cursor.syntaxError(token);
      if (cursor.isSymbol('(') || cursor.isSymbol('=')) throw cursor.unsupported(`the table hint ${token.upper}`);
      return token.upper;
    }),
  );
}

function startsOldHint(cursor: Cursor): boolean {
  if (!cursor.isSymbol('(')) return false;
  return [
    'NOLOCK',
    'READUNCOMMITTED',
    'HOLDLOCK',
    'UPDLOCK',
    'TABLOCK',
    'TABLOCKX',
    'ROWLOCK',
    'READPAST',
    'XLOCK',
  ].some((hint) => cursor.isWord(hint, 1));
}

function parseParenthesizedSource(cursor: Cursor, grammar: ExpressionGrammar): Source {
  if (cursor.isWord('VALUES', 1)) {
    cursor.next();
    const rows = parseRows(cursor, grammar);
    cursor.expectSymbol(')');
    return { kind: 'values', rows, ...requiredAlias(cursor) };
  }
  let ahead = 0;
  while (cursor.isSymbol('(', ahead)) ahead += 1;
  if (cursor.isWord('SELECT', ahead) && !closesIntoAlias(cursor)) {
    const query = cursor.parenthesized(() => cursor.grammar.query(cursor));
    if (cursor.isAnyWord('PIVOT', 'UNPIVOT')) throw cursor.unsupported('PIVOT and UNPIVOT');
    const source: Source = { kind: 'derived', query, ...requiredAlias(cursor) };
    if (cursor.isAnyWord('PIVOT', 'UNPIVOT')) throw cursor.unsupported('PIVOT and UNPIVOT');
    return source;
  }
  return cursor.parenthesized(() => parseJoined(cursor, grammar));
}

/** `((SELECT …) AS t JOIN …)`: the inner parentheses hold a derived table, the outer ones a join. */
function closesIntoAlias(cursor: Cursor): boolean {
  if (!cursor.isSymbol('(', 1)) return false;
  let depth = 0;
  for (let ahead = 1; ; ahead += 1) {
    const token = cursor.peek(ahead);
    if (token.kind === 'end') return false;
    if (token.kind !== 'symbol') continue;
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (depth === 0) return cursor.isName(ahead + 1) || cursor.isWord('AS', ahead + 1);
  }
}

function requiredAlias(cursor: Cursor): { alias: string; columns?: string[] } {
  const alias = parseAlias(cursor);
  if (alias === undefined) throw cursor.syntaxError();
  const columns = parseColumnList(cursor);
  return columns === undefined ? { alias } : { alias, columns };
}

function parseColumnList(cursor: Cursor): string[] | undefined {
  return cursor.isSymbol('(') ? cursor.parenthesized(() => cursor.list(() => cursor.name())) : undefined;
}

function parseAlias(cursor: Cursor): string | undefined {
  if (cursor.takeWord('AS')) return cursor.name();
  return cursor.isName() && !cursor.isWord('OPTION') ? cursor.name() : undefined;
}

/** `(1, 'a'), (2, DEFAULT)` after VALUES. */
export function parseRows(cursor: Cursor, grammar: ExpressionGrammar): Expression[][] {
  cursor.expectWord('VALUES');
  return cursor.list(() => cursor.parenthesized(() => cursor.list(() => grammar.value(cursor))));
}
