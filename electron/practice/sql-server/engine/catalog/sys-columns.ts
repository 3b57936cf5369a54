import type { SqlType } from '../interface.ts';
import type { ComputedTable } from '../plan/environment.ts';
import { collationOf, DEFAULT_COLLATION } from '../scalar/types.ts';
import { columnOwners } from './column-owner.ts';
import type { Database } from './database.ts';
import { definitionText } from './definition-text.ts';
import { BIGINT, BIT, INT, NAME, SMALLINT, type SystemColumn, systemTable, TINYINT, text } from './system-table.ts';
import { type TypeFacts, typeFacts } from './type-facts.ts';

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
  ['is_filestream', BIT],
  ['is_replicated', BIT, true],
  ['is_non_sql_subscribed', BIT, true],
  ['is_merge_published', BIT, true],
  ['is_dts_replicated', BIT, true],
  ['is_xml_document', BIT],
  ['xml_collection_id', INT],
  ['default_object_id', INT],
  ['rule_object_id', INT],
  ['is_sparse', BIT, true],
  ['is_column_set', BIT, true],
  ['generated_always_type', TINYINT, true],
  ['generated_always_type_desc', text(60), true],
  ['encryption_type', INT, true],
  ['encryption_type_desc', text(64), true],
  ['encryption_algorithm_name', NAME, true],
  ['column_encryption_key_id', INT, true],
  ['column_encryption_key_database_name', NAME, true],
  ['is_hidden', BIT, true],
  ['is_masked', BIT],
  ['graph_type', INT, true],
  ['graph_type_desc', text(60), true],
];

/** What no column of the practice server is. */
const NONE_OF_IT = {
  is_filestream: false,
  is_replicated: false,
  is_non_sql_subscribed: false,
  is_merge_published: false,
  is_dts_replicated: false,
  is_xml_document: false,
  xml_collection_id: 0,
  rule_object_id: 0,
  is_sparse: false,
  is_column_set: false,
  generated_always_type: 0,
  generated_always_type_desc: 'NOT_APPLICABLE',
  is_hidden: false,
  is_masked: false,
};

export function sysColumns(database: Database): ComputedTable {
  return systemTable(
    COLUMN_COLUMNS,
    function* () {
      for (const { objectId, columns } of columnOwners(database)) {
        for (const column of columns) {
          const facts = typeFacts(column.type);
          yield {
            ...NONE_OF_IT,
            object_id: objectId,
            name: column.name,
            column_id: column.id,
            system_type_id: facts.systemTypeId,
            user_type_id: facts.userTypeId,
            max_length: facts.maxLength,
            precision: facts.precision,
            scale: facts.scale,
            collation_name: collationOf(column.type) ?? null,
            is_nullable: column.nullable,
            is_ansi_padded: ['char', 'varchar', 'nchar', 'nvarchar', 'binary', 'varbinary'].includes(column.type.base),
            is_rowguidcol: column.rowGuid,
            is_identity: column.identity,
            is_computed: false,
            default_object_id: column.default?.objectId ?? 0,
          };
        }
      }
    },
    'all columns',
  );
}

/** sys.masked_columns, which has no rows: nothing is masked here. */
export function sysMaskedColumns(): ComputedTable {
  return systemTable([...COLUMN_COLUMNS, ['masking_function', text(4000), true]], () => []);
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

const other = (name: string, systemTypeId: number, userTypeId: number, maxLength: number, digits = 0): TypeFacts => ({
  name,
  systemTypeId,
  userTypeId,
  maxLength,
  precision: digits,
  scale: digits,
});

/** `numeric`, which is a type of its own in the catalog, and the types that no column can have here. */
const OTHERS: readonly TypeFacts[] = [
  other('numeric', 108, 108, 17, 38),
  other('sql_variant', 98, 98, 8016),
  other('hierarchyid', 240, 128, 892),
  other('geometry', 240, 129, -1),
  other('geography', 240, 130, -1),
];

export function systemTypes(): TypeFacts[] {
  return [...TYPES.map(typeFacts), ...OTHERS];
}

export function sysTypes(): ComputedTable {
  const columns: SystemColumn[] = [
    ['name', NAME],
    ['system_type_id', TINYINT],
    ['user_type_id', INT],
    ['schema_id', INT],
    ['principal_id', INT, true],
    ['max_length', SMALLINT],
    ['precision', TINYINT],
    ['scale', TINYINT],
    ['collation_name', NAME, true],
    ['is_nullable', BIT, true],
    ['is_user_defined', BIT],
    ['is_assembly_type', BIT],
    ['default_object_id', INT],
    ['rule_object_id', INT],
    ['is_table_type', BIT],
  ];
  const alike = { schema_id: 4, is_user_defined: false, default_object_id: 0, rule_object_id: 0, is_table_type: false };
  const row = ({ name, systemTypeId, userTypeId, maxLength, precision, scale }: TypeFacts) => ({
    ...alike,
    name,
    system_type_id: systemTypeId,
    user_type_id: userTypeId,
    max_length: maxLength,
    precision,
    scale,
    is_nullable: true,
    is_assembly_type: systemTypeId === 240,
  });
  return systemTable(
    columns,
    function* () {
      for (const type of TYPES) {
        yield {
          ...row(typeFacts(type)),
          collation_name: collationOf(type) ?? null,
          is_nullable: type.base !== 'sysname' && type.base !== 'rowversion',
        };
      }
      for (const facts of OTHERS) yield row(facts);
    },
    'all columns',
  );
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
          filter_definition:
            index.filter === undefined ? null : definitionText(index.filter.condition, index.filter.text),
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
  return systemTable(
    columns,
    function* () {
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
    },
    'all columns',
  );
}

/** The row counts of sys.dm_db_partition_stats, whose page counts the practice server doesn't have. */
export function sysPartitionStatistics(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['partition_id', BIGINT, true],
    ['object_id', INT],
    ['index_id', INT],
    ['partition_number', INT],
    ['row_count', BIGINT, true],
  ];
  return systemTable(columns, () => partitionRows(database));
}

export function sysPartitions(database: Database): ComputedTable {
  const columns: SystemColumn[] = [
    ['partition_id', BIGINT],
    ['object_id', INT],
    ['index_id', INT],
    ['partition_number', INT],
    ['hobt_id', BIGINT],
    ['rows', BIGINT, true],
    ['filestream_filegroup_id', SMALLINT],
    ['data_compression', TINYINT],
    ['data_compression_desc', text(60), true],
  ];
  return systemTable(columns, () => partitionRows(database), 'all columns');
}

function* partitionRows(database: Database) {
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
        row_count: BigInt(table.store.count),
        filestream_filegroup_id: 0,
        data_compression: 0,
        data_compression_desc: 'NONE',
      };
    }
  }
}
