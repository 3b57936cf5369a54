import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Snapshot, StoreChoice } from '../../../electron/assistant/contract/index.ts';
import { customersTable, people, recipeOfCustomers } from '../../custom-stores/customers.ts';
import { runSql } from '../../run-sql.ts';
import { rememberedText } from './support/open-workspace.ts';
import { afterSurvey, candidateIds, candidateOf } from './support/survey-steps.ts';
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

beforeAll(async () => {
  ends = await startEnds(60, {}, 'aspnet-membership');
  await runSql(ends, ...customersTable('dbo.tbl_Kunde'));
});
afterAll(() => ends?.stop());
beforeEach(async () => {
  home = await newHome();
  opened = await openAssistant(home.path, ends);
  await usePractice(opened.page);
});
afterEach(async () => {
  await opened?.close();
  await home?.remove();
});

const client = () => opened.page.client;
const customers: StoreChoice = { kind: 'table', table: 'dbo.tbl_Kunde' };
const wizardFile = async () => JSON.parse(await rememberedText(home.path));

const after = (ask: () => Promise<unknown>) => afterSurvey(opened.page, ask);

/** Surveys the customers with every question answered. */
async function surveyCustomers(): Promise<Snapshot> {
  await after(() => client().survey(id()));
  await after(() => client().chooseStore({ ...id(), choice: customers }));
  const answers = { 'password-recipe': recipeOfCustomers };
  await client().answerQuestions({ ...id(), candidate: 'dbo.tbl_Kunde', answers });
  return after(() => client().chooseStore({ ...id(), choice: customers }));
}

test('a survey shows beside the store that it takes every table that may hold the accounts', async () => {
  const state = await after(() => client().survey(id()));
  expect(state.accounts.survey).toMatchObject({ store: 'aspnet-membership' });
  expect(state.accounts.choice).toBeUndefined();
  expect(candidateIds(state)).toEqual(['aspnet-membership dbo.aspnet_Users', 'dbo.tbl_Kunde']);
  expect(state.accounts.candidates?.meant).toBe('aspnet-membership dbo.aspnet_Users');
  expect(candidateOf(state, 'dbo.tbl_Kunde')).toMatchObject({ rows: people.length, store: 'custom' });
});

test('what was chosen and has open questions ends without a failure, and with the questions', async () => {
  const before = await after(() => client().survey(id()));
  await makePlan(opened.page);
  const state = await after(() => client().chooseStore({ ...id(), choice: customers }));
  expect(before.failure).toBeUndefined();
  expect(state.failure).toBeUndefined();
  expect(state.accounts.survey).toBeUndefined();
  expect(state.plan).toBeUndefined();
  expect(state.accounts.candidates?.meant).toBe('dbo.tbl_Kunde');
  expect(candidateOf(state, 'dbo.tbl_Kunde').questions).toMatchObject([{ id: 'password-recipe', answer: null }]);
  expect(candidateOf(state, 'dbo.tbl_Kunde').mapping).toContainEqual({
    field: 'email',
    source: expect.stringContaining('EMail'),
  });
});

test('answered, it is surveyed and planned; another survey keeps to it, and so does one after a restart', async () => {
  const answered = await surveyCustomers();
  expect(answered.failure).toBeUndefined();
  expect(answered.accounts.survey).toMatchObject({ store: 'custom', accounts: people.length });
  expect(await makePlan(opened.page)).toMatchObject({ total: people.length, import: people.length });
  expect((await after(() => client().survey(id()))).accounts.survey).toMatchObject({ store: 'custom' });

  await opened.close();
  opened = await openAssistant(home.path, ends);
  const { form } = (await opened.page.until('the forms', () => true)).legacy;
  await client().saveLegacy({ ...id(), form, password: ends.sqlServer.password });
  const state = await after(() => client().survey(id()));
  expect(state.accounts.choice).toEqual(customers);
  expect(state.accounts.survey).toMatchObject({ store: 'custom', accounts: people.length });
  expect(candidateOf(state, 'dbo.tbl_Kunde').questions).toMatchObject([{ answer: recipeOfCustomers }]);
});

test('the way back to the known store leaves nothing behind of the other’s choices', async () => {
  await surveyCustomers();
  await client().saveScope({ ...id(), scope: { keys: ['7'] } });
  await opened.page.until('the scope', ({ accounts }) => accounts.scope.keys !== undefined);
  const { choice } = candidateOf(opened.page.now(), 'aspnet-membership dbo.aspnet_Users');
  const state = await after(() => client().chooseStore({ ...id(), choice }));
  expect(state.accounts).toMatchObject({ choice, scope: {}, survey: { store: 'aspnet-membership' } });
  expect(await makePlan(opened.page)).toMatchObject({ total: 60 });
});

test('a choice ends with the database that it was made in', async () => {
  await surveyCustomers();
  const { form } = opened.page.now().legacy;
  await client().saveLegacy({ ...id(), form: { ...form, database: 'Elsewhere' } });
  const state = await opened.page.until('the form', ({ legacy }) => legacy.form.database === 'Elsewhere');
  expect(state.accounts.choice).toBeUndefined();
  expect(state.accounts.candidates).toBeUndefined();
  await client().saveLegacy({ ...id(), form });
  expect((await after(() => client().survey(id()))).accounts.survey).toMatchObject({ store: 'aspnet-membership' });
});

test('what is not there is refused, and what stood before stays', async () => {
  const before = await after(() => client().survey(id()));
  const choice: StoreChoice = { kind: 'table', table: 'dbo.Nowhere' };
  const state = await after(() => client().chooseStore({ ...id(), choice }));
  expect(state.failure).toMatchObject({ code: 'UF-1208', message: expect.stringContaining('dbo.Nowhere') });
  expect(state.accounts.survey).toEqual(before.accounts.survey);
  expect(state.accounts.choice).toBeUndefined();
  expect(state.accounts.candidates).toEqual(before.accounts.candidates);
});

test('an answer that fits no question is refused', async () => {
  await after(() => client().survey(id()));
  for (const answers of [{ 'password-recipe': 'rot13' }, { nothing: 'at all' }]) {
    await client().answerQuestions({ ...id(), candidate: 'dbo.tbl_Kunde', answers });
    await opened.page.until('the refusal', ({ failure }) => failure?.code === 'UF-1210');
    await client().saveScope({ ...id(), scope: {} });
    await opened.page.until('no refusal', ({ failure }) => failure === undefined);
  }
  await client().answerQuestions({ ...id(), candidate: 'dbo.Nowhere', answers: {} });
  await opened.page.until('the refusal', ({ failure }) => failure?.code === 'UF-1210');
  expect((await wizardFile()).answers).toEqual({});
});

test('a SELECT is described without being run, refused where it writes, and surveyed once its key is named', async () => {
  await after(() => client().survey(id()));
  const statement = 'SELECT KdNr AS Nummer, EMail, Kennwort, Salz FROM dbo.tbl_Kunde WHERE Aktiv = 1';
  expect(await client().describeSelect({ sql: statement })).toEqual({
    columns: [
      { name: 'Nummer', type: 'int' },
      { name: 'EMail', type: 'nvarchar(120)' },
      { name: 'Kennwort', type: 'varbinary(32)' },
      { name: 'Salz', type: 'nvarchar(16)' },
    ],
  });
  await expect(client().describeSelect({ sql: 'DELETE FROM dbo.tbl_Kunde' })).rejects.toMatchObject({
    data: { code: 'UF-1211', next: expect.stringContaining('view') },
  });

  const writes: StoreChoice = { kind: 'select', sql: 'DELETE FROM dbo.tbl_Kunde' };
  const refused = await after(() => client().chooseStore({ ...id(), choice: writes }));
  expect(refused.failure).toMatchObject({ code: 'UF-1211' });
  expect(refused.accounts.survey).toMatchObject({ store: 'aspnet-membership' });

  const choice: StoreChoice = { kind: 'select', sql: statement };
  const asking = await after(() => client().chooseStore({ ...id(), choice }));
  expect(asking.accounts.candidates?.meant).toBe('your.SELECT');
  expect(candidateOf(asking, 'your.SELECT').questions.map((question) => question.id)).toEqual([
    'key',
    'password-recipe',
  ]);

  const answer = (answers: Record<string, string>) =>
    client().answerQuestions({ ...id(), candidate: 'your.SELECT', answers });
  await answer({ key: 'Nummer', 'password-recipe': recipeOfCustomers });
  const state = await after(() => client().chooseStore({ ...id(), choice }));
  const active = people.filter(({ active }) => active).length;
  expect(state.accounts.survey).toMatchObject({ store: 'custom', accounts: active, storeLabel: 'Your own SELECT' });
  expect(await makePlan(opened.page)).toMatchObject({ total: active });
});
