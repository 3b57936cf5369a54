/**
 * The tables of SimpleMembership as SimpleMembershipProvider and SimpleRoleProvider make them (aspnet/AspNetWebStack,
 * CreateTablesIfNeeded), one statement each, around the table of users of Visual Studio's template.
 */
export const simpleMembershipDdl: readonly string[] = simpleMembershipAround({
  table: 'UserProfile',
  id: 'UserId',
  userName: 'UserName',
});

/** The same around a table of users that the application names, as WebSecurity.InitializeDatabaseConnection takes it. */
export function simpleMembershipAround(users: {
  readonly table: string;
  readonly id: string;
  readonly userName: string;
}): readonly string[] {
  const { table, id, userName } = users;
  return [
    `CREATE TABLE [dbo].[${table}] (
    [${id}] int NOT NULL IDENTITY,
    [${userName}] nvarchar(56) NOT NULL UNIQUE,
    PRIMARY KEY ([${id}])
  )`,
    `CREATE TABLE [dbo].[webpages_OAuthMembership] (
    [Provider] nvarchar(30) NOT NULL,
    [ProviderUserId] nvarchar(100) NOT NULL,
    [UserId] int NOT NULL,
    PRIMARY KEY ([Provider], [ProviderUserId])
  )`,
    `CREATE TABLE [dbo].[webpages_Membership] (
    [UserId] int NOT NULL,
    [CreateDate] datetime NULL,
    [ConfirmationToken] nvarchar(128) NULL,
    [IsConfirmed] bit NULL DEFAULT 0,
    [LastPasswordFailureDate] datetime NULL,
    [PasswordFailuresSinceLastSuccess] int NOT NULL DEFAULT 0,
    [Password] nvarchar(128) NOT NULL,
    [PasswordChangedDate] datetime NULL,
    [PasswordSalt] nvarchar(128) NOT NULL,
    [PasswordVerificationToken] nvarchar(128) NULL,
    [PasswordVerificationTokenExpirationDate] datetime NULL,
    PRIMARY KEY ([UserId])
  )`,
    `CREATE TABLE [dbo].[webpages_Roles] (
    [RoleId] int NOT NULL IDENTITY,
    [RoleName] nvarchar(256) NOT NULL UNIQUE,
    PRIMARY KEY ([RoleId])
  )`,
    `CREATE TABLE [dbo].[webpages_UsersInRoles] (
    [UserId] int NOT NULL,
    [RoleId] int NOT NULL,
    PRIMARY KEY ([UserId], [RoleId]),
    CONSTRAINT [fk_UserId] FOREIGN KEY ([UserId]) REFERENCES [dbo].[${table}] ([${id}]),
    CONSTRAINT [fk_RoleId] FOREIGN KEY ([RoleId]) REFERENCES [dbo].[webpages_Roles] ([RoleId])
  )`,
  ];
}
