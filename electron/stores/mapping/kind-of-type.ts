/** What the driver gives for a column: texts, bytes, booleans, whole and other numbers, moments, GUIDs; `other` for anything else. */
export type TypeKind = 'text' | 'bytes' | 'flag' | 'whole' | 'number' | 'moment' | 'guid' | 'other';

const kinds: Readonly<Record<string, TypeKind>> = {
  nvarchar: 'text',
  varchar: 'text',
  nchar: 'text',
  char: 'text',
  sysname: 'text',
  text: 'text',
  ntext: 'text',
  binary: 'bytes',
  varbinary: 'bytes',
  image: 'bytes',
  bit: 'flag',
  tinyint: 'whole',
  smallint: 'whole',
  int: 'whole',
  bigint: 'whole',
  decimal: 'number',
  numeric: 'number',
  money: 'number',
  smallmoney: 'number',
  float: 'number',
  real: 'number',
  datetime: 'moment',
  datetime2: 'moment',
  smalldatetime: 'moment',
  date: 'moment',
  datetimeoffset: 'moment',
  uniqueidentifier: 'guid',
};

/** The kind of a type by SQL Server's name of it, with or without length. */
export function kindOfType(type: string): TypeKind {
  return kinds[type.toLowerCase().replace(/\s*\(.*$/, '')] ?? 'other';
}
