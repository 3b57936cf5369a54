import type { Clock } from '../../../common/clock.ts';
import type { AdvancedClock } from './advanced-clock.ts';

/** Runs at another clock's pace from a moment of its own, and jumps when somebody advances it; sleeps take their time. */
export class RunningClock implements AdvancedClock {
  readonly #clock: Clock;
  #ahead: number;

  constructor(clock: Clock, start: number) {
    this.#clock = clock;
    this.#ahead = start - clock.now();
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
