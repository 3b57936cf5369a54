import type { ComputedTable } from '../plan/environment.ts';
import { BIT, DATETIME, fixedText, INT, NAME, type SystemColumn, systemTable, TINYINT, text } from './system-table.ts';

const OBJECT: readonly SystemColumn[] = [
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
];

/** What a database may hold in SQL Server and can't hold here, because its statements are refused: these views are empty. */
const EMPTY: { readonly [view: string]: readonly SystemColumn[] } = {
  security_policies: [
    ...OBJECT,
    ['is_enabled', BIT],
    ['is_not_for_replication', BIT],
    ['uses_database_collation', BIT, true],
    ['is_schema_bound', BIT],
  ],
  security_predicates: [
    ['object_id', INT],
    ['security_predicate_id', INT],
    ['target_object_id', INT],
    ['predicate_definition', text('max'), true],
    ['predicate_type', INT, true],
    ['predicate_type_desc', text(60), true],
    ['operation', INT, true],
    ['operation_desc', text(60), true],
  ],
  column_encryption_keys: [
    ['name', NAME],
    ['column_encryption_key_id', INT],
    ['create_date', DATETIME],
    ['modify_date', DATETIME],
  ],
  column_master_keys: [
    ['name', NAME],
    ['column_master_key_id', INT],
    ['create_date', DATETIME],
    ['modify_date', DATETIME],
    ['key_store_provider_name', NAME],
    ['key_path', text(4000)],
  ],
  computed_columns: [
    ['object_id', INT],
    ['name', NAME, true],
    ['column_id', INT],
    ['is_computed', BIT],
    ['definition', text('max'), true],
    ['is_persisted', BIT],
  ],
  triggers: [
    ['name', NAME],
    ['object_id', INT],
    ['parent_class', TINYINT],
    ['parent_class_desc', text(60), true],
    ['parent_id', INT],
    ['type', fixedText(2)],
    ['type_desc', text(60), true],
    ['create_date', DATETIME],
    ['modify_date', DATETIME],
    ['is_ms_shipped', BIT],
    ['is_disabled', BIT],
    ['is_instead_of_trigger', BIT],
  ],
  synonyms: [...OBJECT, ['base_object_name', text(1035), true]],
  sequences: OBJECT,
  extended_properties: [
    ['class', TINYINT],
    ['class_desc', text(60), true],
    ['major_id', INT],
    ['minor_id', INT],
    ['name', NAME],
    // A sql_variant in SQL Server.
    ['value', text(4000), true],
  ],
};

export const emptyViews: { readonly [view: string]: () => ComputedTable } = Object.fromEntries(
  Object.entries(EMPTY).map(([name, columns]) => [name, () => systemTable(columns, () => [])]),
);
