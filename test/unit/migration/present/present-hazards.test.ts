// People of before whose account or user does not stand still: while they are updated, and afterwards.
import { expect, test } from 'vitest';
import { UserferryError } from '../../../../electron/common/userferry-error.ts';
import { carried, changeRow, linesOf } from '../support/delta-bench.ts';
import { changeUser, heldBy, presentBench, statesOf } from '../support/present-bench.ts';
import { idOf, wish as undoWish } from '../support/undo-bench.ts';

const kim = { by: 'Kim', why: 'they were brought by hand in spring', passwords: false };

test('a delta leaves what others have written to their metadata', async () => {
  const bench = await presentBench(2, [1, 2]);
  const { tenant, run, both } = bench;
  const { migration } = bench.open();
  changeUser(tenant, 1, { userMetadata: { locale: 'de' } });
  await migration.present.update(run, both, kim);
  changeRow(bench, 1, { name: 'Renamed' });
  const { id } = await carried(migration, bench);
  expect(await linesOf(migration, id)).toEqual({ 1: 'profile done' });
  expect(tenant.users.get(idOf(1))).toMatchObject({
    name: 'Renamed',
    appMetadata: { plan: 'gold' },
    userMetadata: { locale: 'de' },
  });
  await migration.close();
});

test('what the old application changes while an answer is lost is still a delta’s to carry over', async () => {
  const bench = await presentBench(2, [1, 2]);
  const { tenant, run, both } = bench;
  const { migration } = bench.open();
  const update = tenant.updateUser.bind(tenant);
  tenant.updateUser = async (userId, changes) => {
    await update(userId, changes);
    throw new Error('the answer was lost');
  };
  expect((await migration.present.update(run, both, kim)).end).toMatchObject({ kind: 'failed' });
  expect(await statesOf(migration, run)).toEqual({ 1: 'intended', 2: 'intended' });
  tenant.updateUser = update;
  changeRow(bench, 1, { name: 'Renamed' });
  expect((await migration.present.update(run, both, kim)).end).toEqual({ kind: 'done' });
  expect(await statesOf(migration, run)).toEqual({ 1: 'updated', 2: 'updated' });
  expect(await migration.verify(run, both)).toMatchObject({ different: 0, changedInDatabase: 1 });
  const { id } = await carried(migration, bench);
  expect(await linesOf(migration, id)).toEqual({ 1: 'profile done' });
  expect(tenant.users.get(idOf(1))?.name).toBe('Renamed');
  await migration.close();
});

test('whom somebody else blocked is not let in by a delta', async () => {
  const bench = await presentBench(2, [1, 2]);
  const { tenant, run, both } = bench;
  const { migration } = bench.open();
  changeUser(tenant, 1, { blocked: true });
  for (const number of [1, 2]) changeRow(bench, number, { barred: true });
  await migration.present.update(run, both, kim);
  for (const number of [1, 2]) changeRow(bench, number, { barred: false });
  const { id } = await carried(migration, bench);
  expect(await linesOf(migration, id)).toEqual({ 1: 'enabled listed enabled:blocked-at-auth0', 2: 'enabled done' });
  expect([1, 2].map((number) => tenant.users.get(idOf(number))?.blocked)).toEqual([true, false]);
  await migration.close();
});

test('who signs in while something is out of reach is left, however long ago they were looked at', async () => {
  const bench = await presentBench(3, [1, 2]);
  const { tenant, legacy, run, both } = bench;
  const { migration } = bench.open();
  await migration.present.preview(run, both);
  const account = legacy.account.bind(legacy);
  let read = 0;
  legacy.account = async (source, key) => {
    // The list is made anew first.
    read += 1;
    if (read === 3) tenant.signIn(idOf(1));
    return account(source, key);
  };
  const update = tenant.updateUser.bind(tenant);
  let calls = 0;
  tenant.updateUser = async (userId, changes) => {
    calls += 1;
    if (calls > 1) return update(userId, changes);
    tenant.signIn(idOf(2));
    throw new UserferryError({ code: 'UF-2006', message: 'no answer', kept: '', next: '' });
  };
  expect((await migration.present.update(run, both, kim)).end).toEqual({ kind: 'done' });
  expect(await statesOf(migration, run)).toEqual({ 1: 'left signed-in', 2: 'left signed-in' });
  expect(tenant.changed).toEqual([]);
  await migration.close();
});

test('who was put back can be updated again, and a list that was stopped says of nobody that they are gone', async () => {
  const bench = await presentBench(3, [1, 2]);
  const { tenant, run, both, ends } = bench;
  const { migration } = bench.open();
  tenant.signIn(idOf(2));
  await migration.present.update(run, both, kim);
  await migration.present.putBack(run, ends, kim);
  await migration.present.update(run, both, kim);
  expect(await statesOf(migration, run)).toEqual({ 1: 'updated', 2: 'left signed-in' });
  tenant.onCall = (name) => {
    if (name === 'exportUsers') throw new Error('stopped');
  };
  await expect(migration.present.preview(run, both)).rejects.toThrow('stopped');
  expect(await statesOf(migration, run)).toEqual({ 1: 'updated', 2: 'left' });
  await migration.close();
});

test('who was deleted and made anew is not put back, though they have the very same values', async () => {
  const bench = await presentBench(2, [1]);
  const { tenant, run, both, ends } = bench;
  const { migration } = bench.open();
  await migration.present.update(run, both, kim);
  changeUser(tenant, 1, { created: 7 });
  const before = heldBy(tenant);
  await migration.present.putBack(run, ends, kim);
  expect(await statesOf(migration, run)).toEqual({ 1: 'updated changed-since' });
  expect(heldBy(tenant)).toEqual(before);
  await migration.close();
});

test('whose id another connection has by now is neither updated nor put back, and what was begun outlives an undo', async () => {
  const bench = await presentBench(12, [1, 2, 3, 4, 5, 6]);
  const { tenant, run, both, ends } = bench;
  const { migration } = bench.open();
  const update = tenant.updateUser.bind(tenant);
  tenant.updateUser = async (userId, changes) => {
    // The answer about the first is lost, and the call about the second.
    if (userId === idOf(1)) await update(userId, changes);
    throw new Error('the answer was lost');
  };
  await migration.present.update(run, both, kim);
  tenant.updateUser = update;
  tenant.elsewhere.add(idOf(1));
  tenant.elsewhere.add(idOf(2));
  await migration.undo.carryOut(run, ends, undoWish('undo'));
  await migration.present.update(run, both, kim);
  const states = { 1: 'updated other-connection', 2: 'left other-connection' };
  expect(await statesOf(migration, run)).toMatchObject({ ...states, 3: 'updated', 6: 'updated' });
  tenant.elsewhere.add(idOf(3));
  const before = tenant.users.get(idOf(3));
  await migration.present.putBack(run, ends, kim);
  expect(await statesOf(migration, run)).toMatchObject({ ...states, 3: 'updated other-connection', 4: 'returned' });
  expect(tenant.users.get(idOf(3))).toEqual(before);
  tenant.elsewhere.clear();
  await migration.present.putBack(run, ends, kim);
  expect(await statesOf(migration, run)).toMatchObject({ 1: 'returned', 2: 'left other-connection', 3: 'returned' });
  await migration.close();
});
