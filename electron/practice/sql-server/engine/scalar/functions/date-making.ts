import type { SqlMoment, SqlType, SqlValue } from '../../interface.ts';
import { DAY_1753, dayOf, HOUR, isDate, LAST_DAY, MINUTE, normalised, SECOND } from '../calendar.ts';
import { fitMoment } from '../convert/moment-to-moment.ts';
import { compileConvert } from '../convert.ts';
import { SqlError, sqlErrors, unsupported } from '../sql-error.ts';
import { isNumber, isString, typeName } from '../types.ts';
import { dateArgument } from './date-values.ts';
import {
  argument,
  type FunctionArgument,
  type FunctionDefinition,
  type FunctionTable,
  integerArgument,
  type ScalarContext,
  strict,
} from './function.ts';

const DAY_1970 = 719_162;

/** The current time in a type, the clock being UTC. */
function current(type: SqlType): FunctionDefinition {
  const fitted = fitMoment(type, typeName(type));
  return {
    least: 0,
    most: 0,
    resolve: () => ({
      type,
      nullable: false,
      evaluate: (_, { now }: ScalarContext) => {
        const moment = normalised(DAY_1970, Math.round(now * 10_000));
        return fitted(type.base === 'datetimeoffset' ? { ...moment, offset: 0 } : moment);
      },
    }),
  };
}

/** Numbers into a moment, or error 289. */
function fromParts(
  type: SqlType,
  count: number,
  make: (...parts: number[]) => SqlMoment | undefined,
): FunctionDefinition {
  return {
    least: count,
    most: count,
    resolve: (args, name) => {
      const conversions = Array.from({ length: count }, (_, index) => integerArgument(args, index, name));
      return strict(type, conversions, (...parts) => construct(type, parts, make));
    },
  };
}

function construct(
  type: SqlType,
  parts: readonly SqlValue[],
  make: (...parts: number[]) => SqlMoment | undefined,
): SqlMoment {
  const moment = make(...parts.map(Number));
  if (moment === undefined) throw sqlErrors.cannotConstruct(type.base);
  return moment;
}

function dateParts(year: number, month: number, dayOfMonth: number): SqlMoment | undefined {
  return isDate(year, month, dayOfMonth) ? { day: dayOf(year, month, dayOfMonth), ticks: 0 } : undefined;
}

function timeTicks(hour: number, minute: number, second: number): number | undefined {
  const valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  return valid ? hour * HOUR + minute * MINUTE + second * SECOND : undefined;
}

/** A fraction in units of 10^-scale s as ticks. */
function fractionTicks(fraction: number, scale: number): number | undefined {
  return fraction >= 0 && fraction < 10 ** scale ? fraction * 10 ** (7 - scale) : undefined;
}

function together(date: SqlMoment | undefined, ...ticks: (number | undefined)[]): SqlMoment | undefined {
  if (date === undefined) return undefined;
  let sum = 0;
  for (const part of ticks) {
    if (part === undefined) return undefined;
    sum += part;
  }
  return { day: date.day, ticks: sum };
}

/** The scale of TIMEFROMPARTS and its like is their last argument, and a literal. */
function withScale(
  base: 'time' | 'datetime2',
  count: number,
  make: (scale: number, parts: readonly number[]) => SqlMoment | undefined,
): FunctionDefinition {
  return {
    least: count,
    most: count,
    resolve: (args, name) => {
      const scale = argument(args, count - 1).constant;
      if (typeof scale !== 'number' || scale < 0 || scale > 7) throw invalidScale(base);
      return fromParts({ base, scale }, count, (...parts) => make(scale, parts)).resolve(args, name);
    },
  };
}

function invalidScale(base: string): SqlError {
  return new SqlError(
    10_760,
    16,
    1,
    `Scale argument is not valid. Valid expressions for data type ${base} scale argument are integer constants and integer constant expressions.`,
  );
}

/** Minutes of `+hh:mm` or of a number of minutes. */
function offsetArgument(args: readonly FunctionArgument[], name: string): (value: SqlValue) => number {
  const { type } = argument(args, 1);
  if (type === null) return () => 0;
  const checked = (minutes: number): number => {
    if (Number.isNaN(minutes) || Math.abs(minutes) > 840) throw sqlErrors.invalidTimeZone(name);
    return minutes;
  };
  if (isNumber(type)) {
    const convert = compileConvert(type, { base: 'int' }, 'implicit');
    return (value) => checked(Number(convert(value)));
  }
  if (!isString(type)) throw sqlErrors.argumentType(typeName(type), 2, name);
  return (value) => {
    const match = /^([+-])(\d{2}):(\d{2})$/.exec((value as string).trim());
    if (match === null || Number(match[3]) > 59) throw sqlErrors.invalidTimeZone(name);
    return checked((match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])));
  };
}

const switchoffset: FunctionDefinition = {
  least: 2,
  most: 2,
  resolve: (args, name) => {
    const { type, convert } = dateArgument(args, 0, name, { base: 'datetimeoffset', scale: 7 });
    const scale = 'scale' in type && type.base !== 'decimal' ? type.scale : 7;
    const result: SqlType = { base: 'datetimeoffset', scale };
    const widen = compileConvert(type, result, 'implicit');
    const offset = offsetArgument(args, name);
    return strict(result, [(value) => widen(convert(value)), (value) => offset(value)], (moment, minutes) => ({
      ...(moment as SqlMoment),
      offset: minutes as number,
    }));
  },
};

const todatetimeoffset: FunctionDefinition = {
  least: 2,
  most: 2,
  resolve: (args, name) => {
    const { type, convert } = dateArgument(args, 0, name, { base: 'datetime2', scale: 7 });
    if (type.base === 'datetimeoffset') throw unsupported('TODATETIMEOFFSET of a datetimeoffset');
    const scale = type.base === 'datetime2' || type.base === 'time' ? type.scale : type.base === 'datetime' ? 3 : 0;
    const widen = compileConvert(type, { base: 'datetime2', scale }, 'implicit');
    const offset = offsetArgument(args, name);
    const result: SqlType = { base: 'datetimeoffset', scale };
    return strict(result, [(value) => widen(convert(value)), (value) => offset(value)], (local, minutes) => {
      const { day, ticks } = local as SqlMoment;
      const moment = normalised(day, ticks - (minutes as number) * MINUTE, minutes as number);
      if (moment.day < 0 || moment.day > LAST_DAY) throw sqlErrors.dateaddOverflow('datetimeoffset');
      return moment;
    });
  },
};

/** Functions that make dates and times ("Date and time functions", Microsoft Learn). */
export const dateMaking: FunctionTable = {
  GETDATE: current({ base: 'datetime' }),
  CURRENT_TIMESTAMP: current({ base: 'datetime' }),
  GETUTCDATE: current({ base: 'datetime' }),
  SYSDATETIME: current({ base: 'datetime2', scale: 7 }),
  SYSUTCDATETIME: current({ base: 'datetime2', scale: 7 }),
  SYSDATETIMEOFFSET: current({ base: 'datetimeoffset', scale: 7 }),
  DATEFROMPARTS: fromParts({ base: 'date' }, 3, (year = 0, month = 0, day = 0) => dateParts(year, month, day)),
  DATETIMEFROMPARTS: fromParts(
    { base: 'datetime' },
    7,
    (year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, milliseconds = 0) => {
      const moment = together(
        dateParts(year, month, day),
        timeTicks(hour, minute, second),
        fractionTicks(milliseconds, 3),
      );
      if (moment === undefined || moment.day < DAY_1753) return undefined;
      return fitMoment({ base: 'datetime' }, 'datetime')(moment);
    },
  ),
  TIMEFROMPARTS: withScale('time', 5, (scale, [hour = 0, minute = 0, second = 0, fraction = 0]) =>
    together({ day: 0, ticks: 0 }, timeTicks(hour, minute, second), fractionTicks(fraction, scale)),
  ),
  DATETIME2FROMPARTS: withScale(
    'datetime2',
    8,
    (scale, [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, fraction = 0]) =>
      together(dateParts(year, month, day), timeTicks(hour, minute, second), fractionTicks(fraction, scale)),
  ),
  SWITCHOFFSET: switchoffset,
  TODATETIMEOFFSET: todatetimeoffset,
};
