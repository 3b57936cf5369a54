import { afterAll, beforeAll, expect, test } from 'vitest';
import { candidateStores } from '../../../electron/legacy/survey/recognise-store.ts';
import { readingOf } from '../../../electron/stores/mapping/reading-of.ts';
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

test('with their own indexes large stores are read by pages, and what they lack an index for is announced', async () => {
  const { tables } = await database.legacy.catalog();
  const large = { tables: tables.map((table) => ({ ...table, rows: 2_000_000 })) };
  const announced = new Map<string, Set<string>>();
  for (const { store, recognition } of candidateStores(large)) {
    const { inOnePass, scans } = readingOf(recognition.mapping, large, []);
    expect(inOnePass, store.name).toBe(false);
    const names = announced.get(store.name) ?? new Set();
    for (const { of } of scans) names.add(of.replace(/^s\d+\./, ''));
    announced.set(store.name, names);
  }
  // ASP.NET's own scripts index all that is sought; OAuth logins have their key the other way round.
  expect(announced.get('aspnet-identity-core')).toEqual(new Set());
  expect(announced.get('aspnet-membership')).toEqual(new Set());
  expect(announced.get('simple-membership')).toEqual(new Set(['webpages_OAuthMembership']));
});
