import { expect, test } from 'vitest';
import type { MappingEdit, Survey } from '../../../electron/assistant/contract/index.ts';
import { customersTable, people, recipeOfCustomers } from '../../custom-stores/customers.ts';
import { runSql } from '../../run-sql.ts';
import { practiceBench } from './support/practice-bench.ts';
import { afterSurvey } from './support/survey-steps.ts';
import { id, makePlan, startEnds } from './support/workbench.ts';

const bench = practiceBench(
  'file',
  () => startEnds(0, {}, 'empty'),
  async () => {
    await runSql(
      bench.ends,
      ...customersTable('dbo.Kunden'),
      ...customersTable('dbo.Mitglieder'),
      'CREATE TABLE dbo.Wohnorte (Kunde int NOT NULL PRIMARY KEY REFERENCES dbo.Kunden (KdNr), Ort nvarchar(60) NULL)',
      "INSERT INTO dbo.Wohnorte VALUES (1, N' Köln '), (2, N'Łódź')",
    );
  },
);

const client = () => bench.client;
async function surveyed(ask: () => Promise<unknown>): Promise<Survey> {
  const { accounts, failure } = await afterSurvey(bench.page, ask);
  if (accounts.survey === undefined) throw new Error(`There is no survey: ${failure?.message}`);
  return accounts.survey;
}
/** A table with the one question about its passwords answered. */
async function chooseTable(table: string): Promise<Survey> {
  const choice = { kind: 'table', table } as const;
  await afterSurvey(bench.page, () => client().chooseStore({ ...id(), choice }));
  await client().answerQuestions({ ...id(), candidate: table, answers: { 'password-recipe': recipeOfCustomers } });
  return surveyed(() => client().survey(id()));
}
const cityOf = ({ mapping }: Survey) => mapping.find(({ field }) => field === 'user_metadata.city');

test('a custom table’s mapping reads a table that names its accounts, until other tables are chosen', async () => {
  await chooseTable('dbo.Kunden');
  const { edit, tables } = await client().mappingToEdit({});
  const homes = tables.find(({ name }) => name === 'Wohnorte');
  if (homes === undefined || homes.join === null) throw new Error('Wohnorte is not offered.');
  expect(tables.some(({ name }) => name === 'Mitglieder')).toBe(false);
  expect(tables.flatMap(({ columns }) => columns.map(({ name }) => name))).not.toContain('Kennwort');
  const city: MappingEdit = {
    profile: {
      ...edit.profile,
      userMetadata: { city: { kind: 'trim', of: { kind: 'column', column: { table: homes.alias, column: 'Ort' } } } },
    },
    joins: [homes.join],
  };
  const { accounts, problems } = await client().previewMapping({ edit: city, inClear: true });
  expect(problems).toEqual([]);
  expect(accounts.slice(0, 2).map((account) => account?.['user_metadata.city'])).toEqual(['Köln', 'Łódź']);

  const line = { source: 'Wohnorte.Ort · trimmed', proposed: 'nothing' };
  const survey = await surveyed(() => client().saveMapping({ ...id(), edit: city }));
  expect(survey).toMatchObject({ store: 'custom', accounts: people.length });
  expect(cityOf(survey)).toMatchObject(line);
  expect(cityOf(survey)?.samples.slice(0, 2)).toEqual(['K•••', 'Ł•••']);
  expect(cityOf(await surveyed(() => client().survey(id())))).toMatchObject(line);
  expect(await makePlan(bench.page)).toMatchObject({ total: people.length });

  expect(cityOf(await chooseTable('dbo.Mitglieder'))).toBeUndefined();
  expect(cityOf(await chooseTable('dbo.Kunden'))).toBeUndefined();
});
