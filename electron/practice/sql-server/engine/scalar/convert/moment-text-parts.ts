/** How the three numbers of a date with separators are read: SET DATEFORMAT mdy, or what a CONVERT style says. */
export type DateOrder = 'mdy' | 'dmy' | 'ymd';

/** The parts of a date and time as text has them, unchecked; absent ones are undefined. */
export interface MomentParts {
  readonly date?: { readonly year: number; readonly month: number; readonly dayOfMonth: number };
  readonly time?: {
    readonly hour: number;
    readonly minute: number;
    readonly second: number;
    readonly fraction: Fraction;
  };
  /** Minutes east of UTC, as written; `Z` is 0. */
  readonly offset?: number;
  readonly hasZ: boolean;
  /** Written with a `T` between date and time. */
  readonly iso: boolean;
  readonly hasSeconds: boolean;
}

interface Fraction {
  /** Ticks of 100 ns. */
  readonly ticks: number;
  readonly digits: number;
}

/** Text that is no date: SQL Server answers 241; `unclear` is text whose reading no documentation settles. */
export type MomentReading = MomentParts | 'no-date' | 'unclear';

const ISO = /^(\d{4})-(\d{2})-(\d{2})T(.+)$/;
const TIME = /^(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:([.:])(\d{1,9}))?)?)?\s*(AM|PM)?\s*(Z|[+-]\d{1,2}:\d{2})?$/i;
const TIME_AT_END = /(?:^|\s)(\d{1,2}(?::\d.*|\s*[AP]M\s*(?:Z|[+-]\d{1,2}:\d{2})?))$/i;
const NO_FRACTION: Fraction = { ticks: 0, digits: 0 };

/** Takes the text of a date, a time, or both apart, as SQL Server under us_english reads it. */
export function readMoment(text: string, order: DateOrder): MomentReading {
  const trimmed = text.trim();
  if (trimmed === '') return { hasZ: false, iso: false, hasSeconds: false };
  const iso = ISO.exec(trimmed);
  if (iso !== null) {
    const time = readTime(iso[4] ?? '');
    if (time === undefined || !/^\d{2}:\d{2}/.test(iso[4] ?? '') || /[AP]M/i.test(iso[4] ?? '')) return 'no-date';
    return { ...time, iso: true, date: { year: Number(iso[1]), month: Number(iso[2]), dayOfMonth: Number(iso[3]) } };
  }
  if (/^\d{8}T/.test(trimmed)) return 'unclear';
  const end = TIME_AT_END.exec(trimmed);
  const timeText = end?.[1];
  const dateText = timeText === undefined ? trimmed : trimmed.slice(0, trimmed.length - timeText.length).trim();
  const time = timeText === undefined ? { hasZ: false, iso: false, hasSeconds: false } : readTime(timeText);
  if (time === undefined)
    return /^[\d\s:.]+$/.test(trimmed) && timeText !== undefined ? 'no-date' : unreadable(trimmed);
  if (dateText === '') return time;
  const date = readDate(dateText, order);
  return typeof date === 'string' ? date : { ...time, date };
}

/** Letters that no date has make it certain that SQL Server would not read the text either. */
function unreadable(text: string): 'no-date' | 'unclear' {
  const words = text.match(/\p{L}+/gu) ?? [];
  const known = words.every((word) => monthOf(word) !== undefined || /^(AM|PM|T|Z)$/i.test(word));
  return known && /\d/.test(text) ? 'unclear' : 'no-date';
}

function readTime(text: string): MomentParts | undefined {
  const match = TIME.exec(text.trim());
  if (match === null) return undefined;
  const [, hourText, minute, second, separator, fraction, half, zone] = match;
  if (minute === undefined && half === undefined) return undefined;
  const hour = twentyFourHours(Number(hourText), half?.toUpperCase());
  if (hour === undefined) return undefined;
  const isZ = zone !== undefined && zone.toUpperCase() === 'Z';
  return {
    time: {
      hour,
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
      fraction: readFraction(separator, fraction),
    },
    ...(zone === undefined ? {} : { offset: isZ ? 0 : readOffset(zone) }),
    hasZ: isZ,
    iso: false,
    hasSeconds: second !== undefined,
  };
}

function twentyFourHours(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour > 23 || (half === 'AM' && hour > 12)) return undefined;
  if (half === 'AM') return hour === 12 ? 0 : hour;
  return hour < 12 ? hour + 12 : hour;
}

/** `.5` is half a second, `:5` five milliseconds. */
function readFraction(separator: string | undefined, digits: string | undefined): Fraction {
  if (digits === undefined) return NO_FRACTION;
  if (separator === ':') return { ticks: Number(digits) * 10_000, digits: Math.max(3, digits.length) };
  return { ticks: Number(digits.slice(0, 7).padEnd(7, '0')), digits: digits.length };
}

function readOffset(zone: string): number {
  const [hours = '0', minutes = '0'] = zone.slice(1).split(':');
  const total = Number(hours) * 60 + Number(minutes);
  return zone.startsWith('-') ? -total : total;
}

/** Years of two digits: "two digit year cutoff" 2049, the default. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

function monthOf(word: string): number | undefined {
  const lower = word.toLowerCase();
  const index = MONTHS.findIndex((month) => month === lower || month.slice(0, 3) === lower);
  return index < 0 ? undefined : index + 1;
}

type ReadDate = { year: number; month: number; dayOfMonth: number } | 'no-date' | 'unclear';

function readDate(text: string, order: DateOrder): ReadDate {
  if (/^\d{8}$/.test(text)) return fromDigits(text.slice(0, 4), text.slice(4, 6), text.slice(6));
  if (/^\d{6}$/.test(text)) return fromDigits(text.slice(0, 2), text.slice(2, 4), text.slice(4));
  if (/^\d{4}$/.test(text)) return fromDigits(text, '1', '1');
  const numbers = /^(\d{1,4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,4})$/.exec(text);
  if (numbers !== null) return fromNumbers(numbers[1] ?? '', numbers[3] ?? '', numbers[4] ?? '', order);
  return fromWords(text);
}

function fromDigits(year: string, month: string, dayOfMonth: string): ReadDate {
  return { year: fullYear(year), month: Number(month), dayOfMonth: Number(dayOfMonth) };
}

function fromNumbers(first: string, second: string, third: string, order: DateOrder): ReadDate {
  if (first.length === 3 || third.length === 3 || (first.length === 4 && third.length === 4)) return 'no-date';
  if (first.length === 4) return order === 'dmy' ? 'unclear' : fromDigits(first, second, third);
  if (order === 'ymd') return third.length === 4 ? 'unclear' : fromDigits(first, second, third);
  return order === 'mdy' ? fromDigits(third, first, second) : fromDigits(third, second, first);
}

function fromWords(text: string): ReadDate {
  const tokens = text
    .replace(/[,\-./]/g, ' ')
    .split(/\s+/)
    .flatMap((token) => token.match(/\d+|\D+/g) ?? []);
  const months = tokens.filter((token) => /\D/.test(token));
  const numbers = tokens.filter((token) => /^\d+$/.test(token));
  const month = monthOf(months[0] ?? '');
  if (months.length !== 1 || month === undefined) return unreadable(text);
  const [first = '', second] = numbers;
  if (second === undefined) return first.length === 4 ? { year: Number(first), month, dayOfMonth: 1 } : 'unclear';
  if (numbers.length > 2) return 'unclear';
  if (first.length === 4 && second.length <= 2) return { year: Number(first), month, dayOfMonth: Number(second) };
  if (first.length > 2 || (second.length !== 4 && second.length !== 2)) return 'unclear';
  return { year: fullYear(second), month, dayOfMonth: Number(first) };
}
