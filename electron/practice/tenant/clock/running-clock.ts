import type { Clock } from '../../../common/clock.ts';
import type { AdvancedClock } from './advanced-clock.ts';

/** Runs as another clock does, so many milliseconds ahead, and jumps when somebody advances it; sleeps take their time. */
export class RunningClock implements AdvancedClock {
  readonly #clock: Clock;
  #ahead: number;

  /** @param ahead negative for a clock that is behind */
  constructor(clock: Clock, ahead: number) {
    this.#clock = clock;
    this.#ahead = ahead;
  }

  now(): number {
    return this.#clock.now() + this.#ahead;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return this.#clock.sleep(milliseconds, signal);
  }

  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }
}
