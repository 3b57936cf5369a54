import { Cursor, type Grammar } from './cursor.ts';
import { tokenize } from './lexer.ts';
import { parseProcedureCall } from './parse-control.ts';
import { parseParameter } from './parse-ddl.ts';
import { parseQuery } from './parse-query.ts';
import { parseStatement } from './parse-statement.ts';
import type { ProcedureParameter, Statement } from './statement-tree.ts';

const GRAMMAR: Grammar = { query: parseQuery, statement: parseStatement };

const MOST_CACHED = 500;
const cache = new Map<string, readonly Statement[]>();

/** A batch as a tree; throws SQL Server's syntax errors, or the refusal of what the practice server lacks. */
export function parseBatch(text: string, quotedIdentifiers = true): readonly Statement[] {
  const key = `${quotedIdentifiers}${text}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const statements = parseStatements(new Cursor(tokenize(text, quotedIdentifiers), text, GRAMMAR));
  if (cache.size >= MOST_CACHED) cache.delete(cache.keys().next().value ?? '');
  cache.set(key, statements);
  return statements;
}

function parseStatements(cursor: Cursor): Statement[] {
  const statements: Statement[] = [];
  const { line } = cursor;
  while (cursor.takeSymbol(';'));
  // A batch's first statement may call a procedure without EXEC.
  if (cursor.isName() && !cursor.isWord('THROW')) {
    statements.push({ line, ...parseProcedureCall(cursor, cursor.qualifiedName()) });
  }
  for (;;) {
    while (cursor.takeSymbol(';'));
    if (cursor.peek().kind === 'end') return statements;
    statements.push(parseStatement(cursor));
  }
}

/** sp_executesql's and sp_prepare's parameter definition: `@a int, @b nvarchar(10) OUTPUT`. */
export function parseParameters(text: string): ProcedureParameter[] {
  const cursor = new Cursor(tokenize(text), text, GRAMMAR);
  if (cursor.peek().kind === 'end') return [];
  const parameters = cursor.list(() => parseParameter(cursor));
  if (cursor.peek().kind !== 'end') throw cursor.syntaxError();
  return parameters;
}
