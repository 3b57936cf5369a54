import { afterAll, beforeAll, expect, test } from 'vitest';
import { aspnetIdentityDdl } from '../../../electron/stores/aspnet-identity/schema.ts';
import { inSchema } from '../../unit/stores/store-cases.ts';
import { type FixtureDatabase, fixtureDatabase } from './fixture-database.ts';
import { onlyStore, readAccounts } from './read-store.ts';

let database: FixtureDatabase;

const GUID = 'AAAAAAAA-0000-0000-0000-00000000000';

const user = (key: string, name: string, hash: string, lockedUntil = 'NULL') =>
  `INSERT INTO byguid.AspNetUsers (Id, Email, EmailConfirmed, PasswordHash, PhoneNumberConfirmed, TwoFactorEnabled,
     LockoutEndDateUtc, LockoutEnabled, AccessFailedCount, UserName)
   VALUES ('${key}', N'${name}@example.com', 1, ${hash}, 0, ${name === 'bob' ? 1 : 0}, ${lockedUntil}, 1, 0, N'${name}')`;

beforeAll(async () => {
  database = await fixtureDatabase();
  await database.run(
    ...['byguid', 'byint', 'old'].map((schema) => `CREATE SCHEMA ${schema}`),
    ...inSchema('byguid', aspnetIdentityDdl({ version: 2, key: 'uniqueidentifier' })),
    ...inSchema('byint', aspnetIdentityDdl({ version: 2, key: 'int' })),
    ...inSchema('old', aspnetIdentityDdl({ version: 1, key: 'nvarchar(128)' })),
    user(`${GUID}1`, 'ada', "N'hash'"),
    user(`${GUID}2`, 'bob', "N'hash'", "'2030-01-01'"),
    user(`${GUID}3`, 'cyd', 'NULL', "'2001-01-01'"),
    `INSERT INTO byguid.AspNetRoles VALUES ('${GUID}8', N'Editor'), ('${GUID}9', N'Member')`,
    `INSERT INTO byguid.AspNetUserRoles VALUES ('${GUID}1', '${GUID}8'), ('${GUID}3', '${GUID}9'), ('${GUID}1', '${GUID}9')`,
    `INSERT INTO byguid.AspNetUserClaims (ClaimType, ClaimValue, UserId) VALUES (N'country', N'SE', '${GUID}2')`,
    `INSERT INTO byguid.AspNetUserLogins VALUES (N'Google', N'g', '${GUID}3')`,
    "INSERT INTO old.AspNetUsers VALUES (N'k-1', N'dan@example.com', N'hash', NULL, N'ApplicationUser')",
    "INSERT INTO old.AspNetUserClaims (ClaimType, ClaimValue, User_Id) VALUES (N'age', NULL, N'k-1')",
  );
});
afterAll(() => database?.stop());

test.each([1, 2, 10])('reads version 2 with keys that are GUIDs, in pages of %d', async (pageSize) => {
  const { store, recognition } = await onlyStore(database.legacy, 'byguid');
  expect([store.name, recognition.confidence]).toEqual(['aspnet-identity', 'certain']);
  const accounts = await readAccounts(database.legacy, recognition.mapping, { pageSize });
  expect([...accounts.values()]).toMatchObject([
    {
      key: { kind: 'guid', value: `${GUID}1`.toLowerCase() },
      email: 'ada@example.com',
      emailVerified: true,
      username: 'ada',
      password: { recipe: { kind: 'identity' }, hash: 'hash' },
      barred: 'no',
      twoFactor: false,
      appMetadata: { roles: ['Editor', 'Member'] },
    },
    { barred: 'locked', twoFactor: true, appMetadata: { claims: [{ type: 'country', value: 'SE' }] } },
    { barred: 'no', password: { hash: null }, externalLogins: ['Google'], appMetadata: { roles: ['Member'] } },
  ]);
});

test('tells versions and keys of three schemas apart', async () => {
  expect((await onlyStore(database.legacy, 'byint')).recognition).toMatchObject({
    confidence: 'certain',
    mapping: { key: { sqlType: 'int', kind: 'integer' } },
  });
  const { mapping } = (await onlyStore(database.legacy, 'old')).recognition;
  expect((await readAccounts(database.legacy, mapping)).get('k-1')).toMatchObject({
    key: { kind: 'text' },
    email: 'dan@example.com',
    emailVerified: false,
    appMetadata: { claims: [{ type: 'age', value: null }] },
  });
});
