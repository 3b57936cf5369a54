import { afterAll, beforeAll, expect, test } from 'vitest';
import { candidateStores } from '../../../electron/legacy/survey/recognise-store.ts';
import { dotnetnukeDdl } from '../../../electron/stores/dotnetnuke/schema.ts';
import { inSchema } from '../../unit/stores/store-cases.ts';
import { type FixtureDatabase, fixtureDatabase } from './fixture-database.ts';
import { applicationsOf, onlyStore, readAccounts } from './read-store.ts';

let database: FixtureDatabase;

const OURS = '11111111-1111-1111-1111-111111111111';
const ANOTHER = '22222222-2222-2222-2222-222222222222';

/** A member of an application: the `number`th digit makes the GUID. */
const member = (
  application: string,
  number: number,
  name: string,
  approved = 1,
  locked = 0,
  signedIn = '2022-01-01',
) => {
  const id = `aaaaaaaa-0000-0000-0000-00000000000${number}`;
  return `INSERT INTO dbo.aspnet_Users (ApplicationId, UserId, UserName, LoweredUserName, LastActivityDate)
    VALUES ('${application}', '${id}', N'${name}', N'${name.toLowerCase()}', '2022-01-01');
    INSERT INTO dbo.aspnet_Membership (ApplicationId, UserId, Password, PasswordFormat, PasswordSalt, IsApproved, IsLockedOut, CreateDate,
      LastLoginDate, LastPasswordChangedDate, LastLockoutDate, FailedPasswordAttemptCount, FailedPasswordAttemptWindowStart,
      FailedPasswordAnswerAttemptCount, FailedPasswordAnswerAttemptWindowStart)
    VALUES ('${application}', '${id}', N'hash-${number}', 1, N'salt', ${approved}, ${locked}, '2020-01-01', '${signedIn}', '2020-01-01',
      '1754-01-01', 0, '1754-01-01', 0, '1754-01-01')`;
};
const user = (name: string, deleted = 0) =>
  `INSERT INTO dbo.dnn_Users (Username, FirstName, LastName, Email, DisplayName, IsDeleted)
   VALUES (N'${name}', N'First', N'Last', N'${name}@example.com', N'${name} of Contoso', ${deleted})`;

beforeAll(async () => {
  database = await fixtureDatabase();
  await database.run(
    ...dotnetnukeDdl({ version: 9, qualifier: 'dnn_' }),
    'CREATE SCHEMA old',
    ...inSchema('old', dotnetnukeDdl({ version: 4, qualifier: '' })),
    `INSERT INTO dbo.aspnet_Applications (ApplicationName, LoweredApplicationName, ApplicationId)
     VALUES (N'DotNetNuke', N'dotnetnuke', '${OURS}'), (N'Intranet', N'intranet', '${ANOTHER}')`,
    ...['Ada', 'Bob', 'Cyd', 'Dan'].map((name) => user(name)),
    user('Eve', 1),
    // Another application has an Ada too, who was here later.
    member(ANOTHER, 9, 'Ada', 1, 0, '2025-01-01'),
    member(OURS, 1, 'ada'),
    member(OURS, 2, 'Bob', 0, 1),
    member(OURS, 3, 'Cyd', 1, 1),
    member(OURS, 5, 'Eve'),
    "INSERT INTO dbo.dnn_Portals (DefaultLanguage) VALUES (N'en-US'), (N'de-DE'), (N'en-US')",
    `INSERT INTO dbo.dnn_PortalLocalization VALUES (0, N'en-US', N'Customers'), (0, N'de-DE', N'Kunden'), (1, N'de-DE', N'Partner'),
       (2, N'en-US', N'Zero')`,
    'INSERT INTO dbo.dnn_UserPortals (UserId, PortalId) VALUES (1, 0), (1, 1), (2, 0), (3, 1)',
    "INSERT INTO dbo.dnn_Roles (PortalID, RoleName) VALUES (0, N'Subscribers'), (1, N'Subscribers'), (1, N'Administrators')",
    'INSERT INTO dbo.dnn_UserRoles (UserID, RoleID) VALUES (1, 0), (1, 1), (3, 2)',
  );
});
afterAll(() => database?.stop());

test('is found under its qualifier, and the tables of its passwords are no store of their own', async () => {
  const found = candidateStores(await database.legacy.catalog());
  expect(found.map(({ store, recognition }) => [store.name, recognition.confidence])).toEqual([
    ['dotnetnuke', 'certain'],
    ['dotnetnuke', 'certain'],
  ]);
  expect((await onlyStore(database.legacy, 'dbo')).recognition.evidence).toEqual([
    'dnn_Users has all 9 columns with the expected types',
    'dnn_UserPortals has all 5 columns with the expected types',
    'aspnet_Users has all 7 columns with the expected types',
    'aspnet_Membership has all 21 columns with the expected types',
    expect.stringContaining('“DotNetNuke”'),
    expect.stringContaining('machine key'),
    expect.stringContaining('sources differ'),
    expect.stringContaining('Authorised'),
    expect.stringContaining('Super users'),
    expect.stringContaining('of every portal together'),
  ]);
});

test.each([1, 2, 10])('everybody has the password of this application, in pages of %d', async (pageSize) => {
  const { mapping } = (await onlyStore(database.legacy, 'dbo')).recognition;
  const accounts = await readAccounts(database.legacy, mapping, { pageSize });
  expect([...accounts.values()]).toMatchObject([
    {
      key: { kind: 'integer', value: '1' },
      email: 'Ada@example.com',
      emailVerified: false,
      username: 'Ada',
      name: 'Ada of Contoso',
      givenName: 'First',
      familyName: 'Last',
      password: { recipe: { kind: 'membership', hash: 'auto' }, hash: 'hash-1', salt: 'salt', format: 1 },
      barred: 'no',
      lastSignIn: Date.UTC(2022, 0, 1),
      appMetadata: { roles: ['Subscribers'] },
    },
    { username: 'Bob', barred: 'unapproved', appMetadata: {} },
    { username: 'Cyd', barred: 'locked', appMetadata: { roles: ['Administrators'] } },
    { username: 'Dan', password: { hash: null }, barred: 'no', anonymous: false },
    { username: 'Eve', barred: 'unapproved' },
  ]);
});

test('portals are its applications: each with its people, and any of them chosen', async () => {
  const { mapping } = (await onlyStore(database.legacy, 'dbo')).recognition;
  expect(await applicationsOf(database.legacy, mapping)).toEqual([
    { id: '0', name: 'Customers', accounts: 2 },
    { id: '1', name: 'Partner', accounts: 2 },
    { id: '2', name: 'Zero', accounts: 0 },
  ]);
  const keys = async (...applications: readonly string[]) => [
    ...(await readAccounts(database.legacy, mapping, { applications, pageSize: 1 })).keys(),
  ];
  expect(await keys('0')).toEqual(['1', '2']);
  expect(await keys('1', '0')).toEqual(['1', '2', '3']);
  expect(await keys('2')).toEqual([]);
});

test('reads portals of an old release by the names in Portals', async () => {
  const { mapping } = (await onlyStore(database.legacy, 'old')).recognition;
  expect(mapping.application).toMatchObject({ table: { schema: 'old', name: 'Portals' }, name: 'PortalName' });
  await database.run("INSERT INTO old.Portals (PortalName) VALUES (N'Only')");
  expect(await applicationsOf(database.legacy, mapping)).toEqual([{ id: '0', name: 'Only', accounts: 0 }]);
});
