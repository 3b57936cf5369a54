import type { ExpectedColumns } from '../expected-columns.ts';

const text = ['nvarchar', 'varchar'];
const moment = ['datetime', 'datetime2'];

// What the tables have in every release from 2 to the present; later releases add columns, which are read where they are.

export const customerColumns: ExpectedColumns = {
  Id: ['int'],
  CustomerGuid: ['uniqueidentifier'],
  Username: text,
  Email: text,
  Active: ['bit'],
  Deleted: ['bit'],
  IsSystemAccount: ['bit'],
  SystemName: text,
  LastIpAddress: text,
  CreatedOnUtc: moment,
  LastLoginDateUtc: moment,
  LastActivityDateUtc: moment,
};
export const neededOfCustomer = ['Id', 'CustomerGuid', 'Username', 'Email', 'Active', 'Deleted', 'IsSystemAccount'];

/** Since 3.90 every password that somebody ever had is a row. */
export const customerPasswordColumns: ExpectedColumns = {
  Id: ['int'],
  CustomerId: ['int'],
  Password: text,
  PasswordFormatId: ['int'],
  PasswordSalt: text,
  CreatedOnUtc: moment,
};

/** Before, the password stood in Customer. */
export const ownPasswordColumns: ExpectedColumns = { Password: text, PasswordFormatId: ['int'], PasswordSalt: text };

export const roleColumns: ExpectedColumns = { Id: ['int'], Name: text, SystemName: text };
export const storeColumns: ExpectedColumns = { Id: ['int'], Name: text };
export const externalLoginColumns: ExpectedColumns = { CustomerId: ['int'], ProviderSystemName: text };
