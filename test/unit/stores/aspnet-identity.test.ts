import { describe, expect, test } from 'vitest';
import { aspnetIdentityDdl } from '../../../electron/stores/aspnet-identity/schema.ts';
import { aspnetIdentity as store } from '../../../electron/stores/aspnet-identity/store.ts';
import { aspnetIdentityCoreDdl } from '../../../electron/stores/aspnet-identity-core/schema.ts';
import { accountSource } from '../../../electron/stores/mapping/account-source.ts';
import type { Catalog, CatalogColumn, Recognition } from '../../../electron/stores/store.ts';
import { catalogOfDdl, withoutColumn, withTable } from './catalogs.ts';
import { accountOfRow } from './read-row.ts';

const version1 = catalogOfDdl(aspnetIdentityDdl({ version: 1, key: 'nvarchar(128)' }));
const version2 = catalogOfDdl(aspnetIdentityDdl({ version: 2, key: 'nvarchar(128)' }));
const NOW = Date.UTC(2026, 0, 1);

const column = (name: string, type: string): CatalogColumn => ({ name, type, length: null, nullable: true });
const withColumns = (catalog: Catalog, columns: readonly CatalogColumn[]) =>
  withTable(catalog, 'AspNetUsers', (table) => ({ ...table, columns: [...table.columns, ...columns] }));

function recognised(catalog: Catalog): Recognition {
  const [recognition, ...others] = store.recognise(catalog);
  if (recognition === undefined || others.length > 0) throw new Error(`${others.length} others`);
  return recognition;
}

describe('ASP.NET Identity 2', () => {
  test.each([
    ['int', { sqlType: 'int', kind: 'integer' }],
    ['uniqueidentifier', { sqlType: 'uniqueidentifier', kind: 'guid' }],
    ['nvarchar(128)', { sqlType: 'nvarchar(128)', kind: 'text' }],
  ] as const)('with keys of type %s', (key, expected) => {
    const found = recognised(catalogOfDdl(aspnetIdentityDdl({ version: 2, key })));
    expect(found).toMatchObject({ confidence: 'certain', mapping: { key: expected } });
    expect(found.evidence).toContain(
      'LockoutEndDateUtc is there: Identity 2 on Entity Framework 6, before ASP.NET Core',
    );
  });

  test('is found in tables and a schema that the application named, and even with another name for the key', () => {
    const named = (name: string) => (name === 'Id' ? 'MemberId' : name);
    const moved: Catalog = {
      tables: version2.tables.map((table) => ({
        ...table,
        schema: 'auth',
        name: table.name.replace('AspNetUser', 'Member'),
        columns: table.columns.map((each) =>
          table.name === 'AspNetUsers' ? { ...each, name: named(each.name) } : each,
        ),
        primaryKey: table.name === 'AspNetUsers' ? ['MemberId'] : table.primaryKey,
        foreignKeys: table.foreignKeys.map(({ columns, references, referencedColumns }) => ({
          columns,
          references: { schema: 'auth', name: references.name.replace('AspNetUser', 'Member') },
          referencedColumns,
        })),
      })),
    };
    const found = recognised(moved);
    expect(found.confidence).toBe('likely');
    expect(found.evidence).toContain('Members lacks Id');
    expect(accountSource(found.mapping, [])).toMatchObject({
      from: '[auth].[Members] AS u',
      key: { expression: 'u.[MemberId]' },
      details: [
        {
          columns: ['r.[Name]'],
          from: expect.stringContaining(
            '[auth].[MemberRoles] AS ur JOIN [auth].[Members] AS u ON u.[MemberId] = ur.[UserId]',
          ),
        },
        { columns: ['uc.[ClaimType]', 'uc.[ClaimValue]'] },
        { columns: ['ul.[LoginProvider]'] },
      ],
    });
  });

  test('leaves to ASP.NET Core what that has taken over, old columns or not', () => {
    const core = catalogOfDdl(aspnetIdentityCoreDdl);
    expect(store.recognise(withColumns(core, [column('LockoutEndDateUtc', 'datetime')]))).toEqual([]);
    expect(store.recognise(withColumns(core, [column('Discriminator', 'nvarchar')]))).toEqual([]);
  });

  test.each([
    ['ahead', NOW + 1, true, 'locked'],
    ['past', NOW - 1, true, 'no'],
    ['ahead, but never locked', NOW + 1, false, 'no'],
  ])('a lockout that ends %s', (_, end, enabled, barred) => {
    const row = { key: 'a', 'u.LockoutEndDateUtc': new Date(end), 'u.LockoutEnabled': enabled };
    expect(accountOfRow(recognised(version2).mapping, row, NOW).barred).toBe(barred);
  });
});

describe('ASP.NET Identity 1', () => {
  test('has no addresses of its own: the user name is taken for one, and proves nothing', () => {
    const found = recognised(version1);
    expect(found).toMatchObject({ confidence: 'certain', mapping: { locked: [] } });
    expect(found.evidence).toContain(
      'Identity 1 has no column for addresses: UserName is taken for the e-mail address',
    );
    expect(accountOfRow(found.mapping, { key: 'a', 'u.UserName': 'ada@example.com' })).toMatchObject({
      email: 'ada@example.com',
      emailVerified: false,
      username: 'ada@example.com',
    });
  });

  test('gives the address where the application added one', () => {
    const found = recognised(withColumns(version1, [column('Email', 'nvarchar')]));
    expect(found.mapping.fields.email).toMatchObject({ column: { column: 'Email' } });
  });

  test('reads the claims that name their user by User_Id', () => {
    expect(accountSource(recognised(version1).mapping, []).details[1]?.from).toContain('u.[Id] = uc.[User_Id]');
  });

  test('is not seen in a later table that lost a column', () => {
    const damaged = withoutColumn(version2, 'AspNetUsers', 'LockoutEndDateUtc');
    expect(store.recognise(withColumns(damaged, [column('Discriminator', 'nvarchar')]))).toEqual([]);
  });
});
