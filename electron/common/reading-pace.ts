// What quiet reading is and costs, for the workspace file, the terminal and the page alike.

/**
 * The pace that is offered. At a few hundred bytes a row it is some hundred of SQL Server's pages of 8 KB a second, one old disk's
 * least concern, and half a million accounts still take little more than four minutes.
 */
export const QUIET_ROWS_PER_SECOND = 2_000;

/**
 * Faster than usual tenants import (30 a second), so that a run waits for those and not for the database; half a million accounts
 * take three hours.
 */
export const LEAST_ROWS_PER_SECOND = 50;
/** No server gives a single reader more, so that a larger number would be no limit. */
export const MOST_ROWS_PER_SECOND = 1_000_000;

/** How long it takes at least to read so many rows, in ms; nothing where no pace is set. */
export function readingTime(rows: number, rowsPerSecond: number | undefined): number {
  return rowsPerSecond === undefined ? 0 : Math.ceil((rows / rowsPerSecond) * 1_000);
}
