// Numbers and times as a report writes them: British English, UTC, exact counts with grouped digits.

import { countText, plural } from '../common/count-text.ts';

export { countText, plural };

/** A change with its sign; minus as U+2212. */
export function changeText(value: number): string {
  if (value === 0) return '0';
  return value > 0 ? `+${countText(value)}` : `\u2212${countText(-value)}`;
}

const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
});

/** Milliseconds since 1970 → `13 November 2026, 09:12:08` (UTC). */
export function momentText(milliseconds: number): string {
  return moment.format(milliseconds).replace(' at ', ', ');
}

const clockTime = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
});

/** Milliseconds since 1970 → `13 Nov, 09:12:08` (UTC). */
export function shortMomentText(milliseconds: number): string {
  return clockTime.format(milliseconds).replace(' at ', ', ');
}

/** A duration in its two largest units: `2 h 36 min`, `3 min 41 s`, `41 s`, `0.8 s`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

/** `59 of 60 accounts are in Auth0.`, `1 of 60 accounts is in Auth0.` */
export function arrivedText(inTenant: number, total: number): string {
  const are = inTenant === 1 || total === 1 ? 'is' : 'are';
  return `${countText(inTenant)} of ${plural(total, 'account', 'accounts')} ${are} in Auth0.`;
}
