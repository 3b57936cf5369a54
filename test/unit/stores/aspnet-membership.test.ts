import { describe, expect, test } from 'vitest';
import { aspnetMembershipDdl } from '../../../electron/stores/aspnet-membership/schema.ts';
import { aspnetMembership as store } from '../../../electron/stores/aspnet-membership/store.ts';
import { accountSource, applicationsStatement } from '../../../electron/stores/mapping/account-source.ts';
import type { Recognition } from '../../../electron/stores/store.ts';
import { catalogOfDdl, withColumnType, withoutColumn } from './catalogs.ts';
import { accountOfRow } from './read-row.ts';

const catalog = catalogOfDdl(aspnetMembershipDdl);
const [recognition] = store.recognise(catalog) as readonly [Recognition];

function accountOf(changes: Record<string, unknown>) {
  const row = {
    key: '3F2504E0-4F89-41D3-9A0C-0305E82C3301',
    'u.UserName': 'Anna',
    'u.IsAnonymous': false,
    'm.Email': 'a@example.se',
    'm.Password': 'hash',
    'm.PasswordFormat': 1,
    'm.PasswordSalt': 'salt',
    'm.IsApproved': true,
    'm.IsLockedOut': false,
    ...changes,
  };
  return accountOfRow(recognition.mapping, row);
}

describe('ASP.NET Membership', () => {
  test('is certain when all columns of its three tables are there', () => {
    expect(recognition.confidence).toBe('certain');
    expect(recognition.evidence).toEqual([
      'aspnet_Users has all 7 columns with the expected types',
      'aspnet_Membership has all 21 columns with the expected types',
      'aspnet_Applications has all 4 columns with the expected types',
    ]);
    expect(recognition.mapping.key).toMatchObject({ sqlType: 'uniqueidentifier', kind: 'guid' });
  });

  test('is likely without a column that is not read, and not seen without one that is', () => {
    expect(store.recognise(withoutColumn(catalog, 'aspnet_Membership', 'MobilePIN'))[0]?.confidence).toBe('likely');
    expect(store.recognise(withoutColumn(catalog, 'aspnet_Membership', 'PasswordSalt'))).toEqual([]);
    expect(store.recognise(withColumnType(catalog, 'aspnet_Users', 'UserId', 'int'))).toEqual([]);
    expect(store.recognise({ tables: catalog.tables.filter(({ name }) => name !== 'aspnet_Users') })).toEqual([]);
  });

  test('reads every user, with or without membership, of all applications or of the chosen ones', () => {
    expect(accountSource(recognition.mapping, [])).toMatchObject({
      from: '[dbo].[aspnet_Users] AS u LEFT JOIN [dbo].[aspnet_Membership] AS m ON m.[UserId] = u.[UserId]',
      where: null,
      parameters: [],
      key: { expression: 'u.[UserId]', sqlType: 'uniqueidentifier', kind: 'guid' },
    });
    const chosen = accountSource(recognition.mapping, ['id-1', 'id-2']);
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
      password: { recipe: { kind: 'membership', hash: 'auto' }, format: 1, hash: 'hash', salt: 'salt' },
      barred: 'no',
      anonymous: false,
    });
  });

  test('maps who is barred and who is nobody', () => {
    expect(accountOf({ 'm.IsApproved': false }).barred).toBe('unapproved');
    expect(accountOf({ 'm.IsLockedOut': true }).barred).toBe('locked');
    expect(accountOf({ 'm.IsApproved': false, 'm.IsLockedOut': true }).barred).toBe('unapproved');
    expect(accountOf({ 'u.IsAnonymous': true }).anonymous).toBe(true);
    const none = {
      'm.Email': null,
      'm.Password': null,
      'm.PasswordFormat': null,
      'm.PasswordSalt': null,
      'm.IsApproved': null,
      'm.IsLockedOut': null,
    };
    expect(accountOf(none)).toMatchObject({ anonymous: true, barred: 'no', password: { hash: null } });
  });

  test('counts its applications', () => {
    expect(applicationsStatement(recognition.mapping)).toMatch(
      /^SELECT a\.\[ApplicationId\], a\.\[ApplicationName\], COUNT_BIG\(u\.\[ApplicationId\]\)/,
    );
  });
});
