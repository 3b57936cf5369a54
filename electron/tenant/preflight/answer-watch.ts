import type { Clock } from '../../common/clock.ts';
import type { ClockSeen } from './tenant-facts.ts';

/** What a tenant's answers tell beside what they say. */
export interface AnswerWatch {
  readonly fetch: typeof globalThis.fetch;
  clock(): ClockSeen | null;
  usersBurst(): number | null;
}

/** An answer is dated to the second: on average half a second has passed since. */
const halfSecond = 500;

/** Watches the answers of the Management API that come through a fetch: by whose clock they are dated, and which limit they name. */
export function watchAnswers(fetch: typeof globalThis.fetch, clock: Clock): AnswerWatch {
  let seen: ClockSeen | null = null;
  let usersBurst: number | null = null;
  return {
    async fetch(input, init) {
      const sent = clock.now();
      const response = await fetch(input, init);
      const took = Math.max(clock.now() - sent, 0);
      const path = new URL(response.url === '' ? String(input) : response.url).pathname;
      const date = Date.parse(response.headers.get('date') ?? '');
      const withinMs = took / 2 + halfSecond;
      if (!Number.isNaN(date) && (seen === null || withinMs < seen.withinMs)) {
        seen = { aheadMs: Math.round(date + halfSecond - (sent + took / 2)), withinMs: Math.ceil(withinMs) };
      }
      const limit = response.headers.get('x-ratelimit-limit') ?? '';
      if (path.endsWith('/api/v2/users') && /^\d+$/.test(limit)) usersBurst = Number(limit);
      return response;
    },
    clock: () => seen,
    usersBurst: () => usersBurst,
  };
}
