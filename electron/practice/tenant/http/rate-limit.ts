import { assertNever } from '../../../common/assert-never.ts';
import type { TenantSettings } from '../settings.ts';

/** The groups that Essentials and Professional count apart (Auth0 docs: rate limits, August 2026). */
export type RateGroup = 'read-users' | 'write-users' | 'delete-users' | 'read-connections' | 'other';

interface Bucket {
  readonly burst: number;
  readonly perSecond: number;
}

/** Auth0 docs, rate limit configurations: burst is the bucket's size, sustained its refill. */
const professional: Readonly<Record<RateGroup, Bucket>> = {
  'read-users': { burst: 40, perSecond: 500 / 60 },
  'write-users': { burst: 20, perSecond: 200 / 60 },
  'delete-users': { burst: 20, perSecond: 200 / 60 },
  'read-connections': { burst: 5, perSecond: 50 / 60 },
  other: { burst: 10, perSecond: 150 / 60 },
};

function bucketOf(plan: TenantSettings['plan'], group: RateGroup): { name: string; bucket: Bucket } | null {
  switch (plan) {
    case 'free':
      return { name: 'all', bucket: { burst: 2, perSecond: 2 } };
    case 'professional':
      return { name: group, bucket: professional[group] };
    case 'enterprise':
      return { name: 'all', bucket: { burst: 50, perSecond: 16 } };
    case 'unlimited':
      return null;
    default:
      return assertNever(plan);
  }
}

export interface RateDecision {
  readonly allowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** X-RateLimit headers; `reset` is in UTC epoch seconds (Auth0 docs: rate limit policy). */
export function rateHeaders(limit: number, remaining: number, resetAt: number): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
  };
}

/** Token buckets of the Management API; time is passed in, in milliseconds. */
export class RateLimiter {
  readonly #levels = new Map<string, { level: number; at: number }>();
  readonly #plan: TenantSettings['plan'];

  constructor(plan: TenantSettings['plan']) {
    this.#plan = plan;
  }

  /** Takes one token of the group's bucket; a refused call takes none. Reset tells when the bucket is full again. */
  take(group: RateGroup, now: number): RateDecision {
    const limit = bucketOf(this.#plan, group);
    if (limit === null) return { allowed: true, headers: {} };
    const { burst, perSecond } = limit.bucket;
    const last = this.#levels.get(limit.name) ?? { level: burst, at: now };
    const filled = Math.min(burst, last.level + ((now - last.at) / 1000) * perSecond);
    const allowed = filled >= 1;
    const level = allowed ? filled - 1 : filled;
    this.#levels.set(limit.name, { level, at: now });
    const fullAt = now + ((burst - level) / perSecond) * 1000;
    return { allowed, headers: rateHeaders(burst, Math.floor(level), fullAt) };
  }
}
