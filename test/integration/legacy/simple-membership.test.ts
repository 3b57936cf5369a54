import { afterAll, beforeAll, expect, test } from 'vitest';
import { simpleMembershipAround, simpleMembershipDdl } from '../../../electron/stores/simple-membership/schema.ts';
import { inSchema } from '../../unit/stores/store-cases.ts';
import { type FixtureDatabase, fixtureDatabase } from './fixture-database.ts';
import { onlyStore, readAccounts } from './read-store.ts';

let database: FixtureDatabase;

const membership = (id: number, confirmed: number, token: string) =>
  `INSERT INTO dbo.webpages_Membership (UserId, IsConfirmed, ConfirmationToken, Password, PasswordSalt)
   VALUES (${id}, ${confirmed}, ${token}, N'hash-${id}', N'')`;

beforeAll(async () => {
  database = await fixtureDatabase();
  await database.run(
    ...simpleMembershipDdl,
    'CREATE SCHEMA intranet',
    ...inSchema('intranet', simpleMembershipAround({ table: 'Mitarbeiter', id: 'Nr', userName: 'Kennung' })),
    "INSERT INTO dbo.UserProfile (UserName) VALUES (N'ada@example.com'), (N'bob@example.com'), (N'cyd@example.com')",
    membership(1, 1, "N'token'"),
    membership(2, 0, "N'token'"),
    "INSERT INTO dbo.webpages_OAuthMembership VALUES (N'google', N'g-3', 3), (N'facebook', N'f-1', 1)",
    "INSERT INTO dbo.webpages_Roles (RoleName) VALUES (N'Member'), (N'Editor')",
    'INSERT INTO dbo.webpages_UsersInRoles VALUES (1, 2), (1, 1), (3, 1)',
    "INSERT INTO intranet.Mitarbeiter (Kennung) VALUES (N'dan@example.com')",
  );
});
afterAll(() => database?.stop());

test('both are found, each with the table of users that its own roles refer to', async () => {
  expect((await onlyStore(database.legacy, 'dbo')).recognition).toMatchObject({
    confidence: 'certain',
    mapping: { store: 'simple-membership', origin: { table: { name: 'UserProfile' } } },
  });
  const intranet = (await onlyStore(database.legacy, 'intranet')).recognition;
  expect(intranet).toMatchObject({
    confidence: 'certain',
    mapping: { origin: { table: { name: 'Mitarbeiter' } }, key: { column: { column: 'Nr' } } },
  });
  expect((await readAccounts(database.legacy, intranet.mapping)).get('1')).toMatchObject({
    email: 'dan@example.com',
    password: { hash: null },
  });
});

test.each([1, 2, 10])('people have their own passwords, roles and providers, in pages of %d', async (pageSize) => {
  const { mapping } = (await onlyStore(database.legacy, 'dbo')).recognition;
  const accounts = await readAccounts(database.legacy, mapping, { pageSize });
  expect([...accounts.values()]).toMatchObject([
    {
      key: { kind: 'integer', value: '1' },
      email: 'ada@example.com',
      emailVerified: true,
      username: 'ada@example.com',
      password: { recipe: { kind: 'identity' }, hash: 'hash-1', salt: null, format: null },
      barred: 'no',
      externalLogins: ['facebook'],
      appMetadata: { roles: ['Editor', 'Member'] },
    },
    { key: { value: '2' }, emailVerified: false, barred: 'unapproved', externalLogins: [], appMetadata: {} },
    { key: { value: '3' }, password: { hash: null }, barred: 'no', externalLogins: ['google'] },
  ]);
});
