import { systemClock } from '../../electron/common/clock.ts';
import { openTenant } from '../../electron/tenant/open-tenant.ts';
import type { Tenant } from '../../electron/tenant/tenant.ts';
import type { ChildWish } from './child-messages.ts';

/** The practice tenant of a soak: on the same machine, with faults that are over at once. */
export function soakTenant({ tenant: { origin, clientId } }: Pick<ChildWish, 'tenant'>, clientSecret: string): Tenant {
  const limits = { firstPoll: 20, backoff: 25, longestBackoff: 500 };
  return openTenant({ domain: origin, clientId, clientSecret, fetch, clock: systemClock, limits });
}
