import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barsBeginAt, waterfall } from '../../../renderer/steps/verify-and-cut-over/waterfall.ts';
import { verification } from '../../e2e/scripted/runs.ts';

const count = fc.nat(100_000);

test('each piece of the waterfall begins where the one before it ends, from the database to the tenant', () => {
  fc.assert(
    fc.property(
      fc.record({
        planned: count,
        isNew: count,
        vanished: count,
        held: count,
        baseline: count,
        came: count,
        lost: count,
        odd: count,
      }),
      ({ planned, isNew, vanished, held, baseline, came, lost, odd }) => {
        const imported = Math.max(0, planned - held);
        const rows = waterfall({
          ...verification,
          planned,
          newInDatabase: isNew,
          vanishedFromDatabase: Math.min(vanished, planned),
          legacyNow: planned - Math.min(vanished, planned) + isNew,
          notImported: [{ outcome: 'held', reason: 'no-password', accounts: planned - imported }],
          imported,
          baseline,
          cameBySignIn: came,
          missing: Math.min(lost, imported),
          unexpected: odd,
          tenantNow: imported + baseline + came - Math.min(lost, imported) + odd,
        });
        let at = rows[0]?.to;
        for (const { sum, value, from, to } of rows) {
          if (sum) {
            expect(to).toBe(at);
          } else {
            expect(value < 0 ? to : from).toBe(at);
            at = (at ?? 0) + value;
          }
        }
        const begin = barsBeginAt(rows);
        expect(begin).toBeGreaterThanOrEqual(0);
        for (const { sum, from, to } of rows) expect(sum ? to : from).toBeGreaterThanOrEqual(begin);
      },
    ),
  );
});

test('bars begin at zero unless what lies between the counts would be too small to see', () => {
  const begin = barsBeginAt(waterfall(verification));
  expect(begin).toBe(59_000);
  expect(barsBeginAt(waterfall({ ...verification, notImported: [], imported: 0, baseline: 0, tenantNow: 0 }))).toBe(0);
});

test('whoever the tenant lacks stands in a line, by name where the verification found them', () => {
  const { imported, baseline } = verification;
  const rows = waterfall({ ...verification, missing: 3, unexpected: 2, tenantNow: imported + baseline - 3 + 2 - 4 });
  const lines = rows.flatMap(({ difference, value }) => (difference === undefined ? [] : [[difference, value]]));
  expect(lines).toEqual([
    ['new-in-database', -16],
    ['vanished-from-database', 2],
    ['unexpected', 2],
    ['missing', -3],
  ]);
  expect(rows.at(-2)).toMatchObject({ name: 'There before, and deleted since', value: -4 });
});
