import type { SqlType } from '../interface.ts';
import type { ComputedTable } from '../plan/environment.ts';
import { collationOf, isUnicode } from '../scalar/types.ts';
import { columnOwners } from './column-owner.ts';
import type { Database } from './database.ts';
import { definitionText } from './definition-text.ts';
import { ansiText, INT, SMALLINT, type SystemColumn, systemTable, TINYINT, text } from './system-table.ts';
import type { Table } from './table.ts';
import { typeFacts } from './type-facts.ts';

const NAME = text(128);

export function informationTables(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['TABLE_CATALOG', NAME, true],
    ['TABLE_SCHEMA', NAME, true],
    ['TABLE_NAME', NAME],
    ['TABLE_TYPE', ansiText(10), true],
  ];
  return systemTable(
    columns,
    function* () {
      for (const object of database.objects) {
        if (object.kind === 'procedure') continue;
        const type = object.kind === 'table' ? 'BASE TABLE' : 'VIEW';
        yield { ...named(database, object), TABLE_TYPE: type };
      }
    },
    'all columns',
  );
}

function named(database: Database, { schema, name }: { readonly schema: string; readonly name: string }) {
  return { TABLE_CATALOG: database.name, TABLE_SCHEMA: schema, TABLE_NAME: name };
}

export function informationViews(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['TABLE_CATALOG', NAME, true],
    ['TABLE_SCHEMA', NAME, true],
    ['TABLE_NAME', NAME],
    ['VIEW_DEFINITION', text(4000), true],
    ['CHECK_OPTION', ansiText(7), true],
    ['IS_UPDATABLE', ansiText(2)],
  ];
  return systemTable(
    columns,
    function* () {
      for (const object of database.objects) {
        if (object.kind !== 'view') continue;
        yield {
          ...named(database, object),
          VIEW_DEFINITION: viewDefinition(object.text),
          CHECK_OPTION: 'NONE',
          IS_UPDATABLE: 'NO',
        };
      }
    },
    'all columns',
  );
}

/** "If the length of definition is larger than nvarchar(4000), this column is NULL" (SQL Server docs: "VIEWS"). */
function viewDefinition(definition: string): string | null {
  return definition.length > 4000 ? null : definition;
}

export function informationSchemata(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['CATALOG_NAME', NAME, true],
    ['SCHEMA_NAME', NAME],
    ['SCHEMA_OWNER', NAME, true],
    ['DEFAULT_CHARACTER_SET_CATALOG', ansiText(6), true],
    ['DEFAULT_CHARACTER_SET_SCHEMA', ansiText(3), true],
    ['DEFAULT_CHARACTER_SET_NAME', NAME, true],
  ];
  return systemTable(
    columns,
    function* () {
      for (const { id, name } of database.schemas) {
        yield {
          CATALOG_NAME: database.name,
          SCHEMA_NAME: name,
          SCHEMA_OWNER: id <= 4 ? name : 'dbo',
          DEFAULT_CHARACTER_SET_NAME: 'iso_1',
        };
      }
    },
    'all columns',
  );
}

const COLUMN_COLUMNS: readonly SystemColumn[] = [
  ['TABLE_CATALOG', NAME, true],
  ['TABLE_SCHEMA', NAME, true],
  ['TABLE_NAME', NAME],
  ['COLUMN_NAME', NAME, true],
  ['ORDINAL_POSITION', INT, true],
  ['COLUMN_DEFAULT', text(4000), true],
  ['IS_NULLABLE', ansiText(3), true],
  ['DATA_TYPE', NAME, true],
  ['CHARACTER_MAXIMUM_LENGTH', INT, true],
  ['CHARACTER_OCTET_LENGTH', INT, true],
  ['NUMERIC_PRECISION', TINYINT, true],
  ['NUMERIC_PRECISION_RADIX', SMALLINT, true],
  ['NUMERIC_SCALE', INT, true],
  ['DATETIME_PRECISION', SMALLINT, true],
  ['CHARACTER_SET_CATALOG', NAME, true],
  ['CHARACTER_SET_SCHEMA', NAME, true],
  ['CHARACTER_SET_NAME', NAME, true],
  ['COLLATION_CATALOG', NAME, true],
  ['COLLATION_SCHEMA', NAME, true],
  ['COLLATION_NAME', NAME, true],
  ['DOMAIN_CATALOG', NAME, true],
  ['DOMAIN_SCHEMA', NAME, true],
  ['DOMAIN_NAME', NAME, true],
];

export function informationColumns(database: Database): ComputedTable {
  return systemTable(
    COLUMN_COLUMNS,
    function* () {
      for (const owner of columnOwners(database)) {
        for (const [index, column] of owner.columns.entries()) {
          const { type, default: value } = column;
          yield {
            ...named(database, owner),
            COLUMN_NAME: column.name,
            ORDINAL_POSITION: index + 1,
            COLUMN_DEFAULT: value === undefined ? null : definitionText(value.value, value.text),
            IS_NULLABLE: column.nullable ? 'YES' : 'NO',
            DATA_TYPE: type.base === 'sysname' ? 'nvarchar' : typeFacts(type).name,
            ...lengths(type),
            ...precisions(type),
            CHARACTER_SET_NAME: collationOf(type) === undefined ? null : isUnicode(type) ? 'UNICODE' : 'iso_1',
            COLLATION_NAME: collationOf(type) ?? null,
          };
        }
      }
    },
    'all columns',
  );
}

function lengths(type: SqlType): { CHARACTER_MAXIMUM_LENGTH: number | null; CHARACTER_OCTET_LENGTH: number | null } {
  switch (type.base) {
    case 'char':
    case 'varchar':
    case 'nchar':
    case 'nvarchar':
    case 'binary':
    case 'varbinary': {
      if (type.length === 'max') return { CHARACTER_MAXIMUM_LENGTH: -1, CHARACTER_OCTET_LENGTH: -1 };
      const each = type.base === 'nchar' || type.base === 'nvarchar' ? 2 : 1;
      return { CHARACTER_MAXIMUM_LENGTH: type.length, CHARACTER_OCTET_LENGTH: type.length * each };
    }
    case 'sysname':
      return { CHARACTER_MAXIMUM_LENGTH: 128, CHARACTER_OCTET_LENGTH: 256 };
    case 'text':
    case 'image':
      return { CHARACTER_MAXIMUM_LENGTH: 2147483647, CHARACTER_OCTET_LENGTH: 2147483647 };
    case 'ntext':
      return { CHARACTER_MAXIMUM_LENGTH: 1073741823, CHARACTER_OCTET_LENGTH: 2147483646 };
    case 'xml':
      return { CHARACTER_MAXIMUM_LENGTH: -1, CHARACTER_OCTET_LENGTH: -1 };
    default:
      return { CHARACTER_MAXIMUM_LENGTH: null, CHARACTER_OCTET_LENGTH: null };
  }
}

function precisions(type: SqlType) {
  const { precision, scale } = typeFacts(type);
  switch (type.base) {
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint':
    case 'decimal':
    case 'money':
    case 'smallmoney':
      return { NUMERIC_PRECISION: precision, NUMERIC_PRECISION_RADIX: 10, NUMERIC_SCALE: scale };
    case 'float':
    case 'real':
      return { NUMERIC_PRECISION: precision, NUMERIC_PRECISION_RADIX: 2, NUMERIC_SCALE: null };
    case 'date':
    case 'smalldatetime':
      return { DATETIME_PRECISION: 0 };
    case 'datetime':
      return { DATETIME_PRECISION: 3 };
    case 'time':
    case 'datetime2':
    case 'datetimeoffset':
      return { DATETIME_PRECISION: type.scale };
    default:
      return {};
  }
}

interface Constraint {
  readonly name: string;
  readonly type: string;
  readonly columns: readonly string[];
}

function constraintsOf(table: Table): Constraint[] {
  return [
    ...table.indexes.flatMap(({ kind, name, columns }) =>
      kind === 'index'
        ? []
        : [
            {
              name,
              type: kind === 'primaryKey' ? 'PRIMARY KEY' : 'UNIQUE',
              columns: columns.map((column) => column.name),
            },
          ],
    ),
    ...table.foreignKeys.map(({ name, columns }) => ({ name, type: 'FOREIGN KEY', columns })),
    ...table.checks.map(({ name }) => ({ name, type: 'CHECK', columns: [] })),
  ];
}

export function informationConstraints(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['CONSTRAINT_CATALOG', NAME, true],
    ['CONSTRAINT_SCHEMA', NAME, true],
    ['CONSTRAINT_NAME', NAME],
    ['TABLE_CATALOG', NAME, true],
    ['TABLE_SCHEMA', NAME, true],
    ['TABLE_NAME', NAME, true],
    ['CONSTRAINT_TYPE', ansiText(11), true],
    ['IS_DEFERRABLE', ansiText(2)],
    ['INITIALLY_DEFERRED', ansiText(2)],
  ];
  return systemTable(
    columns,
    function* () {
      for (const table of database.tables) {
        for (const { name, type } of constraintsOf(table)) {
          yield {
            ...named(database, table),
            CONSTRAINT_CATALOG: database.name,
            CONSTRAINT_SCHEMA: table.schema,
            CONSTRAINT_NAME: name,
            CONSTRAINT_TYPE: type,
            IS_DEFERRABLE: 'NO',
            INITIALLY_DEFERRED: 'NO',
          };
        }
      }
    },
    'all columns',
  );
}

export function informationKeyColumns(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['CONSTRAINT_CATALOG', NAME, true],
    ['CONSTRAINT_SCHEMA', NAME, true],
    ['CONSTRAINT_NAME', NAME],
    ['TABLE_CATALOG', NAME, true],
    ['TABLE_SCHEMA', NAME, true],
    ['TABLE_NAME', NAME, true],
    ['COLUMN_NAME', NAME, true],
    ['ORDINAL_POSITION', INT],
  ];
  return systemTable(
    columns,
    function* () {
      for (const table of database.tables) {
        for (const { name, columns: keys } of constraintsOf(table)) {
          for (const [index, column] of keys.entries()) {
            yield {
              ...named(database, table),
              CONSTRAINT_CATALOG: database.name,
              CONSTRAINT_SCHEMA: table.schema,
              CONSTRAINT_NAME: name,
              COLUMN_NAME: column,
              ORDINAL_POSITION: index + 1,
            };
          }
        }
      }
    },
    'all columns',
  );
}

export function informationReferences(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['CONSTRAINT_CATALOG', NAME, true],
    ['CONSTRAINT_SCHEMA', NAME, true],
    ['CONSTRAINT_NAME', NAME],
    ['UNIQUE_CONSTRAINT_CATALOG', NAME, true],
    ['UNIQUE_CONSTRAINT_SCHEMA', NAME, true],
    ['UNIQUE_CONSTRAINT_NAME', NAME, true],
    ['MATCH_OPTION', ansiText(7), true],
    ['UPDATE_RULE', ansiText(11), true],
    ['DELETE_RULE', ansiText(11), true],
  ];
  return systemTable(
    columns,
    function* () {
      for (const table of database.tables) {
        for (const { name, referencedTable, referencedColumns, onDelete, onUpdate } of table.foreignKeys) {
          yield {
            CONSTRAINT_CATALOG: database.name,
            CONSTRAINT_SCHEMA: table.schema,
            CONSTRAINT_NAME: name,
            UNIQUE_CONSTRAINT_CATALOG: database.name,
            UNIQUE_CONSTRAINT_SCHEMA: referencedTable.schema,
            UNIQUE_CONSTRAINT_NAME: keyOver(referencedTable, referencedColumns),
            MATCH_OPTION: 'SIMPLE',
            UPDATE_RULE: onUpdate.toUpperCase(),
            DELETE_RULE: onDelete.toUpperCase(),
          };
        }
      }
    },
    'all columns',
  );
}

/** The key that a reference leans on: the one of just these columns, in whatever order. */
function keyOver(table: Table, columns: readonly string[]): string | null {
  const wanted = columns.map((column) => column.toLowerCase()).sort();
  const key = table.indexes.find(
    ({ unique, columns: own }) =>
      unique &&
      own
        .map(({ name }) => name.toLowerCase())
        .sort()
        .join() === wanted.join(),
  );
  return key?.name ?? null;
}

export function informationChecks(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['CONSTRAINT_CATALOG', NAME, true],
    ['CONSTRAINT_SCHEMA', NAME, true],
    ['CONSTRAINT_NAME', NAME],
    ['CHECK_CLAUSE', text(4000), true],
  ];
  return systemTable(
    columns,
    function* () {
      for (const table of database.tables) {
        for (const { name, condition, text: written } of table.checks) {
          yield {
            CONSTRAINT_CATALOG: database.name,
            CONSTRAINT_SCHEMA: table.schema,
            CONSTRAINT_NAME: name,
            CHECK_CLAUSE: definitionText(condition, written),
          };
        }
      }
    },
    'all columns',
  );
}
