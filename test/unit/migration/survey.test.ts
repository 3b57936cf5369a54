import { describe, expect, test } from 'vitest';
import { wholeScope } from '../../../electron/accounts/plan-scope.ts';
import { basis } from './support/memory-legacy.ts';
import { workbench } from './support/workbench.ts';

describe('a survey', () => {
  const trouble = () => {
    const bench = workbench(200);
    bench.legacy.rows = bench.legacy.rows.map((row, index) => {
      if (index === 10) return { ...row, email: null };
      if (index === 20) return { ...row, hash: null };
      if (index === 30) return { ...row, email: 'PERSON.41@example.com' };
      if (index === 50) return { ...row, name: 'svc_backup' };
      if (index === 60) return { ...row, phone: '08 123' };
      return row;
    });
    return bench;
  };

  test('counts what stands out, and what everybody meets on the first Monday, once', async () => {
    const { legacy, open } = trouble();
    const { summary } = await (await open()).survey(legacy, basis);
    expect(summary).toMatchObject({ total: 200, import: 195, held: 3, skipped: 1, rejected: 1 });
    expect(Object.fromEntries(summary.traits.map(({ trait, accounts }) => [trait, accounts]))).toEqual({
      'address-not-folded': 199,
      'shares-address': 2,
      'service-account': 1,
      'phone-left-out': 1,
    });
    expect(Object.fromEntries(summary.experiences.map(({ experience, accounts }) => [experience, accounts]))).toEqual({
      'same-password': 195,
      'no-account': 4,
      'not-a-person': 1,
    });
    expect(summary.estimate.files).toBeGreaterThan(1);
    expect(summary.recommendation.mode).toBe('bulk');
  });

  test('shows a few accounts masked, and nothing of a password but its format', async () => {
    const { legacy, open } = trouble();
    const { samples } = await (await open()).survey(legacy, basis);
    expect(samples).toHaveLength(3);
    expect(samples[0]).toMatchObject({
      email: 'p•••@example.com',
      name: 'P•••',
      password: 'PBKDF2-SHA256, Identity v3',
    });
  });

  test('lists the accounts behind each number, until the next survey takes its place', async () => {
    const { legacy, open } = trouble();
    const migration = await open();
    const { summary } = await migration.survey(legacy, basis);
    const listed = await migration.accounts({ plan: summary.id, trait: 'shares-address' }, { from: 0, limit: 10 });
    expect(listed).toMatchObject({ total: 2, rows: [{ sequence: 31 }, { sequence: 41 }] });
    const stay = await migration.accounts({ plan: summary.id, experience: 'no-account' }, { from: 0, limit: 10 });
    expect(stay.rows.map(({ sequence }) => sequence)).toEqual([11, 21, 31, 41]);
    await migration.survey(legacy, basis);
    expect(await migration.accounts({ plan: summary.id }, { from: 0, limit: 10 })).toEqual({ rows: [], total: 0 });
  });

  test('can be read whole, every account once', async () => {
    const { legacy, open } = trouble();
    const migration = await open();
    const { summary } = await migration.survey(legacy, basis);
    const all = (await Array.fromAsync(migration.decided({ plan: summary.id }))).flat();
    expect(all.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    expect(all[30]).toMatchObject({
      email: 'PERSON.41@example.com',
      decision: 'hold',
      reason: 'shared-email',
      experience: 'no-account',
      traits: ['shares-address', 'address-not-folded'],
    });
  });

  test('is never carried out, and no plan', async () => {
    const { legacy, ends, open } = trouble();
    const migration = await open();
    const { summary } = await migration.survey(legacy, basis);
    expect(await migration.latestPlan()).toBeNull();
    await expect(migration.startRun(summary.id, ends)).rejects.toMatchObject({ code: 'UF-3002' });
  });
});

describe('a plan with a scope', () => {
  test('of the first so many imports them and leaves everybody else out', async () => {
    const { legacy, open, ends, tenant } = workbench(200);
    legacy.rows = legacy.rows.map((row, index) => (index === 2 ? { ...row, email: null } : row));
    const migration = await open();
    const plan = await migration.makePlan(legacy, { ...basis, scope: { ...wholeScope, first: 5 } });
    expect(plan).toMatchObject({ total: 200, import: 5, rejected: 1, skipped: 194 });
    const handle = await migration.startRun(plan.id, ends);
    expect((await handle.done).counts).toMatchObject({ imported: 5, rejected: 1, skipped: 194 });
    expect(await migration.verify(handle.id, ends)).toMatchObject({ reconciled: true, tenantNow: 5 });
    expect([...tenant.users.keys()].sort()[0]).toBe('old-00000001');
  });

  test('of chosen keys imports just those', async () => {
    const { legacy, open } = workbench(50);
    const migration = await open();
    const plan = await migration.makePlan(legacy, { ...basis, scope: { ...wholeScope, keys: ['00000007'] } });
    expect(plan).toMatchObject({ total: 50, import: 1, skipped: 49 });
  });
});
