import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PracticeStoreName, StoreChoice } from '../../../electron/assistant/contract/index.ts';
import { customersTable, people, recipeOfCustomers } from '../../custom-stores/customers.ts';
import { runSql } from '../../run-sql.ts';
import { afterSurvey, surveyAfter } from './support/survey-steps.ts';
import { type Ends, id, newHome, type Opened, openAssistant, startEnds, usePractice } from './support/workbench.ts';

let ends: Ends;
let home: Awaited<ReturnType<typeof newHome>>;
let opened: Opened;

/** For every test of a group: practice servers with this store and a table of customers, and an assistant on a home of its own. */
function onStore(store: PracticeStoreName | 'empty', count: number): void {
  beforeEach(async () => {
    [ends, home] = await Promise.all([startEnds(count, {}, store), newHome()]);
    await runSql(ends, ...customersTable('dbo.Kunden'));
    opened = await openAssistant(home.path, ends);
    await usePractice(opened.page);
  });
  afterEach(async () => {
    await opened?.close();
    await ends?.stop();
    await home?.remove();
  });
}

const client = () => opened.page.client;
const accounts = () => opened.page.now().accounts;
const survey = () => surveyAfter(opened.page, () => client().survey(id()));
const answerRecipe = (recipe: string) =>
  client().answerQuestions({ ...id(), candidate: 'dbo.Kunden', answers: { 'password-recipe': recipe } });

describe('two stores in one database', () => {
  onStore('aspnet-membership', 60);

  test('what was chosen and told of one store’s accounts is not taken for another’s, after a restart neither', async () => {
    const { applications } = await survey();
    const [first] = applications;
    await surveyAfter(opened.page, () => client().chooseApplications({ ...id(), applications: [first?.id ?? ''] }));
    const text = '<configuration><system.web><membership hashAlgorithmType="SHA512"/></system.web></configuration>';
    await client().readWebConfig({ ...id(), text });
    await opened.page.until('the rule', (state) => state.accounts.rules.membershipHash === 'sha512');
    await opened.close();

    opened = await openAssistant(home.path, ends);
    const { form } = opened.page.now().legacy;
    await client().saveLegacy({ ...id(), form, password: ends.sqlServer.password });
    expect(accounts()).toMatchObject({ applications: [first?.id], rules: { membershipHash: 'sha512' } });
    const choice: StoreChoice = { kind: 'table', table: 'dbo.Kunden' };
    const state = await afterSurvey(opened.page, () => client().chooseStore({ ...id(), choice }));
    expect(state.accounts).toMatchObject({ applications: [], rules: { membershipHash: 'auto' } });
    expect(state.accounts.webConfig).toBeUndefined();
  });
});

describe('one custom table', () => {
  onStore('empty', 0);

  test('a password recipe that is answered anew is read by, and what an account has shown of the old one is forgotten', async () => {
    const [someone] = people;
    const prove = () => client().provePassword({ ...id(), account: '1', password: someone?.password ?? '' });
    const proven = () => accounts().proven.map(({ format }) => format);
    const wrong = recipeOfCustomers.replace('prefix', 'suffix');
    await afterSurvey(opened.page, () => client().survey(id()));
    await answerRecipe(recipeOfCustomers);
    await survey();
    expect(await prove()).toMatchObject({ kind: 'proven' });

    // Its format has the same name, and yet nobody has shown that salt and password are joined so.
    await answerRecipe(wrong);
    await survey();
    expect(proven()).toEqual([]);

    const proof = await prove();
    if (proof.kind !== 'other-recipe') throw new Error(`It is ${proof.kind}.`);
    const shown = await surveyAfter(opened.page, () => client().useRecipe({ ...id(), recipe: proof.recipe }));
    expect(shown.evidence.at(-1)).toContain('as a test account has shown');
    expect(proven()).toEqual([proof.format]);

    await answerRecipe(recipeOfCustomers);
    const answered = await survey();
    expect(answered.evidence.join()).not.toContain('as a test account has shown');
    expect(proven()).toEqual([proof.format]);
    await answerRecipe(wrong);
    expect((await survey()).evidence.join()).not.toContain('as a test account has shown');
    expect(proven()).toEqual([]);
  });
});
