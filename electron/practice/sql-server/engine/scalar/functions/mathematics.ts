import type { SqlType, SqlValue } from '../../interface.ts';
import { numberToNumber } from '../convert/number-to-number.ts';
import { type Conversion, identity } from '../convert.ts';
import { fitsPrecision, numberToUnits, powerOfTen, rescale, unitsToNumber } from '../exact-numbers.ts';
import { sqlErrors } from '../sql-error.ts';
import {
  asDecimal,
  BIGINT,
  decimal,
  FLOAT,
  INT,
  isInteger,
  isMoney,
  isString,
  MONEY,
  plainType,
  typeName,
} from '../types.ts';
import {
  argument,
  converted,
  type FunctionArgument,
  type FunctionDefinition,
  type FunctionTable,
  integerArgument,
  strict,
} from './function.ts';

/** A numeric argument as the type in which the function counts: small integers as int, text, bit and real as float. */
function numericArgument(
  args: readonly FunctionArgument[],
  index: number,
  name: string,
): { type: SqlType; convert: Conversion } {
  const given = argument(args, index);
  const source = given.type === null ? FLOAT : plainType(given.type);
  if (isInteger(source))
    return source.base === 'bigint' ? { type: BIGINT, convert: identity } : { type: INT, convert: identity };
  if (source.base === 'decimal') return { type: source, convert: identity };
  if (isMoney(source)) return { type: MONEY, convert: identity };
  if (source.base === 'bit' || source.base === 'real' || source.base === 'float' || isString(source)) {
    return { type: FLOAT, convert: converted(given, FLOAT) };
  }
  throw sqlErrors.argumentType(typeName(source), index + 1, name);
}

function bounded(value: bigint, type: SqlType): SqlValue {
  if (type.base === 'decimal') {
    if (!fitsPrecision(value, type.precision)) throw sqlErrors.overflow('expression', 'numeric');
    return value;
  }
  const limit = type.base === 'int' ? 2n ** 31n : 2n ** 63n;
  if (value >= limit || value < -limit) throw sqlErrors.overflow('expression', typeName(type));
  return type.base === 'int' ? Number(value) : value;
}

/** A function that treats exact numbers as units of their scale and floats as they are. */
function onNumber(
  exactly: (units: bigint, scale: number) => bigint,
  roughly: (value: number) => number,
  resultOf: (type: SqlType) => SqlType = (type) => type,
): FunctionDefinition {
  return {
    least: 1,
    most: 1,
    resolve: (args, name) => {
      const { type, convert } = numericArgument(args, 0, name);
      const result = resultOf(type);
      if (type.base === 'float') return strict(result, [convert], (value) => roughly(value as number));
      const scale = asDecimal(type)?.scale ?? 0;
      return strict(result, [convert], (value) => bounded(exactly(BigInt(value as bigint | number), scale), result));
    },
  };
}

const whole = (type: SqlType): SqlType => (type.base === 'decimal' ? decimal(type.precision, 0) : type);

/** The whole part towards minus infinity, in units of the same scale for money and of scale 0 for decimal. */
function floorUnits(units: bigint, scale: number): bigint {
  const unit = powerOfTen(scale);
  return (units - (((units % unit) + unit) % unit)) / unit;
}

/** FLOOR and CEILING: a decimal loses its scale, money keeps it. */
function towards(floor: boolean): FunctionDefinition {
  const exactly = (units: bigint, scale: number): bigint =>
    floor ? floorUnits(units, scale) : -floorUnits(-units, scale);
  const definition = onNumber(exactly, floor ? Math.floor : Math.ceil, whole);
  return {
    ...definition,
    resolve: (args, name) => {
      const resolved = definition.resolve(args, name);
      if (!isMoney(resolved.type)) return resolved;
      const { evaluate } = resolved;
      return {
        ...resolved,
        evaluate: (values, context) => {
          const units = evaluate(values, context);
          return units === null ? null : (units as bigint) * powerOfTen(4);
        },
      };
    },
  };
}

const sign = onNumber(
  (units, scale) => (units === 0n ? 0n : units > 0n ? powerOfTen(scale) : -powerOfTen(scale)),
  (value) => Math.sign(value) + 0,
);

/** Rounds (or, `cut`, cuts off) at 10^-places of a number given in units of 10^-scale. */
function roundUnits(units: bigint, scale: number, places: number, cut: boolean): bigint {
  if (places >= scale) return units;
  const dropped = scale - places;
  if (dropped > 60) return 0n;
  const unit = powerOfTen(dropped);
  return cut ? units - (units % unit) : rescale(units, dropped, 0) * unit;
}

function roundFloat(value: number, places: number, cut: boolean): number {
  if (!Number.isFinite(value) || places > 20) return value;
  if (places < -308) return 0;
  const scale = Math.max(0, places) + 3;
  const units = numberToUnits(value, scale);
  return unitsToNumber(roundUnits(units, scale, places, cut), scale);
}

const round: FunctionDefinition = {
  least: 2,
  most: 3,
  resolve: (args, name) => {
    const { type, convert } = numericArgument(args, 0, name);
    const conversions = [convert, integerArgument(args, 1, name)];
    if (args.length === 3) conversions.push(integerArgument(args, 2, name));
    if (type.base === 'float') {
      return strict(type, conversions, (value, places, cut = 0) =>
        roundFloat(value as number, places as number, cut !== 0),
      );
    }
    const scale = asDecimal(type)?.scale ?? 0;
    const own = isInteger(type) ? 0 : scale;
    return strict(type, conversions, (value, places, cut = 0) =>
      bounded(roundUnits(BigInt(value as bigint | number), own, places as number, cut !== 0), type),
    );
  },
};

const toFloat = (type: SqlType): ((value: SqlValue) => number) => {
  const convert = numberToNumber(type, FLOAT);
  return (value) => Number(convert === undefined ? value : convert(value));
};

const power: FunctionDefinition = {
  least: 2,
  most: 2,
  resolve: (args, name) => {
    const base = numericArgument(args, 0, name);
    const exponent = numericArgument(args, 1, name);
    const result: SqlType = base.type.base === 'decimal' ? decimal(38, base.type.scale) : base.type;
    const [baseOf, exponentOf] = [toFloat(base.type), toFloat(exponent.type)];
    const finish = numberToNumber(FLOAT, result);
    return strict(result, [base.convert, exponent.convert], (value, times) => {
      const raised = baseOf(value) ** exponentOf(times);
      if (Number.isNaN(raised) || (baseOf(value) === 0 && exponentOf(times) < 0)) throw sqlErrors.floatingPoint();
      if (!Number.isFinite(raised)) throw sqlErrors.overflow('expression', typeName(result));
      return result.base === 'float' || finish === undefined ? raised : finish(raised);
    });
  },
};

/** A function of floats; NaN is error 3623, infinity 8115. */
function onFloat(apply: (value: number) => number): FunctionDefinition {
  return {
    least: 1,
    most: 1,
    resolve: (args, name) => {
      const { type, convert } = numericArgument(args, 0, name);
      const widen = toFloat(type);
      return strict(FLOAT, [convert], (value) => checked(apply(widen(value))));
    },
  };
}

function checked(value: number): number {
  if (Number.isNaN(value)) throw sqlErrors.floatingPoint();
  if (!Number.isFinite(value)) throw sqlErrors.overflow('expression', 'float');
  return value + 0;
}

const positive = (apply: (value: number) => number) => (value: number) => (value > 0 ? apply(value) : Number.NaN);

const log: FunctionDefinition = {
  least: 1,
  most: 2,
  resolve: (args, name) => {
    const conversions = args.map((_, index) => {
      const { type, convert } = numericArgument(args, index, name);
      const widen = toFloat(type);
      return (value: SqlValue) => widen(convert(value));
    });
    const natural = positive(Math.log);
    return strict(FLOAT, conversions, (value, base) =>
      checked(base === undefined ? natural(value as number) : natural(value as number) / natural(base as number)),
    );
  },
};

/** "Mathematical functions", Microsoft Learn. */
export const mathematics: FunctionTable = {
  ABS: onNumber((units) => (units < 0n ? -units : units), Math.abs),
  CEILING: towards(false),
  FLOOR: towards(true),
  SIGN: sign,
  ROUND: round,
  POWER: power,
  SQRT: onFloat(Math.sqrt),
  SQUARE: onFloat((value) => value * value),
  EXP: onFloat(Math.exp),
  LOG: log,
  LOG10: onFloat(positive(Math.log10)),
  SIN: onFloat(Math.sin),
  COS: onFloat(Math.cos),
  TAN: onFloat(Math.tan),
  PI: { least: 0, most: 0, resolve: () => ({ type: FLOAT, nullable: false, evaluate: () => Math.PI }) },
};
