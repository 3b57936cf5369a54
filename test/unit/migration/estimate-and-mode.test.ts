import { describe, expect, test } from 'vitest';
import { estimatePlan } from '../../../electron/migration/plan/estimate.ts';
import { recommendMode } from '../../../electron/migration/plan/recommend-mode.ts';

describe('the estimate of a plan', () => {
  test('gives files by bytes and time by the rates that were observed', () => {
    expect(estimatePlan({ importing: 111_000, clearText: 2_000, userBytes: 500, room: 510_500 })).toEqual({
      files: 109,
      userBytes: 500,
      importing: { fast: 1_000_000, usual: 3_700_000, slow: 10_090_909 },
      hashing: 40_000,
    });
  });

  test('of nobody is nothing', () => {
    expect(estimatePlan({ importing: 0, clearText: 0, userBytes: 0, room: 510_500 })).toMatchObject({
      files: 0,
      importing: { slow: 0 },
    });
  });
});

describe('the recommended mode', () => {
  const held = (accounts: number, reason = 'password-not-importable' as const) => ({
    total: 1_000,
    skipped: 0,
    reasons: accounts === 0 ? [] : [{ decision: 'hold' as const, reason, accounts }],
  });

  test.each([
    [0, 'bulk'],
    [10, 'bulk'],
    [11, 'hybrid'],
    [499, 'hybrid'],
    [500, 'trickle'],
    [1_000, 'trickle'],
  ])('with %d of 1,000 passwords that Auth0 can’t import is %s', (accounts, mode) => {
    const { mode: recommended, why } = recommendMode(held(accounts));
    expect(recommended).toBe(mode);
    if (accounts > 0) expect(why).toContain(`${accounts.toLocaleString('en-GB')} of 1,000 people`);
  });

  test('looks at people only, and at passwords that a sign-in could carry over', () => {
    const reasons = [
      { decision: 'hold', reason: 'no-password', accounts: 400 },
      { decision: 'hold', reason: 'password-needs-machine-key', accounts: 60 },
    ] as const;
    expect(recommendMode({ total: 1_000, skipped: 900, reasons }).mode).toBe('trickle');
    expect(recommendMode({ total: 10_000, skipped: 0, reasons }).mode).toBe('bulk');
  });

  test('of an empty table is bulk', () => {
    expect(recommendMode({ total: 0, skipped: 0, reasons: [] }).mode).toBe('bulk');
  });
});
