import type { ExpectedColumns } from '../expected-columns.ts';

const text = ['nvarchar', 'varchar'];

// The tables as SimpleMembershipProvider.CreateTablesIfNeeded and SimpleRoleProvider make them (aspnet/AspNetWebStack).

export const membershipColumns: ExpectedColumns = {
  UserId: ['int'],
  CreateDate: ['datetime'],
  ConfirmationToken: text,
  IsConfirmed: ['bit'],
  LastPasswordFailureDate: ['datetime'],
  PasswordFailuresSinceLastSuccess: ['int'],
  Password: text,
  PasswordChangedDate: ['datetime'],
  PasswordSalt: text,
  PasswordVerificationToken: text,
  PasswordVerificationTokenExpirationDate: ['datetime'],
};

/** What the mapping reads. */
export const neededOfMembership = ['UserId', 'IsConfirmed', 'Password'];

export const oauthColumns: ExpectedColumns = { Provider: text, ProviderUserId: text, UserId: ['int'] };
export const rolesColumns: ExpectedColumns = { RoleId: ['int'], RoleName: text };
export const usersInRolesColumns: ExpectedColumns = { UserId: ['int'], RoleId: ['int'] };
