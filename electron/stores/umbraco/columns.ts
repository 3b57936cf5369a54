import type { ExpectedColumns } from '../expected-columns.ts';

const text = ['nvarchar', 'varchar'];
const integer = ['int', 'smallint'];

// What the tables have in every release from 4 to the present; later releases add columns, which are read where they are.

export const memberColumns: ExpectedColumns = { nodeId: ['int'], Email: text, LoginName: text, Password: text };

/** Every item of the site, members and their groups among them; `text` is its name. */
export const nodeColumns: ExpectedColumns = { id: ['int'], text };

export const userColumns: ExpectedColumns = {
  id: ['int'],
  userDisabled: ['bit'],
  userNoConsole: ['bit'],
  userName: text,
  userLogin: text,
  userPassword: text,
  userEmail: text,
};

export const memberGroupLink: ExpectedColumns = { Member: ['int'], MemberGroup: ['int'] };
export const userGroupLink: ExpectedColumns = { userId: ['int'], userGroupId: ['int'] };
export const userGroupColumns: ExpectedColumns = { id: ['int'], userGroupAlias: text };
/** Before 7.7 each user was of one type. */
export const userTypeColumns: ExpectedColumns = { id: integer, userTypeAlias: text };
export const typedUserColumns: ExpectedColumns = { id: ['int'], userType: integer };
/** From 9.3 on it names accounts by GUIDs that other tables hold. */
export const externalLoginColumns: ExpectedColumns = { userId: ['int'], loginProvider: text };
