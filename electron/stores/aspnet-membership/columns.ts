import type { ExpectedColumns } from '../expected-columns.ts';
import { providerMembershipColumns } from '../membership-provider.ts';

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
  ...providerMembershipColumns,
  MobilePIN: text,
  LoweredEmail: text,
  FailedPasswordAnswerAttemptWindowStart: ['datetime'],
  Comment: ['ntext', ...text],
};
