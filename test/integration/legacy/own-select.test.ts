import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountSource } from '../../../electron/stores/store.ts';
import { type FixtureDatabase, fixtureDatabase } from './fixture-database.ts';

let database: FixtureDatabase;

beforeAll(async () => {
  database = await fixtureDatabase();
  await database.run(
    'CREATE TABLE dbo.U (Id int NOT NULL, Mail nvarchar(99) NULL, Hash varbinary(32) NULL, Made datetime2 NULL)',
    "INSERT INTO dbo.U VALUES (1, N'a@example.com', 0x01, NULL), (2, N'b@example.com', NULL, NULL), (2, NULL, NULL, NULL)",
    'CREATE VIEW dbo.V AS SELECT Id, Mail FROM dbo.U WHERE Mail IS NOT NULL',
  );
});
afterAll(() => database?.stop());

test('a SELECT is described by the server without being run', async () => {
  const sql = 'SELECT Id AS k, Mail, Hash, Made, LEFT(Mail, 3) AS [three letters] FROM dbo.U; -- all of them';
  expect(await database.legacy.describe(sql)).toEqual([
    { name: 'k', type: 'int', length: null, nullable: false },
    { name: 'Mail', type: 'nvarchar', length: 99, nullable: true },
    { name: 'Hash', type: 'varbinary', length: 32, nullable: true },
    { name: 'Made', type: 'datetime2', length: null, nullable: true },
    { name: 'three letters', type: 'nvarchar', length: expect.any(Number), nullable: true },
  ]);
});

test.each([
  ['DELETE FROM dbo.U', 'UF-1211'],
  ['SELECT Id FROM dbo.U) AS q; DELETE FROM dbo.U; SELECT * FROM (SELECT 1 AS a', 'UF-1211'],
  ['WITH c AS (SELECT Id FROM dbo.U) SELECT Id FROM c', 'UF-1212'],
  ['SELECT Id FROM dbo.U ORDER BY Id', 'UF-1212'],
  ['SELECT Id FROM dbo.Nowhere', 'UF-1213'],
  ['SELECT Id, Nothing FROM dbo.U', 'UF-1213'],
])('%s is refused with %s', async (sql, code) => {
  await expect(database.legacy.describe(sql)).rejects.toMatchObject({ code });
  const { recordset } = await database.pool.request().query<{ n: number }>('SELECT COUNT(*) AS n FROM dbo.U');
  expect(recordset[0]?.n).toBe(3);
});

const source = (from: string): AccountSource => ({
  columns: [],
  from,
  where: null,
  parameters: [],
  key: { expression: 'u.[Id]', sqlType: 'int', kind: 'integer' },
  details: [],
});

test.each([
  ['in one pass', { inOnePass: true, pageSize: 9 }],
  ['in pages', { pageSize: 9 }],
  ['in pages of one key', { pageSize: 1 }],
])('rows prove %s what no key promises', async (_, how) => {
  const proof = (from: string) => database.legacy.proveKey(source(from), how);
  expect(await proof('dbo.U AS u')).toBe('repeated');
  expect(await proof('dbo.V AS u')).toBe('unique');
  expect(await proof('(SELECT NULLIF(Id, 1) AS Id FROM dbo.V) AS u')).toBe('null');
  expect(await proof('dbo.V AS u LEFT JOIN dbo.U AS p ON p.Id = u.Id')).toBe('repeated');
  expect(await proof('(SELECT Id FROM dbo.U WHERE Id > 7) AS u')).toBe('unique');
});

test('two spellings of one key are one for SQL Server, in pages too', async () => {
  await database.run(
    'CREATE TABLE dbo.Spelled (Name nvarchar(20) NOT NULL)',
    "INSERT INTO dbo.Spelled VALUES (N'ada'), (N'bob'), (N'BOB'), (N'eve')",
  );
  const spelled: AccountSource = {
    ...source('dbo.Spelled AS u'),
    key: { expression: 'u.[Name]', sqlType: 'nvarchar(20)', kind: 'text' },
  };
  for (const how of [{ pageSize: 9, inOnePass: true }, { pageSize: 9 }, { pageSize: 2 }, { pageSize: 1 }]) {
    expect(await database.legacy.proveKey(spelled, how), JSON.stringify(how)).toBe('repeated');
  }
});

test('a sample of a view or a SELECT has its columns', async () => {
  const sql = 'SELECT Id, Mail FROM dbo.V -- a comment at the end';
  const columns = await database.legacy.describe(sql);
  expect(await database.legacy.sampleStatement(sql, columns, 10)).toMatchObject({
    columns: ['Id', 'Mail'],
    rows: [
      [1, 'a@example.com'],
      [2, 'b@example.com'],
    ],
  });
});
