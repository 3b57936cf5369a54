import { type Clock, systemClock } from '../../../common/clock.ts';
import type { Fork } from '../../../common/fork.ts';
import type { TenantSettings } from '../settings.ts';
import { clockedFork } from './clocked-fork.ts';
import { RunningClock } from './running-clock.ts';
import { SimulatedClock } from './simulated-clock.ts';

/** What time it is at a tenant, and how the processes of its scripts are started so that it is the same time there. */
export interface TenantClock {
  readonly clock: Clock;
  readonly fork: Fork;
  /** By milliseconds; null on the machine's clock. */
  readonly advance: ((milliseconds: number) => void) | null;
}

export function tenantClock(wish: TenantSettings['clock'], fork: Fork): TenantClock {
  if (wish === 'machine') return { clock: systemClock, fork, advance: null };
  const clock =
    wish === 'simulated' ? new SimulatedClock(systemClock.now()) : new RunningClock(systemClock, wish.ahead);
  const scripts = clockedFork(fork, () => clock.now() - systemClock.now());
  return {
    clock,
    fork: scripts.fork,
    advance(milliseconds) {
      clock.advance(milliseconds);
      scripts.tell();
    },
  };
}
