import type { SqlMoment, SqlType } from '../../interface.ts';
import { dateOf, dayOf, HOUR, localMoment, MINUTE, SECOND, weekdayOf } from '../calendar.ts';
import { formatOffset } from '../convert/moment-to-text.ts';
import { compileConvert } from '../convert.ts';
import { sqlErrors, unsupported } from '../sql-error.ts';
import { DATETIME, INT, isString, nvarchar, plainType, typeName } from '../types.ts';
import { type DatePart, datePartArgument } from './date-part-names.ts';
import { checkPart, dateArgument } from './date-values.ts';
import { argument, type FunctionDefinition, type FunctionTable, strict } from './function.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The ISO 8601 week: the one with the year's first Thursday is the first. */
function isoWeek(day: number): number {
  const thursday = day - ((weekdayOf(day) + 6) % 7) + 3;
  return Math.floor((dateOf(thursday).dayOfYear - 1) / 7) + 1;
}

/** A part of a moment on its own clock, DATEFIRST being 7. */
function readPart(moment: SqlMoment, part: DatePart, legacy: boolean): number {
  const { day, ticks } = localMoment(moment);
  switch (part) {
    case 'year':
      return dateOf(day).year;
    case 'quarter':
      return Math.ceil(dateOf(day).month / 3);
    case 'month':
      return dateOf(day).month;
    case 'dayofyear':
      return dateOf(day).dayOfYear;
    case 'day':
      return dateOf(day).dayOfMonth;
    case 'week': {
      const { year, dayOfYear } = dateOf(day);
      return Math.floor((dayOfYear - 1 + weekdayOf(dayOf(year, 1, 1))) / 7) + 1;
    }
    case 'iso_week':
      return isoWeek(day);
    case 'weekday':
      return weekdayOf(day) + 1;
    case 'hour':
      return Math.floor(ticks / HOUR);
    case 'minute':
      return Math.floor(ticks / MINUTE) % 60;
    case 'second':
      return Math.floor(ticks / SECOND) % 60;
    case 'millisecond':
      return legacy ? Math.round((ticks % SECOND) / 10_000) : Math.floor((ticks % SECOND) / 10_000);
    case 'microsecond':
      return Math.floor((ticks % SECOND) / 10);
    case 'nanosecond':
      return (ticks % SECOND) * 100;
    case 'tzoffset':
      return moment.offset ?? 0;
  }
}

interface PartReader {
  readonly part: DatePart;
  readonly convert: (value: Parameters<ReturnType<typeof compileConvert>>[0]) => SqlMoment;
  readonly read: (moment: SqlMoment) => number;
}

function partReader(
  args: Parameters<FunctionDefinition['resolve']>[0],
  index: number,
  part: DatePart,
  name: string,
): PartReader {
  const textAs: SqlType = { base: part === 'tzoffset' ? 'datetimeoffset' : 'datetime2', scale: 7 };
  const { type, convert } = dateArgument(args, index, name, textAs);
  checkPart(part, type, name);
  const legacy = type.base === 'datetime' || type.base === 'smalldatetime';
  if (legacy && (part === 'microsecond' || part === 'nanosecond')) {
    throw unsupported(`${name.toUpperCase()} of ${part} for ${typeName(type)}`);
  }
  return { part, convert: (value) => convert(value) as SqlMoment, read: (moment) => readPart(moment, part, legacy) };
}

const datepart: FunctionDefinition = {
  least: 2,
  most: 2,
  resolve: (args, name) => {
    const { convert, read } = partReader(args, 1, datePartArgument(args, name), name);
    return { type: INT, nullable: true, evaluate: ([, value]) => (value == null ? null : read(convert(value))) };
  },
};

const datename: FunctionDefinition = {
  least: 2,
  most: 2,
  resolve: (args, name) => {
    const { part, convert, read } = partReader(args, 1, datePartArgument(args, name), name);
    const text = (value: number): string => {
      if (part === 'month') return MONTHS[value - 1] ?? '';
      if (part === 'weekday') return WEEKDAYS[value - 1] ?? '';
      return part === 'tzoffset' ? formatOffset(value) : String(value);
    };
    return {
      type: nvarchar(30),
      nullable: true,
      evaluate: ([, value]) => (value == null ? null : text(read(convert(value)))),
    };
  },
};

function single(part: DatePart): FunctionDefinition {
  return {
    least: 1,
    most: 1,
    resolve: (args, name) => {
      const { convert, read } = partReader(args, 0, part, name);
      return strict(INT, [convert], (moment) => read(moment as SqlMoment));
    },
  };
}

/** ISDATE: whether text converts to datetime. */
const isdate: FunctionDefinition = {
  least: 1,
  most: 1,
  resolve: (args, name) => {
    const given = argument(args, 0).type;
    const source = given === null ? null : plainType(given);
    if (source === null) return { type: INT, nullable: false, evaluate: () => 0 };
    if (source.base === 'datetime' || source.base === 'smalldatetime') {
      return { type: INT, nullable: false, evaluate: ([value]) => (value == null ? 0 : 1) };
    }
    if (
      source.base === 'date' ||
      source.base === 'time' ||
      source.base === 'datetime2' ||
      source.base === 'datetimeoffset'
    ) {
      throw sqlErrors.argumentType(typeName(source), 1, name);
    }
    if (!isString(source)) throw unsupported(`ISDATE of ${typeName(source)}`);
    const convert = compileConvert(source, DATETIME, 'try');
    return {
      type: INT,
      nullable: false,
      evaluate: ([value]) => {
        if (value == null || (value as string).trim() === '') return 0;
        return convert(value) === null ? 0 : 1;
      },
    };
  },
};

/** Functions that read dates and times ("Date and time functions", Microsoft Learn). */
export const dateReading: FunctionTable = {
  DATEPART: datepart,
  DATENAME: datename,
  YEAR: single('year'),
  MONTH: single('month'),
  DAY: single('day'),
  ISDATE: isdate,
};
