import { aliased } from '../aliased-table.ts';
import { findColumn } from '../catalog-index.ts';
import { canRead, compareColumns, keyOfColumn, tablesWith } from '../expected-columns.ts';
import { identityDetails, identityFields } from '../identity-details.ts';
import { isSet, nothingMapped } from '../mapping/make.ts';
import { recogniseEach, recognition } from '../recognition.ts';
import type { Catalog, CatalogTable, Recognition, Store } from '../store.ts';
import { aspNetUsersColumns, neededColumns } from './columns.ts';

/** ASP.NET Core Identity on Entity Framework Core; hashes may be v3 and, in upgraded applications, v2. */
export const aspnetIdentityCore: Store = {
  name: 'aspnet-identity-core',
  label: 'ASP.NET Core Identity',
  // By its columns and not by its name: applications rename AspNetUsers, and put it into a schema of their own.
  recognise: (catalog) =>
    recogniseEach(tablesWith(catalog, aspNetUsersColumns, neededColumns), (users) => recogniseUsers(catalog, users)),
};

function recogniseUsers(catalog: Catalog, users: CatalogTable): Recognition | null {
  const idColumn = findColumn(users, 'Id');
  const key = idColumn === null ? null : keyOfColumn(idColumn);
  if (key === null) return null;
  const u = aliased('u', users);
  const comparison = compareColumns(users, aspNetUsersColumns);
  return recognition(
    catalog,
    [{ table: users, comparison }],
    {
      ...nothingMapped,
      store: 'aspnet-identity-core',
      origin: { kind: 'tables', alias: 'u', table: u.table, joins: [] },
      key: { column: u.at('Id'), ...key },
      fields: identityFields(u),
      password: { recipe: { kind: 'identity' }, hash: u.at('PasswordHash'), salt: null, format: null },
      // As UserManager.IsLockedOutAsync has it: an end in the past, or an account that may not be locked, is no lockout.
      locked: [{ kind: 'is-ahead', column: u.at('LockoutEnd'), onlyIf: u.at('LockoutEnabled') }],
      twoFactor: canRead(comparison, ['TwoFactorEnabled']) ? [isSet(u.at('TwoFactorEnabled'))] : [],
      details: identityDetails(catalog, users),
    },
    { notes: ['LockoutEnd is there, not LockoutEndDateUtc: Identity of ASP.NET Core', `The key Id is ${key.sqlType}`] },
  );
}
