/** The tables of ASP.NET's role provider beside those of Membership, as aspnet_regsql makes them (InstallRoles.sql). */
export const membershipRolesDdl: readonly string[] = [
  `CREATE TABLE [dbo].[aspnet_Roles] (
    [ApplicationId] uniqueidentifier NOT NULL,
    [RoleId] uniqueidentifier NOT NULL DEFAULT NEWID(),
    [RoleName] nvarchar(256) NOT NULL,
    [LoweredRoleName] nvarchar(256) NOT NULL,
    [Description] nvarchar(256) NULL,
    PRIMARY KEY NONCLUSTERED ([RoleId]),
    FOREIGN KEY ([ApplicationId]) REFERENCES [dbo].[aspnet_Applications] ([ApplicationId])
  )`,
  'CREATE UNIQUE CLUSTERED INDEX [aspnet_Roles_index1] ON [dbo].[aspnet_Roles] ([ApplicationId], [LoweredRoleName])',
  `CREATE TABLE [dbo].[aspnet_UsersInRoles] (
    [UserId] uniqueidentifier NOT NULL,
    [RoleId] uniqueidentifier NOT NULL,
    PRIMARY KEY ([UserId], [RoleId]),
    FOREIGN KEY ([UserId]) REFERENCES [dbo].[aspnet_Users] ([UserId]),
    FOREIGN KEY ([RoleId]) REFERENCES [dbo].[aspnet_Roles] ([RoleId])
  )`,
  'CREATE NONCLUSTERED INDEX [aspnet_UsersInRoles_index] ON [dbo].[aspnet_UsersInRoles] ([RoleId])',
];
