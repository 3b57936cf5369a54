import { expect, test } from 'vitest';
import { activityPace } from '../../../electron/assistant/wizard/activity-pace.ts';

test('the rate is that of what is done since it began, and the rest of the time follows from it', () => {
  let now = 50_000;
  const pace = activityPace(() => now);
  // It goes on after a stop: what was done before took no time now.
  expect(pace(4_000, 5_000)).toBeUndefined();
  for (let second = 1; second <= 2; second += 1) {
    now += 1_000;
    expect(pace(4_000 + second * 10, 5_000)).toBeUndefined();
  }
  for (let second = 3; second <= 20; second += 1) {
    now += 1_000;
    const { now: rate, average, remainingMs = 0 } = pace(4_000 + second * 10, 5_000) ?? {};
    expect([rate, average]).toEqual([expect.closeTo(10, 5), expect.closeTo(10, 5)]);
    expect(remainingMs).toBeCloseTo((1_000 - second * 10) * 100, -1);
  }
  // Another part of the same work has a count of its own.
  expect(pace(0, 300, { pausedUntil: 9 })).toEqual({ pausedUntil: 9 });
});
