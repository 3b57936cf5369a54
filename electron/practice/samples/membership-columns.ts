import { column, sqlTypes } from './sample.ts';

const { nvarchar, ntext, bit, int, datetime, uniqueidentifier } = sqlTypes;

// The columns of the tables in the order of their rows.

export const schemaVersionsColumns = [
  column('Feature', nvarchar(128), false),
  column('CompatibleSchemaVersion', nvarchar(128), false),
  column('IsCurrentVersion', bit, false),
];

export const applicationsColumns = [
  column('ApplicationName', nvarchar(256), false),
  column('LoweredApplicationName', nvarchar(256), false),
  column('ApplicationId', uniqueidentifier, false),
  column('Description', nvarchar(256), true),
];

export const usersColumns = [
  column('ApplicationId', uniqueidentifier, false),
  column('UserId', uniqueidentifier, false),
  column('UserName', nvarchar(256), false),
  column('LoweredUserName', nvarchar(256), false),
  column('MobileAlias', nvarchar(16), true),
  column('IsAnonymous', bit, false),
  column('LastActivityDate', datetime, false),
];

export const membershipColumns = [
  column('ApplicationId', uniqueidentifier, false),
  column('UserId', uniqueidentifier, false),
  column('Password', nvarchar(128), false),
  column('PasswordFormat', int, false),
  column('PasswordSalt', nvarchar(128), false),
  column('MobilePIN', nvarchar(16), true),
  column('Email', nvarchar(256), true),
  column('LoweredEmail', nvarchar(256), true),
  column('PasswordQuestion', nvarchar(256), true),
  column('PasswordAnswer', nvarchar(128), true),
  column('IsApproved', bit, false),
  column('IsLockedOut', bit, false),
  column('CreateDate', datetime, false),
  column('LastLoginDate', datetime, false),
  column('LastPasswordChangedDate', datetime, false),
  column('LastLockoutDate', datetime, false),
  column('FailedPasswordAttemptCount', int, false),
  column('FailedPasswordAttemptWindowStart', datetime, false),
  column('FailedPasswordAnswerAttemptCount', int, false),
  column('FailedPasswordAnswerAttemptWindowStart', datetime, false),
  column('Comment', ntext, true),
];
