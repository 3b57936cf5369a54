import { type AliasedTable, aliased } from './aliased-table.ts';
import { rolesThrough } from './common-details.ts';
import { canRead, compareColumns, type ExpectedColumns, sibling, siblingWith } from './expected-columns.ts';
import { isSet, isUnset, nothingMapped, unverified } from './mapping/make.ts';
import type { Details, Mapping } from './mapping/mapping.ts';
import { recognition } from './recognition.ts';
import type { Catalog, CatalogTable, Recognition } from './store.ts';

// What the two providers of ASP.NET Membership share: SqlMembershipProvider (aspnet_*) and the Universal Providers keep the same
// columns under other table names.

const guid = ['uniqueidentifier'];
const text = ['nvarchar', 'varchar'];
const rolesColumns: ExpectedColumns = { RoleId: guid, RoleName: text };
const usersInRolesColumns: ExpectedColumns = { UserId: guid, RoleId: guid };

/** Columns that both give to their table of memberships. */
export const providerMembershipColumns: ExpectedColumns = {
  ApplicationId: guid,
  UserId: guid,
  Password: text,
  PasswordFormat: ['int'],
  PasswordSalt: text,
  Email: text,
  PasswordQuestion: text,
  PasswordAnswer: text,
  IsApproved: ['bit'],
  IsLockedOut: ['bit'],
  CreateDate: ['datetime'],
  LastLoginDate: ['datetime'],
  LastPasswordChangedDate: ['datetime'],
  LastLockoutDate: ['datetime'],
  FailedPasswordAttemptCount: ['int'],
  FailedPasswordAttemptWindowStart: ['datetime'],
  FailedPasswordAnswerAttemptCount: ['int'],
};

/** What the mapping reads: without one of these it is another store. */
const neededOfApplications = ['ApplicationId', 'ApplicationName'];
const neededOfUsers = ['ApplicationId', 'UserId', 'UserName', 'IsAnonymous'];
export const neededOfMembership = [
  'UserId',
  'Email',
  'Password',
  'PasswordFormat',
  'PasswordSalt',
  'IsApproved',
  'IsLockedOut',
];

/** How one provider names its tables, and which columns it gives them. */
export interface MembershipProvider {
  readonly store: string;
  readonly applications: { readonly name: string; readonly columns: ExpectedColumns };
  readonly memberships: { readonly name: string; columns(table: CatalogTable): ExpectedColumns };
  readonly users: { readonly columns: ExpectedColumns };
  readonly roles: string;
  readonly usersInRoles: string;
  /** What is uncertain of every database of this provider. */
  readonly notes: readonly string[];
}

/** Recognises a provider's tables in the schema of its table of users. */
export function recogniseProvider(
  catalog: Catalog,
  users: CatalogTable,
  provider: MembershipProvider,
): Recognition | null {
  const applications = sibling(catalog, users, provider.applications.name);
  const memberships = sibling(catalog, users, provider.memberships.name);
  if (applications === null || memberships === null) return null;
  const ofUsers = compareColumns(users, provider.users.columns);
  const ofMembership = compareColumns(memberships, provider.memberships.columns(memberships));
  const ofApplications = compareColumns(applications, provider.applications.columns);
  if (!canRead(ofUsers, neededOfUsers)) return null;
  if (!canRead(ofMembership, neededOfMembership)) return null;
  if (!canRead(ofApplications, neededOfApplications)) return null;
  const u = aliased('u', users);
  const m = aliased('m', memberships);
  const a = aliased('a', applications);
  const mapping: Mapping = {
    ...nothingMapped,
    store: provider.store,
    origin: {
      kind: 'tables',
      alias: 'u',
      table: u.table,
      joins: [
        { alias: 'm', table: m.table, on: [{ column: m.name('UserId'), equals: u.at('UserId') }], latestBy: null },
      ],
    },
    key: { column: u.at('UserId'), sqlType: 'uniqueidentifier', kind: 'guid' },
    fields: {
      email: m.value('Email'),
      email_verified: unverified,
      username: u.value('UserName'),
      name: u.value('UserName'),
    },
    ...membershipOf(m),
    // A user without a membership never signs in with a password: the application only tracked a visitor, or knows somebody from
    // Windows.
    anonymous: [isSet(u.at('IsAnonymous')), { kind: 'is-null', column: m.at('PasswordFormat') }],
    lastSignIn: canRead(ofMembership, ['LastLoginDate']) ? m.at('LastLoginDate') : null,
    application: {
      column: u.at('ApplicationId'),
      sqlType: 'uniqueidentifier',
      table: a.table,
      id: a.name('ApplicationId'),
      name: a.name('ApplicationName'),
      through: null,
    },
    details: rolesOf(catalog, users, provider),
  };
  return recognition(
    catalog,
    [
      { table: users, comparison: ofUsers },
      { table: memberships, comparison: ofMembership },
      { table: applications, comparison: ofApplications },
    ],
    mapping,
    { notes: provider.notes },
  );
}

/** Password and state as a provider's table of memberships keeps them. */
export function membershipOf(m: AliasedTable): Pick<Mapping, 'password' | 'locked' | 'unapproved'> {
  return {
    password: {
      recipe: { kind: 'membership', hash: 'auto' },
      hash: m.at('Password'),
      salt: m.at('PasswordSalt'),
      format: m.at('PasswordFormat'),
    },
    locked: [isSet(m.at('IsLockedOut'))],
    unapproved: [isUnset(m.at('IsApproved'))],
  };
}

function rolesOf(catalog: Catalog, users: CatalogTable, provider: MembershipProvider): readonly Details[] {
  const roles = siblingWith(catalog, users, provider.roles, rolesColumns);
  const link = siblingWith(catalog, users, provider.usersInRoles, usersInRolesColumns);
  return roles === null || link === null
    ? []
    : [rolesThrough({ link, owner: 'UserId', equals: 'RoleId' }, { table: roles, id: 'RoleId', name: 'RoleName' })];
}
