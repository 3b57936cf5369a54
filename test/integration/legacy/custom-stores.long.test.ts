import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { proposeCustom } from '../../../electron/stores/custom/propose.ts';
import { tablesToSample } from '../../../electron/stores/custom/tables-to-sample.ts';
import {
  asFoundFixtures,
  barrenFixtures,
  neverTuned,
  secondFoundFixtures,
  terse,
  thirdFoundFixtures,
} from '../../custom-stores/as-found/as-found.ts';
import { type Barren, batchesOf, dropsOf, type Fixture } from '../../custom-stores/fixture.ts';
import { furtherFixtures, lastFixtures } from '../../custom-stores/further-fixtures.ts';
import { type Judgement, judge, judgeBarren, type Propose } from '../../custom-stores/judge.ts';
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

async function proposer(fixture: Barren): Promise<Propose> {
  await database.run(...batchesOf(fixture));
  drops = dropsOf(fixture);
  const catalog = await database.legacy.catalog();
  const samples = await Promise.all(tablesToSample(catalog, 40).map((table) => database.legacy.sample(table, 300)));
  return (answers) => proposeCustom(catalog, samples, answers);
}

/** The families in the order in which they were invented, and how many of each must be mapped without help. */
const families: readonly (readonly [fixtures: readonly Fixture[], mapped: number])[] = [
  [tenFixtures, 8],
  [furtherFixtures, 9],
  [lastFixtures, 8],
  [asFoundFixtures, 11],
  [secondFoundFixtures, 13],
  [thirdFoundFixtures, 7],
  [neverTuned, 8],
  [terse, 6],
];

test.each(families.flatMap(([fixtures]) => fixtures))('$title: never silently wrong', async (fixture) => {
  const judgement = judge(fixture, await proposer(fixture));
  judgements.set(fixture, judgement);
  expect(judgement.wrong).toEqual([]);
});

test.each(barrenFixtures)('$title: nothing is taken for a table with accounts', async (barren) => {
  expect(judgeBarren(await proposer(barren))).toEqual([]);
});

/** Mapped without help: nothing is asked but, where the values don't tell, how the hashes were made. */
function mapped(fixtures: readonly Fixture[]): number {
  return fixtures.filter((fixture) => ['mapped', 'complete'].includes(judgements.get(fixture)?.verdict ?? '')).length;
}

test('most of each family are mapped without help', () => {
  for (const [fixtures, least] of families) expect(mapped(fixtures)).toBeGreaterThanOrEqual(least);
});
