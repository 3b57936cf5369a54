import { describe, expect, test } from 'vitest';
import { carried, changeRow, deltaBench, linesOf, newHash, removeRow } from '../support/delta-bench.ts';
import { legacyRow } from '../support/memory-legacy.ts';
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
    await migration.close();
  });
});
