import { type ExactValue, exactParameter, isCarried, writeExactly } from '../../../legacy/copy/exact-values.ts';
import type {
  ColumnDefinition,
  ForeignKeyDefinition,
  KeyDefinition,
  TableDefinition,
} from '../../../legacy/copy/table-definition.ts';
import type { Statement } from '../../../legacy/statements.ts';
import { quoteName, quoteTable } from '../../../stores/quote-name.ts';

// The T-SQL that makes a table like another one, a piece at a time: what the practice server refuses of it is then known by name.

/** A part of a table that is made by a statement of its own. */
export interface Piece {
  /** As people are told of it. */
  readonly what: string;
  readonly sql: string;
}

/** As in CREATE TABLE, without its default. */
export function columnDeclaration({ name, type, nullable, collation, identity }: ColumnDefinition): string {
  return [
    quoteName(name),
    type,
    ...(collation === null ? [] : [`COLLATE ${collation}`]),
    ...(identity === null ? [] : [`IDENTITY(${identity.seed}, ${identity.increment})`]),
    nullable ? 'NULL' : 'NOT NULL',
  ].join(' ');
}

export function createTable(table: TableDefinition, columns: readonly ColumnDefinition[]): string {
  return `CREATE TABLE ${quoteTable(table)} (${columns.map(columnDeclaration).join(', ')})`;
}

/** What the login may not see of a table, in words that follow “not copied”. */
export function unseenParts({ schema, name: table, keys, columns, checks }: TableDefinition): readonly string[] {
  const of = `of ${schema}.${table}`;
  return [
    ...keys.filter(isUnseen).map((key) => `the ${nameOfKey(key)} ${key.name} ${of}`),
    ...columns.flatMap(({ name, untoldDefault }) => (untoldDefault === 'unseen' ? [`the default ${of}.${name}`] : [])),
    ...checks.flatMap(({ name, definition }) => (definition === null ? [`the check ${name} ${of}`] : [])),
  ];
}

/** Without its filter it would refuse rows that the legacy database takes. */
function isUnseen({ filter }: KeyDefinition): boolean {
  return filter?.kind === 'unseen';
}

/** Keys, defaults and checks, as far as the login may see them. */
export function ownPieces(table: TableDefinition): readonly Piece[] {
  const of = `of ${table.schema}.${table.name}`;
  const alter = `ALTER TABLE ${quoteTable(table)} ADD CONSTRAINT`;
  return [
    ...table.keys
      .filter((key) => !isUnseen(key))
      .map((key) => ({ what: `the ${nameOfKey(key)} ${key.name} ${of}`, sql: keyStatement(table, key) })),
    ...table.columns.flatMap(({ name, default: own }) =>
      own === null
        ? []
        : [
            {
              what: `the default of ${table.schema}.${table.name}.${name}`,
              sql: `${alter} ${quoteName(own.name)} DEFAULT ${own.definition} FOR ${quoteName(name)}`,
            },
          ],
    ),
    ...table.checks.flatMap(({ name, definition }) =>
      definition === null
        ? []
        : [{ what: `the check ${name} ${of}`, sql: `${alter} ${quoteName(name)} CHECK ${definition}` }],
    ),
  ];
}

function nameOfKey({ kind }: KeyDefinition): string {
  return kind === 'primary' ? 'primary key' : kind === 'unique' ? 'unique key' : 'unique index';
}

function keyStatement(table: TableDefinition, { name, kind, clustered, columns, filter }: KeyDefinition): string {
  const list = columns.map((column) => `${quoteName(column.name)}${column.descending ? ' DESC' : ''}`).join(', ');
  const order = clustered ? 'CLUSTERED' : 'NONCLUSTERED';
  if (kind === 'unique-index') {
    const where = filter?.kind === 'text' ? ` WHERE ${filter.text}` : '';
    return `CREATE UNIQUE ${order} INDEX ${quoteName(name)} ON ${quoteTable(table)} (${list})${where}`;
  }
  const words = kind === 'primary' ? 'PRIMARY KEY' : 'UNIQUE';
  return `ALTER TABLE ${quoteTable(table)} ADD CONSTRAINT ${quoteName(name)} ${words} ${order} (${list})`;
}

export function foreignKeyPiece(table: TableDefinition, key: ForeignKeyDefinition): Piece {
  const names = (columns: readonly string[]) => columns.map(quoteName).join(', ');
  return {
    what: `the foreign key ${key.name} of ${table.schema}.${table.name}`,
    sql:
      `ALTER TABLE ${quoteTable(table)} ADD CONSTRAINT ${quoteName(key.name)} FOREIGN KEY (${names(key.columns)}) ` +
      `REFERENCES ${quoteTable(key.references)} (${names(key.referencedColumns)}) ON DELETE ${key.onDelete} ON UPDATE ${key.onUpdate}`,
  };
}

export function dropForeignKey(table: TableDefinition, { name }: ForeignKeyDefinition): string {
  return `ALTER TABLE ${quoteTable(table)} DROP CONSTRAINT IF EXISTS ${quoteName(name)}`;
}

/** A row, its identity value too. */
export function insertRow(
  table: TableDefinition,
  columns: readonly ColumnDefinition[],
  row: readonly ExactValue[],
): Statement {
  const written = columns.flatMap((column, place) =>
    isCarried(column) ? [{ column, name: `p${place}`, value: row[place] ?? null }] : [],
  );
  const into = quoteTable(table);
  const insert =
    `INSERT INTO ${into} (${written.map(({ column }) => quoteName(column.name)).join(', ')}) ` +
    `VALUES (${written.map(({ column, name }) => writeExactly(column, name)).join(', ')})`;
  const counted = written.some(({ column }) => column.identity !== null);
  return {
    statement: counted ? `SET IDENTITY_INSERT ${into} ON; ${insert}; SET IDENTITY_INSERT ${into} OFF` : insert,
    parameters: written.map(({ column, name, value }) => exactParameter(column, name, value)),
  };
}
