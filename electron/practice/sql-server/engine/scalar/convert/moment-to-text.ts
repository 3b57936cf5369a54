import type { SqlMoment, SqlType } from '../../interface.ts';
import { type CalendarDate, dateOf, HOUR, localMoment, MINUTE, SECOND } from '../calendar.ts';
import { type SqlError, sqlErrors, unsupported } from '../sql-error.ts';
import { fractionDigits, typeName } from '../types.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');
const four = (value: number): string => String(value).padStart(4, '0');

interface Face {
  readonly date: CalendarDate;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ticks: number;
}

function faceOf(moment: SqlMoment): Face {
  const { day, ticks } = moment;
  return {
    date: dateOf(day),
    hour: Math.floor(ticks / HOUR),
    minute: Math.floor(ticks / MINUTE) % 60,
    second: Math.floor(ticks / SECOND) % 60,
    ticks: ticks % SECOND,
  };
}

type Layout = (face: Face) => string;

const year2 = (face: Face): string => two(face.date.year % 100);
const year4 = (face: Face): string => four(face.date.year);
const month = (face: Face): string => two(face.date.month);
const day = (face: Face): string => two(face.date.dayOfMonth);
const monthName = (face: Face): string => MONTHS[face.date.month - 1] ?? '';
const clock = (face: Face): string => `${two(face.hour)}:${two(face.minute)}:${two(face.second)}`;
const hour12 = (face: Face): string => String(face.hour % 12 === 0 ? 12 : face.hour % 12).padStart(2, ' ');
const half = (face: Face): string => (face.hour < 12 ? 'AM' : 'PM');
const monthDayYear: Layout = (face) =>
  `${monthName(face)} ${String(face.date.dayOfMonth).padStart(2, ' ')} ${year4(face)}`;

/** The date of each style, with a two-digit year below 100 and a four-digit one from 100 on. */
const DATES: { readonly [style: number]: (year: Layout) => Layout } = {
  1: (year) => (face) => `${month(face)}/${day(face)}/${year(face)}`,
  2: (year) => (face) => `${year(face)}.${month(face)}.${day(face)}`,
  3: (year) => (face) => `${day(face)}/${month(face)}/${year(face)}`,
  4: (year) => (face) => `${day(face)}.${month(face)}.${year(face)}`,
  5: (year) => (face) => `${day(face)}-${month(face)}-${year(face)}`,
  6: (year) => (face) => `${day(face)} ${monthName(face)} ${year(face)}`,
  7: (year) => (face) => `${monthName(face)} ${day(face)}, ${year(face)}`,
  10: (year) => (face) => `${month(face)}-${day(face)}-${year(face)}`,
  11: (year) => (face) => `${year(face)}/${month(face)}/${day(face)}`,
  12: (year) => (face) => `${year(face)}${month(face)}${day(face)}`,
};

const isoDate: Layout = (face) => `${year4(face)}-${month(face)}-${day(face)}`;

interface Layouts {
  readonly date?: Layout;
  readonly time?: Layout;
  readonly between: string;
}

/**
 * Date and time of a style ("Date and time styles", CAST and CONVERT). Fractions follow the type's scale; where a style
 * marks them by a colon, only datetime's and smalldatetime's milliseconds are documented.
 */
function layoutsOf(style: number, scale: number, legacy: boolean): Layouts | undefined {
  const digits = (face: Face): string => String(face.ticks).padStart(7, '0').slice(0, scale);
  const milliseconds = (face: Face): string => String(Math.round(face.ticks / 10_000)).padStart(3, '0');
  const fraction: Layout = (face) => (legacy ? `.${milliseconds(face)}` : scale === 0 ? '' : `.${digits(face)}`);
  const dates = DATES[style % 100];
  if (dates !== undefined && style < 120) return { date: dates(style < 100 ? year2 : year4), between: '' };
  const colonMilliseconds = legacy;
  switch (style) {
    case 0:
    case 100:
      return { date: monthDayYear, time: (face) => `${hour12(face)}:${two(face.minute)}${half(face)}`, between: ' ' };
    case 8:
    case 24:
    case 108:
      return { time: clock, between: '' };
    case 9:
    case 109:
      if (!colonMilliseconds) return undefined;
      return {
        date: monthDayYear,
        time: (face) => `${hour12(face)}:${two(face.minute)}:${two(face.second)}:${milliseconds(face)}${half(face)}`,
        between: ' ',
      };
    case 13:
    case 113:
      if (!colonMilliseconds) return undefined;
      return {
        date: (face) => `${day(face)} ${monthName(face)} ${year4(face)}`,
        time: (face) => `${clock(face)}:${milliseconds(face)}`,
        between: ' ',
      };
    case 14:
    case 114:
      return colonMilliseconds ? { time: (face) => `${clock(face)}:${milliseconds(face)}`, between: '' } : undefined;
    case 20:
    case 120:
      return { date: isoDate, time: clock, between: ' ' };
    case 21:
    case 25:
    case 121:
      return { date: isoDate, time: (face) => clock(face) + fraction(face), between: ' ' };
    case 22:
      return {
        date: (face) => `${month(face)}/${day(face)}/${year2(face)}`,
        time: (face) => `${hour12(face)}:${two(face.minute)}:${two(face.second)} ${half(face)}`,
        between: ' ',
      };
    case 23:
      return { date: isoDate, between: '' };
    case 126:
    case 127:
      return { date: isoDate, time: (face) => clock(face) + isoFraction(face, fraction, legacy, scale), between: 'T' };
    default:
      return undefined;
  }
}

/** datetime shows no milliseconds where they are 0; whether the newer types do the same is not documented. */
function isoFraction(face: Face, fraction: Layout, legacy: boolean, scale: number): string {
  if (face.ticks !== 0) return fraction(face);
  if (!legacy && scale > 0)
    throw unsupported('styles 126 and 127 for a datetime2, time or datetimeoffset of whole seconds');
  return '';
}

function invalid(style: number, from: SqlType): SqlError {
  const known =
    style >= 0 &&
    (style <= 14 ||
      (style >= 20 && style <= 25) ||
      (style >= 100 && style <= 114) ||
      [120, 121, 126, 127, 130, 131].includes(style));
  return known
    ? unsupported(`style ${style} in the conversion of ${typeName(from)} to text`)
    : sqlErrors.invalidStyle(style, typeName(from), 'a character string');
}

/** `+02:00` of a datetimeoffset. */
export function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** A date or time as text. Without a style: 0 for datetime and smalldatetime, 121 for the newer types, as CAST does. */
export function momentText(from: SqlType, style: number | undefined): (moment: SqlMoment) => string {
  const legacy = from.base === 'datetime' || from.base === 'smalldatetime';
  const chosen = style ?? (legacy ? 0 : 121);
  const layouts = layoutsOf(chosen, fractionDigits(from), legacy);
  if (layouts === undefined) throw invalid(chosen, from);
  const { date, time, between } = layouts;
  if (from.base === 'date') {
    if (date === undefined) throw invalid(chosen, from);
    return (moment) => date(faceOf(moment));
  }
  if (from.base === 'time') {
    // Whether a time's hour is padded in the twelve-hour styles is not documented.
    if (time === undefined || chosen % 100 === 0 || chosen === 22) throw invalid(chosen, from);
    return (moment) => time(faceOf(moment));
  }
  const whole: Layout =
    date === undefined ? (time ?? isoDate) : time === undefined ? date : (face) => date(face) + between + time(face);
  if (from.base !== 'datetimeoffset') return (moment) => whole(faceOf(moment));
  if (chosen === 127) return (moment) => `${whole(faceOf({ day: moment.day, ticks: moment.ticks }))}Z`;
  const gap = chosen === 126 ? '' : ' ';
  const hasOffset = time !== undefined && date !== undefined;
  if (time !== undefined && date === undefined) throw invalid(chosen, from);
  return (moment) => whole(faceOf(localMoment(moment))) + (hasOffset ? gap + formatOffset(moment.offset ?? 0) : '');
}
