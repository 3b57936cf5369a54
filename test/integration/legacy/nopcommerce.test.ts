import { afterAll, beforeAll, expect, test } from 'vitest';
import { nopcommerceDdl } from '../../../electron/stores/nopcommerce/schema.ts';
import { inSchema } from '../../unit/stores/store-cases.ts';
import { type FixtureDatabase, fixtureDatabase } from './fixture-database.ts';
import { applicationsOf, onlyStore, readAccounts } from './read-store.ts';

let database: FixtureDatabase;

const customer = (email: string | null, shop: number, change: { system?: number; until?: string } = {}) =>
  `INSERT INTO dbo.Customer (Username, Email, FirstName, Active, IsSystemAccount, CreatedOnUtc, LastLoginDateUtc, LastActivityDateUtc,
     CannotLoginUntilDateUtc, RegisteredInStoreId)
   VALUES (${email === null ? 'NULL, NULL, NULL' : `N'${email}', N'${email}', N'Ada'`}, 1, ${change.system ?? 0}, '2020-01-01', NULL, '2020-01-01',
     ${change.until ?? 'NULL'}, ${shop})`;
const password = (customer: number, hash: string, made: string) =>
  `INSERT INTO dbo.CustomerPassword (CustomerId, Password, PasswordFormatId, PasswordSalt, CreatedOnUtc)
   VALUES (${customer}, N'${hash}', 1, N'salt-of-${hash}', '${made}')`;

beforeAll(async () => {
  database = await fixtureDatabase();
  await database.run(
    ...nopcommerceDdl('4.70'),
    'CREATE SCHEMA old',
    ...inSchema('old', nopcommerceDdl('2')),
    "INSERT INTO dbo.Store (Name, Url) VALUES (N'Shoes', N'https://shoes.example'), (N'Hats', N'https://hats.example')",
    customer('ada@example.com', 1),
    customer('bob@example.com', 2, { until: "'2030-01-01'" }),
    customer('cyd@example.com', 1),
    customer(null, 1),
    customer('search@engine.example', 1, { system: 1 }),
    password(1, 'first', '2020-01-01'),
    password(1, 'latest', '2023-01-01'),
    password(1, 'second', '2021-01-01'),
    password(2, 'same-moment', '2020-01-01'),
    password(2, 'same-moment-later-row', '2020-01-01'),
    `INSERT INTO dbo.CustomerRole (Name, SystemName) VALUES
       (N'Administrators', N'Administrators'), (N'Registered', N'Registered'), (N'Guests', N'Guests'), (N'Wholesale', NULL)`,
    'INSERT INTO dbo.Customer_CustomerRole_Mapping VALUES (1, 1), (1, 2), (1, 4), (2, 2), (3, 2), (4, 3), (5, 3)',
    "INSERT INTO dbo.ExternalAuthenticationRecord (CustomerId, ProviderSystemName) VALUES (3, N'ExternalAuth.Facebook')",
    `INSERT INTO old.Customer (Username, Email, Password, PasswordFormatId, PasswordSalt, Active, CreatedOnUtc, LastActivityDateUtc)
     VALUES (N'dan', N'dan@example.com', N'own', 0, NULL, 1, '2012-01-01', '2012-01-01')`,
    "INSERT INTO old.CustomerRole (Name, SystemName) VALUES (N'Registered', N'Registered')",
    'INSERT INTO old.Customer_CustomerRole_Mapping VALUES (1, 1)',
  );
});
afterAll(() => database?.stop());

test.each([1, 2, 10])(
  'everybody has their latest password and is a customer or a guest, in pages of %d',
  async (pageSize) => {
    const { store, recognition } = await onlyStore(database.legacy, 'dbo');
    expect([store.name, recognition.confidence]).toEqual(['nopcommerce', 'certain']);
    const accounts = await readAccounts(database.legacy, recognition.mapping, { pageSize });
    expect([...accounts.values()]).toMatchObject([
      {
        key: { kind: 'integer', value: '1' },
        email: 'ada@example.com',
        emailVerified: false,
        username: 'ada@example.com',
        givenName: 'Ada',
        password: { recipe: { kind: 'nopcommerce' }, hash: 'latest', salt: 'salt-of-latest', format: 1 },
        barred: 'no',
        anonymous: false,
        lastSignIn: 'never',
        appMetadata: { roles: ['Administrators', 'Registered', 'Wholesale'] },
      },
      { password: { hash: 'same-moment-later-row' }, barred: 'locked', anonymous: false },
      { password: { hash: null }, externalLogins: ['ExternalAuth.Facebook'], anonymous: false },
      { key: { value: '4' }, email: null, anonymous: true },
      { key: { value: '5' }, anonymous: true },
    ]);
  },
);

test('shops are its applications', async () => {
  const { mapping } = (await onlyStore(database.legacy, 'dbo')).recognition;
  expect(await applicationsOf(database.legacy, mapping)).toEqual([
    { id: '2', name: 'Hats', accounts: 1 },
    { id: '1', name: 'Shoes', accounts: 4 },
  ]);
  expect([...(await readAccounts(database.legacy, mapping, { applications: ['2'] })).keys()]).toEqual(['2']);
});

test('an old shop’s password is its customer’s own', async () => {
  const { mapping } = (await onlyStore(database.legacy, 'old')).recognition;
  expect((await readAccounts(database.legacy, mapping)).get('1')).toMatchObject({
    email: 'dan@example.com',
    password: { hash: 'own', salt: null, format: 0 },
    anonymous: false,
  });
});
