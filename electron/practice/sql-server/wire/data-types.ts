import type { SqlType } from '../engine/interface.ts';

/** MS-TDS 2.2.5.4: type bytes. We send the nullable forms; clients may send the others too. */
export const dataTypes = {
  null: 0x1f,
  image: 0x22,
  text: 0x23,
  guid: 0x24,
  intN: 0x26,
  date: 0x28,
  time: 0x29,
  datetime2: 0x2a,
  datetimeoffset: 0x2b,
  int1: 0x30,
  bit: 0x32,
  int2: 0x34,
  int4: 0x38,
  datetime4: 0x3a,
  float4: 0x3b,
  money8: 0x3c,
  datetime8: 0x3d,
  float8: 0x3e,
  variant: 0x62,
  ntext: 0x63,
  bitN: 0x68,
  decimalN: 0x6a,
  numericN: 0x6c,
  floatN: 0x6d,
  moneyN: 0x6e,
  datetimeN: 0x6f,
  money4: 0x7a,
  int8: 0x7f,
  varbinary: 0xa5,
  varchar: 0xa7,
  binary: 0xad,
  char: 0xaf,
  nvarchar: 0xe7,
  nchar: 0xef,
  userDefined: 0xf0,
  xml: 0xf1,
  table: 0xf3,
} as const;

/** MS-TDS 2.2.5.2.3: length that says (max), and the PLP lengths that say NULL and "unknown". */
export const MAX_LENGTH = 0xffff;
export const PLP_NULL = 0xffffffffffffffffn;
export const PLP_UNKNOWN = 0xfffffffffffffffen;
/** CHARBIN_NULL: the two-byte length of a NULL. */
export const SHORT_NULL = 0xffff;
/** The four-byte length of a NULL text, ntext or image that a client sends. */
export const LONG_NULL = 0xffffffff;

/** COLMETADATA's user type of timestamp (rowversion): the one alias that clients tell from its base (binary(8)) by it. */
export const TIMESTAMP_USER_TYPE = 0x50;

/** Bytes of a decimal's sign and magnitude by its precision (MS-TDS 2.2.5.5.1.6). */
export function decimalLength(precision: number): 5 | 9 | 13 | 17 {
  return precision <= 9 ? 5 : precision <= 19 ? 9 : precision <= 28 ? 13 : 17;
}

/** True for types that go as partially length-prefixed chunks (MS-TDS 2.2.5.2.3). */
export function isChunked(type: SqlType): boolean {
  return type.base === 'xml' || ('length' in type && type.length === 'max');
}
