import { typeFacts } from '../catalog/type-facts.ts';
import { unsupported } from '../failure.ts';
import type { SqlType, SqlValue } from '../interface.ts';
import { dataType } from '../plan/data-type.ts';
import type { BoundQuery } from '../plan/environment.ts';
import type { SourceColumn } from '../plan/scope.ts';
import { collationOf, DEFAULT_COLLATION } from '../scalar/types.ts';
import { parseBatch, parseParameters } from '../syntax/parse.ts';
import type { Statement } from '../syntax/statement-tree.ts';
import { type Frame, newFrame, type SessionState } from './session-state.ts';

type Select = Extract<Statement, { kind: 'select' }>;

/** Resolves a SELECT in a frame; handed in, because queries and what describes them hold each other. */
export type SelectBinder = (select: Select, frame: Frame) => BoundQuery;

/** Statements that give no rows and may come before the one that does. */
const SILENT = new Set(['setVariable', 'setOption', 'print', 'use', 'beginTransaction', 'commit', 'rollback', 'save']);

/**
 * The columns of the first result that a batch would give, found without running it; none if it gives no result.
 * @throws SqlError what resolving its names and types throws
 */
export function describeFirstResult(
  text: string,
  parameters: string,
  state: SessionState,
  bind: SelectBinder,
): readonly SourceColumn[] {
  const frame = newFrame();
  const declare = (name: string, type: SqlType) => frame.variables.set(name.toLowerCase(), { type, value: null });
  for (const { name, type } of parseParameters(parameters)) declare(name, dataType(type, 1));
  for (const statement of parseBatch(text, state.quotedIdentifiers)) {
    if (statement.kind === 'declare') {
      for (const { name, type } of statement.variables) declare(name, dataType(type, 1));
    } else if (statement.kind === 'select') {
      const { body } = statement.query;
      const silent =
        body.kind === 'select' && (body.into !== undefined || body.items.some(({ kind }) => kind === 'assign'));
      if (!silent) return bind(statement, frame).columns;
    } else if (!SILENT.has(statement.kind)) {
      throw unsupported('describing a batch with statements other than SELECT');
    }
  }
  return [];
}

/** One row of what sp_describe_first_result_set gives for a column. */
export function descriptionOf(column: SourceColumn, ordinal: number): Readonly<Record<string, SqlValue>> {
  const { type } = column;
  const facts = typeFacts(type);
  const collation = collationOf(type) ?? null;
  return {
    is_hidden: false,
    column_ordinal: ordinal,
    name: column.name === '' ? null : column.name,
    is_nullable: column.nullable,
    system_type_id: facts.systemTypeId,
    system_type_name: typeText(type),
    max_length: facts.maxLength,
    precision: facts.precision,
    scale: facts.scale,
    collation_name: collation,
    is_xml_document: false,
    is_case_sensitive: collation !== null && /_CS_|_BIN/i.test(collation),
    is_fixed_length_clr_type: false,
    is_identity_column: column.identity,
    is_computed_column: false,
    is_sparse_column_set: false,
    tds_type_id: tdsType(type, column.nullable),
    tds_length: tdsLength(type, facts.maxLength),
    tds_collation_id: collation === DEFAULT_COLLATION ? 13_632_521 : null,
    tds_collation_sort_id: collation === DEFAULT_COLLATION ? 52 : null,
  };
}

/** The type on the wire (MS-TDS 2.2.5.4): types of one length only have another when they are nullable. */
const TDS_TYPES: { readonly [base in SqlType['base']]: number | readonly [fixed: number, nullable: number] } = {
  bit: [50, 104],
  tinyint: [48, 38],
  smallint: [52, 38],
  int: [56, 38],
  bigint: [127, 38],
  real: [59, 109],
  float: [62, 109],
  money: [60, 110],
  smallmoney: [122, 110],
  datetime: [61, 111],
  smalldatetime: [58, 111],
  decimal: 106,
  char: 175,
  varchar: 167,
  nchar: 239,
  nvarchar: 231,
  sysname: 231,
  binary: 173,
  varbinary: 165,
  rowversion: 173,
  text: 35,
  ntext: 99,
  image: 34,
  uniqueidentifier: 36,
  date: 40,
  time: 41,
  datetime2: 42,
  datetimeoffset: 43,
  xml: 241,
};

function tdsType(type: SqlType, nullable: boolean): number {
  if (type.base === 'decimal' && type.numeric === true) return 108;
  const number = TDS_TYPES[type.base];
  return typeof number === 'number' ? number : number[nullable ? 1 : 0];
}

function tdsLength(type: SqlType, bytes: number): number {
  switch (type.base) {
    case 'decimal':
      return 17;
    case 'text':
    case 'ntext':
    case 'image':
      return 2_147_483_647;
    default:
      return bytes === -1 ? 65_535 : bytes;
  }
}

/** `nvarchar(50)`, `decimal(10,2)`, `datetime2(7)`, `int`. */
function typeText(type: SqlType): string {
  const { name } = typeFacts(type);
  switch (type.base) {
    case 'decimal':
      return `${name}(${type.precision},${type.scale})`;
    case 'char':
    case 'varchar':
    case 'nchar':
    case 'nvarchar':
    case 'binary':
    case 'varbinary':
      return `${name}(${type.length})`;
    case 'time':
    case 'datetime2':
    case 'datetimeoffset':
      return `${name}(${type.scale})`;
    case 'sysname':
      return 'nvarchar(128)';
    default:
      return name;
  }
}
