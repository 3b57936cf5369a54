import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysLookedAt, forecast, forecastShares } from '../../../../electron/migration/trickle/forecast.ts';

const counts = (minLength: number) => fc.array(fc.nat(500), { minLength, maxLength: 60 });
const left = fc.integer({ min: 1, max: 1_000_000 });

describe('a forecast', () => {
  test('has its earliest before its latest, and a greater share never sooner than a smaller one', () => {
    fc.assert(
      fc.property(counts(1), left, fc.nat(1_000_000), (days, rest, come) => {
        const told = forecast(days, rest, come);
        for (const { share, days: expected, earliest, latest } of told) {
          expect(forecastShares).toContain(share);
          expect(rest).toBeGreaterThan((rest + come) * (1 - share));
          expect(earliest).toBeGreaterThanOrEqual(1);
          expect(expected).toBeGreaterThanOrEqual(earliest);
          expect(latest ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(expected);
        }
        for (const [index, { days: expected }] of told.slice(1).entries()) {
          expect(expected).toBeGreaterThanOrEqual(told[index]?.days ?? 0);
        }
      }),
    );
  });

  test('depends on the latest days alone, and on nothing but the numbers', () => {
    fc.assert(
      fc.property(counts(1), counts(daysLookedAt), left, fc.nat(1_000), (before, days, rest, come) => {
        expect(forecast([...before, ...days], rest, come)).toEqual(forecast(days, rest, come));
      }),
    );
  });

  test('is right where every day the same share of those who are left comes', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.005, max: 0.2, noNaN: true }),
        fc.integer({ min: 15, max: 40 }),
        (hazard, daysBehind) => {
          const all = 100_000;
          const leftOn = (day: number) => Math.round(all * (1 - hazard) ** day);
          const days = Array.from({ length: daysBehind }, (_, index) => leftOn(index) - leftOn(index + 1));
          const rest = leftOn(daysBehind);
          for (const { share, days: expected, earliest, latest } of forecast(days, rest, all - rest)) {
            const truly = Math.log(1 - share) / Math.log(1 - hazard) - daysBehind;
            expect(Math.abs(expected - truly)).toBeLessThanOrEqual(1 + truly * 0.01);
            expect(earliest).toBeLessThanOrEqual(truly + 1);
            expect(latest ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(truly);
          }
        },
      ),
    );
  });

  test('is none where too little is known, nobody comes, or everybody has come', () => {
    const fortnight = Array.from({ length: 14 }, () => 50);
    expect(forecast(fortnight, 1_000, 700)).not.toEqual([]);
    expect(forecast(fortnight.slice(0, 6), 1_000, 300)).toEqual([]);
    expect(
      forecast(
        fortnight.map(() => 1),
        1_000,
        14,
      ),
    ).toEqual([]);
    expect(forecast([...fortnight, ...fortnight.map(() => 0)], 1_000, 700)).toEqual([]);
    expect(forecast(fortnight, 0, 700)).toEqual([]);
    // Nearly everybody: only what is still to come is told.
    expect(forecast(fortnight, 30, 970).map(({ share }) => share)).toEqual([0.99]);
  });

  test('names no day beyond five years', () => {
    const slow = Array.from({ length: 14 }, () => 2);
    expect(forecast(slow, 1_000_000, 28)).toEqual([]);
    const told = forecast(slow, 1_500, 28);
    expect(told.find(({ share }) => share === 0.8)).toMatchObject({ latest: null });
    expect(told.every(({ days, latest }) => days <= 1_825 && (latest ?? 0) <= 1_825)).toBe(true);
  });
});
