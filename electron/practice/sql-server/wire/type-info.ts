import { assertNever } from '../../../common/assert-never.ts';
import type { SqlType } from '../engine/interface.ts';
import { DEFAULT_COLLATION } from '../engine/scalar/types.ts';
import type { ByteSink } from './byte-sink.ts';
import { collationBytes, isCaseSensitive } from './collation.ts';
import { dataTypes, decimalLength, MAX_LENGTH, TIMESTAMP_USER_TYPE } from './data-types.ts';

/** The length that text, ntext and image columns have. */
const LARGEST_LONG = [0xff, 0xff, 0xff, 0x7f] as const;
/** sysname is nvarchar(128) (SQL Server docs, sysname). */
const SYSNAME_BYTES = 256;

function short(length: number | 'max', bytesPerUnit: 1 | 2): readonly number[] {
  const bytes = length === 'max' ? MAX_LENGTH : length * bytesPerUnit;
  return [bytes & 0xff, bytes >>> 8];
}

/** TYPE_INFO (MS-TDS 2.2.5.6): what a client needs to read a column's values. */
function typeInfo(type: SqlType): readonly number[] {
  switch (type.base) {
    case 'bit':
      return [dataTypes.bitN, 1];
    case 'tinyint':
      return [dataTypes.intN, 1];
    case 'smallint':
      return [dataTypes.intN, 2];
    case 'int':
      return [dataTypes.intN, 4];
    case 'bigint':
      return [dataTypes.intN, 8];
    case 'real':
      return [dataTypes.floatN, 4];
    case 'float':
      return [dataTypes.floatN, 8];
    case 'smallmoney':
      return [dataTypes.moneyN, 4];
    case 'money':
      return [dataTypes.moneyN, 8];
    case 'decimal':
      return [
        type.numeric === true ? dataTypes.numericN : dataTypes.decimalN,
        decimalLength(type.precision),
        type.precision,
        type.scale,
      ];
    case 'char':
    case 'varchar':
    case 'nchar':
    case 'nvarchar': {
      const bytesPerUnit = type.base === 'char' || type.base === 'varchar' ? 1 : 2;
      return [dataTypes[type.base], ...short(type.length, bytesPerUnit), ...collationBytes(type.collation)];
    }
    case 'sysname':
      return [dataTypes.nvarchar, ...short(SYSNAME_BYTES, 1), ...collationBytes(DEFAULT_COLLATION)];
    case 'binary':
    case 'varbinary':
      return [dataTypes[type.base], ...short(type.length, 1)];
    case 'rowversion':
      return [dataTypes.binary, ...short(8, 1)];
    case 'text':
    case 'ntext':
      return [dataTypes[type.base], ...LARGEST_LONG, ...collationBytes(type.collation)];
    case 'image':
      return [dataTypes.image, ...LARGEST_LONG];
    case 'uniqueidentifier':
      return [dataTypes.guid, 16];
    case 'date':
      return [dataTypes.date];
    case 'datetime':
      return [dataTypes.datetimeN, 8];
    case 'smalldatetime':
      return [dataTypes.datetimeN, 4];
    case 'time':
    case 'datetime2':
    case 'datetimeoffset':
      return [dataTypes[type.base], type.scale];
    case 'xml':
      // No schema collection.
      return [dataTypes.xml, 0];
    default:
      return assertNever(type);
  }
}

export function writeTypeInfo(sink: ByteSink, type: SqlType): void {
  sink.bytes(Uint8Array.from(typeInfo(type)));
}

/** The user type in front of TYPE_INFO. */
export function userTypeOf(type: SqlType): number {
  return type.base === 'rowversion' ? TIMESTAMP_USER_TYPE : 0;
}

/** Whether COLMETADATA's case-sensitive flag is set for a column of the type. */
export function comparesByCase(type: SqlType): boolean {
  return 'collation' in type && isCaseSensitive(type.collation);
}

/** text, ntext and image carry their table's name in COLMETADATA. */
export function hasTableName(type: SqlType): boolean {
  return type.base === 'text' || type.base === 'ntext' || type.base === 'image';
}
