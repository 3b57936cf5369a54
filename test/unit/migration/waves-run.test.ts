// A run in waves on a tenant in memory.
import { expect, test } from 'vitest';
import type { WaveLimits } from '../../../electron/journal/wave-records.ts';
import { parseWaves } from '../../../electron/migration/waves/wave-definition.ts';
import type { WaveWish } from '../../../electron/migration/waves/wave-types.ts';
import { basis } from './support/memory-legacy.ts';
import { workbench } from './support/workbench.ts';

function wish(definition: string, limits: Partial<WaveLimits> = {}, ids: readonly string[] = []): WaveWish {
  const parsed = parseWaves(definition);
  if (parsed.kind === 'malformed') throw new Error(parsed.why);
  return {
    definition,
    waves: parsed.waves.map((wave) => (wave.kind === 'ids' ? { ...wave, written: ids } : wave)),
    limits: { rejected: null, failedSignIns: null, ...limits },
    by: 'Kim Lee',
    why: null,
  };
}

test('three waves bring everybody, each after a yes by name, and nobody of a wave before it', async () => {
  const { tenant, legacy, ends, open } = workbench(300);
  const migration = await open();
  const plan = await migration.makePlan(legacy, basis);
  const first = await migration.startRun(plan.id, ends, { waves: wish('10, 20%') });
  const run = first.id;
  expect(await first.done).toMatchObject({ state: 'between-waves', counts: { imported: 10, toSend: 290 } });
  expect(tenant.users.size).toBe(10);
  await expect(migration.resumeRun(run, ends)).rejects.toMatchObject({ code: 'UF-4503' });
  const yes = (wave: number, by: string | null = 'Kim Lee') => ({ yes: { wave, by, why: null } });
  await expect(migration.resumeRun(run, ends, yes(3))).rejects.toMatchObject({ code: 'UF-4504' });
  await expect(migration.resumeRun(run, ends, yes(2, null))).rejects.toMatchObject({ code: 'UF-4505' });
  expect(tenant.users.size).toBe(10);
  const second = await migration.resumeRun(run, ends, yes(2));
  expect(await second.done).toMatchObject({ state: 'between-waves', counts: { imported: 70 } });
  expect(await migration.run(run)).toMatchObject({ state: 'between-waves' });
  const third = await migration.resumeRun(run, ends, yes(3));
  expect(await third.done).toMatchObject({ state: 'finished', counts: { imported: 300, toSend: 0 } });
  expect([...tenant.inserted.values()].every((times) => times === 1)).toBe(true);
  expect(await migration.verify(run, ends)).toMatchObject({ reconciled: true });
});
