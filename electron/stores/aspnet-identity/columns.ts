import type { ExpectedColumns } from '../expected-columns.ts';

const text = ['nvarchar', 'varchar'];
const key = [...text, 'uniqueidentifier', 'int', 'bigint'];

/** AspNetUsers as Microsoft.AspNet.Identity.EntityFramework 2 makes it. */
export const version2Columns: ExpectedColumns = {
  Id: key,
  Email: text,
  EmailConfirmed: ['bit'],
  PasswordHash: text,
  SecurityStamp: text,
  PhoneNumber: text,
  PhoneNumberConfirmed: ['bit'],
  TwoFactorEnabled: ['bit'],
  LockoutEndDateUtc: ['datetime', 'datetime2'],
  LockoutEnabled: ['bit'],
  AccessFailedCount: ['int'],
  UserName: text,
};

/** What the mapping of version 2 reads, besides the key. */
export const neededOfVersion2 = [
  'Email',
  'EmailConfirmed',
  'PasswordHash',
  'PhoneNumber',
  'PhoneNumberConfirmed',
  'LockoutEndDateUtc',
  'LockoutEnabled',
  'UserName',
];

/** Version 1 knows neither addresses nor lockouts, and says of each row of which class it is. */
export const version1Columns: ExpectedColumns = {
  Id: key,
  UserName: text,
  PasswordHash: text,
  SecurityStamp: text,
  Discriminator: text,
};

export const neededOfVersion1 = ['UserName', 'PasswordHash', 'SecurityStamp', 'Discriminator'];

/** Columns that version 1 has none of: with one of them a table is a later one, or a damaged one. */
export const laterThanVersion1 = ['LockoutEnabled', 'LockoutEndDateUtc', 'NormalizedUserName'];
