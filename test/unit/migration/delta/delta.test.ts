import { describe, expect, test } from 'vitest';
import { carried, changeRow, deltaBench, linesOf, newHash, noWish, removeRow } from '../support/delta-bench.ts';
import { basis, legacyRow, MemoryLegacy } from '../support/memory-legacy.ts';
import { idOf } from '../support/undo-bench.ts';

describe('a delta', () => {
  test('lists every kind of change, carries over what can be, and is empty afterwards', async () => {
    const bench = await deltaBench(30);
    const { tenant, legacy, run } = bench;
    const { migration } = bench.open();
    expect(await migration.delta.preview(bench.both)).toMatchObject({ standing: { state: 'finished', counts: [] } });

    changeRow(bench, 1, { barred: true });
    removeRow(bench, 2);
    changeRow(bench, 3, { name: 'Another Name' });
    changeRow(bench, 4, { email: 'Moved.4@Example.com' });
    const hash = newHash();
    changeRow(bench, 5, { hash });
    tenant.signIn(idOf(6));
    changeRow(bench, 6, { hash: newHash(), name: 'Other 6' });
    changeRow(bench, 7, { phone: '+4915112345678' });
    changeRow(bench, 8, { email: 'person.9@example.com' });
    changeRow(bench, 10, { email: 'somebody@example.org' });
    tenant.add('stranger', 'somebody@example.org');
    tenant.users.delete(idOf(11));
    changeRow(bench, 11, { hash: newHash() });
    legacy.rows = [...legacy.rows, legacyRow(31)];
    const before = new Map(tenant.users);

    const shown = await migration.delta.preview(bench.both);
    expect(shown.standing.state).toBe('listed');
    expect(await linesOf(migration, shown.standing.id)).toEqual({
      1: 'disabled waiting',
      2: 'deleted waiting',
      3: 'profile waiting',
      4: 'email waiting',
      5: 'password waiting',
      6: 'profile+password waiting password:signed-in',
      7: 'identifiers waiting',
      8: 'email listed email:unfit',
      10: 'email listed email:taken',
      11: 'password listed password:gone',
      31: 'new waiting',
    });
    expect(tenant.users).toEqual(before);

    const done = await carried(migration, bench);
    expect(done).toMatchObject({ id: shown.standing.id, state: 'finished', run: '2' });
    expect(await linesOf(migration, done.id)).toEqual({
      1: 'disabled done',
      2: 'deleted done',
      3: 'profile done',
      4: 'email done',
      5: 'password done',
      6: 'profile+password done password:signed-in',
      7: 'identifiers done',
      8: 'email listed email:unfit',
      10: 'email listed email:taken',
      11: 'password listed password:gone',
      31: 'new done',
    });
    const user = (number: number) => tenant.users.get(idOf(number));
    expect([1, 2, 3].map((number) => user(number)?.blocked)).toEqual([true, true, null]);
    expect(
      tenant.changed
        .slice(0, 2)
        .map(({ userId }) => userId)
        .sort(),
    ).toEqual([idOf(1), idOf(2)]);
    expect(user(3)?.name).toBe('Another Name');
    expect(user(4)?.email).toBe('moved.4@example.com');
    expect(tenant.hashes.get(idOf(5))).toContain(
      Buffer.from(hash, 'base64').subarray(13, 29).toString('base64').slice(0, 20),
    );
    expect(user(7)?.phoneNumber).toBe('+4915112345678');
    expect(user(31)?.email).toBe('person.31@example.com');

    // Who can't be carried over stays listed; nothing else is left.
    const next = await migration.delta.preview(bench.both);
    expect(next.standing).toMatchObject({ state: 'finished', run: null });
    expect(await linesOf(migration, next.standing.id)).toMatchObject({ 6: 'password listed password:signed-in' });

    // Verification and undoing know what was given last.
    const verification = await migration.verify(run, bench.both);
    expect(verification).toMatchObject({ different: 0, vanishedFromDatabase: 0, unexpected: 0 });
    await migration.undo.preview(run, bench.ends, async ({ counts }) => {
      expect(counts.filter(({ causes }) => causes.includes('changed'))).toEqual([]);
    });

    // Readings that are cleared away are no decisions that somebody has changed.
    expect(await migration.evidence.check(null)).toEqual([]);
    await migration.close();
  });

  test('leaves whom a run is still to send to that run, and names a reading that looks like another database', async () => {
    const bench = await deltaBench(0);
    bench.legacy.rows = new MemoryLegacy(200).rows;
    const { tenant } = bench;
    const { migration } = bench.open();
    const plan = await migration.makePlan(bench.legacy, basis);
    const handle = await migration.startRun(plan.id, bench.both);
    tenant.onSubmit = (_, file) => {
      if (file === 2) handle.stop();
      return 'accepted';
    };
    const { counts } = await handle.done;
    expect(counts.toSend).toBeGreaterThan(20);
    tenant.onSubmit = () => 'accepted';
    changeRow(bench, 1, { name: 'Sent Already' });
    changeRow(bench, 200, { name: 'Still To Be Sent', hash: newHash() });
    const { standing } = await migration.delta.preview(bench.both);
    expect(await linesOf(migration, standing.id)).toEqual({ 1: 'profile waiting' });
    await carried(migration, bench);
    await (await migration.resumeRun(handle.id, bench.both)).done;
    expect(tenant.users.get(idOf(200))?.name).toBe('Still To Be Sent');
    expect((await migration.delta.preview(bench.both)).standing.counts).toEqual([]);

    bench.legacy.rows = bench.legacy.rows.slice(0, 40);
    await expect(migration.delta.carryOver(bench.both, noWish)).rejects.toMatchObject({ code: 'UF-4454' });
    expect([...tenant.users.values()].filter(({ blocked }) => blocked === true)).toEqual([]);
    await migration.close();
  });

  test('is refused where it would do harm, and holds runs and undoing back until its end', async () => {
    const bench = await deltaBench(6);
    const { tenant, both, run } = bench;
    const { migration } = bench.open();
    changeRow(bench, 1, { barred: true });
    tenant.options = { importMode: false, customDatabase: true, usernames: null };
    await expect(migration.delta.preview(both)).rejects.toMatchObject({ code: 'UF-4452' });
    tenant.options = null;
    await expect(migration.delta.preview(both)).rejects.toMatchObject({ code: 'UF-4459' });
    tenant.options = { importMode: true, customDatabase: true, usernames: null };
    tenant.grantedScopes = ['create:users'];
    await expect(migration.delta.carryOver(both, noWish)).rejects.toMatchObject({ code: 'UF-4453' });
    tenant.grantedScopes = ['create:users', 'update:users', 'delete:users'];
    const stop = new AbortController();
    tenant.onLook = () => stop.abort(new Error('stopped'));
    expect((await migration.delta.carryOver(both, noWish, { signal: stop.signal })).end).toEqual({ kind: 'stopped' });
    tenant.onLook = () => undefined;
    await expect(migration.startRun(bench.plan, both)).rejects.toMatchObject({ code: 'UF-4456' });
    const undoing = migration.undo.carryOut(run, bench.ends, { consents: ['undo'], by: null, why: null });
    await expect(undoing).rejects.toMatchObject({ code: 'UF-4456' });
    expect((await carried(migration, bench)).state).toBe('finished');
    expect(tenant.users.get(idOf(1))?.blocked).toBe(true);

    // Whoever is let in again there is let in here, too, but not who is blocked here alone.
    changeRow(bench, 1, { barred: false });
    expect((await carried(migration, bench)).state).toBe('finished');
    expect(tenant.users.get(idOf(1))?.blocked).toBe(false);
    await migration.close();
  });
});
