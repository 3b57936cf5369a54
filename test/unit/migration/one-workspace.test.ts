import { describe, expect, test } from 'vitest';
import { UserferryError } from '../../../electron/common/userferry-error.ts';
import { basis } from './support/memory-legacy.ts';
import { ScriptedTenant } from './support/scripted-tenant.ts';
import { workbench } from './support/workbench.ts';

describe('two processes on one workspace', () => {
  test('do not clear away each other’s plan in the making', async () => {
    const bench = workbench(500);
    const [one, other] = [await bench.open(), await bench.open()];
    let refusal: Promise<unknown> | null = null;
    bench.legacy.onPage = () => {
      bench.legacy.onPage = () => undefined;
      refusal = other.makePlan(bench.legacy, basis).catch((error: unknown) => error);
    };
    expect((await one.makePlan(bench.legacy, basis)).total).toBe(500);
    expect(await refusal).toMatchObject({ code: 'UF-4007' });
    expect((await other.makePlan(bench.legacy, basis)).total).toBe(500);
  });

  test('see a run that the other carries out as such, and its files as on their way', async () => {
    const bench = workbench(300);
    const [one, other] = [await bench.open(), await bench.open()];
    const plan = await one.makePlan(bench.legacy, basis);
    const seen: Promise<unknown>[] = [];
    bench.tenant.onSubmit = () => {
      seen.push(
        // On a busy machine the other may come to look when the run has finished.
        other.report('1').then(({ elsewhere, snapshot: { state, counts } }) => ({
          tells: elsewhere === (state !== 'finished'),
          uncertain: counts.uncertain,
        })),
      );
      return 'accepted';
    };
    const handle = await one.startRun(plan.id, bench.ends);
    await handle.done;
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set((await Promise.all(seen)).map((what) => JSON.stringify(what)))).toEqual(
      new Set([JSON.stringify({ tells: true, uncertain: 0 })]),
    );
    expect(await other.report('1')).toMatchObject({ elsewhere: false, snapshot: { state: 'finished' } });
  });
});

describe('a new run', () => {
  test('waits for an earlier one that does not know the end of its files', async () => {
    const bench = workbench(300);
    const migration = await bench.open();
    const plan = await migration.makePlan(bench.legacy, basis);
    bench.tenant.onSubmit = (_, submission) => (submission === 2 ? 'lost-after' : 'accepted');
    bench.tenant.onCall = (name) => {
      if (name === 'findInLog') throw new UserferryError({ code: 'UF-2012', message: 'No right', kept: '', next: '' });
    };
    const stopped = await (await migration.startRun(plan.id, bench.ends)).done;
    expect(stopped).toMatchObject({ state: 'stopped', failure: { code: 'UF-2012' } });
    expect(stopped.counts.uncertain).toBeGreaterThan(0);

    await expect(migration.startRun(plan.id, bench.ends)).rejects.toMatchObject({ code: 'UF-4013' });
    bench.tenant.onCall = () => undefined;
    expect((await (await migration.resumeRun('1', bench.ends)).done).counts).toMatchObject({ imported: 300 });
    expect(bench.tenant.twins).toBe(0);
    const next = await migration.startRun(plan.id, bench.ends);
    expect((await next.done).counts).toMatchObject({ present: 300, imported: 0 });
  });

  test('keeps the prefix that the first one has used', async () => {
    const bench = workbench(40);
    const migration = await bench.open();
    const stale = await migration.makePlan(bench.legacy, { ...basis, prefix: 'new-' });
    const plan = await migration.makePlan(bench.legacy, basis);
    await (await migration.startRun(plan.id, bench.ends)).done;
    await expect(migration.makePlan(bench.legacy, { ...basis, prefix: 'new-' })).rejects.toMatchObject({
      code: 'UF-3003',
    });
    await expect(migration.startRun(stale.id, bench.ends)).rejects.toMatchObject({ code: 'UF-3003' });
    expect(bench.tenant.users.size).toBe(40);
  });
});

test('a verification against another tenant than the run’s is refused, and the kept one stays', async () => {
  const bench = workbench(40);
  const { migration, run } = await bench.planAndRun();
  const verification = await migration.verify(run, bench.ends);
  const elsewhere = { ...bench.ends, tenant: new ScriptedTenant(), connection: { id: 'con_2', name: 'others' } };
  await expect(migration.verify(run, elsewhere)).rejects.toMatchObject({ code: 'UF-4012' });
  expect(await migration.verification(run)).toEqual(verification);
});

test('a run that was killed before its first file was packed counts the interruption', async () => {
  const bench = workbench(40);
  const first = await bench.open();
  const plan = await first.makePlan(bench.legacy, basis);
  await first.startRun(plan.id, bench.ends);
  await first.close();
  const second = await bench.open();
  await (await second.resumeRun('1', bench.ends)).done;
  expect((await second.report('1')).run.interruptions).toBe(1);
});
