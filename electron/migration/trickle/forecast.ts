/** When a share of those who could come will have come; null where too little is known, or it is not to be expected. */
export interface Forecast {
  readonly share: number;
  /** Days from now; the earliest and latest within what the few who came so far allow. */
  readonly days: number;
  readonly earliest: number;
  /** Null where the slower pace never gets there within five years. */
  readonly latest: number | null;
}

export const forecastShares = [0.8, 0.9, 0.95, 0.99] as const;

/** Looked back over, so that a pace that slackens is believed soon and a weekend does not pass for an end. */
export const daysLookedAt = 14;
const fewestDays = 7;
const fewestComers = 20;
const mostDays = 5 * 365;

/**
 * Forecasts from the days behind: each day the same share of those who are left comes, the share that came on the last days. That
 * flatters the end, for who comes seldom is left over: a look later corrects it. The bounds are two standard deviations of a count (Poisson).
 * @param perDay Who came on each whole day, oldest first, up to yesterday
 * @param left Who could still come
 * @param come Who has come
 */
export function forecast(perDay: readonly number[], left: number, come: number): readonly Forecast[] {
  const days = perDay.slice(-daysLookedAt);
  const comers = days.reduce((sum, count) => sum + count, 0);
  if (days.length < fewestDays || comers < fewestComers || left <= 0) return [];
  const all = left + come;
  const spread = 2 * Math.sqrt(comers);
  return forecastShares.flatMap((share) => {
    const leftThen = all * (1 - share);
    if (left <= leftThen) return [];
    const daysIf = (count: number) => daysUntil(leftThen, left, count, days.length);
    const expected = daysIf(comers);
    if (expected === null) return [];
    // `fewestComers` keeps the smaller count above nobody.
    return [{ share, days: expected, earliest: daysIf(comers + spread) ?? expected, latest: daysIf(comers - spread) }];
  });
}

/** Whole days until no more than `leftThen` are left, at the pace at which `count` came in so many days; null beyond five years. */
function daysUntil(leftThen: number, left: number, count: number, days: number): number | null {
  // The share of those left who stayed away for all of these days.
  const stayed = left / (left + count);
  const needed = Math.ceil((days * Math.log(Math.max(leftThen, 0.5) / left)) / Math.log(stayed));
  return needed > mostDays ? null : Math.max(1, needed);
}
