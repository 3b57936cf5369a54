import type { SqlType } from '../../interface.ts';
import { rescale } from '../exact-numbers.ts';
import { sqlErrors, unsupported } from '../sql-error.ts';
import { typeName } from '../types.ts';
import { boundedDecimal, boundedMoney, INTEGER_RANGE, type IntegerBase } from './number-ranges.ts';

/** Blanks around a number do not count; what other white space does is documented nowhere. */
function trimBlanks(text: string, type: SqlType): string {
  const trimmed = text.replace(/^ +| +$/g, '');
  if (/^[\t\r\n\u00a0]|[\t\r\n\u00a0]$/.test(trimmed)) {
    throw unsupported(`the conversion of text with control characters around it to ${typeName(type)}`);
  }
  if (/^[+-]? *[.,]?$/.test(trimmed) && trimmed !== '') {
    throw unsupported(`the conversion of a sign or a point without digits to ${typeName(type)}`);
  }
  return trimmed;
}

/** The digits with their sign, or undefined where the text is no whole number. The empty text is 0. */
function parseInteger(text: string, type: SqlType): bigint | undefined {
  const trimmed = trimBlanks(text, type);
  if (trimmed === '') return 0n;
  const match = /^([+-]?) *([0-9]+)$/.exec(trimmed);
  if (match === null) return undefined;
  const magnitude = BigInt(match[2] ?? '0');
  return match[1] === '-' ? -magnitude : magnitude;
}

export function textToInteger(base: IntegerBase, from: SqlType): (text: string) => number | bigint {
  const to: SqlType = { base };
  const range = INTEGER_RANGE[base];
  return (text) => {
    const value = parseInteger(text, to);
    if (value === undefined) {
      throw base === 'bigint'
        ? sqlErrors.convertingType(typeName(from), 'bigint')
        : sqlErrors.conversionFailed(typeName(from), text, base);
    }
    if (value >= range.least && value <= range.most) return base === 'bigint' ? value : Number(value);
    switch (base) {
      case 'tinyint':
        throw sqlErrors.overflowedSmallColumn(typeName(from), text, 'INT1');
      case 'smallint':
        throw sqlErrors.overflowedSmallColumn(typeName(from), text, 'INT2');
      case 'int':
        throw sqlErrors.overflowedIntColumn(typeName(from), text);
      case 'bigint':
        throw sqlErrors.overflow('expression', 'bigint');
    }
  };
}

export function textToBit(from: SqlType): (text: string) => boolean {
  return (text) => {
    const word = text.trim().toLowerCase();
    if (word === 'true') return true;
    if (word === 'false') return false;
    const value = parseInteger(text, { base: 'bit' });
    if (value === undefined) throw sqlErrors.conversionFailed(typeName(from), text, 'bit');
    return value !== 0n;
  };
}

/** Units of the scale, the digits beyond it rounded half away from zero. No exponents, no separators of thousands. */
export function textToDecimal(precision: number, scale: number, from: SqlType): (text: string) => bigint {
  const to: SqlType = { base: 'decimal', precision, scale };
  return (text) => {
    const match = /^([+-]?) *([0-9]*)\.?([0-9]*)$/.exec(trimBlanks(text, to));
    const whole = match?.[2] ?? '';
    const fraction = match?.[3] ?? '';
    if (match === null || whole + fraction === '') throw sqlErrors.convertingType(typeName(from), 'numeric');
    const magnitude = rescale(BigInt(whole + fraction), fraction.length, scale);
    return boundedDecimal(match[1] === '-' ? -magnitude : magnitude, precision, typeName(from));
  };
}

export function textToMoney(base: 'money' | 'smallmoney', from: SqlType): (text: string) => bigint {
  return (text) => {
    const trimmed = trimBlanks(text, { base });
    if (trimmed === '') return 0n;
    if (/^[-+$£€¥]*\(.*\)$/.test(trimmed))
      throw unsupported(`parentheses for minus in the conversion of text to ${base}`);
    const match = /^([+-]?) *[$£€¥]? *([+-]?)([0-9][0-9,]*)?(?:\.([0-9]*))?$/.exec(trimmed);
    const whole = (match?.[3] ?? '').replaceAll(',', '');
    const fraction = match?.[4] ?? '';
    const twoSigns = match !== null && match[1] !== '' && match[2] !== '';
    if (match === null || twoSigns || whole + fraction === '') {
      throw base === 'money' ? sqlErrors.moneySyntax() : sqlErrors.smallmoneySyntax();
    }
    const magnitude = rescale(BigInt(whole + fraction), fraction.length, 4);
    return boundedMoney(match[1] === '-' || match[2] === '-' ? -magnitude : magnitude, base, typeName(from));
  };
}

export function textToFloat(base: 'real' | 'float', from: SqlType): (text: string) => number {
  return (text) => {
    const trimmed = trimBlanks(text, { base });
    if (trimmed === '') return 0;
    if (!/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eEdD][+-]?[0-9]+)?$/.test(trimmed)) {
      throw sqlErrors.convertingType(typeName(from), base);
    }
    const value = Number(trimmed.replace(/[dD]/, 'e'));
    const rounded = base === 'real' ? Math.fround(value) : value;
    if (!Number.isFinite(rounded)) throw sqlErrors.overflow(typeName(from), base);
    return rounded;
  };
}
