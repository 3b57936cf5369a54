// New accounts go with a run of a whole reading: nobody but them may come with it, and whoever does not come is named.
import { expect, test } from 'vitest';
import { carried, changeRow, deltaBench, linesOf, noWish } from '../support/delta-bench.ts';
import { basis, legacyRow, MemoryLegacy } from '../support/memory-legacy.ts';
import { idOf, wish } from '../support/undo-bench.ts';
import { wishFor, yesTo } from '../waves/wave-bench.ts';

test('brings neither who was undone nor who was deleted at Auth0 back', async () => {
  const bench = await deltaBench(12);
  const { tenant, legacy, run } = bench;
  const { migration } = bench.open();
  tenant.signIn(idOf(1));
  tenant.users.delete(idOf(2));
  await migration.undo.carryOut(run, bench.ends, wish('undo'));
  expect([...tenant.users.keys()]).toEqual([idOf(1)]);

  legacy.rows = [...legacy.rows, legacyRow(13)];
  const done = await carried(migration, bench);
  expect(await linesOf(migration, done.id)).toEqual({ 13: 'new done' });
  expect([...tenant.users.keys()]).toEqual([idOf(1), idOf(13)]);
  expect((await migration.report(done.run ?? '')).snapshot.counts).toMatchObject({
    imported: 1,
    present: 1,
    skipped: 11,
  });
  expect(await migration.verify(done.run ?? '', bench.both)).toMatchObject({ missing: 0, unexpected: 0 });
  await migration.close();
});

test('sends nobody of a wave that nobody has said yes to, however it is stopped', async () => {
  const bench = await deltaBench(0);
  bench.legacy.rows = new MemoryLegacy(40).rows;
  const { tenant, both } = bench;
  const { migration } = bench.open();
  const plan = await migration.makePlan(bench.legacy, basis);
  const first = await migration.startRun(plan.id, both, { waves: wishFor('10') });
  await first.done;
  expect(tenant.users.size).toBe(10);
  bench.legacy.rows = [...bench.legacy.rows, legacyRow(41)];
  const stop = new AbortController();
  tenant.onSubmit = () => {
    stop.abort(new Error('stopped'));
    return 'accepted';
  };
  expect((await migration.delta.carryOver(both, noWish, { signal: stop.signal })).end.kind).toBe('stopped');
  tenant.onSubmit = () => 'accepted';
  // Whoever goes on with the run by itself sends nobody else either.
  const run = (await migration.delta.passes({ name: both.connection.name, tenant: tenant.domain })).at(-1)?.run ?? '';
  await (await migration.resumeRun(run, both)).done;
  const done = await carried(migration, bench);
  expect(await linesOf(migration, done.id)).toEqual({ 41: 'new done' });
  expect([...tenant.users.keys()].sort()).toEqual([...Array.from({ length: 10 }, (_, at) => idOf(at + 1)), idOf(41)]);

  expect(await (await migration.resumeRun(first.id, both, yesTo(2))).done).toMatchObject({ counts: { imported: 40 } });
  expect(await migration.verify(run, both)).toMatchObject({ missing: 0, unexpected: 0 });
  await migration.close();
});

test('names whom the run of the new accounts has left out', async () => {
  const bench = await deltaBench(4);
  const { tenant, legacy } = bench;
  const { migration } = bench.open();
  changeRow(bench, 1, { email: 'elsewhere@example.com' });
  legacy.rows = [...legacy.rows, legacyRow(5), { ...legacyRow(6), email: 'somebody@example.org' }];
  tenant.add('stranger', 'somebody@example.org');
  const done = await carried(migration, bench);
  expect(await linesOf(migration, done.id)).toEqual({
    1: 'email done',
    5: 'new done',
    6: 'new listed new:left-by-run',
  });
  await migration.close();
});
