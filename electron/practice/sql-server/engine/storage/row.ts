import type { SqlValue } from '../interface.ts';

/**
 * One image of a stored row: its values in column order, and after them the row's number. Images never change: an update
 * makes a new one, so that a reader can go on with the old.
 */
export type Row = readonly SqlValue[];

/** The row's number, which stands behind its last column. */
export function rowNumber(row: Row): number {
  const last = row[row.length - 1];
  if (typeof last !== 'number') throw new RangeError('a stored row ends with its number');
  return last;
}
