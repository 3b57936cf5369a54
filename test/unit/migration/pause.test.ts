import { describe, expect, test } from 'vitest';
import type { RunState } from '../../../electron/migration/bulk/run-types.ts';
import type { RunHandle } from '../../../electron/migration/migration.ts';
import { basis } from './support/memory-legacy.ts';
import { workbench } from './support/workbench.ts';

function reached(handle: RunHandle, state: RunState): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (handle.snapshot().state !== state) return;
      stop();
      resolve();
    };
    const stop = handle.onChange(look);
    look();
  });
}

/** Calls `act` when the nth file is submitted. */
function atFile(bench: ReturnType<typeof workbench>, file: number, act: () => void): void {
  bench.tenant.onSubmit = (_, submission) => {
    if (submission === file) act();
    return 'accepted';
  };
}

describe('a run', () => {
  test('that is paused sends nothing new, follows what is under way, and goes on when asked', async () => {
    const bench = workbench(300);
    const migration = await bench.open();
    const plan = await migration.makePlan(bench.legacy, basis);
    const handle = await migration.startRun(plan.id, bench.ends);
    atFile(bench, 3, () => handle.pause());
    await reached(handle, 'paused');

    const paused = handle.snapshot();
    expect(paused.counts).toMatchObject({ withTenant: 0, uncertain: 0 });
    expect(paused.counts.imported).toBeGreaterThan(0);
    expect(paused.counts.imported + paused.counts.toSend).toBe(300);
    expect((await migration.run(handle.id)).state).toBe('paused');
    expect(bench.tenant.files).toHaveLength(3);

    handle.resume();
    expect((await handle.done).counts).toMatchObject({ imported: 300, toSend: 0 });
    expect(bench.tenant.users.size).toBe(300);
  });

  test('that is paused and resumed in one breath loses nobody', async () => {
    const bench = workbench(300);
    const migration = await bench.open();
    const plan = await migration.makePlan(bench.legacy, basis);
    const handle = await migration.startRun(plan.id, bench.ends);
    atFile(bench, 2, () => {
      handle.pause();
      handle.resume();
    });
    expect(await handle.done).toMatchObject({ state: 'finished', counts: { imported: 300 } });
  });

  test('that is stopped can be resumed, by another process too', async () => {
    const bench = workbench(300);
    const migration = await bench.open();
    const plan = await migration.makePlan(bench.legacy, basis);
    const handle = await migration.startRun(plan.id, bench.ends);
    await expect(migration.startRun(plan.id, bench.ends)).rejects.toThrow('is being carried out or undone');
    atFile(bench, 2, () => handle.stop());
    expect((await handle.done).state).toBe('stopped');
    await migration.close();

    const other = await bench.open();
    expect((await other.latestRun())?.state).toBe('stopped');
    const resumed = await other.resumeRun(handle.id, bench.ends);
    expect(await resumed.done).toMatchObject({ state: 'finished', counts: { imported: 300 } });
    expect([...bench.tenant.inserted.values()].every((times) => times === 1)).toBe(true);
    expect((await other.resumeRun(handle.id, bench.ends)).snapshot().state).toBe('finished');
  });

  test('whose migration is closed in the middle is taken up again', async () => {
    const bench = workbench(300);
    const migration = await bench.open();
    const plan = await migration.makePlan(bench.legacy, basis);
    const handle = await migration.startRun(plan.id, bench.ends);
    let closed: Promise<void> = Promise.resolve();
    atFile(bench, 3, () => {
      closed = migration.close();
    });
    expect((await handle.done).state).toBe('stopped');
    await closed;

    const other = await bench.open();
    const resumed = await other.resumeRun(handle.id, bench.ends);
    const end = await resumed.done;
    expect(end).toMatchObject({ state: 'finished', counts: { imported: 300, uncertain: 0 } });
    expect(end.events.some(({ text }) => text.startsWith('Userferry ended'))).toBe(true);
    expect((await other.report(handle.id)).run.interruptions).toBe(1);
  });

  test('refuses to go on against another tenant', async () => {
    const bench = workbench(50);
    const { migration, run } = await bench.planAndRun();
    const elsewhere = { ...bench.ends, connection: { id: 'con_other', name: 'others' } };
    await expect(migration.resumeRun(run, elsewhere)).rejects.toMatchObject({ code: 'UF-4012' });
  });
});
