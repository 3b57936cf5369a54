import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capacityOf, type Load, scriptTimeOf } from '../../../../electron/migration/reach/capacity.ts';
import { capacityText } from '../../../../electron/migration/reach/capacity-text.ts';

const load: Load = { peakSignIns: 20, scriptTime: { p95: 500, runs: 40 }, concurrency: 250, freeConnections: 100 };

describe('capacity', () => {
  test('is what comes a second times what each takes, and room for bunches', () => {
    expect(capacityOf(load)).toMatchObject({
      signInsPossible: 500,
      underWay: { average: 10, bunched: 20 },
      tenant: 'enough',
      database: 'enough',
    });
  });

  test.for([
    [{ peakSignIns: 300 }, 'tight', 'too-little'],
    [{ peakSignIns: 1_000 }, 'too-little', 'too-little'],
    [{ freeConnections: 30 }, 'enough', 'tight'],
    [{ concurrency: 15 }, 'too-little', 'enough'],
    [{ freeConnections: null }, 'enough', 'unknown'],
    [{ scriptTime: null }, 'unknown', 'unknown'],
    [{ peakSignIns: null }, 'unknown', 'unknown'],
  ] as const)('with %o the tenant’s is %s, the database’s %s', ([differing, tenant, database]) => {
    expect(capacityOf({ ...load, ...differing })).toMatchObject({ tenant, database });
  });

  test('never gets better with more sign-ins or slower scripts', () => {
    const rank = { enough: 0, tight: 1, 'too-little': 2, unknown: 3 } as const;
    const some = fc.integer({ min: 1, max: 5_000 });
    fc.assert(
      fc.property(some, some, some, some, (peakSignIns, p95, more, slower) => {
        const of = (peak: number, time: number) =>
          capacityOf({ ...load, peakSignIns: peak, scriptTime: { p95: time, runs: null } });
        const [before, after] = [of(peakSignIns, p95), of(peakSignIns + more, p95 + slower)];
        expect(rank[after.tenant]).toBeGreaterThanOrEqual(rank[before.tenant]);
        expect(rank[after.database]).toBeGreaterThanOrEqual(rank[before.database]);
      }),
    );
  });

  test('takes the time that 95 of 100 runs don’t exceed, of few the slowest, of none nothing', () => {
    expect(scriptTimeOf(Array.from({ length: 100 }, (_, index) => 100 - index))).toEqual({ p95: 95, runs: 100 });
    expect(scriptTimeOf([30, 900, 40])).toEqual({ p95: 900, runs: 3 });
    expect(scriptTimeOf([])).toBeNull();
  });
});

describe('its sentences', () => {
  const told = (differing: Partial<Load> = {}) => capacityText(capacityOf({ ...load, ...differing })).join('\n');

  test('have the figures', () => {
    for (const figure of [
      '500 ms',
      '95 of 100',
      '20 sign-ins a second',
      '10 scripts',
      'up to 20',
      'well within the 250',
      'the 100',
    ])
      expect(told()).toContain(figure);
  });

  test('say what fails, and what is on the brink', () => {
    expect(told({ peakSignIns: 1_000 })).toMatch(/more than the 250 .*What comes on top fails/s);
    expect(told({ scriptTime: { p95: 15_000, runs: 3 } })).toMatch(/the slowest of 3 .*gives up after about 20 s/s);
  });

  test('ask for what is missing', () => {
    const asking = told({ peakSignIns: null, scriptTime: null, freeConnections: null });
    for (const way of [
      '--peak-sign-ins',
      '--script-ms',
      'script test login',
      '--free-connections',
      '@@MAX_CONNECTIONS',
    ])
      expect(asking).toContain(way);
  });
});
