import { columnsOf } from '../catalog/column-owner.ts';
import { BIT, INT, NAME, SMALLINT, type SystemColumn, systemTable, TINYINT, text } from '../catalog/system-table.ts';
import { asSqlError, unsupported } from '../failure.ts';
import type { SqlValue } from '../interface.ts';
import type { BoundValue } from '../plan/bound.ts';
import { converted } from '../plan/comparison.ts';
import type { BoundQuery, ComputedTable } from '../plan/environment.ts';
import { nvarchar } from '../scalar/types.ts';
import type { Name } from '../syntax/tree.ts';
import { describeFirstResult, descriptionOf, type SelectBinder } from './describe-result.ts';
import { nameParts, objectNamed } from './object-names.ts';
import type { SessionState } from './session-state.ts';

/** What is told of a column; what is not known of it (`is_updateable`, its place in ORDER BY) is NULL, as the documentation has it. */
export const DESCRIPTION: readonly SystemColumn[] = [
  ['is_hidden', BIT, true],
  ['column_ordinal', INT, true],
  ['name', NAME, true],
  ['is_nullable', BIT, true],
  ['system_type_id', INT, true],
  ['system_type_name', text(256), true],
  ['max_length', SMALLINT, true],
  ['precision', TINYINT, true],
  ['scale', TINYINT, true],
  ['collation_name', NAME, true],
  ['user_type_id', INT, true],
  ['user_type_database', NAME, true],
  ['user_type_schema', NAME, true],
  ['user_type_name', NAME, true],
  ['assembly_qualified_type_name', text(4000), true],
  ['xml_collection_id', INT, true],
  ['xml_collection_database', NAME, true],
  ['xml_collection_schema', NAME, true],
  ['xml_collection_name', NAME, true],
  ['is_xml_document', BIT, true],
  ['is_case_sensitive', BIT, true],
  ['is_fixed_length_clr_type', BIT, true],
  ['source_server', NAME, true],
  ['source_database', NAME, true],
  ['source_schema', NAME, true],
  ['source_table', NAME, true],
  ['source_column', NAME, true],
  ['is_identity_column', BIT, true],
  ['is_part_of_unique_key', BIT, true],
  ['is_updateable', BIT, true],
  ['is_computed_column', BIT, true],
  ['is_sparse_column_set', BIT, true],
  ['ordinal_in_order_by_list', SMALLINT, true],
  ['order_by_list_length', SMALLINT, true],
  ['order_by_is_descending', SMALLINT, true],
  ['tds_type_id', INT, true],
  ['tds_length', INT, true],
  ['tds_collation_id', INT, true],
  ['tds_collation_sort_id', TINYINT, true],
];

const ERRORS: readonly SystemColumn[] = [
  ['error_number', INT, true],
  ['error_severity', INT, true],
  ['error_state', INT, true],
  ['error_message', text(4000), true],
  ['error_type', INT, true],
  ['error_type_desc', text(60), true],
];

/** sys.dm_exec_describe_first_result_set and sys.fn_my_permissions; undefined for any other name. */
export function systemTableFunction(
  name: Name,
  args: readonly BoundValue[],
  state: SessionState,
  bind: SelectBinder,
): BoundQuery | undefined {
  const [last = '', schema = ''] = name.map((part) => part.toLowerCase()).toReversed();
  if (last === 'dm_exec_describe_first_result_set' && schema === 'sys') {
    return computed([...DESCRIPTION, ...ERRORS], args, (values) => described(values, state, bind));
  }
  if (last === 'fn_my_permissions' && (schema === '' || schema === 'sys')) {
    const columns: SystemColumn[] = [
      ['entity_name', NAME, true],
      ['subentity_name', NAME, true],
      ['permission_name', text(60), true],
    ];
    return computed(columns, args, (values) => ownPermissions(values, state));
  }
  return undefined;
}

/** A function's rows, computed from its arguments' values when they are read. */
function computed(
  columns: readonly SystemColumn[],
  args: readonly BoundValue[],
  rowsOf: (values: readonly SqlValue[]) => Iterable<Readonly<Record<string, SqlValue>>>,
): BoundQuery {
  const evaluations = args.map((argument) => converted(argument, nvarchar('max')));
  const shape: ComputedTable = systemTable(columns, () => []);
  return {
    columns: shape.columns,
    *open(run) {
      const values = evaluations.map((evaluate) => evaluate([], run));
      yield [...systemTable(columns, () => rowsOf(values)).rows()];
    },
  };
}

function* described([text = null, parameters = null]: readonly SqlValue[], state: SessionState, bind: SelectBinder) {
  try {
    const columns = describeFirstResult(String(text ?? ''), String(parameters ?? ''), state, bind);
    yield* columns.map((column, index) => descriptionOf(column, index + 1));
  } catch (thrown) {
    const error = asSqlError(thrown);
    if (error === undefined || error.message.startsWith('The practice')) throw thrown;
    yield {
      error_number: error.number,
      error_severity: error.severity,
      error_state: error.state,
      error_message: error.message,
    };
  }
}

const ON_TABLE =
  'SELECT|UPDATE|REFERENCES|INSERT|DELETE|VIEW CHANGE TRACKING|VIEW DEFINITION|ALTER|TAKE OWNERSHIP|CONTROL'.split('|');

function* ownPermissions([securable = null, written = null]: readonly SqlValue[], state: SessionState) {
  const securableClass = String(written ?? 'SERVER').toUpperCase();
  if (securableClass !== 'OBJECT' || securable === null) throw unsupported(`fn_my_permissions on ${securableClass}`);
  const object = objectNamed(nameParts(String(securable)), state);
  if (object === undefined) return;
  if (object.kind === 'procedure') throw unsupported('fn_my_permissions on a procedure');
  const held = state.login.role === 'owner' ? ON_TABLE : ['SELECT'];
  for (const permission of held) {
    yield { entity_name: String(securable), subentity_name: '', permission_name: permission };
  }
  for (const { name } of columnsOf(object)) {
    for (const permission of held.slice(0, 3)) {
      yield { entity_name: String(securable), subentity_name: name, permission_name: permission };
    }
  }
}
