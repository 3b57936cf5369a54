import { afterAll, beforeAll, expect, test } from 'vitest';
import { universalProvidersDdl } from '../../../electron/stores/universal-providers/schema.ts';
import { type FixtureDatabase, fixtureDatabase } from './fixture-database.ts';
import { applicationsOf, onlyStore, readAccounts } from './read-store.ts';

let database: FixtureDatabase;

const SHOP = '11111111-1111-1111-1111-111111111111';
const FORUM = '22222222-2222-2222-2222-222222222222';
const ids = { ada: 'aaaaaaaa-0000-0000-0000-000000000001', bob: 'bbbbbbbb-0000-0000-0000-000000000002' };
const FORUM_ADA = 'cccccccc-0000-0000-0000-000000000003';
const VISITOR = 'dddddddd-0000-0000-0000-000000000004';

const user = (application: string, id: string, name: string, anonymous = 0) =>
  `INSERT INTO dbo.Users VALUES ('${application}', '${id}', N'${name}', ${anonymous}, '2020-01-01')`;
const membership = (application: string, id: string, email: string, approved: number, locked: number) =>
  `INSERT INTO dbo.Memberships (ApplicationId, UserId, Password, PasswordFormat, PasswordSalt, Email, IsApproved, IsLockedOut,
     CreateDate, LastLoginDate, LastPasswordChangedDate, LastLockoutDate, FailedPasswordAttemptCount,
     FailedPasswordAttemptWindowStart, FailedPasswordAnswerAttemptCount, FailedPasswordAnswerAttemptWindowsStart)
   VALUES ('${application}', '${id}', N'hash-of-${email}', 1, N'salt', N'${email}', ${approved}, ${locked},
     '2019-01-01', '2020-02-03T04:05:06', '2019-01-01', '1754-01-01', 0, '1754-01-01', 0, '1754-01-01')`;

beforeAll(async () => {
  database = await fixtureDatabase();
  await database.run(
    ...universalProvidersDdl,
    `INSERT INTO dbo.Applications VALUES (N'Shop', '${SHOP}', NULL), (N'Forum', '${FORUM}', NULL)`,
    user(SHOP, ids.ada, 'ada'),
    user(SHOP, ids.bob, 'bob'),
    user(FORUM, FORUM_ADA, 'ada'),
    user(FORUM, VISITOR, 'visitor', 1),
    membership(SHOP, ids.ada, 'ada@shop.example', 1, 0),
    membership(SHOP, ids.bob, 'bob@shop.example', 0, 1),
    membership(FORUM, FORUM_ADA, 'ada@forum.example', 1, 1),
    `INSERT INTO dbo.Roles VALUES ('${SHOP}', '${SHOP}', N'Buyer', NULL), ('${FORUM}', '${FORUM}', N'Moderator', NULL)`,
    `INSERT INTO dbo.UsersInRoles VALUES ('${ids.ada}', '${SHOP}'), ('${FORUM_ADA}', '${FORUM}')`,
  );
});
afterAll(() => database?.stop());

test('is recognised, and says what the database does not tell', async () => {
  const { store, recognition } = await onlyStore(database.legacy);
  expect(store.name).toBe('universal-providers');
  expect(recognition).toMatchObject({
    confidence: 'certain',
    evidence: [
      'Users has all 5 columns with the expected types',
      'Memberships has all 19 columns with the expected types',
      'Applications has all 3 columns with the expected types',
      expect.stringContaining('web.config'),
    ],
  });
});

test('reads people of every application, with their roles, and who can’t sign in', async () => {
  const { mapping } = (await onlyStore(database.legacy)).recognition;
  const accounts = await readAccounts(database.legacy, mapping);
  expect([...accounts.keys()].toSorted()).toEqual([ids.ada, ids.bob, FORUM_ADA, VISITOR].toSorted());
  expect(accounts.get(ids.ada)).toMatchObject({
    email: 'ada@shop.example',
    emailVerified: false,
    username: 'ada',
    password: {
      recipe: { kind: 'membership', hash: 'auto' },
      hash: 'hash-of-ada@shop.example',
      salt: 'salt',
      format: 1,
    },
    barred: 'no',
    anonymous: false,
    lastSignIn: Date.UTC(2020, 1, 3, 4, 5, 6),
    appMetadata: { roles: ['Buyer'] },
  });
  expect(accounts.get(ids.bob)?.barred).toBe('unapproved');
  expect(accounts.get(FORUM_ADA)).toMatchObject({ barred: 'locked', appMetadata: { roles: ['Moderator'] } });
  expect(accounts.get(VISITOR)).toMatchObject({ anonymous: true, password: { hash: null } });
});

test('reads the chosen application alone', async () => {
  const { mapping } = (await onlyStore(database.legacy)).recognition;
  expect(await applicationsOf(database.legacy, mapping)).toEqual([
    { id: FORUM, name: 'Forum', accounts: 2 },
    { id: SHOP, name: 'Shop', accounts: 2 },
  ]);
  const chosen = await readAccounts(database.legacy, mapping, { applications: [FORUM], pageSize: 1 });
  expect([...chosen.keys()].toSorted()).toEqual([FORUM_ADA, VISITOR].toSorted());
});
