import { aliased } from '../aliased-table.ts';
import { findColumn, indexOf } from '../catalog-index.ts';
import { externalLogins, rolesThrough } from '../common-details.ts';
import { canRead, compareColumns, firstColumn, keyOfColumn, siblingWith } from '../expected-columns.ts';
import { isUnset, nothingMapped, unverified } from '../mapping/make.ts';
import type { Details, Mapping, Value } from '../mapping/mapping.ts';
import { recogniseEach, recognition } from '../recognition.ts';
import type { Catalog, CatalogTable, Recognition, Store } from '../store.ts';
import { membershipColumns, neededOfMembership, oauthColumns, rolesColumns, usersInRolesColumns } from './columns.ts';
import { type UserTable, userTablesOf } from './user-table.ts';

/** ASP.NET SimpleMembership (WebMatrix.WebData), beside a table of users that is the application's own. */
export const simpleMembership: Store = {
  name: 'simple-membership',
  label: 'ASP.NET SimpleMembership',
  recognise: (catalog) =>
    recogniseEach(
      indexOf(catalog)
        .named('webpages_Membership')
        .flatMap((membership) => userTablesOf(catalog, membership).map((users) => ({ membership, users }))),
      ({ membership, users }) => recogniseUsers(catalog, membership, users),
    ),
};

function recogniseUsers(catalog: Catalog, membership: CatalogTable, users: UserTable): Recognition | null {
  const comparison = compareColumns(membership, membershipColumns);
  const idColumn = findColumn(users.table, users.id);
  const key = idColumn === null ? null : keyOfColumn(idColumn);
  if (key === null || !canRead(comparison, neededOfMembership)) return null;
  const u = aliased('u', users.table);
  const m = aliased('m', membership);
  const optional = (field: string, names: readonly string[]) => {
    const column = firstColumn(users.table, names, ['nvarchar', 'varchar']);
    return column === null ? {} : { [field]: u.value(column) };
  };
  const address = users.email ?? users.userName;
  // Accounts that are made without asking for a confirmation are confirmed from the start, and have no token (CreateAccount).
  const confirmed: Value = canRead(comparison, ['ConfirmationToken'])
    ? { kind: 'provided', that: m.at('ConfirmationToken'), of: m.value('IsConfirmed') }
    : unverified;
  const mapping: Mapping = {
    ...nothingMapped,
    store: 'simple-membership',
    origin: {
      kind: 'tables',
      alias: 'u',
      table: u.table,
      joins: [
        { alias: 'm', table: m.table, on: [{ column: m.name('UserId'), equals: u.at(users.id) }], latestBy: null },
      ],
    },
    key: { column: u.at(users.id), ...key },
    fields: {
      ...(address === null ? {} : { email: u.value(address) }),
      email_verified: confirmed,
      ...(users.userName === null ? {} : { username: u.value(users.userName), name: u.value(users.userName) }),
      ...optional('given_name', ['FirstName']),
      ...optional('family_name', ['LastName']),
    },
    // The salt is part of the hash; its column is empty. Who only signs in with another provider has no row here.
    password: { recipe: { kind: 'identity' }, hash: m.at('Password'), salt: null, format: null },
    unapproved: [isUnset(m.at('IsConfirmed'))],
    details: detailsOf(catalog, membership),
  };
  const { doubts, notes } = remarksOn(users);
  return recognition(catalog, [{ table: membership, comparison }], mapping, { doubts, notes });
}

function remarksOn({ table, by, found, userName, email }: UserTable) {
  const columns =
    userName === null
      ? [`No column of ${table.name} is seen to hold user names`]
      : [`User names are taken from ${userName}`];
  return {
    doubts: [...(by === 'name' ? [found] : []), ...(userName === null ? columns : [])],
    notes: [
      ...(by === 'name' ? [] : [found]),
      ...(userName === null ? [] : columns),
      ...(email === null && userName !== null
        ? [`${table.name} has no column for addresses: ${userName} is taken for the e-mail address`]
        : []),
      'An address counts as verified only where IsConfirmed is set and a token was sent: without one, accounts are confirmed from the start',
    ],
  };
}

function detailsOf(catalog: Catalog, membership: CatalogTable): readonly Details[] {
  const roles = siblingWith(catalog, membership, 'webpages_Roles', rolesColumns);
  const link = siblingWith(catalog, membership, 'webpages_UsersInRoles', usersInRolesColumns);
  const logins = siblingWith(catalog, membership, 'webpages_OAuthMembership', oauthColumns);
  return [
    ...(roles === null || link === null
      ? []
      : [rolesThrough({ link, owner: 'UserId', equals: 'RoleId' }, { table: roles, id: 'RoleId', name: 'RoleName' })]),
    ...(logins === null ? [] : [externalLogins(logins, 'UserId', 'Provider')]),
  ];
}
