import type { ResultColumn, SqlType } from '../interface.ts';
import type { ComputedTable } from '../plan/environment.ts';
import { collationOf, DEFAULT_COLLATION } from '../scalar/types.ts';
import type { Database } from './database.ts';
import { BIGINT, BIT, INT, NAME, SMALLINT, type SystemColumn, systemTable, TINYINT, text } from './system-table.ts';
import { typeFacts } from './type-facts.ts';

const COLUMN_COLUMNS: readonly SystemColumn[] = [
  ['object_id', INT],
  ['name', NAME, true],
  ['column_id', INT],
  ['system_type_id', TINYINT],
  ['user_type_id', INT],
  ['max_length', SMALLINT],
  ['precision', TINYINT],
  ['scale', TINYINT],
  ['collation_name', NAME, true],
  ['is_nullable', BIT, true],
  ['is_ansi_padded', BIT],
  ['is_rowguidcol', BIT],
  ['is_identity', BIT],
  ['is_computed', BIT],
  ['default_object_id', INT],
];

export function sysColumns(database: Database): ComputedTable {
  return systemTable(COLUMN_COLUMNS, function* () {
    for (const object of database.objects) {
      if (object.kind === 'table') {
        for (const column of object.columns) {
          yield {
            ...columnRow(object.objectId, column.id, column),
            is_rowguidcol: column.rowGuid,
            is_identity: column.identity,
            default_object_id: column.default?.objectId ?? 0,
          };
        }
      }
      if (object.kind === 'view') {
        for (const [index, column] of object.described.entries()) yield columnRow(object.objectId, index + 1, column);
      }
    }
  });
}

/** What holds of any column; a view's is no identity, whatever it shows. */
function columnRow(objectId: number, id: number, { name, type, nullable }: ResultColumn) {
  const facts = typeFacts(type);
  return {
    object_id: objectId,
    name,
    column_id: id,
    system_type_id: facts.systemTypeId,
    user_type_id: facts.userTypeId,
    max_length: facts.maxLength,
    precision: facts.precision,
    scale: facts.scale,
    collation_name: collationOf(type) ?? null,
    is_nullable: nullable,
    is_ansi_padded: ['char', 'varchar', 'nchar', 'nvarchar', 'binary', 'varbinary'].includes(type.base),
    is_rowguidcol: false,
    is_identity: false,
    is_computed: false,
    default_object_id: 0,
  };
}

export function sysIdentityColumns(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['object_id', INT],
    ['name', NAME, true],
    ['column_id', INT],
    ['is_identity', BIT],
  ];
  return systemTable(columns, function* () {
    for (const table of database.tables) {
      for (const column of table.columns) {
        if (column.identity)
          yield { object_id: table.objectId, name: column.name, column_id: column.id, is_identity: true };
      }
    }
  });
}

/** Every type that a column may have, as sys.types lists them. */
const TYPES: readonly SqlType[] = [
  { base: 'image' },
  { base: 'text', collation: DEFAULT_COLLATION },
  { base: 'uniqueidentifier' },
  { base: 'date' },
  { base: 'time', scale: 7 },
  { base: 'datetime2', scale: 7 },
  { base: 'datetimeoffset', scale: 7 },
  { base: 'tinyint' },
  { base: 'smallint' },
  { base: 'int' },
  { base: 'smalldatetime' },
  { base: 'real' },
  { base: 'money' },
  { base: 'datetime' },
  { base: 'float' },
  { base: 'ntext', collation: DEFAULT_COLLATION },
  { base: 'bit' },
  { base: 'decimal', precision: 38, scale: 38 },
  { base: 'smallmoney' },
  { base: 'bigint' },
  { base: 'varbinary', length: 8000 },
  { base: 'varchar', length: 8000, collation: DEFAULT_COLLATION },
  { base: 'binary', length: 8000 },
  { base: 'char', length: 8000, collation: DEFAULT_COLLATION },
  { base: 'rowversion' },
  { base: 'sysname' },
  { base: 'nvarchar', length: 4000, collation: DEFAULT_COLLATION },
  { base: 'nchar', length: 4000, collation: DEFAULT_COLLATION },
  { base: 'xml' },
];

export function sysTypes(): ComputedTable {
  const columns: SystemColumn[] = [
    ['name', NAME],
    ['system_type_id', TINYINT],
    ['user_type_id', INT],
    ['schema_id', INT],
    ['max_length', SMALLINT],
    ['precision', TINYINT],
    ['scale', TINYINT],
    ['collation_name', NAME, true],
    ['is_nullable', BIT, true],
    ['is_user_defined', BIT],
    ['is_assembly_type', BIT],
    ['is_table_type', BIT],
  ];
  const extra = { name: 'numeric', systemTypeId: 108, userTypeId: 108, maxLength: 17, precision: 38, scale: 38 };
  return systemTable(columns, function* () {
    for (const type of [...TYPES, undefined]) {
      const facts = type === undefined ? extra : typeFacts(type);
      yield {
        name: facts.name,
        system_type_id: facts.systemTypeId,
        user_type_id: facts.userTypeId,
        schema_id: 4,
        max_length: facts.maxLength,
        precision: facts.precision,
        scale: facts.scale,
        collation_name: type === undefined ? null : (collationOf(type) ?? null),
        is_nullable: type?.base !== 'sysname' && type?.base !== 'rowversion',
        is_user_defined: false,
        is_assembly_type: false,
        is_table_type: false,
      };
    }
  });
}

export function sysIndexes(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['object_id', INT],
    ['name', NAME, true],
    ['index_id', INT],
    ['type', TINYINT],
    ['type_desc', text(60), true],
    ['is_unique', BIT, true],
    ['is_primary_key', BIT, true],
    ['is_unique_constraint', BIT, true],
    ['is_disabled', BIT, true],
    ['is_hypothetical', BIT, true],
    ['has_filter', BIT, true],
    ['filter_definition', text('max'), true],
  ];
  return systemTable(columns, function* () {
    for (const table of database.tables) {
      const common = { object_id: table.objectId, is_disabled: false, is_hypothetical: false, has_filter: false };
      const none = { is_unique: false, is_primary_key: false, is_unique_constraint: false };
      if (table.clustered === undefined)
        yield { ...common, ...none, name: null, index_id: 0, type: 0, type_desc: 'HEAP' };
      for (const index of table.indexes) {
        yield {
          ...common,
          name: index.name,
          index_id: index.id,
          type: index.id === 1 ? 1 : 2,
          type_desc: index.id === 1 ? 'CLUSTERED' : 'NONCLUSTERED',
          is_unique: index.unique,
          is_primary_key: index.kind === 'primaryKey',
          is_unique_constraint: index.kind === 'unique',
          has_filter: index.filter !== undefined,
          filter_definition: index.filter === undefined ? null : `(${index.filter.text})`,
        };
      }
    }
  });
}

export function sysIndexColumns(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['object_id', INT],
    ['index_id', INT],
    ['index_column_id', INT],
    ['column_id', INT],
    ['key_ordinal', TINYINT],
    ['partition_ordinal', TINYINT],
    ['is_descending_key', BIT, true],
    ['is_included_column', BIT, true],
  ];
  return systemTable(columns, function* () {
    for (const table of database.tables) {
      for (const index of table.indexes) {
        const included = index.included.map((name) => ({ name, descending: false }));
        for (const [at, { name, descending }] of [...index.columns, ...included].entries()) {
          const isKey = at < index.columns.length;
          yield {
            object_id: table.objectId,
            index_id: index.id,
            index_column_id: at + 1,
            column_id: table.column(name)?.id ?? 0,
            key_ordinal: isKey ? at + 1 : 0,
            partition_ordinal: 0,
            is_descending_key: descending,
            is_included_column: !isKey,
          };
        }
      }
    }
  });
}

export function sysPartitions(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['partition_id', BIGINT],
    ['object_id', INT],
    ['index_id', INT],
    ['partition_number', INT],
    ['hobt_id', BIGINT],
    ['rows', BIGINT, true],
  ];
  return systemTable(columns, function* () {
    for (const table of database.tables) {
      const ids =
        table.clustered === undefined ? [0, ...table.indexes.map(({ id }) => id)] : table.indexes.map(({ id }) => id);
      for (const id of ids) {
        const partition = BigInt(table.objectId) * 65_536n + BigInt(id);
        yield {
          partition_id: partition,
          object_id: table.objectId,
          index_id: id,
          partition_number: 1,
          hobt_id: partition,
          rows: BigInt(table.store.count),
        };
      }
    }
  });
}
