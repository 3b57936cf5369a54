/** What is known of the load on action scripts; null for what nobody has measured or told. */
export interface Load {
  /** Sign-ins a second in the busiest minute. With import mode on only people who haven't moved yet count. */
  readonly peakSignIns: number | null;
  readonly scriptTime: ScriptTime | null;
  /** Scripts that the tenant runs at once. */
  readonly concurrency: number;
  /** Connections that SQL Server would still take. */
  readonly freeConnections: number | null;
}

/** How long the login script takes, in ms: 95 of 100 runs are no slower. */
export interface ScriptTime {
  readonly p95: number;
  /** Measured runs; null where somebody told it. */
  readonly runs: number | null;
}

/**
 * Scripts and Actions that a tenant in the public cloud runs at once; what comes on top fails (Auth0 docs, “Performance best practices”,
 * rate limit policy). Documented; private clouds have 100 to 1,200.
 */
export const publicConcurrency = 250;

/** Milliseconds after which Auth0 gives a script up (documented as “about”). */
export const scriptLimit = 20_000;

export interface Capacity {
  readonly load: Load;
  /** Sign-ins a second for which the tenant's concurrency would do; null without a script time. */
  readonly signInsPossible: number | null;
  /** Scripts under way at once on average at the peak, and when sign-ins come in bunches. */
  readonly underWay: { readonly average: number; readonly bunched: number } | null;
  /** `tight`: more than half of what there is. */
  readonly tenant: Verdict;
  readonly database: Verdict;
}

export type Verdict = 'enough' | 'tight' | 'too-little' | 'unknown';

/**
 * Whether a tenant and a SQL Server carry the sign-ins of the busiest minute. By Little's law as many scripts are under way as come a
 * second, times the seconds each takes; of independent arrivals there are practically never more than three standard deviations above
 * that. A container keeps one connection, and serves a script at least, so there are about as many connections as scripts under way.
 */
export function capacityOf(load: Load): Capacity {
  const { peakSignIns, scriptTime, concurrency, freeConnections } = load;
  const seconds = scriptTime === null ? null : Math.max(scriptTime.p95, 1) / 1000;
  const average = peakSignIns === null || seconds === null ? null : peakSignIns * seconds;
  const bunched = average === null ? null : Math.ceil(average + 3 * Math.sqrt(average));
  return {
    load,
    signInsPossible: seconds === null ? null : Math.floor(concurrency / seconds),
    underWay: average === null || bunched === null ? null : { average, bunched },
    tenant: verdict(bunched, concurrency),
    database: verdict(bunched === null ? null : Math.min(bunched, concurrency), freeConnections),
  };
}

function verdict(needed: number | null, there: number | null): Verdict {
  if (needed === null || there === null) return 'unknown';
  if (needed > there) return 'too-little';
  return needed > there / 2 ? 'tight' : 'enough';
}

/**
 * The time that 95 of 100 runs don't exceed, by nearest rank: of fewer than twenty it is the slowest.
 * @param durations In ms
 */
export function scriptTimeOf(durations: readonly number[]): ScriptTime | null {
  const p95 = durations.toSorted((one, other) => one - other)[Math.ceil(durations.length * 0.95) - 1];
  return p95 === undefined ? null : { p95, runs: durations.length };
}
