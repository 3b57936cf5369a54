import { afterAll, beforeAll, expect, test } from 'vitest';
import { candidateStores } from '../../../electron/legacy/survey/recognise-store.ts';
import { inSchema, storeCases } from '../../unit/stores/store-cases.ts';
import { type FixtureDatabase, fixtureDatabase } from './fixture-database.ts';
import { applicationsOf, readAccounts } from './read-store.ts';

/** Every kind of database of every store, each in a schema of its own: Umbraco's has two tables of accounts. */
const databases = [...Map.groupBy(storeCases, ({ ddl }) => ddl.join('\n')).values()];

let database: FixtureDatabase;

beforeAll(async () => {
  database = await fixtureDatabase();
  for (const [index, [first]] of databases.entries()) {
    await database.run(`CREATE SCHEMA s${index}`, ...inSchema(`s${index}`, first?.ddl ?? []));
  }
});
afterAll(() => database?.stop());

test('all stores in one database are found, each in its schema, for certain, and can be read', async () => {
  const expected = databases.flatMap((cases, index) =>
    cases.map(({ store, table }) => `${store} in s${index}.${table}`),
  );
  const found = candidateStores(await database.legacy.catalog());
  const names = found.map(({ store, recognition: { mapping } }) =>
    mapping.origin.kind === 'tables'
      ? `${store.name} in ${mapping.origin.table.schema}.${mapping.origin.table.name}`
      : store.name,
  );
  expect(names.toSorted()).toEqual(expected.toSorted());
  expect(new Set(found.map(({ recognition }) => recognition.confidence))).toEqual(new Set(['certain']));
  for (const { recognition } of found) {
    expect((await readAccounts(database.legacy, recognition.mapping)).size).toBe(0);
    expect(await applicationsOf(database.legacy, recognition.mapping)).toEqual([]);
  }
});
