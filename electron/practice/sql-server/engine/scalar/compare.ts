import type { SqlMoment, SqlType, SqlValue } from '../interface.ts';
import { toHex } from './binary.ts';
import { threeHundredthsOf } from './calendar.ts';
import { byteOfUnit } from './code-page.ts';
import { type Collation, collationByName } from './collation.ts';
import { SqlError, unsupported } from './sql-error.ts';
import { compareSqlOrder, foldSqlOrder } from './text/sql-sort-order.ts';
import { foldWindows, trimBlanks } from './text/windows-fold.ts';
import { windowsComparison } from './text/windows-order.ts';
import { collationOf, isUnicode } from './types.ts';

/** Negative, zero or positive for two values that are not NULL. */
export type Comparison = (left: SqlValue, right: SqlValue) => number;

/** Something that is equal for equal values only; NULL gives null. */
export type Key = (value: SqlValue) => string | number | bigint | null;

/**
 * How two values of one type compare, for WHERE and ORDER BY. Neither may be NULL. Text follows its type's collation, or
 * the one given; text, ntext, image and xml do not compare.
 *
 * @throws SqlError 306 for types that do not compare
 */
export function compileCompare(type: SqlType, collation = collationOf(type)): Comparison {
  switch (type.base) {
    case 'bit':
      return (left, right) => Number(left) - Number(right);
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'real':
    case 'float':
      return (left, right) => (left as number) - (right as number);
    case 'bigint':
    case 'decimal':
    case 'money':
    case 'smallmoney':
      return (left, right) => order(left as bigint, right as bigint);
    case 'char':
    case 'varchar':
    case 'nchar':
    case 'nvarchar':
    case 'sysname':
      return textComparison(collationByName(collation ?? ''), isUnicode(type));
    case 'binary':
    case 'varbinary':
    case 'rowversion':
      return (left, right) => compareBytes(left as Uint8Array, right as Uint8Array);
    case 'uniqueidentifier':
      return (left, right) => compareGuids(left as string, right as string);
    case 'date':
    case 'time':
    case 'datetime':
    case 'smalldatetime':
    case 'datetime2':
    case 'datetimeoffset':
      return (left, right) => {
        const [a, b] = [left as SqlMoment, right as SqlMoment];
        return a.day - b.day || a.ticks - b.ticks;
      };
    case 'text':
    case 'ntext':
    case 'image':
      throw notComparable();
    case 'xml':
      throw unsupported('comparisons of xml');
  }
}

/**
 * A key under which equal values of the type meet, for hashing, DISTINCT, GROUP BY and unique indexes: two keys are equal
 * exactly when `compileCompare` gives 0.
 */
export function compileKey(type: SqlType, collation = collationOf(type)): Key {
  const key = keyOf(type, collation);
  return (value) => (value === null ? null : key(value));
}

function keyOf(type: SqlType, collation: string | undefined): (value: SqlValue) => string | number | bigint {
  switch (type.base) {
    case 'bit':
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'real':
    case 'float':
      return Number;
    case 'bigint':
    case 'decimal':
    case 'money':
    case 'smallmoney':
      return (value) => value as bigint;
    case 'uniqueidentifier':
      return (value) => value as string;
    case 'char':
    case 'varchar':
    case 'nchar':
    case 'nvarchar':
    case 'sysname': {
      const fold = textFold(collationByName(collation ?? ''), isUnicode(type));
      return (value) => fold(value as string);
    }
    case 'binary':
    case 'varbinary':
    case 'rowversion':
      return (value) => toHex(value as Uint8Array).replace(/(00)+$/, '');
    case 'date':
      return (value) => (value as SqlMoment).day;
    case 'time':
      return (value) => (value as SqlMoment).ticks;
    case 'datetime':
    case 'smalldatetime':
      return (value) => (value as SqlMoment).day * 25_920_000 + threeHundredthsOf((value as SqlMoment).ticks);
    case 'datetime2':
    case 'datetimeoffset':
      return (value) => BigInt((value as SqlMoment).day) * 864_000_000_000n + BigInt((value as SqlMoment).ticks);
    case 'text':
    case 'ntext':
    case 'image':
      throw notComparable();
    case 'xml':
      throw unsupported('comparisons of xml');
  }
}

const notComparable = (): SqlError =>
  new SqlError(
    306,
    16,
    2,
    'The text, ntext, and image data types cannot be compared or sorted, except when using IS NULL or LIKE operator.',
  );

function order<T extends bigint | string>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The folding under which equal texts of the collation become the same string. */
export function textFold(collation: Collation, unicode: boolean): (text: string) => string {
  if (collation.binary) return trimBlanks;
  const fold = collation.sqlSortOrder && !unicode ? foldSqlOrder : foldWindows;
  return (text) => fold(text, collation);
}

function textComparison(collation: Collation, unicode: boolean): Comparison {
  if (collation.binary) {
    const unit = unicode ? (text: string, index: number) => text.charCodeAt(index) : byteAt;
    return (left, right) => compareUnits(left as string, right as string, unit);
  }
  if (collation.sqlSortOrder && !unicode) {
    return (left, right) => (left === right ? 0 : compareSqlOrder(left as string, right as string, collation));
  }
  const compare = windowsComparison(collation);
  return (left, right) => (left === right ? 0 : compare(left as string, right as string));
}

const byteAt = (text: string, index: number): number => byteOfUnit(text.charCodeAt(index));

/** Unit by unit, the shorter text filled with blanks. */
function compareUnits(left: string, right: string, unit: (text: string, index: number) => number): number {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = index < left.length ? unit(left, index) : 0x20;
    const b = index < right.length ? unit(right, index) : 0x20;
    if (a !== b) return a - b;
  }
  return 0;
}

/** Byte by byte, the shorter one filled with zeros. */
function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Places of the digits by weight: the last group counts first, the first three groups run from their last byte back. */
const GUID_ORDER = [24, 26, 28, 30, 32, 34, 19, 21, 16, 14, 11, 9, 6, 4, 2, 0].flatMap((pair) => [pair, pair + 1]);

function compareGuids(left: string, right: string): number {
  if (left === right) return 0;
  for (const place of GUID_ORDER) {
    const difference = left.charCodeAt(place) - right.charCodeAt(place);
    if (difference !== 0) return difference;
  }
  return 0;
}
