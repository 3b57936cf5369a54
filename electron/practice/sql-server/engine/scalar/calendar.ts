import type { SqlMoment } from '../interface.ts';

/** 100 ns ticks in a second, minute, hour and day. */
export const SECOND = 10_000_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Days from 0001-01-01 to 1900-01-01, the origin of datetime. */
export const DAY_1900 = 693_595;
/** 1753-01-01, the first day of datetime. */
export const DAY_1753 = 639_905;
/** 9999-12-31. */
export const LAST_DAY = 3_652_058;

const CUMULATIVE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day number (0 is 0001-01-01) of a date that exists. */
export function dayOf(year: number, month: number, dayOfMonth: number): number {
  const before = year - 1;
  const leap = month > 2 && isLeapYear(year) ? 1 : 0;
  const years = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return years + (CUMULATIVE[month - 1] ?? 0) + leap + dayOfMonth - 1;
}

export function isDate(year: number, month: number, dayOfMonth: number): boolean {
  return (
    year >= 1 && year <= 9999 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month)
  );
}

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
  /** 1 to 366. */
  readonly dayOfYear: number;
}

/** Year, month and day of a day number. */
export function dateOf(day: number): CalendarDate {
  let year = Math.floor((day * 400) / 146_097) + 1;
  while (dayOf(year, 1, 1) > day) year--;
  while (year < 10_000 && dayOf(year + 1, 1, 1) <= day) year++;
  const dayOfYear = day - dayOf(year, 1, 1) + 1;
  let month = Math.min(12, Math.floor((dayOfYear - 1) / 29) + 1);
  while (dayOf(year, month, 1) > day) month--;
  return { year, month, dayOfMonth: day - dayOf(year, month, 1) + 1, dayOfYear };
}

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(day: number): number {
  return (day + 1) % 7;
}

/** The moment with ticks beyond the day carried over to the day; may leave the years 1 to 9999. */
export function normalised(day: number, ticks: number, offset?: number): SqlMoment {
  const carried = Math.floor(ticks / DAY);
  const moment = { day: day + carried, ticks: ticks - carried * DAY };
  return offset === undefined ? moment : { ...moment, offset };
}

/** The clock on the wall for a datetimeoffset (whose day and ticks are UTC); others as they are. */
export function localMoment(moment: SqlMoment): SqlMoment {
  if (moment.offset === undefined) return moment;
  return normalised(moment.day, moment.ticks + moment.offset * MINUTE);
}

/** Ticks rounded to a fraction of `scale` digits, halves up. */
export function roundTicks(ticks: number, scale: number): number {
  const unit = 10 ** (7 - scale);
  return Math.floor((ticks + unit / 2) / unit) * unit;
}

/** Ticks rounded to datetime's 1/300 s, which themselves are rounded to 100 ns: .003 is 33333, .007 is 66667. */
export function roundToDatetime(ticks: number): number {
  return ticksOfThreeHundredths(threeHundredthsOf(ticks));
}

/** Datetime's units of 1/300 s of a time of day. */
export function threeHundredthsOf(ticks: number): number {
  return Math.floor((ticks * 3 + 50_000) / 100_000);
}

/** The time of day of a number of 1/300 s. */
export function ticksOfThreeHundredths(units: number): number {
  return Math.floor((units * 200_000 + 3) / 6);
}
