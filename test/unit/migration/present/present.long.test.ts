import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apart, runs } from '../../../runs.ts';
import { carried, changeRow, linesOf, removeRow } from '../support/delta-bench.ts';
import { changeUser as change, heldBy, presentBench, statesOf, told } from '../support/present-bench.ts';
import { connection, type ScriptedTenant } from '../support/scripted-tenant.ts';
import { idOf, wish as undoWish } from '../support/undo-bench.ts';

const kim = { by: 'Kim', why: 'they were brought by hand in spring', passwords: false };
const mark = { userferry_trickle: { at: '2026-01-05T08:00:00.000Z', from: 'x' } };

describe('people who were there before a run', () => {
  test('are listed, updated and put back, and nobody else is touched', async () => {
    const bench = await presentBench(14, [1, 2, 3, 4, 5, 6, 7, 8, 9], (tenant) => {
      change(tenant, 3, { email: 'other@example.org' });
      change(tenant, 4, { appMetadata: mark });
      change(tenant, 5, { lastLogin: 5, signIns: 1 });
      change(tenant, 6, { lastPasswordReset: 5 });
    });
    const { tenant, run, both, ends } = bench;
    const { migration } = bench.open();
    tenant.elsewhere.add(idOf(7));
    removeRow(bench, 8);
    changeRow(bench, 2, { barred: true });
    const before = heldBy(tenant);

    const shown = await migration.present.preview(run, both);
    expect(shown.standing).toMatchObject({ state: 'listed', askings: [] });
    const expected = {
      1: 'waiting',
      2: 'waiting',
      3: 'left other-address',
      4: 'left came-by-sign-in',
      5: 'left signed-in',
      6: 'left password-set',
      7: 'left other-connection',
      8: 'left account-gone',
      9: 'waiting',
    };
    expect(await statesOf(migration, run)).toEqual(expected);
    expect(heldBy(tenant)).toEqual(before);

    // Somebody signs in right when another is looked at.
    tenant.onLook = (userId) => userId === idOf(1) && tenant.signIn(idOf(9));
    const progress: number[] = [];
    const updated = await migration.present.update(run, both, kim, {
      onProgress: ({ waiting }) => progress.push(waiting),
    });
    tenant.onLook = () => undefined;
    expect(updated.end).toEqual({ kind: 'done' });
    expect(progress.at(-1)).toBe(0);
    expect(await statesOf(migration, run)).toEqual({ ...expected, 1: 'updated', 2: 'updated', 9: 'left signed-in' });
    expect(tenant.users.get(idOf(1))).toMatchObject({ name: 'Person 1', appMetadata: { plan: 'gold' } });
    expect(tenant.users.get(idOf(2))?.blocked).toBe(true);
    expect((await migration.run(run)).counts).toMatchObject({ updated: 2, present: 7, imported: 5 });
    expect(await migration.verify(run, both)).toMatchObject({ different: 0, missing: 0, changedInDatabase: 0 });
    // What is changed in the old application from now on is carried over to them.
    changeRow(bench, 1, { name: 'Renamed' });
    expect((await migration.delta.preview(both)).standing.counts).toContainEqual(
      expect.objectContaining({ kinds: ['profile'], state: 'waiting', accounts: 1 }),
    );
    changeRow(bench, 1, { name: 'Person 1' });

    change(tenant, 2, { nickname: 'chosen here' });
    const back = await migration.present.putBack(run, ends, kim);
    expect(back).toMatchObject({
      end: { kind: 'done' },
      standing: { state: 'put-back', askings: [{ what: 'update', by: 'Kim' }, { what: 'put-back' }] },
    });
    expect(await statesOf(migration, run)).toMatchObject({ 1: 'returned', 2: 'updated changed-since' });
    expect(heldBy(tenant)[0]).toEqual(before[0]);
    expect((await migration.run(run)).counts).toMatchObject({ updated: 1, present: 8, imported: 5 });

    const undone = await migration.undo.carryOut(run, ends, undoWish('undo'));
    expect(undone).toMatchObject({ deleted: 5, standing: { result: { matches: true } } });
    expect(tenant.users.size).toBe(9);
    await expect(migration.present.preview(run, both)).rejects.toMatchObject({ code: 'UF-4401' });
    // Whoever was updated can be put back all the same, once they are as they were left.
    change(tenant, 2, { nickname: null });
    await migration.present.putBack(run, ends, kim);
    expect(heldBy(tenant).slice(0, 3)).toEqual(before.slice(0, 3));
    await expect(migration.present.putBack(run, ends, kim)).rejects.toMatchObject({ code: 'UF-4652' });
    await migration.close();
  });

  test('are refused where it would do harm, told where Auth0 refuses, and left to the run that brought them', async () => {
    const bench = await presentBench(3, [1]);
    const { tenant, run, both, plan } = bench;
    const { migration } = bench.open();
    tenant.options = { importMode: false, customDatabase: true, usernames: null };
    await expect(migration.present.update(run, both, kim)).rejects.toMatchObject({ code: 'UF-4452' });
    tenant.options = { importMode: true, customDatabase: true, usernames: null };
    tenant.grantedScopes = ['update:users'];
    await expect(migration.present.update(run, both, kim)).rejects.toMatchObject({
      code: 'UF-4453',
      message: expect.stringContaining('update:users_app_metadata'),
    });
    tenant.grantedScopes = ['update:users', 'update:users_app_metadata'];
    const update = tenant.updateUser.bind(tenant);
    tenant.updateUser = async () => ({ kind: 'refused', why: 'as scripted' });
    expect((await migration.present.update(run, both, kim)).end).toEqual({ kind: 'done' });
    expect(await statesOf(migration, run)).toEqual({ 1: 'refused' });
    tenant.updateUser = update;
    await migration.present.update(run, both, kim);
    expect(await statesOf(migration, run)).toEqual({ 1: 'updated' });

    const again = await migration.startRun(plan, both);
    expect((await again.done).counts).toMatchObject({ present: 3 });
    await migration.present.preview(again.id, both);
    const brought = 'left brought-by-run';
    expect(await statesOf(migration, again.id)).toEqual({ 1: brought, 2: brought, 3: brought });
    await migration.close();
  });
});

test('with a yes of its own, the next delta carries their passwords over, or names whose it can’t', async () => {
  const bench = await presentBench(5, [1, 2, 3]);
  const { tenant, run, both, ends } = bench;
  const { migration } = bench.open();
  for (const number of [1, 2, 3]) tenant.hashes.set(idOf(number), 'of somebody’s tool');
  await migration.present.update(run, both, kim);
  expect((await migration.delta.preview(both)).standing.counts).toEqual([]);
  await migration.present.putBack(run, ends, kim);
  await migration.close();

  const other = await presentBench(5, [1, 2, 3]);
  for (const number of [1, 2, 3]) other.tenant.hashes.set(idOf(number), 'of somebody’s tool');
  const opened = other.open();
  await opened.migration.present.update(other.run, other.both, { ...kim, passwords: true });
  other.tenant.signIn(idOf(2));
  const before = new Map(other.tenant.hashes);
  const { id } = await carried(opened.migration, other);
  expect(await linesOf(opened.migration, id)).toEqual({
    1: 'password done',
    2: 'password listed password:signed-in',
    3: 'password done',
  });
  expect(other.tenant.hashes.get(idOf(1))).not.toBe(before.get(idOf(1)));
  expect(other.tenant.hashes.get(idOf(2))).toBe(before.get(idOf(2)));
  expect(await opened.migration.verify(other.run, other.both)).toMatchObject({ different: 0, missing: 0 });
  await opened.migration.close();
});

test('killed at any instant, it comes to the same end, and back again', { timeout: 240_000 }, async () => {
  const original = await presentBench(6, [1, 2, 3, 4], (tenant) => change(tenant, 4, { appMetadata: mark }));
  changeRow(original, 2, { barred: true });
  const before = heldBy(original.tenant);
  const toTheEnd = async (bench: typeof original, point: Parameters<typeof original.open>[0] = null) => {
    const { migration, worker } = bench.open(point);
    const work = (async () => {
      const { present } = migration;
      const state = (await present.standing(bench.run))?.state;
      if (state !== 'putting-back' && state !== 'put-back') {
        await present.update(bench.run, bench.both, kim);
        expect(await statesOf(migration, bench.run)).toMatchObject({ 1: 'updated', 2: 'updated', 3: 'updated' });
        expect((await migration.run(bench.run)).counts).toMatchObject({ updated: 3, present: 1 });
      }
      if (state !== 'put-back') await present.putBack(bench.run, bench.ends, kim);
      expect(await statesOf(migration, bench.run)).toMatchObject({ 1: 'returned', 2: 'returned', 3: 'returned' });
      expect((await migration.run(bench.run)).counts).toMatchObject({ updated: 0, present: 4 });
      expect(heldBy(bench.tenant)).toEqual(before);
    })();
    if (point === null) await work;
    else await Promise.race([work, worker.crashed]);
    const calls = worker.calls();
    if (point === null) await migration.close();
    return calls;
  };
  const calls = await toTheEnd(original.copy());
  for (let call = 1; call <= calls; call += apart(3)) {
    for (const when of ['before', 'after'] as const) {
      const bench = original.copy();
      await toTheEnd(bench, { call, when });
      await toTheEnd(bench);
    }
  }
});

const lives = [
  'nothing',
  'signed-in',
  'password-set',
  'marked',
  'other-address',
  'id-elsewhere',
  'linked',
  'left',
  'barred',
] as const;
type Life = (typeof lives)[number];

function live(tenant: ScriptedTenant, number: number, life: Life): void {
  const id = idOf(number);
  if (life === 'signed-in') tenant.signIn(id);
  else if (life === 'password-set') change(tenant, number, { lastPasswordReset: 5 });
  else if (life === 'marked') change(tenant, number, { appMetadata: mark });
  else if (life === 'other-address') change(tenant, number, { email: `other.${number}@example.org` });
  else if (life === 'id-elsewhere') tenant.elsewhere.add(id);
  else if (life === 'left') tenant.users.delete(id);
  else if (life === 'barred') change(tenant, number, { blocked: true });
  else if (life === 'linked')
    change(tenant, number, {
      identities: [
        { connection: connection.name, userId: id },
        { connection: 'google', userId: 'google|7' },
      ],
    });
}

test('over random tenants, nobody else’s user is ever changed, and whoever is put back is what they were', {
  timeout: 300_000,
}, async () => {
  const size = 6;
  const life = fc.constantFrom(...lives);
  const given = fc.record({
    present: fc.subarray([1, 2, 3, 4, 5, 6], { minLength: 1 }),
    lives: fc.array(life, { minLength: size, maxLength: size }),
    meanwhile: fc.option(
      fc.record({ look: fc.integer({ min: 1, max: 6 }), number: fc.integer({ min: 1, max: size }), life }),
      {
        nil: null,
      },
    ),
    renamed: fc.array(fc.integer({ min: 1, max: size }), { maxLength: 3 }),
    touched: fc.array(fc.integer({ min: 1, max: size }), { maxLength: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(given, async ({ present, lives: each, meanwhile, renamed, touched }) => {
      const bench = await presentBench(size, present, (tenant) => tenant.add('stranger', 'somebody@example.org'));
      const { tenant, run, both, ends } = bench;
      for (const number of present) live(tenant, number, each[number - 1] ?? 'nothing');
      for (const number of renamed) changeRow(bench, number, { name: `Renamed ${number}` });
      let looks = 0;
      tenant.onLook = () => {
        looks += 1;
        if (meanwhile?.look === looks && present.includes(meanwhile.number))
          live(tenant, meanwhile.number, meanwhile.life);
      };
      tenant.deleteUser = () => Promise.reject(new Error('somebody was to be deleted'));
      const { migration } = bench.open();
      const before = new Map(tenant.users);
      expect((await migration.present.update(run, both, kim)).end).toEqual({ kind: 'done' });
      tenant.onLook = () => undefined;
      const mayChange: readonly Life[] = ['nothing', 'barred'];
      for (const { userId, changes } of tenant.changed) {
        const number = present.find((one) => idOf(one) === userId);
        const why = `${userId} ${JSON.stringify(changes)}`;
        expect(number, why).toBeDefined();
        // What happens between a look and the call that follows it can't be seen.
        if (number === meanwhile?.number) continue;
        expect(mayChange, why).toContain(each[(number ?? 0) - 1]);
        expect(changes, why).not.toMatchObject({ blocked: false });
        expect(Object.keys(changes), why).not.toContain('email');
      }
      const states = await statesOf(migration, run);
      for (const number of touched)
        if (present.includes(number)) change(tenant, number, { picture: 'https://x.example/p.png' });
      if (!Object.values(states).includes('updated')) return migration.close();
      expect((await migration.present.putBack(run, ends, kim)).end).toEqual({ kind: 'done' });
      for (const [number, state] of Object.entries(await statesOf(migration, run))) {
        if (Number(number) === meanwhile?.number) continue;
        if (state !== 'returned') continue;
        expect(touched).not.toContain(Number(number));
        expect(told(tenant.users.get(idOf(Number(number))))).toEqual(told(before.get(idOf(Number(number)))));
      }
      expect(tenant.users.get('stranger')).toEqual(before.get('stranger'));
      await migration.close();
    }),
    { numRuns: runs(30) },
  );
});
