import { plural } from '../../common/count-text.ts';

/** `1 person`, `1,200 people`. */
export const peopleText = (count: number) => plural(count, 'person', 'people');

/** A time in the unit that fits it, rounded: `40 s`, `15 min`, `3 h`, `12 days`. */
export function timeText(milliseconds: number): string {
  const seconds = Math.max(Math.round(milliseconds / 1_000), 1);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : plural(Math.round(hours / 24), 'day', 'days');
}

export const sentences = (...parts: readonly (string | false | null)[]) =>
  parts.filter((part) => part !== false && part !== null && part !== '').join(' ');

export const capitalised = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
