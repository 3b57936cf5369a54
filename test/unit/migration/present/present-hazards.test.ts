// People of before whose account or user does not stand still: while they are updated, and afterwards.
import { expect, test } from 'vitest';
import { carried, changeRow, linesOf } from '../support/delta-bench.ts';
import { changeUser, presentBench } from '../support/present-bench.ts';
import { idOf } from '../support/undo-bench.ts';

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
