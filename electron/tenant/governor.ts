import type { Clock } from '../common/clock.ts';

/** The part of an answer that tells how much may still be asked. */
export interface RateAnswer {
  readonly status: number;
  header(name: string): string | null;
}

export interface Governor {
  /** Resolves when calls may go on. */
  ready(signal: AbortSignal | undefined): Promise<void>;
  /** Learns from every answer of the tenant; a 429 pauses all calls, an empty budget slows them down. */
  observe(answer: RateAnswer): void;
  /** Until when all calls wait (ms since 1970), or null. */
  pausedUntil(): number | null;
  /** How many calls at once the limit of the latest call allows, as its answer said; null where it said nothing. */
  burst(): number | null;
}

export interface GovernorLimits {
  /** Longest pause taken from a header, in ms: a header that asks for more is asked again after this. */
  readonly longestPause: number;
  /** First pause after a 429 that names no time; doubles with each further one. */
  readonly firstPause: number;
  /** Longest wait for a budget that reads 0 on an answer that was otherwise good. */
  readonly longestSlowdown: number;
}

export const defaultGovernorLimits: GovernorLimits = {
  longestPause: 120_000,
  firstPause: 1_000,
  longestSlowdown: 10_000,
};

/**
 * One rate limit for all calls of a tenant. Auth0 answers 429 with `X-RateLimit-Reset` in epoch seconds, some endpoints with
 * `Retry-After` (Auth0 docs: Management API rate limits); its SDK reads them in this order too. The waits are measured against
 * the answer's own `Date`, so that a computer whose clock is wrong neither hammers the tenant nor sleeps for hours.
 * `random` gives 0 to 1 and spreads the callers over a fifth of the wait.
 */
export function createGovernor(clock: Clock, random: () => number, limits = defaultGovernorLimits): Governor {
  let until = 0;
  let lastSeen = clock.now();
  let refusals = 0;
  let burst: number | null = null;

  /** The time; a clock that was set back takes the pause with it, which would otherwise last that much longer. */
  const now = () => {
    const time = clock.now();
    if (time < lastSeen) until -= lastSeen - time;
    lastSeen = time;
    return time;
  };
  const left = () => {
    const time = now();
    return until - time;
  };
  const pause = (milliseconds: number) => {
    const time = now();
    until = Math.max(until, time + Math.ceil(milliseconds * (1 + random() * 0.2)));
  };

  return {
    async ready(signal) {
      for (let wait = left(); wait > 0; wait = left()) await clock.sleep(wait, signal);
    },
    observe(answer) {
      const limit = answer.header('x-ratelimit-limit') ?? '';
      burst = /^\d+$/.test(limit) ? Number(limit) : null;
      const asked = waitAsked(answer, now());
      if (answer.status === 429) {
        const fallback = limits.firstPause * 2 ** Math.min(refusals, 10);
        refusals += 1;
        pause(Math.min(Math.max(asked ?? fallback, 0), limits.longestPause));
        return;
      }
      if (answer.status < 400) refusals = 0;
      if (answer.header('x-ratelimit-remaining') === '0' && asked !== null) {
        pause(Math.min(asked, limits.longestSlowdown));
      }
    },
    pausedUntil: () => (left() > 0 ? until : null),
    burst: () => burst,
  };
}

/** Milliseconds that the headers ask to wait, or null when they ask nothing. */
export function waitAsked(answer: RateAnswer, now: number): number | null {
  const after = answer.header('retry-after');
  if (after !== null) {
    if (/^\d+$/.test(after)) return Number(after) * 1000;
    const date = Date.parse(after);
    if (!Number.isNaN(date)) return Math.max(date - serverTime(answer, now), 0);
  }
  const reset = answer.header('x-ratelimit-reset');
  if (reset === null || !/^\d+$/.test(reset)) return null;
  return Math.max(Number(reset) * 1000 - serverTime(answer, now), 0);
}

function serverTime(answer: RateAnswer, now: number): number {
  const date = Date.parse(answer.header('date') ?? '');
  return Number.isNaN(date) ? now : date;
}
