import type { SqlMoment } from '../engine/interface.ts';
import { DAY, DAY_1900, MINUTE, ticksOfThreeHundredths } from '../engine/scalar/calendar.ts';

/** Bytes of a time of day by its scale (MS-TDS 2.2.5.5.1.8). */
export function timeLength(scale: number): 3 | 4 | 5 {
  return scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
}

/** 100 ns ticks in one unit of a time of day with this scale. */
export function ticksPerUnit(scale: number): number {
  return 10 ** (7 - scale);
}

export function fromDatetime(days: number, threeHundredths: number): SqlMoment {
  return { day: days + DAY_1900, ticks: ticksOfThreeHundredths(threeHundredths) };
}

export function minutes(ticks: number): number {
  return Math.floor(ticks / MINUTE);
}

export function fromSmalldatetime(days: number, minutesOfDay: number): SqlMoment {
  return { day: days + DAY_1900, ticks: minutesOfDay * MINUTE };
}

/** False for what no clock shows: a client's damage, not a value. */
export function isTimeOfDay(ticks: number): boolean {
  return ticks >= 0 && ticks < DAY;
}
