import { expect, test } from 'vitest';
import { RunProgress } from '../../../electron/migration/bulk/run-progress.ts';

const counts = {
  total: 0,
  imported: 0,
  updated: 0,
  present: 0,
  held: 0,
  skipped: 0,
  rejected: 0,
  uncertain: 0,
  withTenant: 0,
  toSend: 0,
};
const record = {
  id: '1',
  plan: '1',
  state: 'running',
  connection: { id: '', name: '', tenant: '' },
  started: 0,
  ended: null,
  interruptions: 0,
  seen: 0,
  activeMs: 5_000,
  token: '',
  cap: 0,
  cursor: 0,
  baselineUsers: null,
  delta: null,
  prepared: false,
  failure: null,
} as const;

test('a clock that is set back takes nothing from the time that a run was active', () => {
  let now = 10_000;
  const clock = { now: () => now, sleep: async () => undefined };
  const progress = new RunProgress(clock, record, { counts, rejectedBy: [], filesSettled: 0 }, [], 'stopped');
  progress.setState('sending');
  now -= 3_600_000;
  expect(progress.snapshot().activeMs).toBe(5_000);
  progress.setState('paused');
  now += 1_000;
  progress.setState('sending');
  now += 2_000;
  expect(progress.snapshot().activeMs).toBe(7_000);
});

test('nobody is told how long it lasts while all that is left is uncertain, or an end is out of reach', () => {
  let now = 0;
  const clock = { now: () => now, sleep: async () => undefined };
  const progress = new RunProgress(clock, record, { counts, rejectedBy: [], filesSettled: 0 }, [], 'stopped');
  progress.setState('sending');
  const later = (change: Partial<typeof counts>) => {
    now += 1_000;
    progress.setTotals({ counts: { ...counts, total: 300, ...change }, rejectedBy: [], filesSettled: 1 });
    return progress.snapshot().remainingMs;
  };
  expect(later({ imported: 100, toSend: 200 })).toBeGreaterThan(0);
  expect(later({ imported: 200, toSend: 50, uncertain: 50 })).toBeGreaterThan(0);
  expect(later({ imported: 200, uncertain: 100 })).toBeUndefined();
  progress.setWaiting({ why: 'tenant-unreachable', until: now + 60_000 });
  expect(later({ imported: 200, toSend: 100 })).toBeUndefined();
  progress.setWaiting(null);
  expect(later({ imported: 300 })).toBe(0);
});

test('who was there before and is updated after the end changes nothing of how fast the run was', () => {
  const clock = { now: () => 0, sleep: async () => undefined };
  const ended = { counts: { ...counts, total: 60, imported: 50, present: 10 }, rejectedBy: [], filesSettled: 1 };
  const progress = new RunProgress(clock, record, ended, [], 'finished');
  expect(progress.snapshot().rate.average).toBe(10);
  progress.setTotals({ ...ended, counts: { ...ended.counts, present: 4, updated: 6 } });
  expect(progress.snapshot().rate.average).toBe(10);
});
