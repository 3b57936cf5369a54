/**
 * The tables of ASP.NET Membership as aspnet_regsql makes them (InstallCommon.sql, InstallMembership.sql), one statement each.
 * The primary keys are not clustered: the rows lie by application and lower-cased name or address.
 */
export const aspnetMembershipDdl: readonly string[] = [
  `CREATE TABLE [dbo].[aspnet_SchemaVersions] (
    [Feature] nvarchar(128) NOT NULL,
    [CompatibleSchemaVersion] nvarchar(128) NOT NULL,
    [IsCurrentVersion] bit NOT NULL,
    PRIMARY KEY CLUSTERED ([Feature], [CompatibleSchemaVersion])
  )`,
  `CREATE TABLE [dbo].[aspnet_Applications] (
    [ApplicationName] nvarchar(256) NOT NULL UNIQUE,
    [LoweredApplicationName] nvarchar(256) NOT NULL UNIQUE,
    [ApplicationId] uniqueidentifier NOT NULL DEFAULT NEWID(),
    [Description] nvarchar(256) NULL,
    PRIMARY KEY NONCLUSTERED ([ApplicationId])
  )`,
  'CREATE CLUSTERED INDEX [aspnet_Applications_Index] ON [dbo].[aspnet_Applications] ([LoweredApplicationName])',
  `CREATE TABLE [dbo].[aspnet_Users] (
    [ApplicationId] uniqueidentifier NOT NULL,
    [UserId] uniqueidentifier NOT NULL DEFAULT NEWID(),
    [UserName] nvarchar(256) NOT NULL,
    [LoweredUserName] nvarchar(256) NOT NULL,
    [MobileAlias] nvarchar(16) NULL DEFAULT NULL,
    [IsAnonymous] bit NOT NULL DEFAULT 0,
    [LastActivityDate] datetime NOT NULL,
    PRIMARY KEY NONCLUSTERED ([UserId]),
    FOREIGN KEY ([ApplicationId]) REFERENCES [dbo].[aspnet_Applications] ([ApplicationId])
  )`,
  'CREATE UNIQUE CLUSTERED INDEX [aspnet_Users_Index] ON [dbo].[aspnet_Users] ([ApplicationId], [LoweredUserName])',
  'CREATE NONCLUSTERED INDEX [aspnet_Users_Index2] ON [dbo].[aspnet_Users] ([ApplicationId], [LastActivityDate])',
  `CREATE TABLE [dbo].[aspnet_Membership] (
    [ApplicationId] uniqueidentifier NOT NULL,
    [UserId] uniqueidentifier NOT NULL,
    [Password] nvarchar(128) NOT NULL,
    [PasswordFormat] int NOT NULL DEFAULT 0,
    [PasswordSalt] nvarchar(128) NOT NULL,
    [MobilePIN] nvarchar(16) NULL,
    [Email] nvarchar(256) NULL,
    [LoweredEmail] nvarchar(256) NULL,
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
    [FailedPasswordAnswerAttemptWindowStart] datetime NOT NULL,
    [Comment] ntext NULL,
    PRIMARY KEY NONCLUSTERED ([UserId]),
    FOREIGN KEY ([ApplicationId]) REFERENCES [dbo].[aspnet_Applications] ([ApplicationId]),
    FOREIGN KEY ([UserId]) REFERENCES [dbo].[aspnet_Users] ([UserId])
  )`,
  'CREATE CLUSTERED INDEX [aspnet_Membership_index] ON [dbo].[aspnet_Membership] ([ApplicationId], [LoweredEmail])',
];
