import type { Cursor } from './cursor.ts';
import { parseCondition, parseValue } from './parse-expression.ts';
import { parseTypeName } from './parse-type.ts';
import type {
  ColumnDefinition,
  IndexDefinition,
  ReferentialAction,
  StatementBody,
  TableChange,
  TableConstraint,
} from './statement-tree.ts';
import type { Expression } from './tree.ts';

export interface TableBody {
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly TableConstraint[];
  readonly indexes: readonly IndexDefinition[];
}

export function parseCreateTable(cursor: Cursor): StatementBody {
  const name = cursor.qualifiedName();
  if (cursor.isWord('AS')) throw cursor.unsupported('CREATE TABLE AS');
  const body = parseTableBody(cursor);
  for (;;) {
    if (cursor.takeWord('ON') || cursor.takeWord('TEXTIMAGE_ON')) cursor.name();
    else if (cursor.isWord('WITH')) parseStorageOptions(cursor);
    else return { kind: 'createTable', name, ...body };
  }
}

/** What stands in the parentheses of CREATE TABLE and of DECLARE @t TABLE. */
export function parseTableBody(cursor: Cursor): TableBody {
  const columns: ColumnDefinition[] = [];
  const constraints: TableConstraint[] = [];
  const indexes: IndexDefinition[] = [];
  cursor.expectSymbol('(');
  do {
    if (cursor.isSymbol(')') && columns.length > 0) break;
    if (cursor.isWord('INDEX')) indexes.push(parseInlineIndex(cursor));
    else if (startsTableConstraint(cursor)) constraints.push(parseTableConstraint(cursor));
    else columns.push(parseColumn(cursor));
  } while (cursor.takeSymbol(','));
  cursor.expectSymbol(')');
  return { columns, constraints, indexes };
}

function startsTableConstraint(cursor: Cursor): boolean {
  return cursor.isAnyWord('CONSTRAINT', 'PRIMARY', 'UNIQUE', 'FOREIGN', 'CHECK', 'DEFAULT');
}

function parseInlineIndex(cursor: Cursor): IndexDefinition {
  cursor.expectWord('INDEX');
  const name = cursor.name();
  const unique = cursor.takeWord('UNIQUE');
  const clustered = cursor.takeWord('CLUSTERED');
  if (!clustered) cursor.takeWord('NONCLUSTERED');
  return { name, unique, clustered, columns: parseKeyColumns(cursor), ...parseIndexTail(cursor) };
}

function parseColumn(cursor: Cursor): ColumnDefinition {
  const name = cursor.name();
  if (cursor.isWord('AS')) throw cursor.unsupported('computed columns');
  // `timestamp` alone names both the column and its type.
  const type =
    name.toLowerCase() === 'timestamp' && (cursor.isSymbol(',') || cursor.isSymbol(')'))
      ? { name: 'rowversion', arguments: [] }
      : parseTypeName(cursor);
  let nullable: boolean | undefined;
  let collation: string | undefined;
  let identity: ColumnDefinition['identity'];
  let rowGuid = false;
  const constraints: TableConstraint[] = [];
  for (;;) {
    if (cursor.takeWord('NOT', 'NULL')) nullable = false;
    else if (cursor.takeWord('NULL')) nullable = true;
    else if (cursor.takeWord('COLLATE')) collation = cursor.name();
    else if (cursor.takeWord('IDENTITY')) identity = parseIdentity(cursor);
    else if (cursor.takeWord('ROWGUIDCOL')) rowGuid = true;
    else if (cursor.isAnyWord('SPARSE', 'FILESTREAM', 'MASKED', 'ENCRYPTED', 'GENERATED', 'HIDDEN')) {
      throw cursor.unsupported(`the column property ${cursor.peek().text.toUpperCase()}`);
    } else if (cursor.isWord('INDEX')) throw cursor.unsupported('an index within a column');
    else {
      const constraint = parseColumnConstraint(cursor, name);
      if (constraint === undefined) break;
      constraints.push(constraint);
    }
  }
  return {
    name,
    type,
    rowGuid,
    constraints,
    ...(nullable === undefined ? {} : { nullable }),
    ...(collation === undefined ? {} : { collation }),
    ...(identity === undefined ? {} : { identity }),
  };
}

function parseIdentity(cursor: Cursor): { seed: bigint; increment: bigint } {
  let seed = 1n;
  let increment = 1n;
  if (cursor.takeSymbol('(')) {
    seed = BigInt(cursor.integer());
    cursor.expectSymbol(',');
    increment = BigInt(cursor.integer());
    cursor.expectSymbol(')');
  }
  if (cursor.takeWord('NOT', 'FOR', 'REPLICATION')) return { seed, increment };
  return { seed, increment };
}

function parseColumnConstraint(cursor: Cursor, column: string): TableConstraint | undefined {
  const name = cursor.takeWord('CONSTRAINT') ? { name: cursor.name() } : {};
  if (cursor.takeWord('DEFAULT')) return { ...name, kind: 'default', column, ...parseDefault(cursor) };
  if (cursor.isAnyWord('PRIMARY', 'UNIQUE')) {
    const { kind, clustered } = parseKeyKind(cursor);
    const columns = cursor.isSymbol('(') ? parseKeyColumns(cursor) : [{ name: column, descending: false }];
    parseIndexPlacement(cursor);
    return { ...name, kind, clustered, columns };
  }
  if (cursor.isAnyWord('FOREIGN', 'REFERENCES')) {
    cursor.takeWord('FOREIGN', 'KEY');
    return { ...name, kind: 'foreignKey', columns: [column], ...parseReferences(cursor) };
  }
  if (cursor.isWord('CHECK')) return { ...name, ...parseCheck(cursor) };
  if ('name' in name) throw cursor.syntaxError();
  return undefined;
}

function parseDefault(cursor: Cursor): { value: Expression; text: string } {
  const start = cursor.position;
  const value = parseValue(cursor);
  const text = cursor.textSince(start);
  if (cursor.isWord('WITH') && cursor.isWord('VALUES', 1)) throw cursor.unsupported('DEFAULT … WITH VALUES');
  return { value, text };
}

export function parseTableConstraint(cursor: Cursor): TableConstraint {
  const name = cursor.takeWord('CONSTRAINT') ? { name: cursor.name() } : {};
  if (cursor.isAnyWord('PRIMARY', 'UNIQUE')) {
    const { kind, clustered } = parseKeyKind(cursor);
    const columns = parseKeyColumns(cursor);
    parseIndexPlacement(cursor);
    return { ...name, kind, clustered, columns };
  }
  if (cursor.takeWord('FOREIGN', 'KEY')) {
    const columns = cursor.parenthesized(() => cursor.list(() => cursor.name()));
    return { ...name, kind: 'foreignKey', columns, ...parseReferences(cursor) };
  }
  if (cursor.isWord('CHECK')) return { ...name, ...parseCheck(cursor) };
  if (cursor.takeWord('DEFAULT')) {
    const { value, text } = parseDefault(cursor);
    cursor.expectWord('FOR');
    return { ...name, kind: 'default', column: cursor.name(), value, text };
  }
  throw cursor.syntaxError();
}

function parseKeyKind(cursor: Cursor): { kind: 'primaryKey' | 'unique'; clustered: boolean | undefined } {
  const kind = cursor.takeWord('PRIMARY', 'KEY') ? 'primaryKey' : 'unique';
  if (kind === 'unique') cursor.expectWord('UNIQUE');
  if (cursor.takeWord('CLUSTERED')) return { kind, clustered: true };
  if (cursor.takeWord('NONCLUSTERED')) return { kind, clustered: false };
  return { kind, clustered: undefined };
}

export function parseKeyColumns(cursor: Cursor): { name: string; descending: boolean }[] {
  return cursor.parenthesized(() =>
    cursor.list(() => {
      const name = cursor.name();
      if (cursor.takeWord('DESC')) return { name, descending: true };
      cursor.takeWord('ASC');
      return { name, descending: false };
    }),
  );
}

function parseReferences(cursor: Cursor) {
  cursor.expectWord('REFERENCES');
  const table = cursor.qualifiedName();
  const referenced = cursor.isSymbol('(') ? cursor.parenthesized(() => cursor.list(() => cursor.name())) : [];
  let onDelete: ReferentialAction = 'no action';
  let onUpdate: ReferentialAction = 'no action';
  for (;;) {
    if (cursor.takeWord('ON', 'DELETE')) onDelete = parseAction(cursor);
    else if (cursor.takeWord('ON', 'UPDATE')) onUpdate = parseAction(cursor);
    else if (!cursor.takeWord('NOT', 'FOR', 'REPLICATION')) return { table, referenced, onDelete, onUpdate };
  }
}

function parseAction(cursor: Cursor): ReferentialAction {
  if (cursor.takeWord('CASCADE')) return 'cascade';
  if (cursor.takeWord('NO', 'ACTION')) return 'no action';
  cursor.expectWord('SET');
  if (cursor.takeWord('NULL')) return 'set null';
  cursor.expectWord('DEFAULT');
  return 'set default';
}

function parseCheck(cursor: Cursor) {
  cursor.expectWord('CHECK');
  cursor.takeWord('NOT', 'FOR', 'REPLICATION');
  const start = cursor.position;
  const condition = cursor.parenthesized(() => parseCondition(cursor));
  return { kind: 'check' as const, condition, text: cursor.textSince(start) };
}

function parseIndexPlacement(cursor: Cursor): void {
  if (cursor.isWord('WITH')) parseStorageOptions(cursor);
  if (cursor.takeWord('ON')) cursor.name();
}

const STORAGE = new Set(
  `PAD_INDEX FILLFACTOR STATISTICS_NORECOMPUTE STATISTICS_INCREMENTAL ALLOW_ROW_LOCKS ALLOW_PAGE_LOCKS SORT_IN_TEMPDB
DROP_EXISTING_OFF ONLINE MAXDOP DATA_COMPRESSION OPTIMIZE_FOR_SEQUENTIAL_KEY`.split(/\s+/),
);

/** WITH (PAD_INDEX = OFF, …): how rows are stored, which no answer shows. IGNORE_DUP_KEY = ON would change answers. */
function parseStorageOptions(cursor: Cursor): void {
  cursor.expectWord('WITH');
  cursor.parenthesized(() =>
    cursor.list(() => {
      const token = cursor.next();
      const option = token.kind === 'word' ? token.upper : '';
      cursor.expectSymbol('=');
      const value = cursor.next();
      const off = value.kind === 'word' && value.upper === 'OFF';
      if (!STORAGE.has(option) && !((option === 'IGNORE_DUP_KEY' || option === 'DROP_EXISTING') && off)) {
        throw cursor.unsupported(`the option ${token.text}`);
      }
    }),
  );
}

function parseIndexTail(cursor: Cursor): Pick<IndexDefinition, 'included' | 'filter'> {
  const included = cursor.takeWord('INCLUDE') ? cursor.parenthesized(() => cursor.list(() => cursor.name())) : [];
  let filter: IndexDefinition['filter'];
  if (cursor.takeWord('WHERE')) {
    const start = cursor.position;
    const condition = parseCondition(cursor);
    filter = { condition, text: cursor.textSince(start) };
  }
  parseIndexPlacement(cursor);
  return { included, ...(filter === undefined ? {} : { filter }) };
}

/** After CREATE: `[UNIQUE] [CLUSTERED | NONCLUSTERED] INDEX name ON table (…)`. */
export function parseCreateIndex(cursor: Cursor): StatementBody {
  const unique = cursor.takeWord('UNIQUE');
  const clustered = cursor.takeWord('CLUSTERED');
  if (!clustered) cursor.takeWord('NONCLUSTERED');
  if (cursor.isWord('COLUMNSTORE')) throw cursor.unsupported('columnstore indexes');
  cursor.expectWord('INDEX');
  const name = cursor.name();
  cursor.expectWord('ON');
  const table = cursor.qualifiedName();
  const columns = parseKeyColumns(cursor);
  return { kind: 'createIndex', table, index: { name, unique, clustered, columns, ...parseIndexTail(cursor) } };
}

/** After ALTER TABLE. */
export function parseAlterTable(cursor: Cursor): StatementBody {
  const name = cursor.qualifiedName();
  return { kind: 'alterTable', name, change: parseTableChange(cursor) };
}

function parseTableChange(cursor: Cursor): TableChange {
  if (cursor.isWord('WITH')) {
    if (cursor.isWord('NOCHECK', 1)) throw cursor.unsupported('WITH NOCHECK');
    cursor.expectWord('WITH', 'CHECK');
    if (cursor.isWord('CHECK')) throw cursor.unsupported('enabling constraints');
  }
  if (cursor.takeWord('ADD')) {
    const columns: ColumnDefinition[] = [];
    const constraints: TableConstraint[] = [];
    cursor.list(() => {
      if (startsTableConstraint(cursor)) constraints.push(parseTableConstraint(cursor));
      else columns.push(parseColumn(cursor));
    });
    return { kind: 'add', columns, constraints };
  }
  if (cursor.takeWord('DROP')) return parseTableDrop(cursor);
  if (cursor.takeWord('ALTER', 'COLUMN')) {
    const column = cursor.name();
    if (cursor.isAnyWord('ADD', 'DROP')) throw cursor.unsupported('ALTER COLUMN … ADD | DROP');
    const type = parseTypeName(cursor);
    const collation = cursor.takeWord('COLLATE') ? { collation: cursor.name() } : {};
    const nullable = cursor.takeWord('NOT', 'NULL')
      ? { nullable: false }
      : cursor.takeWord('NULL')
        ? { nullable: true }
        : {};
    return { kind: 'alterColumn', column, type, ...nullable, ...collation };
  }
  throw cursor.unsupported('this form of ALTER TABLE');
}

function parseTableDrop(cursor: Cursor): TableChange {
  if (cursor.takeWord('COLUMN')) {
    const ifExists = cursor.takeWord('IF', 'EXISTS');
    return { kind: 'dropColumn', ifExists, columns: cursor.list(() => cursor.name()) };
  }
  cursor.takeWord('CONSTRAINT');
  const ifExists = cursor.takeWord('IF', 'EXISTS');
  return { kind: 'dropConstraint', ifExists, names: cursor.list(() => cursor.name()) };
}
