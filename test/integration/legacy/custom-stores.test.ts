import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type CustomProposal, proposalId } from '../../../electron/stores/custom/proposal.ts';
import { proposeCustom } from '../../../electron/stores/custom/propose.ts';
import { tablesToSample } from '../../../electron/stores/custom/tables-to-sample.ts';
import { batchesOf, dropsOf, type Fixture } from '../../custom-stores/fixture.ts';
import { furtherFixtures, lastFixtures } from '../../custom-stores/further-fixtures.ts';
import { type Judgement, judge } from '../../custom-stores/judge.ts';
import { tenFixtures } from '../../custom-stores/ten-fixtures.ts';
import { type FixtureDatabase, fixtureDatabase } from './fixture-database.ts';

let database: FixtureDatabase;
let drops: readonly string[] = [];
const judgements = new Map<Fixture, Judgement>();

beforeAll(async () => {
  database = await fixtureDatabase();
});
afterEach(async () => {
  await database.run(...drops);
  drops = [];
});
afterAll(() => database?.stop());

async function survey(fixture: Fixture): Promise<Judgement> {
  await database.run(...batchesOf(fixture));
  drops = dropsOf(fixture);
  const catalog = await database.legacy.catalog();
  const samples = await Promise.all(tablesToSample(catalog, 40).map((table) => database.legacy.sample(table, 300)));
  const [best] = proposeCustom(catalog, samples);
  return judge(
    fixture,
    best,
    best === undefined ? null : answered(best, (answers) => proposeCustom(catalog, samples, answers)),
  );
}

/** The mapping once what is open about hashes is answered with the first option: columns must be right whatever it is. */
function answered(
  best: CustomProposal,
  again: (answers: Record<string, Record<string, string>>) => readonly CustomProposal[],
) {
  const id = proposalId(best.table);
  const answers: Record<string, string> = {};
  for (let round = 0; round < 3; round += 1) {
    const proposal = again({ [id]: answers }).find(({ table }) => proposalId(table) === id);
    if (proposal?.mapping) return proposal.mapping;
    const open =
      proposal?.questions.filter(
        ({ id: question, answer }) => answer === null && ['salt', 'password-recipe'].includes(question),
      ) ?? [];
    for (const question of open) answers[question.id] = question.options[0]?.id ?? '';
  }
  return null;
}

test.each([...tenFixtures, ...furtherFixtures, ...lastFixtures])('$title: never silently wrong', async (fixture) => {
  const judgement = await survey(fixture);
  judgements.set(fixture, judgement);
  expect(judgement.wrong).toEqual([]);
});

/** Mapped without help: nothing is asked but, where the values don't tell, how the hashes were made. */
function mapped(fixtures: readonly Fixture[]): readonly string[] {
  return fixtures.flatMap((fixture) => {
    const { verdict, title } = judgements.get(fixture) ?? {};
    return title !== undefined && (verdict === 'mapped' || verdict === 'complete') ? [title] : [];
  });
}

test('eight of the ten are mapped without help, and more than half of those that were invented afterwards', () => {
  expect(mapped(tenFixtures).length).toBeGreaterThanOrEqual(8);
  expect(mapped(furtherFixtures).length).toBeGreaterThanOrEqual(6);
  expect(mapped(lastFixtures).length).toBeGreaterThanOrEqual(6);
});
