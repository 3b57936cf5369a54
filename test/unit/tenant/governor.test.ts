import { describe, expect, test } from 'vitest';
import { createGovernor, type RateAnswer } from '../../../electron/tenant/governor.ts';

const start = 1_800_000_000_000;

function governed(random = 0) {
  let now = start;
  const waits: number[] = [];
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
  const setBack = (milliseconds: number) => {
    now -= milliseconds;
  };
  const governor = createGovernor(clock, () => random);
  const wait = () => (governor.pausedUntil() ?? now) - now;
  return { governor, clock, wait, waits, setBack };
}

const answer = (status: number, headers: Record<string, string> = {}): RateAnswer => ({
  status,
  header: (name) => headers[name] ?? null,
});

describe('the rate limit', () => {
  test.each([
    ['Retry-After in seconds', { 'retry-after': '3' }, 3_000],
    ['Retry-After as a date', { 'retry-after': new Date(start + 5_000).toUTCString() }, 5_000],
    ['a reset in epoch seconds', { 'x-ratelimit-reset': String(start / 1000 + 4) }, 4_000],
    ['Retry-After before the reset', { 'retry-after': '1', 'x-ratelimit-reset': String(start / 1000 + 40) }, 1_000],
    ['no more than two minutes', { 'retry-after': '86400' }, 120_000],
    ['a reset that has passed as no wait', { 'x-ratelimit-reset': String(start / 1000 - 4) }, 0],
    ['nothing readable as one second', { 'retry-after': 'soon' }, 1_000],
  ])('takes %s', (_, headers, milliseconds) => {
    const { governor, wait } = governed();
    governor.observe(answer(429, headers));
    expect(wait()).toBe(milliseconds);
  });

  test('doubles an unnamed wait until a call succeeds', async () => {
    const { governor, wait } = governed();
    const waits: number[] = [];
    for (const status of [429, 429, 429, 200, 429]) {
      governor.observe(answer(status));
      waits.push(wait());
      await governor.ready(undefined);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 0, 1_000]);
  });

  test('spreads waits by a fifth at most, never below what was asked', () => {
    const { governor, wait } = governed(1);
    governor.observe(answer(429, { 'retry-after': '10' }));
    expect(wait()).toBe(12_000);
  });

  test('waits shortly when the budget reads 0, and not at all otherwise', () => {
    const headers = (left: string) => ({
      'x-ratelimit-remaining': left,
      'x-ratelimit-reset': String(start / 1000 + 60),
    });
    const empty = governed();
    empty.governor.observe(answer(200, headers('0')));
    expect(empty.wait()).toBe(10_000);
    const some = governed();
    some.governor.observe(answer(200, headers('1')));
    expect(some.governor.pausedUntil()).toBeNull();
  });

  test('never shortens a pause', () => {
    const { governor, wait } = governed();
    governor.observe(answer(429, { 'retry-after': '30' }));
    governor.observe(answer(429, { 'retry-after': '1' }));
    expect(wait()).toBe(30_000);
  });

  test('is waited for no longer when the computer’s clock is set back', async () => {
    const { governor, waits, setBack } = governed();
    governor.observe(answer(429, { 'retry-after': '3' }));
    setBack(3_600_000);
    await governor.ready(undefined);
    expect(waits).toEqual([3_000]);
    expect(governor.pausedUntil()).toBeNull();
  });
});
