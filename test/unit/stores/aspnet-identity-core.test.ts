import { describe, expect, test } from 'vitest';
import { aspnetIdentityCoreDdl } from '../../../electron/stores/aspnet-identity-core/schema.ts';
import { aspnetIdentityCore as store } from '../../../electron/stores/aspnet-identity-core/store.ts';
import type { Catalog, Recognition } from '../../../electron/stores/store.ts';
import { catalogOfDdl, withColumnType, withoutColumn, withTable } from './catalogs.ts';

const catalog = catalogOfDdl(aspnetIdentityCoreDdl);
const settings = { membershipHash: 'auto', applications: [] } as const;
const NOW = Date.UTC(2026, 0, 1);

function recognised(of: Catalog): Recognition {
  const recognition = store.recognise(of);
  if (recognition === null) throw new Error('Not recognised');
  return recognition;
}

function accountOf(changes: Record<string, unknown>, of = recognised(catalog)) {
  const row = {
    key: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    email: 'a@example.se',
    emailConfirmed: true,
    userName: 'Anna',
    passwordHash: 'hash',
    phone: '+4681',
    phoneConfirmed: true,
    lockoutEnd: null,
    lockoutEnabled: true,
    ...changes,
  };
  return store.toAccount(Object.values(row), of, NOW);
}

describe('ASP.NET Core Identity', () => {
  test('is certain when every column of AspNetUsers is there, in whatever schema and case', () => {
    expect(recognised(catalog)).toMatchObject({
      confidence: 'certain',
      tables: { users: { schema: 'dbo', name: 'AspNetUsers' } },
      key: { sqlType: 'nvarchar(450)', kind: 'text' },
    });
    expect(recognised(catalog).evidence).toContain('AspNetUsers has all 15 columns with the expected types');
    const moved = withTable(catalog, 'AspNetUsers', (table) => ({ ...table, schema: 'auth]x', name: 'aspnetusers' }));
    expect(store.source(recognised(moved), settings).from).toBe('[auth]]x].[aspnetusers] AS u');
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
    expect(store.recognise(withoutColumn(catalog, 'AspNetUsers', 'LockoutEnd'))).toBeNull();
    expect(store.recognise(withColumnType(catalog, 'AspNetUsers', 'PasswordHash', 'varbinary'))).toBeNull();
    expect(store.recognise({ tables: [] })).toBeNull();
  });

  test.each([
    ['int', 'integer', 42, '42'],
    ['bigint', 'integer', '9007199254740993', '9007199254740993'],
    ['uniqueidentifier', 'guid', '3F2504E0-4F89-41D3-9A0C-0305E82C3301', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
  ])('takes a key of type %s', (type, kind, given, value) => {
    const recognition = recognised(withColumnType(catalog, 'AspNetUsers', 'Id', type));
    expect(recognition.key).toEqual({ sqlType: type, kind });
    expect(accountOf({ key: given }, recognition).key).toEqual({ kind, value });
  });

  test('leaves a text key as it stands, GUID or not', () => {
    for (const value of ['3F2504E0-4F89-41D3-9A0C-0305E82C3301', 'CONTOSO\\Anna ', 'é'])
      expect(accountOf({ key: value }).key).toEqual({ kind: 'text', value });
  });

  test('reads what its SELECT asks for, in that order', () => {
    const source = store.source(recognised(catalog), settings);
    expect(source.columns).toEqual(
      [
        'Email',
        'EmailConfirmed',
        'UserName',
        'PasswordHash',
        'PhoneNumber',
        'PhoneNumberConfirmed',
        'LockoutEnd',
        'LockoutEnabled',
      ].map((name) => `u.[${name}]`),
    );
    expect(source).toMatchObject({ from: '[dbo].[AspNetUsers] AS u', where: null, key: { expression: 'u.[Id]' } });
    expect(accountOf({})).toMatchObject({
      email: 'a@example.se',
      emailVerified: true,
      username: 'Anna',
      name: 'Anna',
      phoneNumber: '+4681',
      phoneVerified: true,
      password: { recipe: { kind: 'identity' }, hash: 'hash', salt: null, format: null },
      barred: 'no',
      anonymous: false,
    });
    expect(accountOf({ passwordHash: null }).password).toMatchObject({ hash: null });
  });

  test.each([
    ['in the future', new Date(NOW + 1), true, 'locked'],
    ['this very moment', new Date(NOW), true, 'locked'],
    ['in the past', new Date(NOW - 1), true, 'no'],
    ['in the future, but lockout disabled', new Date(NOW + 1), false, 'no'],
  ])('with a lockout end %s', (_, lockoutEnd, lockoutEnabled, barred) => {
    expect(accountOf({ lockoutEnd, lockoutEnabled }).barred).toBe(barred);
  });

  test('refuses a row that is none of its own rather than guess', () => {
    expect(() => accountOf({ email: 5 })).toThrow(TypeError);
    expect(() => accountOf({ lockoutEnd: '2026-01-01' })).toThrow(TypeError);
    expect(() => accountOf({ key: null })).toThrow(TypeError);
  });
});
