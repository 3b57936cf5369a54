import { canRead, compareColumns, comparisonEvidence, sibling, tablesNamed } from '../expected-columns.ts';
import { at, nameOf, nothingMapped, valueAt } from '../mapping/make.ts';
import type { Details } from '../mapping/mapping.ts';
import type { Catalog, CatalogTable, Recognition, Store } from '../store.ts';
import {
  applicationsColumns,
  membershipColumns,
  neededOfApplications,
  neededOfMembership,
  neededOfUsers,
  rolesColumns,
  usersColumns,
  usersInRolesColumns,
} from './columns.ts';

/** ASP.NET Membership (SqlMembershipProvider); one database may serve several applications. */
export const aspnetMembership: Store = {
  name: 'aspnet-membership',
  label: 'ASP.NET Membership',
  recognise: (catalog) => tablesNamed(catalog, 'aspnet_Users').flatMap((users) => recogniseUsers(catalog, users) ?? []),
};

function recogniseUsers(catalog: Catalog, users: CatalogTable): Recognition | null {
  const applications = sibling(catalog, users, 'aspnet_Applications');
  const membership = sibling(catalog, users, 'aspnet_Membership');
  if (applications === null || membership === null) return null;
  const ofUsers = compareColumns(users, usersColumns);
  const ofMembership = compareColumns(membership, membershipColumns);
  const ofApplications = compareColumns(applications, applicationsColumns);
  if (!canRead(ofUsers, neededOfUsers)) return null;
  if (!canRead(ofMembership, neededOfMembership)) return null;
  if (!canRead(ofApplications, neededOfApplications)) return null;
  const certain = [ofUsers, ofMembership, ofApplications].every(
    ({ missing, mistyped }) => missing.length + mistyped.length === 0,
  );
  const hasMembership = at('m', 'PasswordFormat');
  return {
    confidence: certain ? 'certain' : 'likely',
    evidence: [
      ...comparisonEvidence(users.name, ofUsers),
      ...comparisonEvidence(membership.name, ofMembership),
      ...comparisonEvidence(applications.name, ofApplications),
    ],
    mapping: {
      ...nothingMapped,
      store: 'aspnet-membership',
      origin: {
        kind: 'tables',
        alias: 'u',
        table: nameOf(users),
        joins: [
          {
            alias: 'm',
            table: nameOf(membership),
            on: [{ column: 'UserId', equals: at('u', 'UserId') }],
            latestBy: null,
          },
        ],
      },
      key: { column: at('u', 'UserId'), sqlType: 'uniqueidentifier', kind: 'guid' },
      fields: {
        email: valueAt('m', 'Email'),
        // No column proves an address: IsApproved says that an administrator let somebody in.
        email_verified: { kind: 'constant', value: false },
        username: valueAt('u', 'UserName'),
        name: valueAt('u', 'UserName'),
      },
      password: {
        recipe: { kind: 'membership', hash: 'auto' },
        hash: at('m', 'Password'),
        salt: at('m', 'PasswordSalt'),
        format: hasMembership,
      },
      locked: [{ kind: 'is-one-of', column: at('m', 'IsLockedOut'), values: ['1'] }],
      unapproved: [{ kind: 'is-one-of', column: at('m', 'IsApproved'), values: ['0'] }],
      // A user without a row in aspnet_Membership never signs in with a password: the application only tracked a visitor, or
      // knows somebody from Windows.
      anonymous: [
        { kind: 'is-one-of', column: at('u', 'IsAnonymous'), values: ['1'] },
        { kind: 'is-null', column: hasMembership },
      ],
      lastSignIn: canRead(ofMembership, ['LastLoginDate']) ? at('m', 'LastLoginDate') : null,
      application: {
        column: at('u', 'ApplicationId'),
        sqlType: 'uniqueidentifier',
        table: nameOf(applications),
        id: 'ApplicationId',
        name: 'ApplicationName',
      },
      details: rolesOf(catalog, users),
    },
  };
}

function rolesOf(catalog: Catalog, users: CatalogTable): readonly Details[] {
  const roles = sibling(catalog, users, 'aspnet_Roles');
  const link = sibling(catalog, users, 'aspnet_UsersInRoles');
  if (roles === null || link === null) return [];
  if (!canRead(compareColumns(roles, rolesColumns), Object.keys(rolesColumns))) return [];
  if (!canRead(compareColumns(link, usersInRolesColumns), Object.keys(usersInRolesColumns))) return [];
  return [
    {
      role: 'roles',
      alias: 'ur',
      table: nameOf(link),
      owner: 'UserId',
      through: { alias: 'r', table: nameOf(roles), column: 'RoleId', equals: 'RoleId' },
      columns: [at('r', 'RoleName')],
      only: [],
    },
  ];
}
