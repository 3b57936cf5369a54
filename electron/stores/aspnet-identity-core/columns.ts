import type { ExpectedColumns } from '../expected-columns.ts';

const text = ['nvarchar', 'varchar'];

/** AspNetUsers of ASP.NET Core Identity as its migrations make it; the key may be a text, a GUID or an integer. */
export const aspNetUsersColumns: ExpectedColumns = {
  Id: [...text, 'uniqueidentifier', 'int', 'bigint'],
  UserName: text,
  NormalizedUserName: text,
  Email: text,
  NormalizedEmail: text,
  EmailConfirmed: ['bit'],
  PasswordHash: text,
  SecurityStamp: text,
  ConcurrencyStamp: text,
  PhoneNumber: text,
  PhoneNumberConfirmed: ['bit'],
  TwoFactorEnabled: ['bit'],
  LockoutEnd: ['datetimeoffset'],
  LockoutEnabled: ['bit'],
  AccessFailedCount: ['int'],
};

/** The columns that are read, in the order in which `toAccount` receives them behind the key. */
export const sourceColumns = [
  'Email',
  'EmailConfirmed',
  'UserName',
  'PasswordHash',
  'PhoneNumber',
  'PhoneNumberConfirmed',
  'LockoutEnd',
  'LockoutEnabled',
] as const;
