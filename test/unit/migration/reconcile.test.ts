import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outcomes } from '../../../electron/common/words.ts';
import { reconcile } from '../../../electron/migration/verification/reconcile.ts';
import { runCounts } from '../../../electron/migration/worker/run-book.ts';

const counted = {
  run: '1',
  at: 0,
  planned: 10,
  outcomes: [
    { outcome: 'imported', reason: null, accounts: 8 },
    { outcome: 'held', reason: 'no-password', accounts: 2 },
  ],
  legacyNow: 10,
  newInDatabase: 0,
  vanishedFromDatabase: 0,
  changedInDatabase: 0,
  baseline: 0,
  tenantNow: 8,
  missing: 0,
  unexpected: 0,
  different: 0,
} as const;

describe('a verification', () => {
  test('is reconciled when everybody has an outcome and the tenant holds who it should', () => {
    expect(reconcile(counted)).toMatchObject({
      reconciled: true,
      imported: 8,
      notImported: [{ outcome: 'held', reason: 'no-password', accounts: 2 }],
    });
  });

  test.each([
    ['somebody has no outcome', { planned: 11 }],
    ['somebody is missing', { missing: 1 }],
    ['somebody unexpected is there', { unexpected: 1 }],
    ['somebody is uncertain', { outcomes: [{ outcome: 'uncertain', reason: null, accounts: 10 }] }],
  ] as const)('is not when %s', (_, change) => {
    expect(reconcile({ ...counted, ...change }).reconciled).toBe(false);
  });

  test('is when accounts merely changed in the living database', () => {
    expect(reconcile({ ...counted, newInDatabase: 3, changedInDatabase: 2, different: 1 }).reconciled).toBe(true);
  });
});

describe('a run’s counts', () => {
  test('add up to the plan whatever is under way', () => {
    const lines = fc.array(
      fc.record({
        outcome: fc.constantFrom(...outcomes),
        reason: fc.constant(null),
        accounts: fc.nat({ max: 500 }),
      }),
    );
    fc.assert(
      fc.property(
        lines,
        fc.nat({ max: 100 }),
        fc.nat({ max: 100 }),
        fc.nat({ max: 1_000 }),
        (counts, way, tenant, unsent) => {
          const inFiles = way + tenant;
          const all = [...counts, { outcome: 'uncertain', reason: null, accounts: inFiles } as const];
          const total = all.reduce((sum, { accounts }) => sum + accounts, unsent);
          const { total: shown, ...parts } = runCounts(total, all, { onItsWay: way, withTenant: tenant });
          expect(Object.values(parts).reduce((sum, value) => sum + value, 0)).toBe(shown);
          expect(Math.min(...Object.values(parts))).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
