import type { SqlValue } from '../interface.ts';
import type { ComputedTable } from '../plan/environment.ts';
import type { Database, DatabaseObject } from './database.ts';
import {
  BIT,
  DATETIME,
  fixedText,
  INT,
  moment,
  NAME,
  type SystemColumn,
  systemTable,
  TINYINT,
  text,
} from './system-table.ts';
import type { Table } from './table.ts';

type Row = Readonly<Record<string, SqlValue>>;

const OBJECT_COLUMNS: readonly SystemColumn[] = [
  ['name', NAME],
  ['object_id', INT],
  ['principal_id', INT, true],
  ['schema_id', INT],
  ['parent_object_id', INT],
  ['type', fixedText(2), true],
  ['type_desc', text(60), true],
  ['create_date', DATETIME],
  ['modify_date', DATETIME],
  ['is_ms_shipped', BIT],
  ['is_published', BIT],
  ['is_schema_published', BIT],
];

/** SQL Server's two letters for a kind of object, and their meaning (SQL Server docs: "sys.objects"). */
const KINDS = {
  table: ['U ', 'USER_TABLE'],
  view: ['V ', 'VIEW'],
  procedure: ['P ', 'SQL_STORED_PROCEDURE'],
  primaryKey: ['PK', 'PRIMARY_KEY_CONSTRAINT'],
  unique: ['UQ', 'UNIQUE_CONSTRAINT'],
  foreignKey: ['F ', 'FOREIGN_KEY_CONSTRAINT'],
  check: ['C ', 'CHECK_CONSTRAINT'],
  default: ['D ', 'DEFAULT_CONSTRAINT'],
} as const;

function objectRow(
  kind: keyof typeof KINDS,
  about: { readonly name: string; readonly objectId: number },
  owner: { readonly schema: string; readonly created: Date; readonly modified?: Date },
  parent: number,
  database: Database,
): Row {
  const [type, description] = KINDS[kind];
  return {
    name: about.name,
    object_id: about.objectId,
    principal_id: null,
    schema_id: database.schema(owner.schema)?.id ?? 1,
    parent_object_id: parent,
    type,
    type_desc: description,
    create_date: moment(owner.created),
    modify_date: moment(owner.modified ?? owner.created),
    is_ms_shipped: false,
    is_published: false,
    is_schema_published: false,
  };
}

function* constraintRows(table: Table, database: Database): Generator<Row> {
  for (const { kind, name, objectId } of table.indexes) {
    if (kind !== 'index' && objectId !== undefined)
      yield objectRow(kind, { name, objectId }, table, table.objectId, database);
  }
  for (const key of table.foreignKeys) yield objectRow('foreignKey', key, table, table.objectId, database);
  for (const check of table.checks) yield objectRow('check', check, table, table.objectId, database);
  for (const column of table.columns) {
    if (column.default !== undefined) yield objectRow('default', column.default, table, table.objectId, database);
  }
}

function* allObjects(database: Database): Generator<Row> {
  for (const object of database.objects) {
    yield objectRow(object.kind, object, object, 0, database);
    if (object.kind === 'table') yield* constraintRows(object, database);
  }
}

export function sysObjects(database: Database): ComputedTable {
  return systemTable(OBJECT_COLUMNS, () => allObjects(database));
}

/** sys.tables, sys.views and sys.procedures, with the columns that they share with sys.objects. */
export function sysObjectsOf(kind: DatabaseObject['kind'], database: Database): ComputedTable {
  return systemTable(OBJECT_COLUMNS, function* () {
    for (const object of database.objects) {
      if (object.kind === kind) yield objectRow(kind, object, object, 0, database);
    }
  });
}

export function sysSchemas(database: Database): ComputedTable {
  return systemTable(
    [
      ['name', NAME],
      ['schema_id', INT],
      ['principal_id', INT, true],
    ],
    function* () {
      for (const { id, name } of database.schemas) yield { name, schema_id: id, principal_id: id <= 4 ? id : 1 };
    },
  );
}

export function sysKeyConstraints(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ...OBJECT_COLUMNS,
    ['unique_index_id', INT, true],
    ['is_system_named', BIT],
    ['is_enforced', BIT, true],
  ];
  return systemTable(columns, function* () {
    for (const table of database.tables) {
      for (const { kind, name, objectId, id, systemNamed } of table.indexes) {
        if (kind === 'index' || objectId === undefined) continue;
        const row = objectRow(kind, { name, objectId }, table, table.objectId, database);
        yield { ...row, unique_index_id: id, is_system_named: systemNamed, is_enforced: true };
      }
    }
  });
}

export function sysDefaultConstraints(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ...OBJECT_COLUMNS,
    ['parent_column_id', INT],
    ['definition', text('max'), true],
    ['is_system_named', BIT],
  ];
  return systemTable(columns, function* () {
    for (const table of database.tables) {
      for (const column of table.columns) {
        if (column.default === undefined) continue;
        const row = objectRow('default', column.default, table, table.objectId, database);
        const { systemNamed, text: definition } = column.default;
        yield {
          ...row,
          parent_column_id: column.id,
          definition: parenthesized(definition),
          is_system_named: systemNamed,
        };
      }
    }
  });
}

function parenthesized(definition: string): string {
  return definition.startsWith('(') ? definition : `(${definition})`;
}

const ACTIONS = { 'no action': 0, cascade: 1, 'set null': 2, 'set default': 3 } as const;

export function sysForeignKeys(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ...OBJECT_COLUMNS,
    ['referenced_object_id', INT, true],
    ['key_index_id', INT, true],
    ['is_disabled', BIT],
    ['is_not_for_replication', BIT],
    ['is_not_trusted', BIT],
    ['delete_referential_action', TINYINT, true],
    ['delete_referential_action_desc', text(60), true],
    ['update_referential_action', TINYINT, true],
    ['update_referential_action_desc', text(60), true],
    ['is_system_named', BIT],
  ];
  return systemTable(columns, function* () {
    for (const table of database.tables) {
      for (const key of table.foreignKeys) {
        yield {
          ...objectRow('foreignKey', key, table, table.objectId, database),
          referenced_object_id: key.referencedTable.objectId,
          key_index_id: key.referencedTable.primaryKey?.id ?? 1,
          is_disabled: false,
          is_not_for_replication: false,
          is_not_trusted: false,
          delete_referential_action: ACTIONS[key.onDelete],
          delete_referential_action_desc: key.onDelete.toUpperCase().replace(' ', '_'),
          update_referential_action: ACTIONS[key.onUpdate],
          update_referential_action_desc: key.onUpdate.toUpperCase().replace(' ', '_'),
          is_system_named: key.systemNamed,
        };
      }
    }
  });
}

export function sysForeignKeyColumns(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['constraint_object_id', INT],
    ['constraint_column_id', INT],
    ['parent_object_id', INT],
    ['parent_column_id', INT],
    ['referenced_object_id', INT],
    ['referenced_column_id', INT],
  ];
  return systemTable(columns, function* () {
    for (const table of database.tables) {
      for (const key of table.foreignKeys) {
        for (const [index, name] of key.columns.entries()) {
          yield {
            constraint_object_id: key.objectId,
            constraint_column_id: index + 1,
            parent_object_id: table.objectId,
            parent_column_id: table.column(name)?.id ?? 0,
            referenced_object_id: key.referencedTable.objectId,
            referenced_column_id: key.referencedTable.column(key.referencedColumns[index] ?? '')?.id ?? 0,
          };
        }
      }
    }
  });
}
