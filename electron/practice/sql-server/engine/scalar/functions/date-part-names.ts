import { sqlErrors } from '../sql-error.ts';
import { argument, type FunctionArgument } from './function.ts';

export type DatePart =
  | 'year'
  | 'quarter'
  | 'month'
  | 'dayofyear'
  | 'day'
  | 'week'
  | 'iso_week'
  | 'weekday'
  | 'hour'
  | 'minute'
  | 'second'
  | 'millisecond'
  | 'microsecond'
  | 'nanosecond'
  | 'tzoffset';

/** The dateparts with their abbreviations ("DATEPART", Microsoft Learn). */
const NAMES: { readonly [part in DatePart]: readonly string[] } = {
  year: ['year', 'yy', 'yyyy'],
  quarter: ['quarter', 'qq', 'q'],
  month: ['month', 'mm', 'm'],
  dayofyear: ['dayofyear', 'dy', 'y'],
  day: ['day', 'dd', 'd'],
  week: ['week', 'wk', 'ww'],
  iso_week: ['iso_week', 'isowk', 'isoww'],
  weekday: ['weekday', 'dw', 'w'],
  hour: ['hour', 'hh'],
  minute: ['minute', 'mi', 'n'],
  second: ['second', 'ss', 's'],
  millisecond: ['millisecond', 'ms'],
  microsecond: ['microsecond', 'mcs'],
  nanosecond: ['nanosecond', 'ns'],
  tzoffset: ['tzoffset', 'tz'],
};

const PARTS = new Map<string, DatePart>();
for (const [part, names] of Object.entries(NAMES)) {
  for (const name of names) PARTS.set(name, part as DatePart);
}

/**
 * The datepart that stands as a function's first argument.
 * @throws SqlError 1023 where it is no bare word, 155 where it is an unknown one
 */
export function datePartArgument(args: readonly FunctionArgument[], name: string): DatePart {
  const { word } = argument(args, 0);
  if (word === undefined) throw sqlErrors.invalidParameter(1, name);
  const part = PARTS.get(word.toLowerCase());
  if (part === undefined) throw sqlErrors.unknownOption(word, name);
  return part;
}

/** Parts of the time of day. */
export function isTimePart(part: DatePart): boolean {
  return (
    part === 'hour' ||
    part === 'minute' ||
    part === 'second' ||
    part === 'millisecond' ||
    part === 'microsecond' ||
    part === 'nanosecond'
  );
}
