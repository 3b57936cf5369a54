import { aliased } from '../aliased-table.ts';
import { rolesThrough } from '../common-details.ts';
import { canRead, firstColumn, siblingWith } from '../expected-columns.ts';
import { isSet, nothingMapped, unverified } from '../mapping/make.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { membershipOf } from '../membership-provider.ts';
import { recogniseEach, recognition } from '../recognition.ts';
import type { Catalog, Recognition, Store } from '../store.ts';
import { portalNameColumns, rolesColumns, userRolesColumns } from './columns.ts';
import { type DotnetnukeTables, dotnetnukeTables } from './tables.ts';

/** DotNetNuke: people in its own tables, their passwords in those of ASP.NET Membership, found by the user name. */
export const dotnetnuke: Store = {
  name: 'dotnetnuke',
  label: 'DotNetNuke',
  recognise: (catalog) => recogniseEach(dotnetnukeTables(catalog), (tables) => recogniseTables(catalog, tables)),
};

/** As the product's web.config names it to ASP.NET Membership, whose tables other applications may share. */
const APPLICATION = 'DotNetNuke';

function recogniseTables(catalog: Catalog, tables: DotnetnukeTables): Recognition {
  const { users, userPortals, applications, aspnetUsers, membership } = tables;
  const u = aliased('u', users.table);
  const a = aliased('aa', applications);
  const au = aliased('au', aspnetUsers.table);
  const m = aliased('m', membership.table);
  const { password, locked, unapproved } = membershipOf(m);
  const deleted = firstColumn(users.table, ['IsDeleted'], ['bit']);
  const roles = rolesOf(catalog, tables);
  const portals = portalsOf(catalog, tables);
  const mapping: Mapping = {
    ...nothingMapped,
    store: 'dotnetnuke',
    origin: {
      kind: 'tables',
      alias: 'u',
      table: u.table,
      joins: [
        // User names are unique within one application alone: without it, a person could get another's password.
        {
          alias: 'aa',
          table: a.table,
          on: [{ column: a.name('LoweredApplicationName'), is: APPLICATION.toLowerCase() }],
          latestBy: null,
        },
        {
          alias: 'au',
          table: au.table,
          on: [
            { column: au.name('ApplicationId'), equals: a.at('ApplicationId') },
            { column: au.name('LoweredUserName'), equals: u.at('Username') },
          ],
          latestBy: null,
        },
        { alias: 'm', table: m.table, on: [{ column: m.name('UserId'), equals: au.at('UserId') }], latestBy: null },
      ],
    },
    key: { column: u.at('UserID'), sqlType: 'int', kind: 'integer' },
    fields: {
      email: u.value('Email'),
      email_verified: unverified,
      username: u.value('Username'),
      name: u.value('DisplayName'),
      given_name: u.value('FirstName'),
      family_name: u.value('LastName'),
    },
    password,
    locked,
    unapproved: [...unapproved, ...(deleted === null ? [] : [isSet(u.at(deleted))])],
    lastSignIn: canRead(membership.comparison, ['LastLoginDate']) ? m.at('LastLoginDate') : null,
    application: portals,
    details: roles === null ? [] : [rolesThrough(roles.link, roles.named)],
  };
  return recognition(catalog, [users, userPortals, aspnetUsers, membership], mapping, {
    notes: [
      `Passwords are those of the application “${APPLICATION}” in aspnet_Applications, as web.config names it unless somebody changed that`,
      'PasswordFormat says of each password whether it is hashed, encrypted or clear: new installations hash since 7.1, upgraded ones go on encrypting, for which the machine key is needed',
      'Which algorithm hashed them stands in web.config, not here: SHA1, or SHA256 in recent releases; sources differ on since when',
      'Whether somebody may use one of several portals (Authorised) is not read; IsApproved is',
      ...(portals === null ? [] : ['Super users belong to no portal, and are read only when none is chosen']),
      ...(roles === null
        ? []
        : ['Roles are read by their names, of every portal together, and whether or not their period is over']),
    ],
  });
}

function portalsOf(catalog: Catalog, { qualifier, users, userPortals }: DotnetnukeTables): Mapping['application'] {
  const names =
    siblingWith(catalog, users.table, `${qualifier}Portals`, portalNameColumns) ??
    siblingWith(catalog, users.table, `${qualifier}PortalLocalization`, portalNameColumns);
  if (names === null) return null;
  const p = aliased('p', names);
  const up = aliased('up', userPortals.table);
  return {
    column: aliased('u', users.table).at('UserID'),
    sqlType: 'int',
    table: p.table,
    id: p.name('PortalID'),
    name: p.name('PortalName'),
    through: { table: up.table, owner: up.name('UserId'), equals: up.name('PortalId') },
  };
}

function rolesOf(catalog: Catalog, { qualifier, users }: DotnetnukeTables) {
  const link = siblingWith(catalog, users.table, `${qualifier}UserRoles`, userRolesColumns);
  const table = siblingWith(catalog, users.table, `${qualifier}Roles`, rolesColumns);
  return link === null || table === null
    ? null
    : { link: { link, owner: 'UserID', equals: 'RoleID' }, named: { table, id: 'RoleID', name: 'RoleName' } };
}
