import type { SqlType, SqlValue } from '../../interface.ts';
import { divideRounded, numberToUnits, powerOfTen, rescale, unitsToNumber } from '../exact-numbers.ts';
import { sqlErrors } from '../sql-error.ts';
import { asDecimal, isInteger, isMoney, typeName } from '../types.ts';
import { boundedDecimal, boundedMoney, INTEGER_RANGE, type IntegerBase } from './number-ranges.ts';

type Convert = (value: SqlValue) => SqlValue;

/** Conversions among bit and the number types; undefined where the target is none of them. NULL never reaches them. */
export function numberToNumber(from: SqlType, to: SqlType): Convert | undefined {
  switch (to.base) {
    case 'bit':
      return (value) => (typeof value === 'bigint' ? value !== 0n : Number(value) !== 0);
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint':
      return toInteger(from, to.base);
    case 'decimal':
      return toUnits(from, to.scale, (units) => boundedDecimal(units, to.precision, sourceName(from)));
    case 'money':
    case 'smallmoney': {
      const base = to.base;
      return toUnits(from, 4, (units) => boundedMoney(units, base, 'expression'));
    }
    case 'float':
      return toFloat(from);
    case 'real': {
      const convert = toFloat(from);
      return (value) => {
        const rounded = Math.fround(convert(value));
        if (!Number.isFinite(rounded)) throw sqlErrors.overflow(sourceName(from), 'real');
        return rounded;
      };
    }
    default:
      return undefined;
  }
}

function sourceName(from: SqlType): string {
  return isInteger(from) && from.base !== 'int' ? 'expression' : typeName(from);
}

function toInteger(from: SqlType, base: IntegerBase): Convert {
  const { least, most } = INTEGER_RANGE[base];
  const finish = (value: bigint): SqlValue => (base === 'bigint' ? value : Number(value));
  const [low, high] = [Number(least), Number(most)];

  if (from.base === 'bit') return (value) => finish(value === true ? 1n : 0n);

  if (from.base === 'float' || from.base === 'real') {
    return (value) => {
      const whole = Math.trunc(Number(value));
      if (base === 'bigint') {
        const exact = BigInt(whole);
        if (exact < least || exact > most) throw sqlErrors.overflow('expression', 'bigint');
        return exact;
      }
      if (whole < low || whole > high) throw sqlErrors.overflowOfFloat(base, Number(value));
      return whole === 0 ? 0 : whole;
    };
  }

  if (from.base === 'bigint') {
    return (value) => {
      const exact = BigInt(value as bigint);
      if (exact >= least && exact <= most) return finish(exact);
      throw base === 'int' ? sqlErrors.overflow('expression', base) : sqlErrors.overflowOfValue(base, `${exact}`);
    };
  }

  if (isInteger(from)) {
    if (base === 'bigint') return (value) => BigInt(value as number);
    return (value) => {
      const number = value as number;
      if (number < low || number > high) throw sqlErrors.overflowOfValue(base, `${number}`);
      return number;
    };
  }

  // money rounds to whole numbers, decimal cuts the fraction off ("Truncating and rounding results", CAST and CONVERT).
  const divisor = powerOfTen(asDecimal(from)?.scale ?? 0);
  const whole = isMoney(from) ? (units: bigint) => divideRounded(units, divisor) : (units: bigint) => units / divisor;
  return (value) => {
    const exact = whole(value as bigint);
    if (exact < least || exact > most) throw sqlErrors.overflow(isMoney(from) ? 'expression' : typeName(from), base);
    return finish(exact);
  };
}

function toUnits(from: SqlType, scale: number, bound: (units: bigint) => bigint): Convert {
  if (from.base === 'bit') return (value) => bound(value === true ? powerOfTen(scale) : 0n);
  if (from.base === 'float' || from.base === 'real') return (value) => bound(numberToUnits(Number(value), scale));
  if (isInteger(from)) {
    const factor = powerOfTen(scale);
    return (value) => bound(BigInt(value as number | bigint) * factor);
  }
  const given = asDecimal(from)?.scale ?? 0;
  return (value) => bound(rescale(value as bigint, given, scale));
}

function toFloat(from: SqlType): (value: SqlValue) => number {
  const scale = asDecimal(from)?.scale ?? 0;
  return (value) => {
    if (typeof value === 'bigint') return unitsToNumber(value, scale);
    return Number(value);
  };
}
