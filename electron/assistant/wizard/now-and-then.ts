import type { Clock } from '../../common/clock.ts';

/** So often a page is told anew how it stands with whom. */
const EVERY_MS = 1_000;

/** Something that is worth being told now and then while it changes, one telling at a time. */
export interface NowAndThen {
  /** Something has changed. */
  changed(): void;
  /** Resolves when no telling is under way. */
  quiet(): Promise<void>;
}

/** A telling that fails is made up for by the next, and by whoever tells the end. */
export function nowAndThen(clock: Pick<Clock, 'now'>, tell: () => Promise<void>): NowAndThen {
  let last = 0;
  let telling: Promise<void> | undefined;
  return {
    changed() {
      const now = clock.now();
      if (telling !== undefined || now - last < EVERY_MS) return;
      last = now;
      telling = tell()
        .catch(() => undefined)
        .finally(() => {
          telling = undefined;
        });
    },
    quiet: async () => telling,
  };
}
