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

/** What the mapping reads, besides what tells this store from its elder: EF6's has LockoutEndDateUtc and no normalised names. */
export const neededColumns = [
  'Id',
  'UserName',
  'NormalizedUserName',
  'Email',
  'EmailConfirmed',
  'PasswordHash',
  'PhoneNumber',
  'PhoneNumberConfirmed',
  'LockoutEnd',
  'LockoutEnabled',
] as const;
