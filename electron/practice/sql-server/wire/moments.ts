import type { SqlMoment } from '../engine/interface.ts';

/** Days from 0001-01-01 to 1900-01-01, where datetime and smalldatetime begin. */
export const DAYS_TO_1900 = 693_595;
const TICKS_PER_MINUTE = 600_000_000;
const TICKS_PER_DAY = 864_000_000_000;

/** Bytes of a time of day by its scale (MS-TDS 2.2.5.5.1.8). */
export function timeLength(scale: number): 3 | 4 | 5 {
  return scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
}

/** 100 ns ticks in one unit of a time of day with this scale. */
export function ticksPerUnit(scale: number): number {
  return 10 ** (7 - scale);
}

/** datetime counts in 300ths of a second; rounding up to midnight can't happen to a value that is a datetime already. */
export function threeHundredths(ticks: number): number {
  return Math.round((ticks * 3) / 100_000);
}

export function fromDatetime(days: number, threeHundredthsOfSecond: number): SqlMoment {
  return { day: days + DAYS_TO_1900, ticks: Math.round((threeHundredthsOfSecond * 100_000) / 3) };
}

export function minutes(ticks: number): number {
  return Math.floor(ticks / TICKS_PER_MINUTE);
}

export function fromSmalldatetime(days: number, minutesOfDay: number): SqlMoment {
  return { day: days + DAYS_TO_1900, ticks: minutesOfDay * TICKS_PER_MINUTE };
}

/** False for what no clock shows: a client's damage, not a value. */
export function isTimeOfDay(ticks: number): boolean {
  return ticks >= 0 && ticks < TICKS_PER_DAY;
}
