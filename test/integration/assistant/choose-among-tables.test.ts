import { expect, test } from 'vitest';
import type { StoreChoice } from '../../../electron/assistant/contract/index.ts';
import { aspnetIdentityCoreDdl } from '../../../electron/stores/aspnet-identity-core/schema.ts';
import { customersTable, people, recipeOfCustomers } from '../../custom-stores/customers.ts';
import { runSql } from '../../run-sql.ts';
import { inSchema } from '../../unit/stores/store-cases.ts';
import { practiceBench } from './support/practice-bench.ts';
import { afterSurvey, candidateIds, candidateOf } from './support/survey-steps.ts';
import { id, makePlan, startEnds } from './support/workbench.ts';

const bench = practiceBench('test', () => startEnds(0, {}, 'empty'));

const client = () => bench.client;
const survey = () => afterSurvey(bench.page, () => client().survey(id()));
const choose = (choice: StoreChoice) => afterSurvey(bench.page, () => client().chooseStore({ ...id(), choice }));
const chooseTable = (table: string) => choose({ kind: 'table', table });
const answer = (candidate: string, answers: Record<string, string>) =>
  client().answerQuestions({ ...id(), candidate, answers });

test('where nothing holds people, that is no failure; what comes later is found by the next survey', async () => {
  const state = await survey();
  expect(state.failure).toBeUndefined();
  expect(state.accounts).toMatchObject({ candidates: { found: [], meant: null } });
  expect(state.accounts.survey).toBeUndefined();
  await runSql(bench.ends, ...customersTable('dbo.Kunden'));
  expect(candidateIds(await survey())).toEqual(['dbo.Kunden']);
});

test('of two tables neither is taken unasked; the one that was chosen is kept to, until it is gone', async () => {
  await runSql(bench.ends, ...customersTable('dbo.Kunden'), ...customersTable('dbo.Mitglieder'));
  const asking = await survey();
  expect(asking.failure).toBeUndefined();
  expect(asking.accounts.survey).toBeUndefined();
  expect(asking.accounts.candidates?.meant).toBeNull();
  expect(candidateIds(asking)?.toSorted()).toEqual(['dbo.Kunden', 'dbo.Mitglieder']);

  expect(candidateOf(asking, 'dbo.Kunden').asides).toEqual(['Mitglieder may hold the people too']);

  const chosen = await chooseTable('[mitglieder]');
  expect(chosen.accounts.choice).toEqual({ kind: 'table', table: 'dbo.Mitglieder' });
  expect(candidateOf(chosen, 'dbo.Mitglieder').questions.map((question) => question.id)).toEqual(['password-recipe']);
  await answer('dbo.Mitglieder', { 'password-recipe': recipeOfCustomers });
  expect((await survey()).accounts.survey).toMatchObject({ tables: ['dbo.Mitglieder'], accounts: people.length });

  await runSql(bench.ends, 'DROP TABLE dbo.Mitglieder');
  const gone = await survey();
  expect(gone.failure).toMatchObject({ code: 'UF-1208', message: expect.stringContaining('dbo.Mitglieder') });
  expect(candidateIds(gone)).toEqual(['dbo.Kunden']);
  expect((await chooseTable('dbo.Kunden')).accounts).toMatchObject({ candidates: { meant: 'dbo.Kunden' } });
});

test('a view is surveyed by its name, and a key that its rows repeat is told with the question still there', async () => {
  await runSql(
    bench.ends,
    ...customersTable('dbo.Kunden'),
    'CREATE VIEW dbo.vw_Kunden AS SELECT CASE WHEN b.KdNr > 40 THEN 1 ELSE a.KdNr + 60 * b.KdNr END AS Nummer, a.KdNr, a.EMail, a.Kennwort, a.Salz FROM dbo.Kunden AS b CROSS JOIN dbo.Kunden AS a',
  );
  const asking = await chooseTable('dbo.vw_Kunden');
  expect(asking.failure).toBeUndefined();
  const { questions, rows } = candidateOf(asking, 'dbo.vw_Kunden');
  expect(rows).toBeUndefined();
  const firstOptions = questions.map((question) => [question.id, question.options[0]?.id ?? ''] as const);
  await answer('dbo.vw_Kunden', { ...Object.fromEntries(firstOptions), key: 'Nummer' });
  const repeated = await chooseTable('dbo.vw_Kunden');
  expect(repeated.failure).toMatchObject({ code: 'UF-1204' });
  expect(repeated.accounts.survey).toBeUndefined();
  expect(repeated.accounts.candidates?.meant).toBe('dbo.vw_Kunden');
  expect(candidateOf(repeated, 'dbo.vw_Kunden').questions).toContainEqual(
    expect.objectContaining({ id: 'key', answer: 'Nummer' }),
  );
});

test('of one store in two places the chosen one is surveyed and planned, not the one with more rows', async () => {
  const users = (schema: string, count: number) =>
    `INSERT INTO [${schema}].[AspNetUsers] (Id, UserName, Email, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount) VALUES ${Array.from(
      { length: count },
      (_, index) => `(N'${schema}${index}', N'${schema}${index}', N'${schema}${index}@example.com', 1, 0, 0, 0, 0)`,
    ).join(', ')}`;
  for (const [schema, count] of [
    ['old', 5],
    ['portal', 3],
  ] as const) {
    await runSql(
      bench.ends,
      `CREATE SCHEMA ${schema}`,
      ...inSchema(schema, aspnetIdentityCoreDdl),
      users(schema, count),
    );
  }
  const first = await survey();
  expect(candidateIds(first)).toEqual([
    'aspnet-identity-core old.AspNetUsers',
    'aspnet-identity-core portal.AspNetUsers',
  ]);
  expect(first.accounts.survey).toMatchObject({ accounts: 5 });
  const state = await choose(candidateOf(first, 'aspnet-identity-core portal.AspNetUsers').choice);
  expect(state.accounts.survey).toMatchObject({ store: 'aspnet-identity-core', accounts: 3 });
  expect(await makePlan(bench.page)).toMatchObject({ total: 3 });
  expect((await survey()).accounts.survey).toMatchObject({ accounts: 3 });
});
