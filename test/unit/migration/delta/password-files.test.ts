// What becomes of people whose passwords are on their way in a file.
import { expect, test } from 'vitest';
import type { DeltaBench } from '../support/delta-bench.ts';
import { carried, changeRow, deltaBench, linesOf, newHash, noWish } from '../support/delta-bench.ts';
import { idOf } from '../support/undo-bench.ts';

async function withNewPasswords(...numbers: readonly number[]): Promise<DeltaBench> {
  const bench = await deltaBench(4);
  for (const number of numbers) changeRow(bench, number, { hash: newHash() });
  return bench;
}

test('lists who signed in after the look, also where Auth0 passes their hash over in silence', async () => {
  const bench = await withNewPasswords(1, 2);
  const { tenant } = bench;
  tenant.passesOver = true;
  tenant.onSubmit = () => {
    tenant.signIn(idOf(1));
    return 'accepted';
  };
  const { migration } = bench.open();
  const done = await carried(migration, bench);
  expect(await linesOf(migration, done.id)).toEqual({
    1: 'password listed password:signed-in',
    2: 'password done',
  });
  await migration.close();
});

test('goes on listing whose sent password may have arrived, also when they have the one of before again', async () => {
  const bench = await withNewPasswords();
  const { tenant } = bench;
  const hash = bench.legacy.rows[0]?.hash ?? null;
  changeRow(bench, 1, { hash: newHash() });
  tenant.onLook = () => {
    // Between the job and the look at what became of it.
    if (tenant.changed.length > 0) tenant.signIn(idOf(1));
  };
  const { migration } = bench.open();
  await carried(migration, bench);
  changeRow(bench, 1, { hash });
  const next = await migration.delta.preview(bench.both);
  expect(await linesOf(migration, next.standing.id)).toEqual({ 1: 'password listed password:signed-in' });
  await migration.close();
});

test('sends nobody twice who was added to a file before it was stopped', async () => {
  const bench = await withNewPasswords(1, 2);
  const { tenant } = bench;
  const stop = new AbortController();
  let looks = 0;
  tenant.onLook = () => {
    looks += 1;
    // Both are looked at for what else changed, then the first for their password.
    if (looks === 4) stop.abort(new Error('stopped'));
  };
  const { migration } = bench.open();
  expect((await migration.delta.carryOver(bench.both, noWish, { signal: stop.signal })).end.kind).toBe('stopped');
  tenant.onLook = () => undefined;
  changeRow(bench, 1, { hash: newHash() });
  const done = await carried(migration, bench);
  expect(await linesOf(migration, done.id)).toEqual({ 1: 'password done', 2: 'password done' });
  expect(tenant.changed.map(({ userId }) => userId)).toEqual([idOf(1), idOf(2)]);
  await migration.close();
});

test('does not take for done whom a job neither counts nor names', async () => {
  const bench = await withNewPasswords(1, 2);
  const { tenant } = bench;
  tenant.lose = ({ user_id: userId }) => userId === idOf(1);
  const { migration } = bench.open();
  const done = await carried(migration, bench);
  expect(await linesOf(migration, done.id)).toEqual({
    1: 'password listed password:untold',
    2: 'password listed password:untold',
  });
  // Nothing is taken for given, so that the next one tries both again.
  tenant.lose = () => false;
  const next = await carried(migration, bench);
  expect(await linesOf(migration, next.id)).toEqual({ 1: 'password done', 2: 'password done' });
  await migration.close();
});

test('does not send for ever what fails each time, and goes on afterwards', async () => {
  const bench = await withNewPasswords(1);
  const { tenant } = bench;
  tenant.onJob = () => 'failed';
  const { migration } = bench.open();
  const { end } = await migration.delta.carryOver(bench.both, noWish);
  expect(end).toMatchObject({ kind: 'failed', failure: { code: 'UF-4460' } });
  tenant.onJob = () => 'completed';
  const done = await carried(migration, bench);
  expect(await linesOf(migration, done.id)).toEqual({ 1: 'password done' });
  await migration.close();
});
