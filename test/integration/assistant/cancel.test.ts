import { afterEach, expect, test } from 'vitest';
import { practiceBench } from './support/practice-bench.ts';
import { id, idle, makePlan, practiceWish, startEnds } from './support/workbench.ts';

const bench = practiceBench(
  'file',
  () => startEnds(practiceWish.accounts),
  async () => {
    await bench.page.client.survey(id());
    await bench.page.until('the survey', ({ accounts, activity }) => accounts.survey !== undefined && !activity);
  },
);
afterEach(() => bench.ends.sqlFaults({}));

test('a survey and a plan can be stopped: what was there before stays, nothing failed, and they can be begun again', async () => {
  const { client, until } = bench.page;
  const before = await makePlan(bench.page);
  const surveyed = (await until('rest', idle)).accounts.survey;
  // Longer than anybody would wait: only the stop ends it.
  await bench.ends.sqlFaults({ delay: 120_000 });
  for (const begin of [() => client.survey(id()), () => client.makePlan(id())]) {
    await begin();
    await until('it to be under way', ({ activity }) => activity !== undefined);
    await client.cancelActivity(id());
    const after = await until('its end', idle);
    expect(after.failure).toBeUndefined();
    expect(after.accounts.survey).toEqual(surveyed);
    expect(after.plan).toEqual(before);
  }
  await bench.ends.sqlFaults({});
  expect((await makePlan(bench.page)).total).toBe(practiceWish.accounts);
});

test('stopping where nothing is under way changes nothing', async () => {
  const { client, until } = bench.page;
  const before = await until('rest', idle);
  await client.cancelActivity(id());
  expect(await until('rest', idle)).toMatchObject({ accounts: before.accounts });
});
