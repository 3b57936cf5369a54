import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Container } from '../../../electron/scripts/container/container.ts';
import { aspnetMembershipDdl } from '../../../electron/stores/aspnet-membership/schema.ts';
import { encryptedVectors } from '../../unit/accounts/passwords/encrypted-vectors.ts';
import { type FixtureDatabase, fixtureDatabase } from '../legacy/fixture-database.ts';
import { onlyStore } from '../legacy/read-store.ts';
import { type BothWays, bothWays } from './both-ways.ts';
import { membershipHash, OLD_SALT, type Row } from './kept-passwords.ts';
import { type RunAction, scriptContainer, scriptPlan, textsOf } from './scripted-database.ts';
import { startTokenIssuer, type TokenIssuer } from './token-issuer.ts';
import { OLD_PASSWORD } from './writing-case.ts';
import { answeredNothing, done, notFound, taken } from './writing-store.ts';

// A shop and a forum keep their people in one database of ASP.NET Membership, and both have an Ada.

const SHOP = '11111111-1111-1111-1111-111111111111';
const FORUM = '22222222-2222-2222-2222-222222222222';
const ids = {
  shop: 'aaaaaaaa-0000-0000-0000-000000000001',
  forum: 'aaaaaaaa-0000-0000-0000-000000000002',
  bob: 'bbbbbbbb-0000-0000-0000-000000000003',
  clear: 'cccccccc-0000-0000-0000-000000000004',
  encrypted: 'eeeeeeee-0000-0000-0000-000000000005',
  visitor: 'dddddddd-0000-0000-0000-000000000006',
};

const encrypted = encryptedVectors.find(({ decryption }) => decryption === '3DES');
if (encrypted === undefined) throw new Error('There are no vectors.');

let database: FixtureDatabase;
let container: Container;
let issuer: TokenIssuer;
let ways: readonly BothWays[];
let shop: RunAction;
let forum: RunAction;
let both: RunAction;
/** The shop's, with the key of its web.config. */
let withKey: RunAction;

const member = (application: string, id: string, name: string, password: string, format = 1, salt = OLD_SALT) => [
  `INSERT INTO dbo.aspnet_Users (ApplicationId, UserId, UserName, LoweredUserName, LastActivityDate)
   VALUES ('${application}', '${id}', N'${name}', N'${name}', '2020-01-01')`,
  `INSERT INTO dbo.aspnet_Membership (ApplicationId, UserId, Password, PasswordFormat, PasswordSalt, Email, LoweredEmail, IsApproved, IsLockedOut,
     CreateDate, LastLoginDate, LastPasswordChangedDate, LastLockoutDate, FailedPasswordAttemptCount, FailedPasswordAttemptWindowStart,
     FailedPasswordAnswerAttemptCount, FailedPasswordAnswerAttemptWindowStart)
   VALUES ('${application}', '${id}', N'${password}', ${format}, N'${salt}', N'${name}@example.com', N'${name}@example.com', 1, 0,
     '2019-01-01', '2020-01-01', '2019-01-01', '1754-01-01', 0, '1754-01-01', 0, '1754-01-01')`,
];

beforeAll(async () => {
  database = await fixtureDatabase();
  container = scriptContainer();
  issuer = await startTokenIssuer();
  const hash = membershipHash(OLD_PASSWORD, 'sha1');
  await database.run(
    ...aspnetMembershipDdl,
    `INSERT INTO dbo.aspnet_Applications (ApplicationName, LoweredApplicationName, ApplicationId)
     VALUES (N'Shop', N'shop', '${SHOP}'), (N'Forum', N'forum', '${FORUM}')`,
    ...member(SHOP, ids.shop, 'ada', hash),
    ...member(FORUM, ids.forum, 'ada', membershipHash(OLD_PASSWORD, 'hmacsha256')),
    ...member(FORUM, ids.bob, 'bob', membershipHash(OLD_PASSWORD, 'hmacsha256')),
    ...member(SHOP, ids.clear, 'clear', OLD_PASSWORD, 0),
    ...member(SHOP, ids.encrypted, 'encrypted', encrypted.Password, 2, encrypted.PasswordSalt),
    `INSERT INTO dbo.aspnet_Users (ApplicationId, UserId, UserName, LoweredUserName, IsAnonymous, LastActivityDate)
     VALUES ('${SHOP}', '${ids.visitor}', N'${ids.visitor}', N'${ids.visitor}', 1, '2020-01-01')`,
  );
  const { mapping } = (await onlyStore(database.legacy)).recognition;
  const catalog = await database.legacy.catalog();
  const of = (applications: readonly string[], change: Readonly<Record<string, string>> = {}) => {
    const plan = scriptPlan(mapping, catalog, { applications, username: { minLength: 1, maxLength: 50 } });
    return bothWays(container, database.server, plan, issuer, change);
  };
  const key = { MACHINE_DECRYPTION_KEY: encrypted.decryptionKey, MACHINE_DECRYPTION: encrypted.decryption };
  const made = await Promise.all([of([SHOP]), of([FORUM]), of([]), of([SHOP], key)]);
  ways = made;
  [shop, forum, both, withKey] = [made[0].run, made[1].run, made[2].run, made[3].run];
});
afterAll(async () => {
  container?.close();
  await Promise.all(ways?.map(({ service }) => service.stop()) ?? []);
  await issuer?.stop();
  await database?.stop();
});

async function memberOf(application: string, email: string): Promise<Row | undefined> {
  const { recordset } = await database.pool.request().query<Row>(
    `SELECT u.UserName, m.Email, m.Password, m.PasswordFormat, m.PasswordSalt FROM dbo.aspnet_Membership AS m
     JOIN dbo.aspnet_Users AS u ON u.UserId = m.UserId WHERE m.ApplicationId = '${application}' AND m.Email = N'${email}'`,
  );
  return recordset[0];
}

test('a name that two applications have is nobody’s where none of them is chosen', async () => {
  for (const call of [
    both('login', 'ada@example.com', OLD_PASSWORD),
    both('changePassword', 'ada@example.com', 'a new password'),
    both('create', { email: 'new@example.com', password: 'first password' }),
  ]) {
    expect((await call).outcome.kind).toMatch(/^(error|validation-error)$/);
  }
  expect(await memberOf(SHOP, 'new@example.com')).toBeUndefined();
});

test('changePassword and changeEmail keep to the chosen application, and to its algorithm', async () => {
  const before = await memberOf(FORUM, 'ada@example.com');
  expect(await shop('changePassword', 'ada', 'a new password')).toMatchObject(done);
  expect(await memberOf(FORUM, 'ada@example.com')).toEqual(before);
  expect((await shop('login', 'ada', 'a new password')).outcome.kind).toBe('profile');
  expect((await forum('login', 'ada', 'a new password')).outcome.kind).toBe('wrong-password');
  expect(await shop('changeEmail', 'ada@example.com', 'bob@example.com', true)).toMatchObject(done);
  expect(await forum('changeEmail', 'ada@example.com', 'bob@example.com', true)).toMatchObject(taken);
  expect(await memberOf(FORUM, 'ada@example.com')).toEqual(before);
  expect(await memberOf(SHOP, 'bob@example.com')).toMatchObject({ UserName: 'ada' });
  expect(await shop('changePassword', 'ada@example.com', 'another')).toMatchObject(notFound);
});

test('create makes somebody in the chosen application, with its algorithm, by name and address', async () => {
  const person = { email: 'dan@example.com', username: 'Dan', password: 'first password' };
  expect(await forum('create', person)).toMatchObject(answeredNothing);
  const row = await memberOf(FORUM, 'dan@example.com');
  expect(row).toMatchObject({ UserName: 'Dan', PasswordFormat: 1 });
  // 32 bytes: HMACSHA256, as the forum’s other people have it.
  expect(Buffer.from(String(row?.Password), 'base64')).toHaveLength(32);
  expect(await shop('create', person)).toMatchObject(answeredNothing);
  expect(Buffer.from(String((await memberOf(SHOP, 'dan@example.com'))?.Password), 'base64')).toHaveLength(20);
  for (const again of [
    { ...person, email: 'another@example.com' },
    { ...person, username: 'another' },
  ]) {
    expect(await forum('create', again)).toMatchObject(taken);
  }
});

test('what was encrypted is checked with the key of web.config, and is no wrong password without it', async () => {
  const { password, wrongPassword } = encrypted;
  expect((await withKey('login', 'encrypted', password)).outcome).toEqual((await shop('getUser', 'encrypted')).outcome);
  expect((await withKey('login', 'encrypted', password)).outcome.kind).toBe('profile');
  expect((await withKey('login', 'encrypted', wrongPassword)).outcome.kind).toBe('wrong-password');
  const without = await shop('login', 'encrypted', password);
  expect(without.outcome).toMatchObject({
    kind: 'error',
    error: { message: 'This account’s password can’t be checked here.' },
  });
  expect(textsOf(without).join()).toContain('configuration has no MACHINE_DECRYPTION_KEY');
});

test('what was clear stays clear, and what was encrypted is hashed', async () => {
  expect(await shop('changePassword', 'clear', 'a new password')).toMatchObject(done);
  expect(await memberOf(SHOP, 'clear@example.com')).toMatchObject({ Password: 'a new password', PasswordFormat: 0 });
  expect((await shop('login', 'encrypted', OLD_PASSWORD)).outcome.kind).toBe('error');
  expect(await shop('changePassword', 'encrypted', 'a new password')).toMatchObject(done);
  expect(await memberOf(SHOP, 'encrypted@example.com')).toMatchObject({ PasswordFormat: 1 });
  expect((await shop('login', 'encrypted', 'a new password')).outcome.kind).toBe('profile');
});

test('deleteUser takes nobody of another application', async () => {
  expect(await shop('deleteUser', `m-${ids.forum}`)).toMatchObject(answeredNothing);
  expect(await memberOf(FORUM, 'ada@example.com')).toBeDefined();
  expect(await forum('deleteUser', `m-${ids.bob}`)).toMatchObject(answeredNothing);
  expect(await memberOf(FORUM, 'bob@example.com')).toBeUndefined();
});

test('an account that the application’s own rows refer to stays, and the script says so', async () => {
  await database.run(
    'CREATE TABLE dbo.Orders (Id int NOT NULL PRIMARY KEY, Customer uniqueidentifier NOT NULL REFERENCES dbo.aspnet_Users (UserId))',
    `INSERT INTO dbo.Orders VALUES (1, '${ids.clear}')`,
  );
  expect(await shop('deleteUser', `m-${ids.clear}`)).toMatchObject({
    outcome: { kind: 'validation-error', code: 'referred_to' },
    breaches: [],
  });
  expect(await memberOf(SHOP, 'clear@example.com')).toBeDefined();
});
