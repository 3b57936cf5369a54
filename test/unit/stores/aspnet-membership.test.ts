import { describe, expect, test } from 'vitest';
import { aspnetMembershipDdl } from '../../../electron/stores/aspnet-membership/schema.ts';
import { aspnetMembership as store } from '../../../electron/stores/aspnet-membership/store.ts';
import { storeByName, stores } from '../../../electron/stores/index.ts';
import type { Recognition } from '../../../electron/stores/store.ts';
import { catalogOfDdl, withColumnType, withoutColumn } from './catalogs.ts';

const catalog = catalogOfDdl(aspnetMembershipDdl);
const settings = { membershipHash: 'auto', applications: [] } as const;
const recognition = store.recognise(catalog) as Recognition;

function accountOf(changes: Record<string, unknown>) {
  const row = {
    key: '3F2504E0-4F89-41D3-9A0C-0305E82C3301',
    userName: 'Anna',
    isAnonymous: false,
    email: 'a@example.se',
    password: 'hash',
    passwordFormat: 1,
    passwordSalt: 'salt',
    isApproved: true,
    isLockedOut: false,
    ...changes,
  };
  return store.toAccount(Object.values(row), recognition, 0);
}

describe('ASP.NET Membership', () => {
  test('is certain when all columns of its three tables are there', () => {
    expect(recognition.confidence).toBe('certain');
    expect(recognition.evidence).toEqual([
      'aspnet_Users has all 7 columns with the expected types',
      'aspnet_Membership has all 21 columns with the expected types',
      'aspnet_Applications has all 4 columns with the expected types',
    ]);
    expect(recognition.key).toEqual({ sqlType: 'uniqueidentifier', kind: 'guid' });
  });

  test('is likely without a column that is not read, and not seen without one that is', () => {
    expect(store.recognise(withoutColumn(catalog, 'aspnet_Membership', 'MobilePIN'))?.confidence).toBe('likely');
    expect(store.recognise(withoutColumn(catalog, 'aspnet_Membership', 'PasswordSalt'))).toBeNull();
    expect(store.recognise(withColumnType(catalog, 'aspnet_Users', 'UserId', 'int'))).toBeNull();
    expect(store.recognise({ tables: catalog.tables.filter(({ name }) => name !== 'aspnet_Users') })).toBeNull();
  });

  test('reads every user, with or without membership, of all applications or of the chosen ones', () => {
    expect(store.source(recognition, settings)).toMatchObject({
      from: '[dbo].[aspnet_Users] AS u LEFT JOIN [dbo].[aspnet_Membership] AS m ON m.[UserId] = u.[UserId]',
      where: null,
      parameters: [],
      key: { expression: 'u.[UserId]', sqlType: 'uniqueidentifier', kind: 'guid' },
    });
    const chosen = store.source(recognition, { ...settings, applications: ['id-1', 'id-2'] });
    expect(chosen.where).toBe('u.[ApplicationId] IN (@application0, @application1)');
    expect(chosen.parameters).toEqual([
      { name: 'application0', type: 'uniqueidentifier', value: 'id-1' },
      { name: 'application1', type: 'uniqueidentifier', value: 'id-2' },
    ]);
  });

  test('maps a member', () => {
    expect(accountOf({})).toMatchObject({
      key: { kind: 'guid', value: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' },
      email: 'a@example.se',
      emailVerified: false,
      username: 'Anna',
      password: { recipe: { kind: 'membership', hash: 'auto' }, hash: 'hash', salt: 'salt', format: 1 },
      barred: 'no',
      anonymous: false,
    });
  });

  test('maps who is barred and who is nobody', () => {
    expect(accountOf({ isApproved: false }).barred).toBe('unapproved');
    expect(accountOf({ isLockedOut: true }).barred).toBe('locked');
    expect(accountOf({ isApproved: false, isLockedOut: true }).barred).toBe('unapproved');
    expect(accountOf({ isAnonymous: true }).anonymous).toBe(true);
    const none = {
      email: null,
      password: null,
      passwordFormat: null,
      passwordSalt: null,
      isApproved: null,
      isLockedOut: null,
    };
    expect(accountOf(none)).toMatchObject({ anonymous: true, barred: 'no', password: { hash: null } });
  });

  test('counts its applications', () => {
    expect(store.applications(recognition)).toMatch(/^SELECT a\.\[ApplicationId\], a\.\[ApplicationName\], COUNT\(/);
  });
});

test('stores are found by name, and none takes another for itself', () => {
  for (const each of stores) expect(storeByName(each.name)).toBe(each);
  expect(storeByName('nopcommerce')).toBeUndefined();
  expect(stores.filter((each) => each.recognise(catalog) !== null).map(({ name }) => name)).toEqual([
    'aspnet-membership',
  ]);
});
