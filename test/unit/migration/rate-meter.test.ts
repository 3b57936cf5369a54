import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RateMeter } from '../../../electron/migration/bulk/rate-meter.ts';

/** A run at a steady rate, sampled once a second. */
function steady(seconds: number, perSecond: number): RateMeter {
  const meter = new RateMeter(0, 0, 0);
  for (let second = 1; second <= seconds; second += 1) meter.sample(second * 1000, second * 1000, second * perSecond);
  return meter;
}

describe('rates', () => {
  test('of a steady run are its rate, and the remaining time follows from it', () => {
    const meter = steady(120, 30);
    expect(meter.now).toBeCloseTo(30);
    expect(meter.average).toBeCloseTo(30);
    expect(meter.remaining(300)).toBeCloseTo(10_000, -2);
  });

  test('of the last quarter of a minute forget what was before', () => {
    const meter = steady(60, 30);
    for (let second = 61; second <= 80; second += 1) meter.sample(second * 1000, second * 1000, 1800);
    expect(meter.now).toBe(0);
    expect(meter.average).toBeCloseTo(22.5);
  });

  test('give a series of at most 240 points however long the run is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), (seconds) => {
        expect(steady(seconds, 10).series.length).toBeLessThanOrEqual(240);
      }),
      { numRuns: 20 },
    );
    expect(steady(5_000, 10).series.length).toBeGreaterThan(100);
  });

  test('let the remaining time not jump when a file is settled', () => {
    const meter = new RateMeter(0, 0, 0);
    let done = 0;
    const shown: number[] = [];
    for (let second = 1; second <= 600; second += 1) {
      if (second % 25 === 0) done += 800;
      meter.sample(second * 1000, second * 1000, done);
      if (second > 200) shown.push(meter.remaining(100_000 - done) ?? 0);
    }
    const jumps = shown.slice(1).map((value, index) => Math.abs(value - (shown[index] ?? value)) / value);
    expect(Math.max(...jumps)).toBeLessThan(0.05);
  });

  test('reckon the remaining time of a run that begins slowly by what it does now', () => {
    const meter = new RateMeter(0, 0, 0);
    let done = 0;
    for (let quarter = 1; quarter <= 40; quarter += 1) {
      done += quarter <= 4 ? 1 : 150;
      meter.sample(quarter * 250, quarter * 250, done);
    }
    expect(meter.remaining(22_000)).toBeGreaterThan(30_000);
    expect(meter.remaining(22_000)).toBeLessThan(60_000);
  });

  test('know nothing before the first user', () => {
    expect(new RateMeter(0, 0, 0).remaining(100)).toBeNull();
    expect(new RateMeter(0, 0, 0).remaining(0)).toBe(0);
  });
});
