import { type Clock, systemClock } from '../../../../electron/common/clock.ts';

/** How much sooner a sleeper wakes than it asked for. */
const HASTE = 25;

/**
 * The machine's time with short sleeps. Both ends of a run are real servers, so time can't be made up; but nobody has to wait as
 * long as one would for a tenant on the other side of an ocean.
 */
export const hastyClock: Clock = {
  now: systemClock.now,
  sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / HASTE, signal),
};
