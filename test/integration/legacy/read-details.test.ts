import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Account } from '../../../electron/accounts/account.ts';
import { aspnetIdentityCoreDdl } from '../../../electron/stores/aspnet-identity-core/schema.ts';
import { aspnetIdentityCore } from '../../../electron/stores/aspnet-identity-core/store.ts';
import { accountMapper } from '../../../electron/stores/mapping/account-mapper.ts';
import { accountSource } from '../../../electron/stores/mapping/account-source.ts';
import { type FixtureDatabase, fixtureDatabase } from './fixture-database.ts';

let database: FixtureDatabase;

const user = (id: string, hash: string) =>
  `INSERT INTO dbo.AspNetUsers (Id, UserName, Email, EmailConfirmed, PasswordHash, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
   VALUES (N'${id}', N'${id}', N'${id}@example.com', 1, ${hash}, 0, 0, 1, 0)`;

beforeAll(async () => {
  database = await fixtureDatabase();
  await database.run(
    ...aspnetIdentityCoreDdl,
    ...['ada', 'bob', 'cyd', 'dan', 'eve'].map((id) => user(id, id === 'dan' ? 'NULL' : "N'hash'")),
    "INSERT INTO dbo.AspNetRoles (Id, Name) VALUES (N'1', N'Member'), (N'2', N'Editor')",
    // In other letters than the key: SQL Server holds them for the same.
    "INSERT INTO dbo.AspNetUserRoles VALUES (N'ADA', N'2'), (N'ada', N'1'), (N'eve', N'1')",
    "INSERT INTO dbo.AspNetUserClaims (UserId, ClaimType, ClaimValue) VALUES (N'cyd', N'http://schemas/country', N'SE')",
    "INSERT INTO dbo.AspNetUserLogins VALUES (N'Google', N'g-1', N'Google', N'dan')",
    `INSERT INTO dbo.AspNetUserTokens VALUES
      (N'bob', N'[AspNetUserStore]', N'AuthenticatorKey', N'JBSWY3DPEHPK3PXP'),
      (N'bob', N'[AspNetUserStore]', N'RecoveryCodes', N'a;b')`,
  );
});
afterAll(() => database?.stop());

async function readAll(pageSize: number): Promise<readonly Account[]> {
  const [recognition] = aspnetIdentityCore.recognise(await database.legacy.catalog());
  if (recognition === undefined) throw new Error('Not recognised');
  const { mapping } = recognition;
  const toAccount = accountMapper(mapping);
  const accounts: Account[] = [];
  const range = { after: null, upTo: null, pageSize };
  for await (const { rows } of database.legacy.readAccounts(accountSource(mapping, []), range)) {
    accounts.push(...rows.map((row) => toAccount(row, 0)));
  }
  return accounts;
}

test.each([1, 2, 5, 100])(
  'every account has its own roles, claims, providers and secret, in pages of %d',
  async (pageSize) => {
    const accounts = await readAll(pageSize);
    expect(
      accounts.map(({ key, appMetadata, externalLogins, totpSecret }) => [
        key.value,
        appMetadata,
        externalLogins,
        totpSecret,
      ]),
    ).toEqual([
      ['ada', { roles: ['Editor', 'Member'] }, [], null],
      ['bob', {}, [], 'JBSWY3DPEHPK3PXP'],
      ['cyd', { claims: [{ type: 'http://schemas/country', value: 'SE' }] }, [], null],
      ['dan', {}, ['Google'], null],
      ['eve', { roles: ['Member'] }, [], null],
    ]);
  },
);
