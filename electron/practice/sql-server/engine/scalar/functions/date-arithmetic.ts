import type { SqlMoment, SqlType } from '../../interface.ts';
import {
  DAY,
  dateOf,
  dayOf,
  daysInMonth,
  HOUR,
  LAST_DAY,
  localMoment,
  MINUTE,
  normalised,
  SECOND,
} from '../calendar.ts';
import { fitMoment } from '../convert/moment-to-moment.ts';
import { SqlError, sqlErrors, unsupported } from '../sql-error.ts';
import { BIGINT, DATETIME, INT, typeName } from '../types.ts';
import { type DatePart, datePartArgument } from './date-part-names.ts';
import { checkPart, dateArgument } from './date-values.ts';
import { argument, type FunctionDefinition, type FunctionTable, integerArgument } from './function.ts';

/** The date `months` later, on the last day of the month where it has no such day; undefined beyond the years 1 to 9999. */
export function addMonths(day: number, months: number): number | undefined {
  const { year, month, dayOfMonth } = dateOf(day);
  const total = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(total / 12), (total % 12) + 1];
  if (newYear < 1 || newYear > 9999) return undefined;
  return dayOf(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth)));
}

const MONTHS: { readonly [part: string]: number } = { year: 12, quarter: 3, month: 1 };
const DAYS: { readonly [part: string]: number } = { week: 7, day: 1, dayofyear: 1, weekday: 1 };
const TICKS: { readonly [part: string]: number } = {
  hour: HOUR,
  minute: MINUTE,
  second: SECOND,
  millisecond: 10_000,
  microsecond: 10,
};

/** The moment `count` parts later; undefined beyond the calendar. */
function add(moment: SqlMoment, part: DatePart, count: number): SqlMoment | undefined {
  const months = MONTHS[part];
  if (months !== undefined) {
    const local = localMoment(moment);
    const day = addMonths(local.day, count * months);
    return day === undefined ? undefined : { ...moment, day: moment.day + day - local.day };
  }
  const days = DAYS[part];
  if (days !== undefined) return { ...moment, day: moment.day + count * days };
  const unit = TICKS[part];
  const ticks = unit === undefined ? Math.round(count / 100) : 0;
  // Whole days first, so that nothing exceeds what a double holds exactly.
  const perDay = unit === undefined ? 1 : DAY / unit;
  const wholeDays = unit === undefined ? 0 : Math.trunc(count / perDay);
  const rest = unit === undefined ? ticks : (count - wholeDays * perDay) * unit;
  return normalised(moment.day + wholeDays, moment.ticks + rest, moment.offset);
}

const dateadd: FunctionDefinition = {
  least: 3,
  most: 3,
  resolve: (args, name) => {
    const part = datePartArgument(args, name);
    if (argument(args, 1).type === null) throw sqlErrors.argumentType('NULL', 2, name);
    const { type, convert } = dateArgument(args, 2, name, DATETIME);
    const count = integerArgument(args, 1, name);
    if (part === 'iso_week' || part === 'tzoffset') throw sqlErrors.datepartOfType(part, name, typeName(type));
    checkPart(part, type, name);
    const legacy = type.base === 'datetime' || type.base === 'smalldatetime';
    if (legacy && (part === 'microsecond' || part === 'nanosecond')) {
      throw sqlErrors.datepartOfType(part, name, typeName(type));
    }
    const fitted = fitMoment(type, typeName(type));
    const overflow = (): SqlError => sqlErrors.dateaddOverflow(typeName(type));
    return {
      type,
      nullable: true,
      evaluate: ([, number, value]) => {
        if (number == null || value == null) return null;
        const moved = add(convert(value) as SqlMoment, part, count(number) as number);
        if (moved === undefined || (type.base !== 'time' && (moved.day < 0 || moved.day > LAST_DAY))) throw overflow();
        return bounded(() => fitted(moved), overflow);
      },
    };
  },
};

/** Error 517 in place of the 242 of conversions. */
function bounded(rounded: () => SqlMoment, overflow: () => SqlError): SqlMoment {
  try {
    return rounded();
  } catch (error) {
    throw error instanceof SqlError && error.number === 242 ? overflow() : error;
  }
}

/** How many boundaries of the part lie before a moment: the difference of two is DATEDIFF. Weeks begin on Sunday. */
function boundaries(moment: SqlMoment, part: DatePart): bigint {
  const { day, ticks } = moment;
  switch (part) {
    case 'year':
      return BigInt(dateOf(day).year);
    case 'quarter':
    case 'month': {
      const { year, month } = dateOf(day);
      return BigInt(Math.floor((year * 12 + month - 1) / (part === 'quarter' ? 3 : 1)));
    }
    case 'week':
      return BigInt(Math.floor((day + 1) / 7));
    case 'day':
    case 'dayofyear':
    case 'weekday':
      return BigInt(day);
    case 'nanosecond':
      return (BigInt(day) * BigInt(DAY) + BigInt(ticks)) * 100n;
    case 'hour':
    case 'minute':
    case 'second':
    case 'millisecond':
    case 'microsecond': {
      const unit = TICKS[part] ?? 1;
      return BigInt(day) * BigInt(DAY / unit) + BigInt(Math.floor(ticks / unit));
    }
    case 'iso_week':
    case 'tzoffset':
      throw unsupported(`DATEDIFF of ${part}`);
  }
}

function datediff(big: boolean): FunctionDefinition {
  return {
    least: 3,
    most: 3,
    resolve: (args, name) => {
      const part = datePartArgument(args, name);
      const textAs: SqlType = { base: 'datetime2', scale: 7 };
      const [from, to] = [dateArgument(args, 1, name, textAs), dateArgument(args, 2, name, textAs)];
      if (part === 'iso_week' || part === 'tzoffset') throw sqlErrors.datepartOfType(part, name, typeName(from.type));
      const limit = big ? 2n ** 63n : 2n ** 31n;
      const at = (type: SqlType, moment: SqlMoment): bigint =>
        boundaries(type.base === 'time' ? { ...moment, day: DAY_OF_TIMES } : moment, part);
      return {
        type: big ? BIGINT : INT,
        nullable: true,
        evaluate: ([, first, second]) => {
          if (first == null || second == null) return null;
          const difference =
            at(to.type, to.convert(second) as SqlMoment) - at(from.type, from.convert(first) as SqlMoment);
          if (difference >= limit || difference < -limit) throw sqlErrors.datediffOverflow(name);
          return big ? difference : Number(difference);
        },
      };
    },
  };
}

/** A time alone counts as of 1900-01-01. */
const DAY_OF_TIMES = 693_595;

const eomonth: FunctionDefinition = {
  least: 1,
  most: 2,
  resolve: (args, name) => {
    const { convert } = dateArgument(args, 0, name, { base: 'date' });
    const months = integerArgument(args, 1, name);
    return {
      type: { base: 'date' },
      nullable: true,
      evaluate: ([value, count]) => {
        if (value == null || count === null) return null;
        const { day } = localMoment(convert(value) as SqlMoment);
        const moved = addMonths(day, count === undefined ? 0 : (months(count) as number));
        if (moved === undefined) throw sqlErrors.dateaddOverflow('date');
        const { year, month } = dateOf(moved);
        return { day: dayOf(year, month, daysInMonth(year, month)), ticks: 0 };
      },
    };
  },
};

/** Functions that move along the calendar and measure it ("Date and time functions", Microsoft Learn). */
export const dateArithmetic: FunctionTable = {
  DATEADD: dateadd,
  DATEDIFF: datediff(false),
  DATEDIFF_BIG: datediff(true),
  EOMONTH: eomonth,
};
