import type { SqlValue } from '../interface.ts';
import type { ComputedTable } from '../plan/environment.ts';
import { constraintsOf } from './constraint-objects.ts';
import type { Database, DatabaseObject } from './database.ts';
import { definitionText } from './definition-text.ts';
import {
  BIT,
  DATETIME,
  fixedText,
  INT,
  moment,
  NAME,
  SMALLINT,
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
export const OBJECT_KINDS = {
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
  kind: keyof typeof OBJECT_KINDS,
  about: { readonly name: string; readonly objectId: number },
  owner: { readonly schema: string; readonly created: Date; readonly modified?: Date },
  parent: number,
  database: Database,
): Row {
  const [type, description] = OBJECT_KINDS[kind];
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
  for (const constraint of constraintsOf(table)) {
    yield objectRow(constraint.kind, constraint, table, table.objectId, database);
  }
}

function* allObjects(database: Database): Generator<Row> {
  for (const object of database.objects) {
    yield objectRow(object.kind, object, object, 0, database);
    if (object.kind === 'table') yield* constraintRows(object, database);
  }
}

export function sysObjects(database: Database): ComputedTable {
  return systemTable(OBJECT_COLUMNS, () => allObjects(database), 'all columns');
}

/** What sys.tables, sys.views and sys.procedures tell besides: the same of every object. */
const ALIKE: {
  readonly [kind in DatabaseObject['kind']]: readonly (readonly [column: SystemColumn, value: SqlValue])[];
} = {
  table: [
    [['lock_on_bulk_load', BIT], false],
    [['uses_ansi_nulls', BIT, true], true],
    [['is_replicated', BIT, true], false],
    [['has_replication_filter', BIT, true], false],
    [['is_merge_published', BIT, true], false],
    [['is_sync_tran_subscribed', BIT, true], false],
    [['has_unchecked_assembly_data', BIT], false],
    [['text_in_row_limit', INT, true], 0],
    [['large_value_types_out_of_row', BIT, true], false],
    [['is_tracked_by_cdc', BIT, true], false],
    [['lock_escalation', TINYINT, true], 0],
    [['lock_escalation_desc', text(60), true], 'TABLE'],
    [['is_filetable', BIT, true], false],
    [['is_memory_optimized', BIT, true], false],
    [['durability', TINYINT, true], 0],
    [['durability_desc', text(60), true], 'SCHEMA_AND_DATA'],
    [['temporal_type', TINYINT, true], 0],
    [['temporal_type_desc', text(60), true], 'NON_TEMPORAL_TABLE'],
    [['history_table_id', INT, true], null],
    [['is_remote_data_archive_enabled', BIT, true], false],
    [['is_external', BIT], false],
    [['is_node', BIT, true], false],
    [['is_edge', BIT, true], false],
  ],
  view: [
    [['is_replicated', BIT, true], false],
    [['has_opaque_metadata', BIT], false],
    [['has_unchecked_assembly_data', BIT], false],
    [['with_check_option', BIT], false],
    [['is_date_correlation_view', BIT], false],
    [['is_tracked_by_cdc', BIT, true], false],
  ],
  procedure: [
    [['is_auto_executed', BIT], false],
    [['is_execution_replicated', BIT, true], false],
  ],
};

/** sys.tables, sys.views and sys.procedures. */
export function sysObjectsOf(kind: DatabaseObject['kind'], database: Database): ComputedTable {
  const alike = Object.fromEntries(ALIKE[kind].map(([[name], value]) => [name, value]));
  return systemTable([...OBJECT_COLUMNS, ...ALIKE[kind].map(([column]) => column)], function* () {
    for (const object of database.objects) {
      if (object.kind === kind) yield { ...objectRow(kind, object, object, 0, database), ...alike };
    }
  });
}

/** sysobjects of SQL Server 2000, which scripts of that age ask whether something is there. */
export function sysObjectsOfOld(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['name', NAME],
    ['id', INT],
    ['xtype', fixedText(2)],
    ['uid', SMALLINT, true],
    ['parent_obj', INT],
    ['crdate', DATETIME],
    ['type', fixedText(2), true],
  ];
  return systemTable(columns, function* () {
    for (const row of allObjects(database)) {
      const { type = '' } = row;
      yield {
        name: row.name ?? null,
        id: row.object_id ?? null,
        xtype: type,
        uid: row.schema_id ?? null,
        parent_obj: row.parent_object_id ?? null,
        crdate: row.create_date ?? null,
        // Its older column tells both kinds of key by one letter.
        type: type === 'PK' || type === 'UQ' ? 'K ' : type,
      };
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
    'all columns',
  );
}

export function sysKeyConstraints(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ...OBJECT_COLUMNS,
    ['unique_index_id', INT, true],
    ['is_system_named', BIT],
    ['is_enforced', BIT, true],
  ];
  return systemTable(
    columns,
    function* () {
      for (const table of database.tables) {
        for (const { kind, name, objectId, id, systemNamed } of table.indexes) {
          if (kind === 'index' || objectId === undefined) continue;
          const row = objectRow(kind, { name, objectId }, table, table.objectId, database);
          yield { ...row, unique_index_id: id, is_system_named: systemNamed, is_enforced: true };
        }
      }
    },
    'all columns',
  );
}

export function sysDefaultConstraints(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ...OBJECT_COLUMNS,
    ['parent_column_id', INT],
    ['definition', text('max'), true],
    ['is_system_named', BIT],
  ];
  return systemTable(
    columns,
    function* () {
      for (const table of database.tables) {
        for (const column of table.columns) {
          if (column.default === undefined) continue;
          const row = objectRow('default', column.default, table, table.objectId, database);
          const { systemNamed, text: written, value } = column.default;
          yield {
            ...row,
            parent_column_id: column.id,
            definition: definitionText(value, written),
            is_system_named: systemNamed,
          };
        }
      }
    },
    'all columns',
  );
}

export function sysCheckConstraints(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ...OBJECT_COLUMNS,
    ['is_disabled', BIT],
    ['is_not_for_replication', BIT],
    ['is_not_trusted', BIT],
    ['parent_column_id', INT],
    ['definition', text('max'), true],
    ['uses_database_collation', BIT, true],
    ['is_system_named', BIT],
  ];
  return systemTable(
    columns,
    function* () {
      for (const table of database.tables) {
        for (const check of table.checks) {
          yield {
            ...objectRow('check', check, table, table.objectId, database),
            is_disabled: false,
            is_not_for_replication: false,
            is_not_trusted: false,
            parent_column_id: check.column === undefined ? 0 : (table.column(check.column)?.id ?? 0),
            definition: definitionText(check.condition, check.text),
            uses_database_collation: true,
            is_system_named: check.systemNamed,
          };
        }
      }
    },
    'all columns',
  );
}

/** sys.sql_modules: the texts of views and procedures. */
export function sysModules(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['object_id', INT],
    ['definition', text('max'), true],
    ['uses_ansi_nulls', BIT, true],
    ['uses_quoted_identifier', BIT, true],
    ['is_schema_bound', BIT, true],
    ['uses_database_collation', BIT, true],
    ['is_recompiled', BIT, true],
    ['null_on_null_input', BIT, true],
    ['execute_as_principal_id', INT, true],
    ['uses_native_compilation', BIT, true],
  ];
  return systemTable(columns, function* () {
    for (const object of database.objects) {
      if (object.kind === 'table') continue;
      yield {
        object_id: object.objectId,
        definition: object.text,
        uses_ansi_nulls: true,
        uses_quoted_identifier: true,
        is_schema_bound: false,
        uses_database_collation: false,
        is_recompiled: false,
        null_on_null_input: false,
        execute_as_principal_id: null,
        uses_native_compilation: false,
      };
    }
  });
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
  return systemTable(
    columns,
    function* () {
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
    },
    'all columns',
  );
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
  return systemTable(
    columns,
    function* () {
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
    },
    'all columns',
  );
}
