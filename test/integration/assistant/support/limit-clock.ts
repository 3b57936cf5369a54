import { type Clock, systemClock } from '../../../../electron/common/clock.ts';

/** The machine's time, in which a limit comes sooner where a test waits for nothing but that. */
export interface LimitClock extends Clock {
  /** What sleeps from now on wakes so many times as soon; 1 is as long as it asked for. */
  hurry(times: number): void;
}

/** As slow as the machine's until it is hurried: a script that answers is never told to have been too late because others use the machine. */
export function limitClock(): LimitClock {
  let times = 1;
  return {
    now: systemClock.now,
    sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / times, signal),
    hurry(wanted) {
      times = wanted;
    },
  };
}
