import { ApiError } from '../http/api-error.ts';
import { rateHeaders } from '../http/rate-limit.ts';
import type { TenantSettings } from '../settings.ts';

/** Auth0 docs, rate limit configurations: resets asked for by one computer for one address, on every plan. */
const burst = 10;
const perMinute = 1;
const minute = 60_000;

/** Counts the resets that are asked for, address by address; time is passed in, in milliseconds. */
export class ResetLimit {
  readonly #plan: TenantSettings['plan'];
  readonly #levels = new Map<string, { level: number; at: number }>();

  constructor(plan: TenantSettings['plan']) {
    this.#plan = plan;
  }

  /** @throws ApiError 429 where one address was named too often */
  take(email: string, now: number): void {
    if (this.#plan === 'unlimited') return;
    const address = email.toLowerCase();
    const last = this.#levels.get(address) ?? { level: burst, at: now };
    const level = Math.min(burst, last.level + ((now - last.at) / minute) * perMinute);
    if (level < 1) {
      const body = { error: 'too_many_requests', error_description: 'Too many requests' };
      throw new ApiError(429, body, rateHeaders(burst, 0, now + ((1 - level) / perMinute) * minute));
    }
    this.#levels.set(address, { level: level - 1, at: now });
  }
}
