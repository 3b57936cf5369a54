import type { SqlMoment, SqlType, SqlValue } from '../interface.ts';
import { throughCodePage } from './code-page.ts';
import { type ConversionMode, checkConversion } from './convert/allowed.ts';
import { binaryText, binaryToScalar } from './convert/from-binary.ts';
import { momentToNumber, numberToMoment } from './convert/moment-number.ts';
import { momentToMoment } from './convert/moment-to-moment.ts';
import { momentText } from './convert/moment-to-text.ts';
import { numberToNumber } from './convert/number-to-number.ts';
import { fitNumberText, numberText } from './convert/number-to-text.ts';
import { textToMoment } from './convert/text-to-moment.ts';
import { textToBit, textToDecimal, textToFloat, textToInteger, textToMoney } from './convert/text-to-number.ts';
import { toBinary } from './convert/to-binary.ts';
import { SqlError, sqlErrors, unsupported } from './sql-error.ts';
import { isBinary, isNumber, isString, isTemporal, isUnicode, plainType, type StringType, typeName } from './types.ts';

export type { ConversionMode } from './convert/allowed.ts';
export type Conversion = (value: SqlValue) => SqlValue;

/** The conversion that changes nothing: compare with it to leave a step out. */
export const identity: Conversion = (value) => value;

/**
 * How values of one type become values of another, decided once; NULL stays NULL.
 *
 * `implicit` and `explicit` differ in what is allowed, `try` is explicit and gives NULL for a value that cannot be
 * converted. Text and binary that are too long are cut without a word, as in CAST and in assignments to variables; that
 * a column takes no cut values is for who fills it. `style` as in CONVERT.
 *
 * @throws SqlError here 206, 257 or 529 where the types do not convert, and from the function SQL Server's error for the value
 */
export function compileConvert(from: SqlType, to: SqlType, mode: ConversionMode, style?: number): Conversion {
  checkConversion(from, to, mode);
  const convert = conversion(plainType(from), plainType(to), style);
  if (convert === identity) return identity;
  if (mode !== 'try') return (value) => (value === null ? null : convert(value));
  return (value) => {
    if (value === null) return null;
    try {
      return convert(value);
    } catch (error) {
      if (error instanceof SqlError && error.number < 50_000) return null;
      throw error;
    }
  };
}

/** The implicit conversion of an operand; the untyped NULL needs none. */
export function conversionFrom(from: SqlType | null, to: SqlType): Conversion {
  return from === null ? identity : compileConvert(from, to, 'implicit');
}

function conversion(from: SqlType, to: SqlType, style: number | undefined): Conversion {
  if (isString(to)) return toText(from, to, style);
  if (to.base === 'text' || to.base === 'ntext') return largeText(from, to);
  if (isBinary(to)) return bytes(from, to.base, to.length, style);
  if (to.base === 'image') return bytes(from, 'varbinary', 'max', style);
  if (to.base === 'rowversion') return bytes(from, 'binary', 8, style);
  if (isTemporal(to)) return toMoment(from, to, style);
  if (to.base === 'uniqueidentifier') return toGuid(from);
  return toNumber(from, to);
}

function toNumber(from: SqlType, to: SqlType): Conversion {
  if (isString(from)) {
    const read = textReader(from, to);
    return (value) => read(value as string);
  }
  if (isTemporal(from)) {
    const convert = momentToNumber(to);
    return (value) => convert(value as SqlMoment);
  }
  if (isBinary(from) || from.base === 'rowversion') {
    const convert = binaryToScalar(from, to);
    return (value) => convert(value as Uint8Array);
  }
  if (sameNumber(from, to)) return identity;
  const convert = numberToNumber(from, to);
  if (convert === undefined) throw unsupported(`the conversion of ${typeName(from)} to ${typeName(to)}`);
  return convert;
}

function sameNumber(from: SqlType, to: SqlType): boolean {
  if (from.base === 'decimal' && to.base === 'decimal') {
    return from.scale === to.scale && from.precision <= to.precision;
  }
  if (from.base === to.base) return true;
  const [source, target] = [INTEGER_RANK[from.base], INTEGER_RANK[to.base]];
  return source !== undefined && target !== undefined && source < target;
}

/** Integers that JavaScript holds alike. */
const INTEGER_RANK: { readonly [base: string]: number } = { tinyint: 1, smallint: 2, int: 3 };

function textReader(from: SqlType, to: SqlType): (text: string) => SqlValue {
  switch (to.base) {
    case 'bit':
      return textToBit(from);
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint':
      return textToInteger(to.base, from);
    case 'decimal':
      return textToDecimal(to.precision, to.scale, from);
    case 'money':
    case 'smallmoney':
      return textToMoney(to.base, from);
    case 'float':
    case 'real':
      return textToFloat(to.base, from);
    default:
      throw unsupported(`the conversion of ${typeName(from)} to ${typeName(to)}`);
  }
}

function toText(from: SqlType, to: StringType, style: number | undefined): Conversion {
  if (isNumber(from)) {
    const text = numberText(from, to, style ?? 0);
    const fitted = fitNumberText(from, to, to.length);
    const pad = fitText(to, true);
    return (value) => pad(fitted(text(value)));
  }
  if (isTemporal(from)) {
    const text = momentText(from, style);
    const fitted = fitText(to, false);
    return (value) => fitted(text(value as SqlMoment));
  }
  if (from.base === 'uniqueidentifier') {
    if (to.length !== 'max' && to.length < 36) {
      return () => {
        throw sqlErrors.guidSpace();
      };
    }
    return to.base === 'char' || to.base === 'nchar' ? (value) => fitText(to, false)(value as string) : identity;
  }
  if (isBinary(from) || from.base === 'rowversion') {
    const text = binaryText(from, to, style ?? 0);
    const fitted = fitText(to, false);
    return (value) => fitted(text(value as Uint8Array));
  }
  const narrows = isUnicode(from) && !isUnicode(to);
  const fits = isString(from) && neverTooLong(from, to);
  const fitted = fitText(to, fits);
  if (narrows) return (value) => fitted(throughCodePage(value as string));
  return fits && !padsFrom(from, to) ? identity : (value) => fitted(value as string);
}

function neverTooLong(from: StringType, to: StringType): boolean {
  return to.length === 'max' || (from.length !== 'max' && from.length <= to.length);
}

/** Whether text of the source still needs blanks to become the fixed-length target. */
function padsFrom(from: SqlType, to: StringType): boolean {
  if (to.base !== 'char' && to.base !== 'nchar') return false;
  const fixed = from.base === 'char' || from.base === 'nchar';
  return !(fixed && isString(from) && from.length === to.length);
}

/** Cuts text to the length (unless it always fits) and fills fixed-length types with blanks. */
function fitText(to: StringType, fits: boolean): (text: string) => string {
  const { length } = to;
  if (length === 'max') return (text) => text;
  if (to.base === 'char' || to.base === 'nchar') return (text) => text.slice(0, length).padEnd(length, ' ');
  if (fits) return (text) => text;
  return (text) => (text.length <= length ? text : text.slice(0, length));
}

function largeText(from: SqlType, to: SqlType): Conversion {
  if (isUnicode(from) && !isUnicode(to)) return (value) => throughCodePage(value as string);
  return identity;
}

function bytes(
  from: SqlType,
  base: 'binary' | 'varbinary',
  length: number | 'max',
  style: number | undefined,
): Conversion {
  const isSame = isBinary(from) && base === 'varbinary';
  if (isSame && (length === 'max' || (from.length !== 'max' && from.length <= length))) return identity;
  return toBinary(from, { base, length }, style ?? 0);
}

function toMoment(from: SqlType, to: SqlType, style: number | undefined): Conversion {
  if (isString(from)) {
    const read = textToMoment(from, to, style);
    return (value) => read(value as string);
  }
  if (isNumber(from)) return numberToMoment(from, to);
  if (isTemporal(from)) {
    if (from.base === to.base && !('scale' in from && 'scale' in to && from.scale > to.scale)) return identity;
    const convert = momentToMoment(from, to);
    return (value) => convert(value as SqlMoment);
  }
  throw unsupported(`the conversion of ${typeName(from)} to ${typeName(to)}`);
}

const GUID_TEXT = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/i;

function toGuid(from: SqlType): Conversion {
  if (from.base === 'uniqueidentifier') return identity;
  if (!isString(from)) {
    const convert = binaryToScalar(from, { base: 'uniqueidentifier' });
    return (value) => convert(value as Uint8Array);
  }
  return (value) => {
    const text = value as string;
    const match = GUID_TEXT.exec(text);
    const closed = !text.startsWith('{') || text[37] === '}';
    if (match === null || !closed) throw sqlErrors.guidSyntax();
    return (match[1] ?? '').toUpperCase();
  };
}
