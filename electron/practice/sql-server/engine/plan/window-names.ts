/** Functions that exist only with an OVER clause. */
const WINDOW_ONLY = new Set(
  'ROW_NUMBER RANK DENSE_RANK NTILE LAG LEAD FIRST_VALUE LAST_VALUE CUME_DIST PERCENT_RANK PERCENTILE_CONT PERCENTILE_DISC'.split(
    ' ',
  ),
);

export function isWindowOnly(name: string): boolean {
  return WINDOW_ONLY.has(name);
}
