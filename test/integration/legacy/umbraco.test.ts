import { afterAll, beforeAll, expect, test } from 'vitest';
import { candidateStores } from '../../../electron/legacy/survey/recognise-store.ts';
import type { Mapping } from '../../../electron/stores/mapping/mapping.ts';
import { umbracoDdl } from '../../../electron/stores/umbraco/schema.ts';
import { inSchema } from '../../unit/stores/store-cases.ts';
import { type FixtureDatabase, fixtureDatabase } from './fixture-database.ts';
import { readAccounts } from './read-store.ts';

let database: FixtureDatabase;

const node = (schema: string, id: number, text: string) =>
  `SET IDENTITY_INSERT ${schema}.umbracoNode ON; INSERT INTO ${schema}.umbracoNode (id, parentID, level, path, sortOrder, text, createDate)
   VALUES (${id}, -1, 1, N'-1,${id}', 0, N'${text}', '2020-01-01'); SET IDENTITY_INSERT ${schema}.umbracoNode OFF`;
const user = (schema: string, name: string, columns = '', values = '') =>
  `INSERT INTO ${schema}.umbracoUser (userName, userLogin, userPassword, userEmail${columns})
   VALUES (N'${name}', N'${name}-login', N'hash-${name}', N'${name}@example.com'${values})`;

beforeAll(async () => {
  database = await fixtureDatabase();
  await database.run(
    ...['v4', 'v8', 'v13'].map((schema) => `CREATE SCHEMA ${schema}`),
    ...inSchema('v4', umbracoDdl(4)),
    ...inSchema('v8', umbracoDdl(8)),
    ...inSchema('v13', umbracoDdl(13)),
    ...[
      [1051, 'Ada'],
      [1052, 'Bob'],
      [1060, 'Premium'],
      [1061, 'Editors'],
    ].map(([id, text]) => node('v13', Number(id), String(text))),
    `INSERT INTO v13.cmsMember (nodeId, Email, LoginName, Password, passwordConfig, isApproved, isLockedOut, lastLoginDate, emailConfirmedDate)
     VALUES (1051, N'ada@example.com', N'ada', N'hash', N'{"hashAlgorithm":"PBKDF2.ASPNETCORE.V3"}', 1, 0, '2021-01-01', '2020-01-01'),
       (1052, N'bob@example.com', N'bob', N'hash', NULL, 1, 1, NULL, NULL)`,
    'INSERT INTO v13.cmsMember2MemberGroup VALUES (1051, 1061), (1051, 1060), (1052, 1060)',
    "INSERT INTO v4.umbracoUserType (userTypeAlias, userTypeName) VALUES (N'writer', N'Writer'), (N'admin', N'Administrators')",
    user('v4', 'cyd', ', userType, startStructureID', ', 2, -1'),
    user('v8', 'dan', ', userDisabled', ', 1'),
    user('v8', 'eve', ', userNoConsole', ', 1'),
    "INSERT INTO v8.umbracoUserGroup (userGroupAlias, userGroupName) VALUES (N'admin', N'Administrators'), (N'writer', N'Writers')",
    'INSERT INTO v8.umbracoUser2UserGroup VALUES (1, 2), (1, 1)',
    "INSERT INTO v8.umbracoExternalLogin (userId, loginProvider, providerKey) VALUES (2, N'Umbraco.Google', N'g')",
  );
});
afterAll(() => database?.stop());

async function mappingOf(schema: string, table: string): Promise<Mapping> {
  const found = candidateStores(await database.legacy.catalog()).flatMap(({ recognition: { mapping } }) =>
    mapping.origin.kind === 'tables' && mapping.origin.table.schema === schema && mapping.origin.table.name === table
      ? [mapping]
      : [],
  );
  const [mapping] = found;
  if (mapping === undefined || found.length > 1) throw new Error(`${found.length} of ${schema}.${table}`);
  return mapping;
}

test('members and users of three releases are six candidates, all certain', async () => {
  const found = candidateStores(await database.legacy.catalog());
  expect(found.map(({ store, recognition }) => [store.name, recognition.confidence])).toEqual(
    Array.from({ length: 6 }, () => ['umbraco', 'certain']),
  );
});

test.each([1, 10])('reads members with their names and groups, in pages of %d', async (pageSize) => {
  const accounts = await readAccounts(database.legacy, await mappingOf('v13', 'cmsMember'), { pageSize });
  expect([...accounts.values()]).toMatchObject([
    {
      key: { kind: 'integer', value: '1051' },
      email: 'ada@example.com',
      emailVerified: true,
      username: 'ada',
      name: 'Ada',
      password: { hash: 'hash', format: '{"hashAlgorithm":"PBKDF2.ASPNETCORE.V3"}' },
      barred: 'no',
      lastSignIn: Date.UTC(2021, 0, 1),
      appMetadata: { roles: ['Editors', 'Premium'] },
    },
    { emailVerified: false, name: 'Bob', barred: 'locked', lastSignIn: 'never', appMetadata: { roles: ['Premium'] } },
  ]);
});

test('reads users with their type or groups, and the providers with which they sign in', async () => {
  const old = await readAccounts(database.legacy, await mappingOf('v4', 'umbracoUser'));
  expect(old.get('1')).toMatchObject({
    email: 'cyd@example.com',
    username: 'cyd-login',
    name: 'cyd',
    password: { hash: 'hash-cyd', format: null },
    appMetadata: { roles: ['admin'] },
  });
  const accounts = await readAccounts(database.legacy, await mappingOf('v8', 'umbracoUser'));
  expect([...accounts.values()]).toMatchObject([
    { barred: 'unapproved', appMetadata: { roles: ['admin', 'writer'] }, externalLogins: [] },
    { barred: 'locked', appMetadata: {}, externalLogins: ['Umbraco.Google'] },
  ]);
});
