import { afterAll, beforeAll, expect, test } from 'vitest';
import { proposeCustom } from '../../../electron/stores/custom/propose.ts';
import { tablesToSample } from '../../../electron/stores/custom/tables-to-sample.ts';
import { accountSource } from '../../../electron/stores/mapping/account-source.ts';
import type { Mapping } from '../../../electron/stores/mapping/mapping.ts';
import { bcrypt, mail } from '../../custom-stores/fixture.ts';
import { type FixtureDatabase, fixtureDatabase } from './fixture-database.ts';

let database: FixtureDatabase;
let mapping: Mapping;

// A moment in digits, as Italian applications number their rows: as doubles, neighbours would be the same.
const keys = Array.from({ length: 60 }, (_, index) => String(201_403_121_530_001_000n + BigInt(index)));

beforeAll(async () => {
  database = await fixtureDatabase();
  await database.run(
    'CREATE TABLE dbo.UTENTI (ID numeric(18,0) NOT NULL PRIMARY KEY, EMAIL varchar(100) NULL, PWD ntext NULL, ATTIVO numeric(1,0) NOT NULL, SALDO decimal(10,2) NULL)',
    'CREATE TABLE dbo.RUOLI (ID int NOT NULL PRIMARY KEY, NOME varchar(30) NOT NULL)',
    'CREATE TABLE dbo.UTENTI_RUOLI (UTENTE numeric(18,0) NOT NULL REFERENCES dbo.UTENTI (ID), RUOLO int NOT NULL REFERENCES dbo.RUOLI (ID), PRIMARY KEY (UTENTE, RUOLO))',
    "INSERT INTO dbo.RUOLI VALUES (1, 'cliente'), (2, 'redattore')",
    `INSERT INTO dbo.UTENTI VALUES ${keys.map((key, i) => `(${key}, '${mail(i)}', '${bcrypt('utenti', i)}', ${i % 9 === 8 ? 0 : 1}, 1.25)`).join(', ')}`,
    `INSERT INTO dbo.UTENTI_RUOLI VALUES ${keys.map((key, i) => `(${key}, ${(i % 2) + 1})`).join(', ')}`,
  );
  const catalog = await database.legacy.catalog();
  const samples = await Promise.all(tablesToSample(catalog, 40).map((table) => database.legacy.sample(table, 300)));
  const [proposal] = proposeCustom(catalog, samples);
  if (!proposal?.mapping) throw new Error('Nothing was proposed');
  mapping = proposal.mapping;
});
afterAll(() => database?.stop());

test('a decimal without digits behind its point is a key, and a flag', () => {
  expect(mapping.key).toMatchObject({ column: { column: 'ID' }, sqlType: 'numeric(18, 0)', kind: 'integer' });
  expect(mapping.unapproved).toMatchObject([{ kind: 'is-none-of', column: { column: 'ATTIVO' } }]);
});

test('long decimal keys are read to the last digit, page by page and one by one, with what belongs to each', async () => {
  const source = accountSource(mapping, []);
  const found: unknown[] = [];
  for await (const { rows } of database.legacy.readAccounts(source, { after: null, upTo: null, pageSize: 7 }))
    found.push(...rows.map((row) => [row[0], row.at(-1)]));
  expect(found).toEqual(keys.map((key, index) => [key, [[index % 2 === 0 ? 'cliente' : 'redattore']]]));
  const [, second = ''] = keys;
  expect((await database.legacy.account(source, second))?.[0]).toBe(second);
});
