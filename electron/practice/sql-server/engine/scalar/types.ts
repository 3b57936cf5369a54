import type { SqlType, SqlValue } from '../interface.ts';
import { sqlErrors } from './sql-error.ts';

export type SqlBase = SqlType['base'];
export type DecimalType = Extract<SqlType, { base: 'decimal' }>;
export type StringType = Extract<SqlType, { collation: string; length: number | 'max' }>;
export type BinaryType = Extract<SqlType, { base: 'binary' | 'varbinary' }>;

/** The server's and database's collation; code page 1252, sort order 52 for non-Unicode text. */
export const DEFAULT_COLLATION = 'SQL_Latin1_General_CP1_CI_AS';

export const BIT: SqlType = { base: 'bit' };
export const TINYINT: SqlType = { base: 'tinyint' };
export const SMALLINT: SqlType = { base: 'smallint' };
export const INT: SqlType = { base: 'int' };
export const BIGINT: SqlType = { base: 'bigint' };
export const FLOAT: SqlType = { base: 'float' };
export const MONEY: SqlType = { base: 'money' };
export const DATE: SqlType = { base: 'date' };
export const DATETIME: SqlType = { base: 'datetime' };
export const GUID: SqlType = { base: 'uniqueidentifier' };

export const decimal = (precision: number, scale: number): DecimalType => ({ base: 'decimal', precision, scale });
export const char = (length: number, collation = DEFAULT_COLLATION): SqlType => ({ base: 'char', length, collation });
export const varchar = (length: number | 'max', collation = DEFAULT_COLLATION): SqlType => ({
  base: 'varchar',
  length,
  collation,
});
export const nchar = (length: number, collation = DEFAULT_COLLATION): SqlType => ({ base: 'nchar', length, collation });
export const nvarchar = (length: number | 'max', collation = DEFAULT_COLLATION): SqlType => ({
  base: 'nvarchar',
  length,
  collation,
});
export const varbinary = (length: number | 'max'): SqlType => ({ base: 'varbinary', length });

/** "Data type precedence (Transact-SQL)", Microsoft Learn: the lower number wins. */
const PRECEDENCE: { readonly [base in SqlBase]: number } = {
  xml: 1,
  datetimeoffset: 2,
  datetime2: 3,
  datetime: 4,
  smalldatetime: 5,
  date: 6,
  time: 7,
  float: 8,
  real: 9,
  decimal: 10,
  money: 11,
  smallmoney: 12,
  bigint: 13,
  int: 14,
  smallint: 15,
  tinyint: 16,
  bit: 17,
  ntext: 18,
  text: 19,
  image: 20,
  rowversion: 21,
  uniqueidentifier: 22,
  nvarchar: 23,
  sysname: 23,
  nchar: 24,
  varchar: 25,
  char: 26,
  varbinary: 27,
  binary: 28,
};

/** The rank of a type: of two operands the one of lower rank number decides the type of both. */
export function precedence(type: SqlType): number {
  return PRECEDENCE[type.base];
}

/** The name by which SQL Server's messages call the type: `numeric` for decimal, no lengths. */
export function typeName(type: SqlType): string {
  if (type.base === 'decimal') return 'numeric';
  if (type.base === 'rowversion') return 'timestamp';
  if (type.base === 'sysname') return 'nvarchar';
  const isMax = 'length' in type && type.length === 'max';
  return isMax ? `${type.base}(max)` : type.base;
}

/** `sysname` as the nvarchar(128) that it is; every other type as it stands. */
export function plainType(type: SqlType): SqlType {
  return type.base === 'sysname' ? nvarchar(128) : type;
}

export function isString(type: SqlType): type is StringType {
  return type.base === 'char' || type.base === 'varchar' || type.base === 'nchar' || type.base === 'nvarchar';
}

/** nchar, nvarchar, ntext and sysname: text outside code page 1252 survives. */
export function isUnicode(type: SqlType): boolean {
  return type.base === 'nchar' || type.base === 'nvarchar' || type.base === 'ntext' || type.base === 'sysname';
}

export function isBinary(type: SqlType): type is BinaryType {
  return type.base === 'binary' || type.base === 'varbinary';
}

export function isInteger(type: SqlType): boolean {
  return type.base === 'int' || type.base === 'bigint' || type.base === 'smallint' || type.base === 'tinyint';
}

export function isMoney(type: SqlType): boolean {
  return type.base === 'money' || type.base === 'smallmoney';
}

export function isApproximate(type: SqlType): boolean {
  return type.base === 'float' || type.base === 'real';
}

/** bit and all numbers. */
export function isNumber(type: SqlType): boolean {
  return PRECEDENCE[type.base] >= PRECEDENCE.float && PRECEDENCE[type.base] <= PRECEDENCE.bit;
}

export function isTemporal(type: SqlType): boolean {
  return PRECEDENCE[type.base] >= PRECEDENCE.datetimeoffset && PRECEDENCE[type.base] <= PRECEDENCE.time;
}

/** The collation of a text type; sysname has the database's. */
export function collationOf(type: SqlType): string | undefined {
  if (type.base === 'sysname') return DEFAULT_COLLATION;
  return 'collation' in type ? type.collation : undefined;
}

/** The decimal(p,s) as which an exact number takes part in decimal arithmetic ("Precision, scale, and length"). */
export function asDecimal(type: SqlType): DecimalType | undefined {
  switch (type.base) {
    case 'decimal':
      return type;
    case 'bit':
      return decimal(1, 0);
    case 'tinyint':
      return decimal(3, 0);
    case 'smallint':
      return decimal(5, 0);
    case 'int':
      return decimal(10, 0);
    case 'bigint':
      return decimal(19, 0);
    case 'smallmoney':
      return decimal(10, 4);
    case 'money':
      return decimal(19, 4);
    default:
      return undefined;
  }
}

/**
 * How many characters a value of the type may need as text (ISO or default format), for types of converted operands;
 * 'max' where there is no bound.
 */
export function textLength(type: SqlType): number | 'max' {
  switch (type.base) {
    case 'char':
    case 'varchar':
    case 'nchar':
    case 'nvarchar':
    case 'binary':
    case 'varbinary':
      return type.length;
    case 'sysname':
      return 128;
    case 'bit':
      return 1;
    case 'tinyint':
      return 3;
    case 'smallint':
      return 6;
    case 'int':
      return 12;
    case 'bigint':
      return 24;
    case 'decimal':
      return 41;
    case 'real':
    case 'float':
      return 23;
    case 'money':
    case 'smallmoney':
      return 30;
    case 'uniqueidentifier':
      return 36;
    case 'date':
      return 10;
    case 'time':
      return 16;
    case 'datetime':
    case 'smalldatetime':
      return 23;
    case 'datetime2':
      return 27;
    case 'datetimeoffset':
      return 34;
    case 'rowversion':
      return 8;
    case 'text':
    case 'ntext':
    case 'image':
    case 'xml':
      return 'max';
  }
}

/** The longest length that a bounded type of this base may have. */
export function longestLength(base: StringType['base'] | BinaryType['base']): number {
  return base === 'nchar' || base === 'nvarchar' ? 4000 : 8000;
}

/** A value and its type in an expression, before evaluation: type null is the untyped NULL. */
export interface Operand {
  readonly type: SqlType | null;
  /** The value where it is a literal: integer literals count their own digits in decimal arithmetic. */
  readonly constant?: SqlValue;
}

/**
 * The one type of several values: results of CASE, COALESCE, IIF and CHOOSE, columns of UNION and VALUES. The highest
 * precedence decides; lengths, precisions and scales grow so that nothing is lost. Untyped NULLs do not count; all of
 * them untyped gives null.
 */
export function commonType(types: readonly (SqlType | null)[], operation = 'CASE'): SqlType | null {
  let common: SqlType | null = null;
  for (const type of types) {
    if (type === null) continue;
    common = common === null ? plainType(type) : combine(common, plainType(type), operation);
  }
  return common;
}

function combine(left: SqlType, right: SqlType, operation: string): SqlType {
  const [high, low] = precedence(left) <= precedence(right) ? [left, right] : [right, left];
  if (high.base === 'decimal') {
    const other = asDecimal(low);
    return other === undefined ? high : combineDecimals(high, other);
  }
  if (high.base === 'money' || high.base === 'smallmoney') return high;
  if (isString(high)) {
    const collation = mergeCollations(high.collation, collationOf(low) ?? high.collation, operation);
    return { ...high, length: longer(high, low), collation };
  }
  if (isBinary(high)) return { ...high, length: longer(high, low) };
  if (high.base === 'text' || high.base === 'ntext') {
    return { ...high, collation: mergeCollations(high.collation, collationOf(low) ?? high.collation, operation) };
  }
  if (high.base === 'datetime2' || high.base === 'datetimeoffset' || high.base === 'time') {
    return { ...high, scale: Math.max(high.scale, fractionDigits(low)) };
  }
  return high;
}

/** Digits of the seconds' fraction that a date or time type keeps; 0 for other types. */
export function fractionDigits(type: SqlType): number {
  if (type.base === 'datetime2' || type.base === 'datetimeoffset' || type.base === 'time') return type.scale;
  return type.base === 'datetime' ? 3 : 0;
}

/** decimal(p,s) that holds both: more than 38 digits cost scale, never the whole part. */
function combineDecimals(left: DecimalType, right: DecimalType): DecimalType {
  const scale = Math.max(left.scale, right.scale);
  const whole = Math.max(left.precision - left.scale, right.precision - right.scale);
  return whole + scale <= 38 ? decimal(whole + scale, scale) : decimal(38, Math.max(0, 38 - whole));
}

function longer(high: StringType | BinaryType, low: SqlType): number | 'max' {
  const other = textLength(low);
  if (high.length === 'max' || other === 'max') return 'max';
  return Math.min(longestLength(high.base), Math.max(high.length, other));
}

/**
 * The collation in which two texts meet. A type does not say where its collation comes from, so one that is not the
 * database's is taken for the stronger ("Collation precedence", Microsoft Learn); two such that differ are error 468.
 */
export function mergeCollations(left: string, right: string, operation: string): string {
  if (left.toLowerCase() === right.toLowerCase()) return left;
  if (left === DEFAULT_COLLATION) return right;
  if (right === DEFAULT_COLLATION) return left;
  throw sqlErrors.collationConflict(left, right, operation);
}
