import { expect, test } from 'vitest';
import { practiceBench } from './support/practice-bench.ts';
import { afterSurvey } from './support/survey-steps.ts';
import { id, makePlan, startEnds } from './support/workbench.ts';

const bench = practiceBench(
  'test',
  () => startEnds(40),
  async () => {
    await afterSurvey(bench.page, () => client().survey(id()));
    await makePlan(bench.page);
  },
);

const client = () => bench.client;

async function planAfterRestart() {
  await bench.reopen();
  return bench.page.now().plan;
}

test('a plan outlives a restart, and one that was put aside for other rules stays aside', async () => {
  expect(await planAfterRestart()).toMatchObject({ total: 40 });
  const { rules } = bench.page.now().accounts;
  await client().saveRules({ ...id(), rules: { ...rules, withoutPassword: 'import-without' } });
  expect(await planAfterRestart()).toBeUndefined();
});

test('the plan of one database never comes back for another', async () => {
  const { form } = bench.page.now().legacy;
  await client().saveLegacy({ ...id(), form: { ...form, database: 'Another' } });
  expect(await planAfterRestart()).toBeUndefined();
  expect(bench.page.now().legacy.form.database).toBe('Another');
});
