import { canRead, compareColumns, comparisonEvidence, findTable } from '../expected-columns.ts';
import { quotedTable, quoteName } from '../quote-name.ts';
import type { Catalog, Recognition, Store, StoreSettings } from '../store.ts';
import { applicationsColumns, membershipColumns, sourceColumns, usersColumns } from './columns.ts';
import { toAccount } from './to-account.ts';

/** ASP.NET Membership (SqlMembershipProvider); one database may serve several applications. */
export const aspnetMembership: Store = {
  name: 'aspnet-membership',
  label: 'ASP.NET Membership',
  recognise,
  source: (recognition, settings) => ({
    columns: sourceColumns.map(({ table, name }) => `${table}.${quoteName(name)}`),
    from: `${quotedTable(recognition, 'users')} AS u LEFT JOIN ${quotedTable(recognition, 'membership')} AS m ON m.[UserId] = u.[UserId]`,
    ...chosenApplications(settings),
    key: { expression: 'u.[UserId]', ...recognition.key },
  }),
  applications: (recognition) =>
    `SELECT a.[ApplicationId], a.[ApplicationName], COUNT(u.[UserId]) AS [Accounts] FROM ${quotedTable(recognition, 'applications')} AS a LEFT JOIN ${quotedTable(recognition, 'users')} AS u ON u.[ApplicationId] = a.[ApplicationId] GROUP BY a.[ApplicationId], a.[ApplicationName] ORDER BY a.[ApplicationName]`,
  toAccount: (row) => toAccount(row),
  mapping: [
    { field: 'user_id', source: 'UserId · lower case, with the prefix' },
    { field: 'email', source: 'Email · trimmed, folded' },
    { field: 'email_verified', source: 'false · no column proves it' },
    { field: 'name', source: 'UserName · where it is not the e-mail address' },
    { field: 'blocked', source: 'IsApproved, IsLockedOut' },
    { field: 'password', source: 'Password, PasswordFormat, PasswordSalt · never shown' },
  ],
};

function chosenApplications({ applications }: StoreSettings) {
  if (applications.length === 0) return { where: null, parameters: [] };
  const parameters = applications.map((value, index) => ({
    name: `application${index}`,
    type: 'uniqueidentifier' as const,
    value,
  }));
  return { where: `u.[ApplicationId] IN (${parameters.map(({ name }) => `@${name}`).join(', ')})`, parameters };
}

function recognise(catalog: Catalog): Recognition | null {
  const applications = findTable(catalog, 'aspnet_Applications');
  const users = findTable(catalog, 'aspnet_Users');
  const membership = findTable(catalog, 'aspnet_Membership');
  if (applications === null || users === null || membership === null) return null;
  const ofUsers = compareColumns(users, usersColumns);
  const ofMembership = compareColumns(membership, membershipColumns);
  const ofApplications = compareColumns(applications, applicationsColumns);
  if (!canRead(ofUsers, ['ApplicationId', 'UserId', ...namesIn('u')])) return null;
  if (!canRead(ofMembership, ['UserId', ...namesIn('m')])) return null;
  if (!canRead(ofApplications, ['ApplicationId', 'ApplicationName'])) return null;
  const comparisons = [ofUsers, ofMembership, ofApplications];
  const certain = comparisons.every(({ missing, mistyped }) => missing.length + mistyped.length === 0);
  return {
    store: 'aspnet-membership',
    confidence: certain ? 'certain' : 'likely',
    evidence: [
      ...comparisonEvidence(users.name, ofUsers),
      ...comparisonEvidence(membership.name, ofMembership),
      ...comparisonEvidence(applications.name, ofApplications),
    ],
    tables: {
      applications: { schema: applications.schema, name: applications.name },
      users: { schema: users.schema, name: users.name },
      membership: { schema: membership.schema, name: membership.name },
    },
    key: { sqlType: 'uniqueidentifier', kind: 'guid' },
  };
}

function namesIn(table: 'u' | 'm'): readonly string[] {
  return sourceColumns.filter((column) => column.table === table).map(({ name }) => name);
}
