import { expect, test } from 'vitest';
import { isEmptyDelta } from '../../../../electron/migration/delta/open-accounts.ts';
import type { Migration } from '../../../../electron/migration/migration.ts';
import { apart } from '../../../runs.ts';
import { changeRow, type DeltaBench, deltaBench, linesOf, newHash, noWish, removeRow } from '../support/delta-bench.ts';
import { legacyRow } from '../support/memory-legacy.ts';
import { idOf } from '../support/undo-bench.ts';

/** What the tenant holds in the end, whatever the moments were. */
function held({ tenant }: DeltaBench) {
  return {
    users: [...tenant.users.values()]
      .map(({ created: _created, changed: _changed, ...user }) => user)
      .sort((one, other) => (one.userId < other.userId ? -1 : 1)),
    hashes: [...tenant.hashes].sort(),
    insertedTwice: [...tenant.inserted].filter(([, times]) => times > 1),
  };
}

/** Carries over until nothing is left; gives who is listed in the end. */
async function toTheEnd(migration: Migration, { both }: DeltaBench) {
  for (let pass = 1; ; pass += 1) {
    expect(pass).toBeLessThan(6);
    const { standing, end } = await migration.delta.carryOver(both, noWish);
    expect(end).toEqual({ kind: 'done' });
    if (standing.state === 'finished' && isEmptyDelta(standing.counts)) return linesOf(migration, standing.id);
  }
}

test('a delta that is killed at any instant comes to the same end', { timeout: 240_000 }, async () => {
  const original = await deltaBench(8);
  changeRow(original, 1, { barred: true, name: 'Gone Too' });
  removeRow(original, 2);
  changeRow(original, 3, { name: 'Another Name', email: 'moved.3@example.com', hash: newHash() });
  changeRow(original, 4, { hash: newHash() });
  original.tenant.signIn(idOf(5));
  changeRow(original, 5, { hash: newHash() });
  original.legacy.rows = [...original.legacy.rows, legacyRow(9)];

  const whole = original.copy();
  const opened = whole.open();
  const listed = await toTheEnd(opened.migration, whole);
  expect(listed).toEqual({ 5: 'password listed password:signed-in' });
  const expected = held(whole);
  const verification = await opened.migration.verify(whole.run, whole.both);
  const calls = opened.worker.calls();
  await opened.migration.close();
  expect(verification).toMatchObject({ missing: 0, unexpected: 0, vanishedFromDatabase: 0, changedInDatabase: 1 });

  for (let call = 1; call <= calls; call += apart(3)) {
    const when = call % 2 === 0 ? 'before' : 'after';
    const bench = original.copy();
    const killed = bench.open({ call, when });
    const ended = toTheEnd(killed.migration, bench).catch(() => undefined);
    await Promise.race([ended, killed.worker.crashed]);
    const { migration } = bench.open();
    expect(await toTheEnd(migration, bench), `${when} call ${call}`).toEqual(listed);
    expect(held(bench), `${when} call ${call}`).toEqual(expected);
    const { missing, unexpected, vanishedFromDatabase, changedInDatabase, different } = verification;
    expect(await migration.verify(bench.run, bench.both), `${when} call ${call}`).toMatchObject({
      ...{ missing, unexpected, vanishedFromDatabase, changedInDatabase, different },
    });
    await migration.close();
  }
});
