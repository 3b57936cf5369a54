import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { makePlan } from '../../../electron/migration/plan/make-plan.ts';
import { defaultSettings } from '../../../electron/migration/settings.ts';
import type { Planning } from '../../../electron/migration/worker/planning.ts';
import type { Remote } from '../../../electron/migration/worker/remote.ts';
import { basis, MemoryLegacy, someHash } from './support/memory-legacy.ts';
import { quickClock } from './support/quick-clock.ts';
import { workbench } from './support/workbench.ts';

describe('a plan', () => {
  test('decides every account once and counts by decision and reason', async () => {
    const { legacy, open } = workbench(200);
    legacy.rows = legacy.rows.map((row, index) => {
      if (index === 10) return { ...row, email: null };
      if (index === 20) return { ...row, hash: null };
      if (index === 30) return { ...row, email: 'PERSON.41@example.com' };
      return row;
    });
    const migration = await open();
    const progress: number[] = [];
    const plan = await migration.makePlan(legacy, basis, { onProgress: (done) => progress.push(done) });
    expect(plan).toMatchObject({ total: 200, import: 196, held: 3, skipped: 0, rejected: 1 });
    expect(plan.reasons).toEqual([
      { decision: 'hold', reason: 'no-password', accounts: 1 },
      { decision: 'hold', reason: 'shared-email', accounts: 2 },
      { decision: 'reject', reason: 'email-missing', accounts: 1 },
    ]);
    expect(plan.formats.map(({ accounts }) => accounts)).toEqual([199, 1]);
    expect(progress.at(-1)).toBe(200);
    const shared = await migration.accounts({ plan: plan.id, reason: 'shared-email' }, { from: 0, limit: 10 });
    expect(shared.rows.map(({ sequence }) => sequence)).toEqual([31, 41]);
    expect(await migration.latestPlan()).toEqual(plan);
  });

  test.each([
    ['nobody watches', {}],
    ['somebody watches', { onProgress: () => undefined }],
  ])('hands a slow worker one page at a time while %s', async (_, watched) => {
    let waiting = 0;
    let mostWaiting = 0;
    let accounts = 0;
    const { legacy, open } = workbench(1);
    const summary = await (await open()).makePlan(legacy, basis);
    const worker: Remote<Planning> = {
      beginPlan: async () => '1',
      async planPage(_plan, rows) {
        waiting += 1;
        mostWaiting = Math.max(mostWaiting, waiting);
        for (let turn = 0; turn < 20; turn += 1) await setImmediate();
        waiting -= 1;
        accounts += rows.length;
        return accounts;
      },
      finishPlan: async () => ({ summary: { ...summary, total: accounts }, samples: [] }),
      dropPlan: async () => undefined,
      readPlan: () => Promise.reject(new Error('not asked for')),
      latestPlan: async () => null,
      latestReading: async () => null,
      latestRead: async () => null,
    };
    const settings = { ...defaultSettings, pageSize: 50 };
    const made = await makePlan(worker, 'plan', new MemoryLegacy(500), basis, watched, settings, quickClock());
    expect(made.summary.total).toBe(500);
    expect(mostWaiting).toBe(1);
  });

  test('that is aborted leaves nothing behind', async () => {
    const { legacy, open } = workbench(500);
    const migration = await open();
    const controller = new AbortController();
    let pages = 0;
    legacy.onPage = () => {
      pages += 1;
      if (pages === 3) controller.abort();
    };
    await expect(migration.makePlan(legacy, basis, { signal: controller.signal })).rejects.toThrow();
    expect(await migration.latestPlan()).toBeNull();
    legacy.onPage = () => undefined;
    expect((await migration.makePlan(legacy, basis)).total).toBe(500);
  });

  test('and its run write neither password hashes nor addresses to disk', async () => {
    const { folder, planAndRun, legacy } = workbench(200);
    await planAndRun();
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      for (const { key, email } of legacy.rows) {
        expect(bytes.includes(someHash(key).slice(30, 60)), name).toBe(false);
        expect(bytes.includes(email ?? ''), name).toBe(false);
        expect(bytes.includes((email ?? '').toLowerCase()), name).toBe(false);
      }
    }
  });
});
