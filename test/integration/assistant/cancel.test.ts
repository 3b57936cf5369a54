import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type Ends,
  id,
  idle,
  makePlan,
  newHome,
  type Opened,
  openAssistant,
  practiceWish,
  startEnds,
  usePractice,
} from './support/workbench.ts';

let ends: Ends;
let home: Awaited<ReturnType<typeof newHome>>;
let opened: Opened;

beforeAll(async () => {
  [ends, home] = await Promise.all([startEnds(practiceWish.accounts), newHome()]);
  opened = await openAssistant(home.path, ends);
  await usePractice(opened.page);
  await opened.page.client.survey(id());
  await opened.page.until('the survey', ({ accounts, activity }) => accounts.survey !== undefined && !activity);
});
afterEach(() => ends.sqlFaults({}));
afterAll(async () => {
  await opened?.close();
  await ends?.stop();
  await home?.remove();
});

test('a survey and a plan can be stopped: what was there before stays, nothing failed, and they can be begun again', async () => {
  const { client, until } = opened.page;
  const before = await makePlan(opened.page);
  const surveyed = (await until('rest', idle)).accounts.survey;
  // Longer than anybody would wait: only the stop ends it.
  await ends.sqlFaults({ delay: 120_000 });
  for (const begin of [() => client.survey(id()), () => client.makePlan(id())]) {
    await begin();
    await until('it to be under way', ({ activity }) => activity !== undefined);
    await client.cancelActivity(id());
    const after = await until('its end', idle);
    expect(after.failure).toBeUndefined();
    expect(after.accounts.survey).toEqual(surveyed);
    expect(after.plan).toEqual(before);
  }
  await ends.sqlFaults({});
  expect((await makePlan(opened.page)).total).toBe(practiceWish.accounts);
});

test('stopping where nothing is under way changes nothing', async () => {
  const { client, until } = opened.page;
  const before = await until('rest', idle);
  await client.cancelActivity(id());
  expect(await until('rest', idle)).toMatchObject({ accounts: before.accounts });
});
