import {
  canRead,
  compareColumns,
  comparisonEvidence,
  findColumn,
  keyOfColumn,
  tablesWith,
} from '../expected-columns.ts';
import { identityDetails } from '../identity-details.ts';
import { at, nameOf, nothingMapped, valueAt } from '../mapping/make.ts';
import type { Catalog, CatalogTable, Recognition, Store } from '../store.ts';
import { aspNetUsersColumns, neededColumns } from './columns.ts';

/** ASP.NET Core Identity on Entity Framework Core; hashes may be v3 and, in upgraded applications, v2. */
export const aspnetIdentityCore: Store = {
  name: 'aspnet-identity-core',
  label: 'ASP.NET Core Identity',
  // By its columns and not by its name: applications rename AspNetUsers, and put it into a schema of their own.
  recognise: (catalog) =>
    tablesWith(catalog, aspNetUsersColumns, neededColumns).flatMap((users) => recogniseUsers(catalog, users) ?? []),
};

function recogniseUsers(catalog: Catalog, users: CatalogTable): Recognition | null {
  const idColumn = findColumn(users, 'Id');
  const key = idColumn === null ? null : keyOfColumn(idColumn);
  if (key === null) return null;
  const comparison = compareColumns(users, aspNetUsersColumns);
  const certain = comparison.missing.length === 0 && comparison.mistyped.length === 0;
  return {
    confidence: certain ? 'certain' : 'likely',
    evidence: [
      ...comparisonEvidence(users.name, comparison),
      'LockoutEnd is there, not LockoutEndDateUtc: Identity of ASP.NET Core',
      `The key Id is ${key.sqlType}`,
    ],
    mapping: {
      ...nothingMapped,
      store: 'aspnet-identity-core',
      origin: { kind: 'tables', alias: 'u', table: nameOf(users), joins: [] },
      key: { column: at('u', 'Id'), ...key },
      fields: {
        email: valueAt('u', 'Email'),
        email_verified: valueAt('u', 'EmailConfirmed'),
        username: valueAt('u', 'UserName'),
        name: valueAt('u', 'UserName'),
        phone_number: valueAt('u', 'PhoneNumber'),
        phone_verified: valueAt('u', 'PhoneNumberConfirmed'),
      },
      password: { recipe: { kind: 'identity' }, hash: at('u', 'PasswordHash'), salt: null, format: null },
      // As UserManager.IsLockedOutAsync has it: an end in the past, or an account that may not be locked, is no lockout.
      locked: [{ kind: 'is-ahead', column: at('u', 'LockoutEnd'), onlyIf: at('u', 'LockoutEnabled') }],
      twoFactor: canRead(comparison, ['TwoFactorEnabled'])
        ? [{ kind: 'is-one-of', column: at('u', 'TwoFactorEnabled'), values: ['1'] }]
        : [],
      details: identityDetails(catalog, users),
    },
  };
}
