import type { Cursor } from './cursor.ts';
import { parseCondition, parseValue } from './parse-expression.ts';
import { assignmentOperator } from './parse-query.ts';
import { parseTableBody } from './parse-table.ts';
import { parseTypeName } from './parse-type.ts';
import type { ProcedureArgument, Statement, StatementBody, VariableDeclaration } from './statement-tree.ts';

export function parseDeclare(cursor: Cursor): StatementBody {
  cursor.expectWord('DECLARE');
  if (
    cursor.isName() &&
    (cursor.isWord('CURSOR', 1) || cursor.isWord('INSENSITIVE', 1) || cursor.isWord('SCROLL', 1))
  ) {
    throw cursor.unsupported('cursors');
  }
  const { line } = cursor;
  const declared = cursor.list(() => parseDeclaration(cursor));
  const tables = declared.filter((each) => each.kind === 'declareTable');
  const [table] = tables;
  if (table === undefined)
    return { kind: 'declare', variables: declared.flatMap((each) => ('variables' in each ? each.variables : [])) };
  if (declared.length === 1) return table;
  return { kind: 'block', statements: declared.map((each) => ({ line, ...each })) };
}

type Declaration = Extract<StatementBody, { kind: 'declareTable' }> | Extract<StatementBody, { kind: 'declare' }>;

function parseDeclaration(cursor: Cursor): Declaration {
  const name = cursor.variable();
  cursor.takeWord('AS');
  if (cursor.takeWord('TABLE')) return { kind: 'declareTable', name, ...parseTableBody(cursor) };
  return { kind: 'declare', variables: [parseVariable(cursor, name)] };
}

function parseVariable(cursor: Cursor, name: string): VariableDeclaration {
  if (cursor.isWord('CURSOR')) throw cursor.unsupported('cursors');
  const type = parseTypeName(cursor);
  const value = cursor.takeSymbol('=') ? parseValue(cursor) : undefined;
  return { name, type, ...(value === undefined ? {} : { value }) };
}

export function parseSet(cursor: Cursor): StatementBody {
  cursor.expectWord('SET');
  if (cursor.peek().kind === 'variable') {
    const name = cursor.variable();
    if (cursor.isSymbol('.')) throw cursor.unsupported('methods of variables');
    const found = assignmentOperator(cursor, 0);
    if (found === undefined) throw cursor.syntaxError();
    cursor.next();
    if (cursor.isWord('CURSOR')) throw cursor.unsupported('cursors');
    return { kind: 'setVariable', name, operator: found.operator, value: parseValue(cursor) };
  }
  if (cursor.takeWord('IDENTITY_INSERT')) {
    const table = cursor.qualifiedName();
    return { kind: 'identityInsert', table, on: parseSwitch(cursor) };
  }
  if (cursor.takeWord('TRANSACTION', 'ISOLATION', 'LEVEL')) {
    return { kind: 'setOption', option: 'ISOLATION', value: parseIsolation(cursor) };
  }
  if (cursor.isWord('STATISTICS')) throw cursor.unsupported('SET STATISTICS');
  const token = cursor.next();
  if (token.kind !== 'word') throw cursor.syntaxError(token);
  const options = [token.upper];
  while (cursor.takeSymbol(',')) {
    const another = cursor.next();
    if (another.kind !== 'word') throw cursor.syntaxError(another);
    options.push(another.upper);
  }
  const value = parseOptionValue(cursor);
  return { kind: 'setOption', option: options.join(','), value };
}

function parseSwitch(cursor: Cursor): boolean {
  if (cursor.takeWord('ON')) return true;
  cursor.expectWord('OFF');
  return false;
}

function parseIsolation(cursor: Cursor): string {
  for (const level of ['READ UNCOMMITTED', 'READ COMMITTED', 'REPEATABLE READ', 'SNAPSHOT', 'SERIALIZABLE']) {
    if (cursor.takeWord(...level.split(' '))) return level;
  }
  throw cursor.syntaxError();
}

function parseOptionValue(cursor: Cursor): string {
  if (cursor.isSymbol('-')) return String(cursor.integer());
  const token = cursor.next();
  if (token.kind === 'word') return token.upper;
  if (token.kind === 'number' || token.kind === 'string' || token.kind === 'quoted') return token.text;
  if (token.kind === 'variable') throw cursor.unsupported('SET of an option from a variable');
  if (token.kind === 'binary') return `0x${token.text}`;
  throw cursor.syntaxError(token);
}

export function parseIf(cursor: Cursor): StatementBody {
  cursor.expectWord('IF');
  const condition = parseCondition(cursor);
  const then = cursor.grammar.statement(cursor);
  // A semicolon may close the statement before ELSE.
  let ahead = 0;
  while (cursor.isSymbol(';', ahead)) ahead += 1;
  if (!cursor.isWord('ELSE', ahead)) return { kind: 'if', condition, then };
  while (cursor.takeSymbol(';'));
  cursor.expectWord('ELSE');
  return { kind: 'if', condition, then, otherwise: cursor.grammar.statement(cursor) };
}

export function parseWhile(cursor: Cursor): StatementBody {
  cursor.expectWord('WHILE');
  return { kind: 'while', condition: parseCondition(cursor), body: cursor.grammar.statement(cursor) };
}

/** BEGIN starts a block, a TRY … CATCH or a transaction. */
export function parseBegin(cursor: Cursor): StatementBody {
  cursor.expectWord('BEGIN');
  if (cursor.isWord('DISTRIBUTED')) throw cursor.unsupported('distributed transactions');
  if (cursor.takeWord('TRAN') || cursor.takeWord('TRANSACTION')) {
    const name = transactionName(cursor);
    if (cursor.isWord('WITH') && cursor.isWord('MARK', 1)) throw cursor.unsupported('marked transactions');
    return { kind: 'beginTransaction', ...name };
  }
  if (cursor.isAnyWord('CONVERSATION', 'DIALOG', 'ATOMIC')) throw cursor.unsupported(`BEGIN ${cursor.peek().text}`);
  if (cursor.takeWord('TRY')) {
    const body = parseStatementsUntilEnd(cursor);
    cursor.expectWord('TRY');
    while (cursor.takeSymbol(';'));
    cursor.expectWord('BEGIN', 'CATCH');
    const handler = cursor.isWord('END') ? takeEnd(cursor) : parseStatementsUntilEnd(cursor);
    cursor.expectWord('CATCH');
    return { kind: 'try', body, handler };
  }
  return { kind: 'block', statements: parseStatementsUntilEnd(cursor) };
}

function takeEnd(cursor: Cursor): Statement[] {
  cursor.expectWord('END');
  return [];
}

function parseStatementsUntilEnd(cursor: Cursor): Statement[] {
  const statements: Statement[] = [];
  for (;;) {
    while (cursor.takeSymbol(';'));
    if (cursor.isWord('END') && statements.length > 0) break;
    statements.push(cursor.grammar.statement(cursor));
  }
  cursor.expectWord('END');
  return statements;
}

/** COMMIT, ROLLBACK and SAVE with their optional TRAN and name. */
export function parseTransactionEnd(cursor: Cursor, kind: 'commit' | 'rollback' | 'save'): StatementBody {
  cursor.expectWord(kind.toUpperCase());
  if (cursor.takeWord('WORK')) return { kind };
  if (!cursor.takeWord('TRAN') && !cursor.takeWord('TRANSACTION')) {
    if (kind === 'save') throw cursor.syntaxError();
    return { kind };
  }
  const name = transactionName(cursor);
  if (kind === 'save' && name.name === undefined) throw cursor.syntaxError();
  if (cursor.isWord('WITH')) throw cursor.unsupported('DELAYED_DURABILITY');
  return { kind, ...name };
}

function transactionName(cursor: Cursor): { name?: string } {
  if (cursor.peek().kind === 'variable') return { name: cursor.variable() };
  return cursor.isName() ? { name: cursor.name() } : {};
}

export function parseThrow(cursor: Cursor): StatementBody {
  cursor.expectWord('THROW');
  const token = cursor.peek();
  if (token.kind !== 'number' && token.kind !== 'variable') return { kind: 'throw' };
  const number = parseValue(cursor);
  cursor.expectSymbol(',');
  const message = parseValue(cursor);
  cursor.expectSymbol(',');
  return { kind: 'throw', arguments: [number, message, parseValue(cursor)] };
}

export function parseRaiserror(cursor: Cursor): StatementBody {
  cursor.expectWord('RAISERROR');
  const args = cursor.parenthesized(() => cursor.list(() => parseValue(cursor)));
  const options = cursor.takeWord('WITH')
    ? cursor.list(() => {
        const token = cursor.next();
        if (token.kind !== 'word') throw cursor.syntaxError(token);
        return token.upper;
      })
    : [];
  return { kind: 'raiserror', arguments: args, options };
}

export function parseWaitfor(cursor: Cursor): StatementBody {
  cursor.expectWord('WAITFOR');
  if (!cursor.takeWord('DELAY')) throw cursor.unsupported('WAITFOR TIME and WAITFOR (…)');
  return { kind: 'waitfor', delay: parseValue(cursor) };
}

/** Reserved words that a value begins with. */
const VALUE_STARTS = new Set(['CASE', 'COALESCE', 'CONVERT', 'NULL', 'NULLIF', 'TRY_CONVERT', 'LEFT', 'RIGHT']);

export function parseReturn(cursor: Cursor): StatementBody {
  cursor.expectWord('RETURN');
  const token = cursor.peek();
  const hasValue =
    token.kind === 'number' ||
    token.kind === 'variable' ||
    token.kind === 'string' ||
    (token.kind === 'symbol' && (token.text === '(' || token.text === '-')) ||
    (token.kind === 'word' && (VALUE_STARTS.has(token.upper) || (cursor.isName() && cursor.isSymbol('(', 1))));
  if (!hasValue && cursor.isName() && !cursor.isWord('THROW')) throw cursor.unsupported('RETURN of this value');
  return hasValue ? { kind: 'return', value: parseValue(cursor) } : { kind: 'return' };
}

/** EXEC procedure, EXEC @result = procedure, EXEC ('text'); also a procedure's bare name at the start of a batch. */
export function parseExecute(cursor: Cursor): StatementBody {
  if (!cursor.takeWord('EXEC')) cursor.expectWord('EXECUTE');
  if (cursor.isWord('AS')) throw cursor.unsupported('EXECUTE AS');
  if (cursor.takeSymbol('(')) {
    const text = parseValue(cursor);
    if (cursor.isSymbol(',')) throw cursor.unsupported('EXEC with parameters for a linked server');
    cursor.expectSymbol(')');
    if (cursor.isAnyWord('AS', 'AT')) throw cursor.unsupported('EXEC (…) AS | AT');
    return { kind: 'executeText', text };
  }
  let result: string | undefined;
  if (cursor.peek().kind === 'variable') {
    const name = cursor.variable();
    if (!cursor.takeSymbol('=')) return parseProcedureCall(cursor, name);
    result = name;
    if (cursor.peek().kind === 'variable') return parseProcedureCall(cursor, cursor.variable(), result);
  }
  const procedure = cursor.qualifiedName();
  return parseProcedureCall(cursor, procedure, result);
}

export function parseProcedureCall(
  cursor: Cursor,
  procedure: readonly string[] | string,
  result?: string,
): StatementBody {
  if (cursor.isSymbol(';') && cursor.peek(1).kind === 'number') throw cursor.unsupported('numbered procedures');
  const args = startsArgument(cursor) ? cursor.list(() => parseArgument(cursor)) : [];
  // There are no plans to compile anew.
  if (!cursor.takeWord('WITH', 'RECOMPILE') && cursor.isWord('WITH')) throw cursor.unsupported('EXEC … WITH');
  return { kind: 'execute', procedure, arguments: args, ...(result === undefined ? {} : { result }) };
}

function startsArgument(cursor: Cursor): boolean {
  const token = cursor.peek();
  if (token.kind === 'end') return false;
  if (token.kind === 'symbol') return token.text === '-' || token.text === '+';
  return token.kind !== 'word' || cursor.isName() || token.upper === 'NULL' || token.upper === 'DEFAULT';
}

function parseArgument(cursor: Cursor): ProcedureArgument {
  let name: string | undefined;
  if (cursor.peek().kind === 'variable' && cursor.isSymbol('=', 1)) {
    name = cursor.variable();
    cursor.expectSymbol('=');
  }
  const token = cursor.peek();
  // A bare word is a string here (SQL Server docs: "EXECUTE", value).
  const value =
    (token.kind === 'word' || token.kind === 'quoted') && cursor.isName()
      ? ({
          kind: 'literal',
          type: { base: 'nvarchar', length: Math.max(1, token.text.length), collation: 'SQL_Latin1_General_CP1_CI_AS' },
          value: cursor.name(),
        } as const)
      : parseValue(cursor);
  const output = cursor.takeWord('OUTPUT') || cursor.takeWord('OUT');
  return { value, output, ...(name === undefined ? {} : { name }) };
}
