import { failure } from '../failure.ts';
import type { Cursor } from './cursor.ts';
import { parseValue } from './parse-expression.ts';
import { parseCommonTables, parseQuery } from './parse-query.ts';
import { parseCreateIndex, parseCreateTable } from './parse-table.ts';
import { parseTypeName } from './parse-type.ts';
import type { ProcedureParameter, Statement, StatementBody } from './statement-tree.ts';

/** CREATE and ALTER of all but ALTER TABLE. */
export function parseCreate(cursor: Cursor): StatementBody {
  const { isAtStart } = cursor;
  const altering = cursor.next().text.toUpperCase() === 'ALTER';
  const mode = altering ? 'alter' : cursor.takeWord('OR', 'ALTER') ? 'createOrAlter' : 'create';
  if (cursor.isAnyWord('VIEW', 'PROCEDURE', 'PROC')) {
    const what = cursor.next().text.toUpperCase() === 'VIEW' ? 'VIEW' : 'PROCEDURE';
    if (!isAtStart) {
      const statement = mode === 'createOrAlter' ? 'CREATE OR ALTER' : mode.toUpperCase();
      throw failure(111, `'${statement} ${what}' must be the first statement in a query batch.`, {
        severity: 15,
        line: cursor.line,
      });
    }
    return what === 'VIEW' ? parseView(cursor, mode) : parseProcedure(cursor, mode);
  }
  if (mode === 'create') {
    if (cursor.takeWord('TABLE')) return parseCreateTable(cursor);
    if (cursor.isAnyWord('UNIQUE', 'CLUSTERED', 'NONCLUSTERED', 'INDEX')) return parseCreateIndex(cursor);
    if (cursor.takeWord('SCHEMA')) {
      if (cursor.isWord('AUTHORIZATION')) throw cursor.unsupported('CREATE SCHEMA AUTHORIZATION');
      const name = cursor.name();
      if (cursor.takeWord('AUTHORIZATION') && cursor.name().toLowerCase() !== 'dbo') {
        throw cursor.unsupported('a schema of another owner than dbo');
      }
      if (cursor.isAnyWord('CREATE', 'GRANT', 'DENY', 'REVOKE')) throw cursor.unsupported('elements of CREATE SCHEMA');
      return { kind: 'createSchema', name };
    }
  }
  throw cursor.unsupported(`${altering ? 'ALTER' : 'CREATE'} ${cursor.peek().text.toUpperCase()}`);
}

type Mode = 'create' | 'alter' | 'createOrAlter';

function parseView(cursor: Cursor, mode: Mode): StatementBody {
  const name = cursor.qualifiedName();
  const columns = cursor.isSymbol('(') ? cursor.parenthesized(() => cursor.list(() => cursor.name())) : undefined;
  if (cursor.isWord('WITH')) throw cursor.unsupported('attributes of views');
  cursor.expectWord('AS');
  const commonTables = cursor.isWord('WITH') ? parseCommonTables(cursor) : [];
  const query = parseQuery(cursor);
  if (cursor.isWord('WITH')) throw cursor.unsupported('WITH CHECK OPTION');
  while (cursor.takeSymbol(';'));
  if (cursor.peek().kind !== 'end') throw cursor.syntaxError();
  const text = moduleText(cursor, mode);
  return {
    kind: 'createView',
    name,
    with: commonTables,
    query,
    text,
    mode,
    ...(columns === undefined ? {} : { columns }),
  };
}

function parseProcedure(cursor: Cursor, mode: Mode): StatementBody {
  const name = cursor.qualifiedName();
  if (cursor.isSymbol(';')) throw cursor.unsupported('numbered procedures');
  const parenthesized = cursor.takeSymbol('(');
  const parameters = cursor.peek().kind === 'variable' ? cursor.list(() => parseParameter(cursor)) : [];
  if (parenthesized) cursor.expectSymbol(')');
  if (!cursor.takeWord('WITH', 'RECOMPILE') && cursor.isAnyWord('WITH', 'FOR'))
    throw cursor.unsupported('options of procedures');
  cursor.expectWord('AS');
  const body: Statement[] = [];
  for (;;) {
    while (cursor.takeSymbol(';'));
    if (cursor.peek().kind === 'end') break;
    body.push(cursor.grammar.statement(cursor));
  }
  return { kind: 'createProcedure', name, parameters, body, text: moduleText(cursor, mode), mode };
}

/** A module is the only statement of its batch, and its definition the batch's text as it stands (sys.sql_modules). */
function moduleText({ batchText }: Cursor, mode: Mode): string {
  if (mode === 'create') return batchText;
  return batchText.replace(mode === 'alter' ? /\bALTER\b/i : /\bCREATE\s+OR\s+ALTER\b/i, 'CREATE');
}

/** `@a int = 1 OUTPUT`, in a procedure's head and in sp_executesql's parameter definition. */
export function parseParameter(cursor: Cursor): ProcedureParameter {
  const name = cursor.variable();
  cursor.takeWord('AS');
  const type = parseTypeName(cursor);
  if (cursor.isWord('VARYING')) throw cursor.unsupported('cursor parameters');
  const value = cursor.takeSymbol('=') ? parseValue(cursor) : undefined;
  const output = cursor.takeWord('OUTPUT') || cursor.takeWord('OUT');
  if (cursor.isWord('READONLY')) throw cursor.unsupported('table-valued parameters');
  return { name, type, output, ...(value === undefined ? {} : { default: value }) };
}

export function parseDrop(cursor: Cursor): StatementBody {
  cursor.expectWord('DROP');
  if (cursor.takeWord('INDEX')) return parseDropIndex(cursor);
  const what = takeDroppable(cursor);
  const ifExists = cursor.takeWord('IF', 'EXISTS');
  return { kind: 'drop', what, ifExists, names: cursor.list(() => cursor.qualifiedName()) };
}

function takeDroppable(cursor: Cursor): 'table' | 'view' | 'schema' | 'procedure' {
  for (const what of ['table', 'view', 'schema', 'procedure'] as const) {
    if (cursor.takeWord(what.toUpperCase())) return what;
  }
  if (cursor.takeWord('PROC')) return 'procedure';
  throw cursor.unsupported(`DROP ${cursor.peek().text.toUpperCase()}`);
}

function parseDropIndex(cursor: Cursor): StatementBody {
  const ifExists = cursor.takeWord('IF', 'EXISTS');
  const name = cursor.qualifiedName();
  if (cursor.takeWord('ON')) {
    const table = cursor.qualifiedName();
    if (name.length !== 1) throw cursor.syntaxError();
    if (cursor.isSymbol(',')) throw cursor.unsupported('several indexes in one DROP INDEX');
    return { kind: 'dropIndex', table, index: name[0] ?? '', ifExists };
  }
  if (name.length < 2) throw cursor.syntaxError();
  return { kind: 'dropIndex', table: name.slice(0, -1), index: name.at(-1) ?? '', ifExists };
}
