import { describe, expect, test } from 'vitest';
import { aspnetIdentityCoreDdl } from '../../../electron/stores/aspnet-identity-core/schema.ts';
import { aspnetIdentityCore as store } from '../../../electron/stores/aspnet-identity-core/store.ts';
import { accountSource } from '../../../electron/stores/mapping/account-source.ts';
import type { Catalog, Recognition } from '../../../electron/stores/store.ts';
import { catalogOfDdl, withColumnType, withoutColumn, withTable } from './catalogs.ts';
import { accountOfRow } from './read-row.ts';

const catalog = catalogOfDdl(aspnetIdentityCoreDdl);
const NOW = Date.UTC(2026, 0, 1);

function recognised(of: Catalog): Recognition {
  const [recognition] = store.recognise(of);
  if (recognition === undefined) throw new Error('Not recognised');
  return recognition;
}

function accountOf(changes: Record<string, unknown>, of = recognised(catalog), details = {}) {
  const row = {
    key: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    'u.Email': 'a@example.se',
    'u.EmailConfirmed': true,
    'u.UserName': 'Anna',
    'u.PasswordHash': 'hash',
    'u.PhoneNumber': '+4681',
    'u.PhoneNumberConfirmed': true,
    'u.LockoutEnd': null,
    'u.LockoutEnabled': true,
    ...changes,
  };
  return accountOfRow(of.mapping, row, NOW, details);
}

describe('ASP.NET Core Identity', () => {
  test('is certain when every column of AspNetUsers is there, in whatever schema and under whatever name', () => {
    expect(recognised(catalog)).toMatchObject({
      confidence: 'certain',
      mapping: {
        origin: { table: { schema: 'dbo', name: 'AspNetUsers' } },
        key: { sqlType: 'nvarchar(450)', kind: 'text' },
      },
    });
    expect(recognised(catalog).evidence).toContain('AspNetUsers has all 15 columns with the expected types');
    const moved = withTable(catalog, 'AspNetUsers', (table) => ({ ...table, schema: 'auth]x', name: 'Members' }));
    expect(accountSource(recognised(moved).mapping, []).from).toBe('[auth]]x].[Members] AS u');
  });

  test('is found as often as it is there, the larger one first', () => {
    const archive = catalog.tables.map((table) => ({ ...table, schema: 'archive', rows: 3 }));
    const found = store.recognise({ tables: [...archive, ...catalog.tables] });
    expect(found.map(({ mapping }) => mapping.origin)).toMatchObject([
      { table: { schema: 'dbo' } },
      { table: { schema: 'archive' } },
    ]);
  });

  test('is likely when a column that is not read differs, and says which', () => {
    const changed = withColumnType(
      withoutColumn(catalog, 'AspNetUsers', 'SecurityStamp'),
      'AspNetUsers',
      'AccessFailedCount',
      'bigint',
    );
    expect(recognised(changed).confidence).toBe('likely');
    expect(recognised(changed).evidence.join()).toContain('AspNetUsers lacks SecurityStamp');
    expect(recognised(changed).evidence.join()).toContain('AccessFailedCount is bigint');
  });

  test('is not seen where a column is missing that is read, as in the older Identity', () => {
    expect(store.recognise(withoutColumn(catalog, 'AspNetUsers', 'LockoutEnd'))).toEqual([]);
    expect(store.recognise(withColumnType(catalog, 'AspNetUsers', 'PasswordHash', 'varbinary'))).toEqual([]);
    expect(store.recognise({ tables: [] })).toEqual([]);
  });

  test.each([
    ['int', 'integer', 42, '42'],
    ['bigint', 'integer', '9007199254740993', '9007199254740993'],
    ['uniqueidentifier', 'guid', '3F2504E0-4F89-41D3-9A0C-0305E82C3301', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
  ])('takes a key of type %s', (type, kind, given, value) => {
    const recognition = recognised(withColumnType(catalog, 'AspNetUsers', 'Id', type));
    expect(recognition.mapping.key).toMatchObject({ sqlType: type, kind });
    expect(accountOf({ key: given }, recognition).key).toEqual({ kind, value });
  });

  test('leaves a text key as it stands, GUID or not', () => {
    for (const value of ['3F2504E0-4F89-41D3-9A0C-0305E82C3301', 'CONTOSO\\Anna ', 'é'])
      expect(accountOf({ key: value }).key).toEqual({ kind: 'text', value });
  });

  test('maps an account', () => {
    expect(accountOf({})).toMatchObject({
      email: 'a@example.se',
      emailVerified: true,
      username: 'Anna',
      name: 'Anna',
      phoneNumber: '+4681',
      phoneVerified: true,
      password: { recipe: { kind: 'identity' }, hash: 'hash' },
      barred: 'no',
      anonymous: false,
      externalLogins: [],
      totpSecret: null,
      appMetadata: {},
    });
    expect(accountOf({ 'u.PasswordHash': null }).password.hash).toBeNull();
  });

  test('reads roles, claims, providers and the authenticator secret, in an order of their own', () => {
    const details = {
      roles: [['Member'], ['Editor'], ['Member']],
      claims: [
        ['http://schemas/country', 'SE'],
        ['age', null],
      ],
      'external-logins': [['Google'], ['Facebook']],
      'two-factor-secret': [['JBSWY3DPEHPK3PXP']],
    };
    expect(accountOf({}, recognised(catalog), details)).toMatchObject({
      appMetadata: {
        roles: ['Editor', 'Member'],
        claims: [
          { type: 'age', value: null },
          { type: 'http://schemas/country', value: 'SE' },
        ],
      },
      externalLogins: ['Facebook', 'Google'],
      totpSecret: 'JBSWY3DPEHPK3PXP',
    });
    expect(accountSource(recognised(catalog).mapping, []).details).toEqual([
      {
        columns: ['r.[Name]'],
        from: '[dbo].[AspNetUserRoles] AS ur JOIN [dbo].[AspNetUsers] AS u ON u.[Id] = ur.[UserId] JOIN [dbo].[AspNetRoles] AS r ON r.[Id] = ur.[RoleId]',
        owner: 'ur.[UserId]',
        where: null,
        parameters: [],
      },
      expect.objectContaining({ columns: ['uc.[ClaimType]', 'uc.[ClaimValue]'] }),
      expect.objectContaining({ columns: ['ul.[LoginProvider]'] }),
      {
        columns: ['ut.[Value]'],
        from: '[dbo].[AspNetUserTokens] AS ut JOIN [dbo].[AspNetUsers] AS u ON u.[Id] = ut.[UserId]',
        owner: 'ut.[UserId]',
        where: 'ut.[Name] = @only0',
        parameters: [{ name: 'only0', type: 'nvarchar', value: 'AuthenticatorKey' }],
      },
    ]);
  });

  test('takes no role from a table that belongs to other users', () => {
    const foreign = withTable(catalog, 'AspNetUserRoles', (table) => ({
      ...table,
      foreignKeys: [{ columns: ['UserId'], references: { schema: 'hr', name: 'Staff' }, referencedColumns: ['Id'] }],
    }));
    expect(recognised(foreign).mapping.details.map(({ role }) => role)).not.toContain('roles');
  });

  test.each([
    ['in the future', new Date(NOW + 1), true, 'locked'],
    ['this very moment', new Date(NOW), true, 'locked'],
    ['in the past', new Date(NOW - 1), true, 'no'],
    ['in the future, but lockout disabled', new Date(NOW + 1), false, 'no'],
  ])('with a lockout end %s', (_, lockoutEnd, lockoutEnabled, barred) => {
    expect(accountOf({ 'u.LockoutEnd': lockoutEnd, 'u.LockoutEnabled': lockoutEnabled }).barred).toBe(barred);
  });

  test('refuses a row that is none of its own rather than guess', () => {
    expect(() => accountOf({ 'u.PasswordHash': 5 })).toThrow(TypeError);
    expect(() => accountOf({ 'u.LockoutEnd': '2026-01-01' })).toThrow(TypeError);
    expect(() => accountOf({ key: null })).toThrow(TypeError);
  });
});
