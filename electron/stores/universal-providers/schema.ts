/**
 * The tables of the ASP.NET Universal Providers as Entity Framework makes them for Microsoft.AspNet.Providers, one statement each;
 * from scripts of such databases. The column with "WindowsStart" is spelled so in most of them.
 */
export const universalProvidersDdl: readonly string[] = [
  `CREATE TABLE [dbo].[Applications] (
    [ApplicationName] nvarchar(235) NOT NULL,
    [ApplicationId] uniqueidentifier NOT NULL,
    [Description] nvarchar(256) NULL,
    PRIMARY KEY CLUSTERED ([ApplicationId])
  )`,
  `CREATE TABLE [dbo].[Users] (
    [ApplicationId] uniqueidentifier NOT NULL,
    [UserId] uniqueidentifier NOT NULL,
    [UserName] nvarchar(50) NOT NULL,
    [IsAnonymous] bit NOT NULL,
    [LastActivityDate] datetime NOT NULL,
    PRIMARY KEY CLUSTERED ([UserId]),
    CONSTRAINT [UserApplication] FOREIGN KEY ([ApplicationId]) REFERENCES [dbo].[Applications] ([ApplicationId])
  )`,
  `CREATE TABLE [dbo].[Memberships] (
    [ApplicationId] uniqueidentifier NOT NULL,
    [UserId] uniqueidentifier NOT NULL,
    [Password] nvarchar(128) NOT NULL,
    [PasswordFormat] int NOT NULL,
    [PasswordSalt] nvarchar(128) NOT NULL,
    [Email] nvarchar(256) NULL,
    [PasswordQuestion] nvarchar(256) NULL,
    [PasswordAnswer] nvarchar(128) NULL,
    [IsApproved] bit NOT NULL,
    [IsLockedOut] bit NOT NULL,
    [CreateDate] datetime NOT NULL,
    [LastLoginDate] datetime NOT NULL,
    [LastPasswordChangedDate] datetime NOT NULL,
    [LastLockoutDate] datetime NOT NULL,
    [FailedPasswordAttemptCount] int NOT NULL,
    [FailedPasswordAttemptWindowStart] datetime NOT NULL,
    [FailedPasswordAnswerAttemptCount] int NOT NULL,
    [FailedPasswordAnswerAttemptWindowsStart] datetime NOT NULL,
    [Comment] nvarchar(256) NULL,
    PRIMARY KEY CLUSTERED ([UserId]),
    CONSTRAINT [MembershipApplication] FOREIGN KEY ([ApplicationId]) REFERENCES [dbo].[Applications] ([ApplicationId]),
    CONSTRAINT [MembershipUser] FOREIGN KEY ([UserId]) REFERENCES [dbo].[Users] ([UserId])
  )`,
  `CREATE TABLE [dbo].[Roles] (
    [ApplicationId] uniqueidentifier NOT NULL,
    [RoleId] uniqueidentifier NOT NULL,
    [RoleName] nvarchar(256) NOT NULL,
    [Description] nvarchar(256) NULL,
    PRIMARY KEY CLUSTERED ([RoleId]),
    CONSTRAINT [RoleApplication] FOREIGN KEY ([ApplicationId]) REFERENCES [dbo].[Applications] ([ApplicationId])
  )`,
  `CREATE TABLE [dbo].[UsersInRoles] (
    [UserId] uniqueidentifier NOT NULL,
    [RoleId] uniqueidentifier NOT NULL,
    PRIMARY KEY CLUSTERED ([UserId], [RoleId]),
    CONSTRAINT [UsersInRoleRole] FOREIGN KEY ([RoleId]) REFERENCES [dbo].[Roles] ([RoleId]),
    CONSTRAINT [UsersInRoleUser] FOREIGN KEY ([UserId]) REFERENCES [dbo].[Users] ([UserId])
  )`,
  `CREATE TABLE [dbo].[Profiles] (
    [UserId] uniqueidentifier NOT NULL,
    [PropertyNames] nvarchar(4000) NOT NULL,
    [PropertyValueStrings] nvarchar(4000) NOT NULL,
    [PropertyValueBinary] varbinary(max) NOT NULL,
    [LastUpdatedDate] datetime NOT NULL,
    PRIMARY KEY CLUSTERED ([UserId]),
    CONSTRAINT [UserProfile] FOREIGN KEY ([UserId]) REFERENCES [dbo].[Users] ([UserId])
  )`,
];
