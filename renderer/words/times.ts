import { plural, t } from '@lingui/core/macro';

// Times and durations as the screens write them. Everything comes in milliseconds.

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long something took: `8 s`, `20 min 55 s`, `2 h 36 min`. */
export function duration(milliseconds: number): string {
  const total = Math.max(0, Math.round(milliseconds / second));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = total % 60;
  if (hours > 0) return t`${hours} h ${minutes} min`;
  if (minutes > 0) return t`${minutes} min ${seconds} s`;
  return t`${seconds} s`;
}

/** What is left of a day or so, to the minute: `23 h 35 min`, `12 min`. */
export function hoursAndMinutes(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / minute));
  if (minutes < 60) return t`${minutes} min`;
  return t`${{ hours: Math.floor(minutes / 60) }} h ${{ minutes: minutes % 60 }} min`;
}

/** A duration in a sentence: `less than a second`, `1 second`, `8 seconds`, `3 minutes`. */
export function durationInWords(milliseconds: number): string {
  if (milliseconds < second) return t`less than a second`;
  if (milliseconds < minute) {
    const seconds = Math.round(milliseconds / second);
    return plural(seconds, { one: `${seconds} second`, other: `${seconds} seconds` });
  }
  if (milliseconds < 2 * hour) return inMinutes(milliseconds);
  const hours = Math.round(milliseconds / hour);
  return plural(hours, { one: `${hours} hour`, other: `${hours} hours` });
}

/** What is left, rounded so that it does not flicker: `under a minute`, `12 minutes`, `1 h 40 min`. */
export function remaining(milliseconds: number): string {
  if (milliseconds < minute) return t`under a minute`;
  if (milliseconds < 90 * minute) return inMinutes(milliseconds);
  const tens = Math.round(milliseconds / (10 * minute)) * 10;
  return t`${{ hours: Math.floor(tens / 60) }} h ${{ minutes: tens % 60 }} min`;
}

function inMinutes(milliseconds: number): string {
  const minutes = Math.round(milliseconds / minute);
  return plural(minutes, { one: `${minutes} minute`, other: `${minutes} minutes` });
}

/** One check took: `4 ms`, `1.2 s`. */
export function milliseconds(value: number): string {
  if (value < second) {
    return t`${{ milliseconds: Math.round(value) }} ms`;
  }
  return t`${{ seconds: (value / second).toFixed(1) }} s`;
}

/** `21:24:26`, local. */
export function timeOfDay(at: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** `21:37`, local: when something will end. */
export function hourAndMinute(at: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** `21:37` of the same day, `24 Nov 2026, 21:04` of another, local. */
export function timeAndMaybeDay(at: number, now: number, locale?: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return sameDay ? hourAndMinute(at, locale) : dateAndTime(at, locale);
}

/** `24 Nov 2026, 21:04`, local. */
export function dateAndTime(at: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** `2 Nov 2026`, local: the ends of a certificate's life. Text that is no date stays as it is. */
export function day(text: string, locale?: string): string {
  const at = Date.parse(text);
  if (Number.isNaN(at)) return text;
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

/** `24 Nov`, of a date as UTC counts days. */
export function dayAndMonth(at: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
    .format(at)
    .replaceAll(' ', '\u00a0');
}

/** `Mon 16 Nov`, local, with the year where it is another one than now. */
export function weekdayAndDay(at: number, now: number, locale?: string): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
    .format(at)
    .replaceAll(' ', '\u00a0');
}

/** The same instant in UTC, for the pointer that rests on a local time. */
export function inUtc(at: number): string {
  const instant = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  return t`${instant} UTC`;
}

/** The computer's distance from UTC, shown once per screen: `UTC`, `UTC+1`, `UTC−3:30`. */
export function offset(at: number): string {
  const minutes = -new Date(at).getTimezoneOffset();
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`;
  return `UTC${minutes > 0 ? '+' : '\u2212'}${Math.floor(size / 60)}${rest}`;
}
