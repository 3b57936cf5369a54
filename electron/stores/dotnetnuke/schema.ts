import { aspnetMembershipDdl } from '../aspnet-membership/schema.ts';

export interface DotnetnukeRelease {
  /** 4: portals' names in Portals, no deleted users. 9: names by language, deleted users stay. */
  readonly version: 4 | 9;
  /** In front of the product's own tables; `''` where the installation set none. */
  readonly qualifier: string;
}

/**
 * The tables of DotNetNuke that hold accounts, one statement each, from databases of both releases and the product's SqlDataProvider
 * scripts; of tables that hold much besides, the columns that concern accounts.
 */
export function dotnetnukeDdl({ version, qualifier: q }: DotnetnukeRelease): readonly string[] {
  const audit = version === 4 ? '' : auditColumns;
  return [
    ...aspnetMembershipDdl,
    `CREATE TABLE [dbo].[${q}Portals] (
    [PortalID] int NOT NULL IDENTITY(0, 1),
    ${version === 4 ? '[PortalName] nvarchar(128) NOT NULL,' : '[DefaultLanguage] nvarchar(10) NOT NULL,'}
    [GUID] uniqueidentifier NOT NULL DEFAULT NEWID(),
    CONSTRAINT [PK_${q}Portals] PRIMARY KEY NONCLUSTERED ([PortalID])
  )`,
    ...(version === 4 ? [] : [portalNames(q)]),
    `CREATE TABLE [dbo].[${q}Users] (
    [UserID] int NOT NULL IDENTITY,
    [Username] nvarchar(100) NOT NULL,
    [FirstName] nvarchar(50) NOT NULL,
    [LastName] nvarchar(50) NOT NULL,
    [IsSuperUser] bit NOT NULL DEFAULT 0,
    [AffiliateId] int NULL,
    [Email] nvarchar(256) NULL,
    [DisplayName] nvarchar(128) NOT NULL DEFAULT '',
    [UpdatePassword] bit NOT NULL DEFAULT 0,${version === 4 ? '' : laterUserColumns}${audit}
    CONSTRAINT [PK_${q}Users] PRIMARY KEY CLUSTERED ([UserID]),
    CONSTRAINT [IX_${q}Users] UNIQUE NONCLUSTERED ([Username])
  )`,
    `CREATE TABLE [dbo].[${q}UserPortals] (
    [UserId] int NOT NULL,
    [PortalId] int NOT NULL,
    [UserPortalId] int NOT NULL IDENTITY,
    [CreatedDate] datetime NOT NULL DEFAULT GETDATE(),
    [Authorised] bit NOT NULL DEFAULT 1,${version === 4 ? '' : laterUserPortalColumns}
    CONSTRAINT [PK_${q}UserPortals] PRIMARY KEY CLUSTERED ([UserId], [PortalId]),
    CONSTRAINT [FK_${q}UserPortals_${q}Portals] FOREIGN KEY ([PortalId])
      REFERENCES [dbo].[${q}Portals] ([PortalID]) ON DELETE CASCADE,
    CONSTRAINT [FK_${q}UserPortals_${q}Users] FOREIGN KEY ([UserId])
      REFERENCES [dbo].[${q}Users] ([UserID]) ON DELETE CASCADE
  )`,
    `CREATE TABLE [dbo].[${q}Roles] (
    [RoleID] int NOT NULL IDENTITY(0, 1),
    [PortalID] int NULL,
    [RoleName] nvarchar(50) NOT NULL,
    [Description] nvarchar(1000) NULL,
    [IsPublic] bit NOT NULL DEFAULT 0,
    [AutoAssignment] bit NOT NULL DEFAULT 0,${audit}
    CONSTRAINT [PK_${q}Roles] PRIMARY KEY CLUSTERED ([RoleID])
  )`,
    `CREATE TABLE [dbo].[${q}UserRoles] (
    [UserRoleID] int NOT NULL IDENTITY,
    [UserID] int NOT NULL,
    [RoleID] int NOT NULL,
    [ExpiryDate] datetime NULL,
    [IsTrialUsed] bit NULL,
    [EffectiveDate] datetime NULL,${audit}
    CONSTRAINT [PK_${q}UserRoles] PRIMARY KEY CLUSTERED ([UserRoleID]),
    CONSTRAINT [FK_${q}UserRoles_${q}Roles] FOREIGN KEY ([RoleID]) REFERENCES [dbo].[${q}Roles] ([RoleID]),
    CONSTRAINT [FK_${q}UserRoles_${q}Users] FOREIGN KEY ([UserID]) REFERENCES [dbo].[${q}Users] ([UserID])
  )`,
  ];
}

const auditColumns = `
    [CreatedByUserID] int NULL,
    [CreatedOnDate] datetime NULL,
    [LastModifiedByUserID] int NULL,
    [LastModifiedOnDate] datetime NULL,`;

const laterUserColumns = `
    [LastIPAddress] nvarchar(50) NULL,
    [IsDeleted] bit NOT NULL DEFAULT 0,
    [PasswordResetToken] uniqueidentifier NULL,
    [PasswordResetExpiration] datetime NULL,`;

const laterUserPortalColumns = `
    [IsDeleted] bit NOT NULL DEFAULT 0,
    [RefreshRoles] bit NOT NULL DEFAULT 0,
    [VanityUrl] nvarchar(100) NULL,`;

function portalNames(q: string): string {
  return `CREATE TABLE [dbo].[${q}PortalLocalization] (
    [PortalID] int NOT NULL,
    [CultureCode] nvarchar(10) NOT NULL,
    [PortalName] nvarchar(128) NOT NULL,
    CONSTRAINT [PK_${q}PortalLocalization] PRIMARY KEY CLUSTERED ([PortalID], [CultureCode])
  )`;
}
