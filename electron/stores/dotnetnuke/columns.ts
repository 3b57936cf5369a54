import type { ExpectedColumns } from '../expected-columns.ts';

const text = ['nvarchar', 'varchar'];
const integer = ['int'];

// What the tables have in every release from 4 to the present; later releases add columns, which are read where they are.

export const usersColumns: ExpectedColumns = {
  UserID: integer,
  Username: text,
  FirstName: text,
  LastName: text,
  IsSuperUser: ['bit'],
  AffiliateId: integer,
  Email: text,
  DisplayName: text,
  UpdatePassword: ['bit'],
};
export const neededOfUsers = ['UserID', 'Username', 'FirstName', 'LastName', 'Email', 'DisplayName'];

export const userPortalsColumns: ExpectedColumns = {
  UserId: integer,
  PortalId: integer,
  UserPortalId: integer,
  CreatedDate: ['datetime'],
  Authorised: ['bit'],
};
export const neededOfUserPortals = ['UserId', 'PortalId', 'UserPortalId'];

/** Names of portals stand in Portals, or, since there is one for each language, in PortalLocalization. */
export const portalNameColumns: ExpectedColumns = { PortalID: integer, PortalName: text };
export const rolesColumns: ExpectedColumns = { RoleID: integer, RoleName: text };
export const userRolesColumns: ExpectedColumns = { UserID: integer, RoleID: integer };
