import type { ExpectedColumns } from '../expected-columns.ts';

const text = ['nvarchar', 'varchar'];
const guid = ['uniqueidentifier'];

// The tables as aspnet_regsql makes them (InstallCommon.sql, InstallMembership.sql).

export const applicationsColumns: ExpectedColumns = {
  ApplicationName: text,
  LoweredApplicationName: text,
  ApplicationId: guid,
  Description: text,
};

export const usersColumns: ExpectedColumns = {
  ApplicationId: guid,
  UserId: guid,
  UserName: text,
  LoweredUserName: text,
  MobileAlias: text,
  IsAnonymous: ['bit'],
  LastActivityDate: ['datetime'],
};

export const membershipColumns: ExpectedColumns = {
  ApplicationId: guid,
  UserId: guid,
  Password: text,
  PasswordFormat: ['int'],
  PasswordSalt: text,
  MobilePIN: text,
  Email: text,
  LoweredEmail: text,
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
  FailedPasswordAnswerAttemptWindowStart: ['datetime'],
  Comment: ['ntext', ...text],
};

/** What is read of aspnet_Users (`u`) and aspnet_Membership (`m`), in the order of `toAccount` behind the key. */
export const sourceColumns = [
  { table: 'u', name: 'UserName' },
  { table: 'u', name: 'IsAnonymous' },
  { table: 'm', name: 'Email' },
  { table: 'm', name: 'Password' },
  { table: 'm', name: 'PasswordFormat' },
  { table: 'm', name: 'PasswordSalt' },
  { table: 'm', name: 'IsApproved' },
  { table: 'm', name: 'IsLockedOut' },
] as const;
