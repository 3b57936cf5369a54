import { afterEach, beforeEach, expect, test } from 'vitest';
import { afterSurvey } from './support/survey-steps.ts';
import {
  type Ends,
  id,
  makePlan,
  newHome,
  type Opened,
  openAssistant,
  startEnds,
  usePractice,
} from './support/workbench.ts';

let ends: Ends;
let home: Awaited<ReturnType<typeof newHome>>;
let opened: Opened;

beforeEach(async () => {
  [ends, home] = await Promise.all([startEnds(40), newHome()]);
  opened = await openAssistant(home.path, ends);
  await usePractice(opened.page);
  await afterSurvey(opened.page, () => client().survey(id()));
  await makePlan(opened.page);
});
afterEach(async () => {
  await opened?.close();
  await ends?.stop();
  await home?.remove();
});

const client = () => opened.page.client;

async function planAfterRestart() {
  await opened.close();
  opened = await openAssistant(home.path, ends);
  return opened.page.now().plan;
}

test('a plan outlives a restart, and one that was put aside for other rules stays aside', async () => {
  expect(await planAfterRestart()).toMatchObject({ total: 40 });
  const { rules } = opened.page.now().accounts;
  await client().saveRules({ ...id(), rules: { ...rules, withoutPassword: 'import-without' } });
  expect(await planAfterRestart()).toBeUndefined();
});

test('the plan of one database never comes back for another', async () => {
  const { form } = opened.page.now().legacy;
  await client().saveLegacy({ ...id(), form: { ...form, database: 'Another' } });
  expect(await planAfterRestart()).toBeUndefined();
  expect(opened.page.now().legacy.form.database).toBe('Another');
});
