import type { Cursor } from './cursor.ts';
import {
  parseBegin,
  parseDeclare,
  parseExecute,
  parseIf,
  parseRaiserror,
  parseReturn,
  parseSet,
  parseThrow,
  parseTransactionEnd,
  parseWaitfor,
  parseWhile,
} from './parse-control.ts';
import { parseCreate, parseDrop } from './parse-ddl.ts';
import { parseDelete, parseInsert, parseSelect, parseTruncate, parseUpdate } from './parse-dml.ts';
import { parseValue } from './parse-expression.ts';
import { parseCommonTables } from './parse-query.ts';
import { parseAlterTable } from './parse-table.ts';
import { parseTypeName } from './parse-type.ts';
import type { Statement, StatementBody } from './statement-tree.ts';

/** Words that begin a statement of SQL Server which the practice server does not have. */
const ABSENT = new Set(
  `MERGE DENY GRANT REVOKE BACKUP RESTORE CHECKPOINT DBCC KILL SHUTDOWN OPEN CLOSE FETCH DEALLOCATE GOTO BULK READTEXT
WRITETEXT UPDATETEXT RECONFIGURE REVERT SETUSER ENABLE DISABLE SEND RECEIVE ADD LOAD DUMP`.split(/\s+/),
);

export function parseStatement(cursor: Cursor): Statement {
  const { line } = cursor;
  const body = parseBody(cursor);
  cursor.takeSymbol(';');
  return { line, ...body };
}

function parseBody(cursor: Cursor): StatementBody {
  const token = cursor.peek();
  if (token.kind === 'symbol' && token.text === '(') return parseSelect(cursor, []);
  if (token.kind !== 'word') throw cursor.syntaxError();
  switch (token.upper) {
    case 'SELECT':
      return parseSelect(cursor, []);
    case 'WITH':
      return parseWith(cursor);
    case 'INSERT':
      return cursor.isWord('BULK', 1) ? parseInsertBulk(cursor) : parseInsert(cursor, []);
    case 'UPDATE':
      return parseUpdate(cursor, []);
    case 'DELETE':
      return parseDelete(cursor, []);
    case 'TRUNCATE':
      return parseTruncate(cursor);
    case 'CREATE':
      return parseCreate(cursor);
    case 'ALTER':
      return parseAlter(cursor);
    case 'DROP':
      return parseDrop(cursor);
    case 'DECLARE':
      return parseDeclare(cursor);
    case 'SET':
      return parseSet(cursor);
    case 'IF':
      return parseIf(cursor);
    case 'WHILE':
      return parseWhile(cursor);
    case 'BEGIN':
      return parseBegin(cursor);
    case 'COMMIT':
      return parseTransactionEnd(cursor, 'commit');
    case 'ROLLBACK':
      return parseTransactionEnd(cursor, 'rollback');
    case 'SAVE':
      return parseTransactionEnd(cursor, 'save');
    case 'THROW':
      return parseThrow(cursor);
    case 'RAISERROR':
      return parseRaiserror(cursor);
    case 'WAITFOR':
      return parseWaitfor(cursor);
    case 'RETURN':
      return parseReturn(cursor);
    case 'EXEC':
    case 'EXECUTE':
      return parseExecute(cursor);
    case 'PRINT':
      cursor.next();
      return { kind: 'print', value: parseValue(cursor) };
    case 'USE':
      cursor.next();
      return { kind: 'use', database: cursor.name() };
    case 'BREAK':
      cursor.next();
      return { kind: 'break' };
    case 'CONTINUE':
      cursor.next();
      return { kind: 'continue' };
    default:
      if (ABSENT.has(token.upper)) throw cursor.unsupported(token.upper);
      throw cursor.syntaxError();
  }
}

function parseWith(cursor: Cursor): StatementBody {
  const commonTables = parseCommonTables(cursor);
  if (cursor.isWord('INSERT')) return parseInsert(cursor, commonTables);
  if (cursor.isWord('UPDATE')) return parseUpdate(cursor, commonTables);
  if (cursor.isWord('DELETE')) return parseDelete(cursor, commonTables);
  if (cursor.isWord('MERGE')) throw cursor.unsupported('MERGE');
  return parseSelect(cursor, commonTables);
}

function parseAlter(cursor: Cursor): StatementBody {
  if (cursor.isWord('TABLE', 1)) {
    cursor.next();
    cursor.next();
    return parseAlterTable(cursor);
  }
  return parseCreate(cursor);
}

/** `INSERT BULK t (a int, …) WITH (…)`: what a client sends ahead of a bulk load's rows. */
function parseInsertBulk(cursor: Cursor): StatementBody {
  cursor.expectWord('INSERT', 'BULK');
  const table = cursor.qualifiedName();
  const columns = cursor.parenthesized(() =>
    cursor.list(() => {
      const name = cursor.name();
      const type = parseTypeName(cursor);
      if (cursor.takeWord('COLLATE')) cursor.name();
      return { name, type };
    }),
  );
  const options = cursor.takeWord('WITH')
    ? cursor.parenthesized(() =>
        cursor.list(() => {
          const token = cursor.next();
          if (token.kind !== 'word') throw cursor.syntaxError(token);
          if (token.upper === 'ORDER') throw cursor.unsupported('INSERT BULK … ORDER');
          if (cursor.takeSymbol('=')) cursor.next();
          return token.upper;
        }),
      )
    : [];
  return { kind: 'insertBulk', table, columns, options };
}
