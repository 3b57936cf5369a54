import { type AliasedTable, aliased } from '../aliased-table.ts';
import { aspNetUsersColumns, neededColumns as neededOfCore } from '../aspnet-identity-core/columns.ts';
import { findColumn } from '../catalog-index.ts';
import { canRead, compareColumns, firstColumn, keyOfColumn, tablesWith } from '../expected-columns.ts';
import { identityDetails, identityFields } from '../identity-details.ts';
import { isSet, nothingMapped, unverified } from '../mapping/make.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { recogniseEach, recognition } from '../recognition.ts';
import type { Catalog, CatalogColumn, CatalogTable, Recognition, Store } from '../store.ts';
import { laterThanVersion1, neededOfVersion1, neededOfVersion2, version1Columns, version2Columns } from './columns.ts';

/** ASP.NET Identity on Entity Framework 6, before ASP.NET Core; tables, schema and key are the application's choice. */
export const aspnetIdentity: Store = {
  name: 'aspnet-identity',
  label: 'ASP.NET Identity',
  recognise: (catalog) =>
    recogniseEach(
      [
        ...tablesWith(catalog, version2Columns, neededOfVersion2).filter((table) => !isCore(table)),
        ...tablesWith(catalog, version1Columns, neededOfVersion1).filter(
          (table) => !laterThanVersion1.some((name) => findColumn(table, name) !== null),
        ),
      ],
      (users) => recogniseUsers(catalog, users),
    ),
};

/** A database that ASP.NET Core took over may keep LockoutEndDateUtc beside its own columns. */
function isCore(table: CatalogTable): boolean {
  return canRead(compareColumns(table, aspNetUsersColumns), neededOfCore);
}

function recogniseUsers(catalog: Catalog, users: CatalogTable): Recognition | null {
  const id = keyColumn(users);
  const key = id === null ? null : keyOfColumn(id);
  if (id === null || key === null) return null;
  const u = aliased('u', users);
  const isVersion2 = findColumn(users, 'LockoutEndDateUtc') !== null;
  const { profile, notes } = isVersion2 ? version2(u, users) : version1(u, users);
  return recognition(
    catalog,
    [{ table: users, comparison: compareColumns(users, isVersion2 ? version2Columns : version1Columns) }],
    {
      ...nothingMapped,
      store: 'aspnet-identity',
      origin: { kind: 'tables', alias: 'u', table: u.table, joins: [] },
      key: { column: u.at(id.name), ...key },
      ...profile,
      password: { recipe: { kind: 'identity' }, hash: u.at('PasswordHash'), salt: null, format: null },
      details: identityDetails(catalog, users),
    },
    { notes: [...notes, `The key ${id.name} is ${key.sqlType}`] },
  );
}

/** `Id`, or what the application renamed it to: then it is the primary key. */
function keyColumn(users: CatalogTable): CatalogColumn | null {
  const [name, ...others] = users.primaryKey;
  return findColumn(users, 'Id') ?? (name === undefined || others.length > 0 ? null : findColumn(users, name));
}

interface VersionMapping {
  readonly profile: Pick<Mapping, 'fields'> & Partial<Pick<Mapping, 'locked' | 'twoFactor'>>;
  readonly notes: readonly string[];
}

function version2(u: AliasedTable, users: CatalogTable): VersionMapping {
  const twoFactor = firstColumn(users, ['TwoFactorEnabled'], ['bit']);
  return {
    profile: {
      fields: identityFields(u),
      // As UserManager.IsLockedOutAsync has it: an end in the past, or an account that may not be locked, is no lockout.
      locked: [{ kind: 'is-ahead', column: u.at('LockoutEndDateUtc'), onlyIf: u.at('LockoutEnabled') }],
      twoFactor: twoFactor === null ? [] : [isSet(u.at(twoFactor))],
    },
    notes: ['LockoutEndDateUtc is there: Identity 2 on Entity Framework 6, before ASP.NET Core'],
  };
}

function version1(u: AliasedTable, users: CatalogTable): VersionMapping {
  const email = firstColumn(users, ['Email', 'EmailAddress'], ['nvarchar', 'varchar']);
  return {
    profile: {
      fields: {
        email: u.value(email ?? 'UserName'),
        email_verified: unverified,
        username: u.value('UserName'),
        name: u.value('UserName'),
      },
    },
    notes: [
      'Discriminator is there, and no columns for lockouts: Identity 1',
      ...(email === null ? ['Identity 1 has no column for addresses: UserName is taken for the e-mail address'] : []),
    ],
  };
}
