import type { Clock } from '../../../common/clock.ts';

/** A clock that somebody may advance. */
export interface AdvancedClock extends Clock {
  advance(milliseconds: number): void;
}
