import type { SqlType } from '../interface.ts';

/** A type as sys.types and sys.columns describe it. */
export interface TypeFacts {
  readonly name: string;
  readonly systemTypeId: number;
  readonly userTypeId: number;
  /** Bytes; -1 for (max). */
  readonly maxLength: number;
  readonly precision: number;
  readonly scale: number;
}

/** system_type_id, user_type_id, length, precision, scale of the types without arguments (SQL Server docs: "sys.types"). */
const FIXED: { readonly [base: string]: readonly [id: number, length: number, precision: number, scale: number] } = {
  image: [34, 16, 0, 0],
  text: [35, 16, 0, 0],
  uniqueidentifier: [36, 16, 0, 0],
  date: [40, 3, 10, 0],
  tinyint: [48, 1, 3, 0],
  smallint: [52, 2, 5, 0],
  int: [56, 4, 10, 0],
  smalldatetime: [58, 4, 16, 0],
  real: [59, 4, 24, 0],
  money: [60, 8, 19, 4],
  datetime: [61, 8, 23, 3],
  float: [62, 8, 53, 0],
  ntext: [99, 16, 0, 0],
  bit: [104, 1, 1, 0],
  smallmoney: [122, 4, 10, 4],
  bigint: [127, 8, 19, 0],
  rowversion: [189, 8, 0, 0],
  xml: [241, -1, 0, 0],
};

export function typeFacts(type: SqlType): TypeFacts {
  const facts = (name: string, id: number, maxLength: number, precision = 0, scale = 0): TypeFacts => ({
    name,
    systemTypeId: id,
    userTypeId: id,
    maxLength,
    precision,
    scale,
  });
  switch (type.base) {
    case 'decimal':
      return type.numeric === true
        ? facts('numeric', 108, decimalBytes(type.precision), type.precision, type.scale)
        : facts('decimal', 106, decimalBytes(type.precision), type.precision, type.scale);
    case 'char':
      return facts('char', 175, bytes(type.length, 1));
    case 'varchar':
      return facts('varchar', 167, bytes(type.length, 1));
    case 'nchar':
      return facts('nchar', 239, bytes(type.length, 2));
    case 'nvarchar':
      return facts('nvarchar', 231, bytes(type.length, 2));
    case 'binary':
      return facts('binary', 173, bytes(type.length, 1));
    case 'varbinary':
      return facts('varbinary', 165, bytes(type.length, 1));
    case 'sysname':
      return { ...facts('sysname', 231, 256), userTypeId: 256 };
    case 'time':
      return facts('time', 41, timeBytes(type.scale), type.scale === 0 ? 8 : 9 + type.scale, type.scale);
    case 'datetime2':
      return facts('datetime2', 42, timeBytes(type.scale) + 3, type.scale === 0 ? 19 : 20 + type.scale, type.scale);
    case 'datetimeoffset':
      return facts(
        'datetimeoffset',
        43,
        timeBytes(type.scale) + 5,
        type.scale === 0 ? 26 : 27 + type.scale,
        type.scale,
      );
    default: {
      const [id, length, precision, scale] = FIXED[type.base] ?? [0, 0, 0, 0];
      return facts(type.base === 'rowversion' ? 'timestamp' : type.base, id, length, precision, scale);
    }
  }
}

function bytes(length: number | 'max', each: number): number {
  return length === 'max' ? -1 : length * each;
}

function decimalBytes(precision: number): number {
  return precision <= 9 ? 5 : precision <= 19 ? 9 : precision <= 28 ? 13 : 17;
}

function timeBytes(scale: number): number {
  return scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
}

/** COL_LENGTH's and sys.columns.max_length's bytes. */
export function maximumLength(type: SqlType): number {
  return typeFacts(type).maxLength;
}
