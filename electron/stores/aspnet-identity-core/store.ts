import {
  canRead,
  compareColumns,
  comparisonEvidence,
  findColumn,
  findTable,
  keyOfColumn,
} from '../expected-columns.ts';
import { quotedTable, quoteName } from '../quote-name.ts';
import type { Catalog, Recognition, Store } from '../store.ts';
import { aspNetUsersColumns, sourceColumns } from './columns.ts';
import { toAccount } from './to-account.ts';

/** ASP.NET Core Identity on Entity Framework Core; hashes may be v3 and, in upgraded applications, v2. */
export const aspnetIdentityCore: Store = {
  name: 'aspnet-identity-core',
  label: 'ASP.NET Core Identity',
  recognise,
  source: (recognition) => ({
    columns: sourceColumns.map((name) => `u.${quoteName(name)}`),
    from: `${quotedTable(recognition, 'users')} AS u`,
    where: null,
    parameters: [],
    key: { expression: `u.${quoteName('Id')}`, ...recognition.key },
  }),
  applications: () => null,
  toAccount: (row, recognition, now) => toAccount(row, recognition.key.kind, now),
  mapping: [
    { field: 'user_id', source: 'Id · with the prefix' },
    { field: 'email', source: 'Email · trimmed, folded' },
    { field: 'email_verified', source: 'EmailConfirmed' },
    { field: 'name', source: 'UserName · where it is not the e-mail address' },
    { field: 'phone_number', source: 'PhoneNumber · where it is in E.164' },
    { field: 'phone_verified', source: 'PhoneNumberConfirmed' },
    { field: 'blocked', source: 'LockoutEnabled, LockoutEnd' },
    { field: 'password', source: 'PasswordHash · never shown' },
  ],
};

function recognise(catalog: Catalog): Recognition | null {
  const users = findTable(catalog, 'AspNetUsers');
  const idColumn = users === null ? null : findColumn(users, 'Id');
  const key = idColumn === null ? null : keyOfColumn(idColumn);
  if (users === null || key === null) return null;
  const comparison = compareColumns(users, aspNetUsersColumns);
  // EF6's AspNetUsers has LockoutEndDateUtc and no normalised names: another store.
  if (!canRead(comparison, sourceColumns)) return null;
  const certain = comparison.missing.length === 0 && comparison.mistyped.length === 0;
  return {
    store: 'aspnet-identity-core',
    confidence: certain ? 'certain' : 'likely',
    evidence: [
      ...comparisonEvidence(users.name, comparison),
      'LockoutEnd is there, not LockoutEndDateUtc: Identity of ASP.NET Core',
      `The key Id is ${key.sqlType}`,
    ],
    tables: { users: { schema: users.schema, name: users.name } },
    key,
  };
}
