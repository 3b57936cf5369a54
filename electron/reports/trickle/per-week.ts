import type { ReportedLooks } from './trickle-data.ts';

const DAY_MS = 86_400_000;

type Day = ReportedLooks['perDay'][number];

/** Days added up by week, each named by its Monday (`2026-11-23`); weeks follow one another without a hole, as the days do. */
export function perWeek(days: readonly Day[]): readonly (Omit<Day, 'day'> & { readonly from: string })[] {
  const weeks = Map.groupBy(days, ({ day }) => mondayOf(day));
  return [...weeks].map(([from, own]) => ({
    from,
    came: sum(own, 'came'),
    signIns: sum(own, 'signIns'),
    refused: sum(own, 'refused'),
  }));
}

function mondayOf(day: string): string {
  const at = Date.parse(day);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}

function sum(days: readonly Day[], name: 'came' | 'signIns' | 'refused'): number {
  return days.reduce((total, day) => total + day[name], 0);
}
