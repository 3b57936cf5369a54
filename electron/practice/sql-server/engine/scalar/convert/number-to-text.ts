import type { SqlType, SqlValue } from '../../interface.ts';
import { divideRounded, formatUnits } from '../exact-numbers.ts';
import { sqlErrors } from '../sql-error.ts';
import { asDecimal, isMoney, typeName } from '../types.ts';

/** `1.23457e+006`: the exponent of a float's text has three digits at least. */
function withExponent(text: string): string {
  return text.replace(/e([+-])(\d+)$/, (_, sign: string, digits: string) => `e${sign}${digits.padStart(3, '0')}`);
}

/** The text of a float by its style: 0 has up to six digits, 1 eight, 2 sixteen, 3 seventeen; the last three always an exponent. */
export function formatFloat(value: number, style: number): string {
  if (style !== 0) return withExponent(value.toExponential(style === 1 ? 7 : style === 2 ? 15 : 16));
  if (value === 0) return '0';
  const [mantissa = '', exponent = '0'] = value.toExponential(5).split('e');
  const power = Number(exponent);
  const short = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  if (power >= -4 && power < 6) return short(value.toFixed(5 - power));
  return withExponent(`${short(mantissa)}e${power < 0 ? '-' : '+'}${Math.abs(power)}`);
}

/** The text of a money: style 0 has two digits after the point, 1 commas besides, 2 (and 126) all four. */
export function formatMoney(units: bigint, style: number): string {
  if (style === 2 || style === 126) return formatUnits(units, 4);
  const text = formatUnits(divideRounded(units, 100n), 2);
  return style === 1 ? text.replace(/\B(?=(\d{3})+(?=\.))/g, ',') : text;
}

/** Checks a CONVERT style for numbers: error 281 for those that do not exist. */
function checkStyle(from: SqlType, to: SqlType, style: number): void {
  const allowed = isMoney(from)
    ? [0, 1, 2, 126]
    : from.base === 'float' || from.base === 'real'
      ? [0, 1, 2, 3, 126, 128, 129]
      : null;
  if (allowed !== null && !allowed.includes(style))
    throw sqlErrors.invalidStyle(style, typeName(from), 'a character string');
  if (to.base === 'text' || to.base === 'ntext') throw sqlErrors.explicitConversion(typeName(from), typeName(to));
}

/** The full text of bits and numbers; what does not fit is for `fitNumberText`. */
export function numberText(from: SqlType, to: SqlType, style: number): (value: SqlValue) => string {
  checkStyle(from, to, style);
  if (from.base === 'bit') return (value) => (value === true ? '1' : '0');
  if (from.base === 'float' || from.base === 'real') return (value) => formatFloat(value as number, style);
  if (isMoney(from)) return (value) => formatMoney(value as bigint, style);
  if (from.base === 'decimal') {
    const scale = asDecimal(from)?.scale ?? 0;
    return (value) => formatUnits(value as bigint, scale);
  }
  return (value) => String(value);
}

/**
 * Text of a number in a type that is too short: `*` for small integers in char and varchar, otherwise error 8115
 * ("Truncating and rounding results", CAST and CONVERT).
 */
export function fitNumberText(from: SqlType, to: SqlType, length: number | 'max'): (text: string) => string {
  if (length === 'max') return (text) => text;
  const isSmallInteger = from.base === 'int' || from.base === 'smallint' || from.base === 'tinyint';
  const starred = isSmallInteger && (to.base === 'char' || to.base === 'varchar');
  return (text) => {
    if (text.length <= length) return text;
    if (starred) return '*';
    throw sqlErrors.overflow(isSmallInteger || from.base === 'bigint' ? 'expression' : typeName(from), typeName(to));
  };
}
