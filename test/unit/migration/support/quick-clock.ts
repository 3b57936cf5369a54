import type { Clock } from '../../../../electron/common/clock.ts';

/** A clock whose sleepers wake at once, the earliest first, while its time runs on: nothing waits in real time. */
export function quickClock(start = Date.UTC(2026, 0, 1)): Clock {
  let now = start;
  let scheduled = false;
  const sleepers: { readonly at: number; wake(): void }[] = [];
  const wakeNext = () => {
    scheduled = false;
    sleepers.sort((left, right) => left.at - right.at);
    const next = sleepers.shift();
    if (next === undefined) return;
    now = Math.max(now, next.at);
    next.wake();
    schedule();
  };
  const schedule = () => {
    if (scheduled || sleepers.length === 0) return;
    scheduled = true;
    setTimeout(wakeNext, 1);
  };
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        sleepers.push({ at: now + milliseconds, wake: resolve });
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
        schedule();
      }),
  };
}
