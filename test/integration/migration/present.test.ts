// People who were there before a run, on the practice tenant, over real sockets and under faults: updated, and put back to the last value.
import { expect, test } from 'vitest';
import { basis } from '../../unit/migration/support/memory-legacy.ts';
import { statesOf } from '../../unit/migration/support/present-bench.ts';
import { everybody, faults } from './support/everybody.ts';
import { addressOf, chosen, idOf, openedBench } from './support/opened-bench.ts';

const accounts = 60;
const wish = { by: 'Kim', why: 'they were brought by hand in spring', passwords: false };

test('people who were there before are updated and put back under faults, and keep their password', {
  timeout: 300_000,
}, async () => {
  const { practice, migration, legacy, tenant, ends, make, ...bench } = await openedBench(accounts);
  const { name } = bench.connection;
  legacy.rows = legacy.rows.map((row, index) => (index === 1 ? { ...row, barred: true } : row));
  const there = (number: number, user: object = {}) =>
    make({ user_id: idOf(number), email: addressOf(number), ...user });
  const signIn = (number: number) => bench.signIn(addressOf(number), chosen);
  const values = async () =>
    new Map([...(await everybody(tenant))].map(([user, { changed: _changed, ...told }]) => [user, told]));

  for (let number = 1; number <= 30; number += 1) await there(number, { user_metadata: { plan: 'gold' } });
  await there(31, { email: 'other@example.org' });
  expect(await signIn(30)).toBe(200);
  const run = await migration.startRun((await migration.makePlan(legacy, basis)).id, ends);
  expect((await run.done).counts).toMatchObject({ present: 31, imported: accounts - 31 });
  const before = await values();

  await practice.control('faults', faults(11));
  await migration.present.preview(run.id, ends);
  await practice.control('no-faults');
  expect(await values()).toEqual(before);

  await practice.control('faults', faults(12));
  const updated = await migration.present.update(run.id, ends, wish);
  await practice.control('no-faults');
  expect(updated.end).toEqual({ kind: 'done' });
  const states = await statesOf(migration, run.id);
  expect(states).toMatchObject({
    1: 'updated',
    2: 'updated',
    29: 'updated',
    30: 'left signed-in',
    31: 'left other-address',
  });
  expect((await migration.run(run.id)).counts).toMatchObject({ updated: 29, present: 2, imported: accounts - 31 });
  const after = await values();
  expect(after.get(`${name}/${idOf(1)}`)).toMatchObject({ name: 'Person 1', userMetadata: { plan: 'gold' } });
  expect(after.get(`${name}/${idOf(2)}`)).toMatchObject({ blocked: true });
  expect(after.get(`${name}/${idOf(31)}`)).toEqual(before.get(`${name}/${idOf(31)}`));
  expect(await migration.verify(run.id, ends)).toMatchObject({ reconciled: true, different: 0 });
  expect(await signIn(1)).toBe(200);

  await practice.control('faults', faults(13));
  const back = await migration.present.putBack(run.id, ends, wish);
  await practice.control('no-faults');
  expect(back).toMatchObject({ end: { kind: 'done' }, standing: { state: 'put-back' } });
  expect(Object.values(await statesOf(migration, run.id)).filter((state) => state === 'returned')).toHaveLength(29);
  const again = await values();
  for (let number = 2; number <= accounts; number += 1)
    expect(again.get(`${name}/${idOf(number)}`), `${number}`).toEqual(before.get(`${name}/${idOf(number)}`));
  expect(await signIn(3)).toBe(200);
  expect(await migration.evidence.check(null)).toEqual([]);
});
