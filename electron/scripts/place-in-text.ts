import type { Place } from './container/line.ts';

/** Offsets at which lines begin, the way the language counts them. */
export function lineStartsOf(source: string): readonly number[] {
  return [0, ...[...source.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map(({ index, 0: end }) => index + end.length)];
}

/** The line and column of an offset; both count from 1. */
export function placeOf(lineStarts: readonly number[], offset: number): Place {
  let [low, high] = [0, lineStarts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
}
