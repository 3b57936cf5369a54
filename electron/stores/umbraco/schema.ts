/** Releases whose tables of accounts differ: 4, 8 (6 to 8 alike), and 13 (from 10 on alike). */
export type UmbracoRelease = 4 | 8 | 13;

/**
 * The tables of Umbraco that hold accounts, one statement each: 4 from its installation script, 8 and 13 from databases of those
 * releases and the DTOs in umbraco/Umbraco-CMS. The tables of content, to which cmsMember refers, are left out.
 */
export function umbracoDdl(release: UmbracoRelease): readonly string[] {
  return [
    `CREATE TABLE [dbo].[umbracoNode] (
    [id] int NOT NULL IDENTITY,
    [trashed] bit NOT NULL DEFAULT 0,
    [parentID] int NOT NULL,
    [nodeUser] int NULL,
    [level] smallint NOT NULL,
    [path] nvarchar(150) NOT NULL,
    [sortOrder] int NOT NULL,
    [uniqueID] uniqueidentifier NULL,
    [text] nvarchar(255) NULL,
    [nodeObjectType] uniqueidentifier NULL,
    [createDate] datetime NOT NULL,
    CONSTRAINT [PK_structure] PRIMARY KEY CLUSTERED ([id])
  )`,
    `CREATE TABLE [dbo].[cmsMember] (
    [nodeId] int NOT NULL,
    [Email] nvarchar(1000) NOT NULL DEFAULT '',
    [LoginName] nvarchar(1000) NOT NULL DEFAULT '',
    [Password] nvarchar(1000) NOT NULL DEFAULT '',${release === 13 ? laterMemberColumns : ''}
    CONSTRAINT [PK_cmsMember] PRIMARY KEY CLUSTERED ([nodeId])
  )`,
    `CREATE TABLE [dbo].[cmsMember2MemberGroup] (
    [Member] int NOT NULL,
    [MemberGroup] int NOT NULL,
    CONSTRAINT [PK_cmsMember2MemberGroup] PRIMARY KEY CLUSTERED ([Member], [MemberGroup])
  )`,
    `CREATE TABLE [dbo].[umbracoUser] (
    [id] int NOT NULL IDENTITY,
    [userDisabled] bit NOT NULL DEFAULT 0,
    [userNoConsole] bit NOT NULL DEFAULT 0,
    ${release === 4 ? userColumnsOf4 : userColumnsOf8}
    CONSTRAINT [PK_user] PRIMARY KEY CLUSTERED ([id])
  )`,
    ...(release === 4 ? [userTypes] : userGroups),
    ...(release === 4 ? [] : [externalLogins(release === 8 ? 'userId] int' : 'userOrMemberKey] uniqueidentifier')]),
  ];
}

const laterMemberColumns = `
    [passwordConfig] nvarchar(500) NULL,
    [securityStampToken] nvarchar(255) NULL,
    [emailConfirmedDate] datetime NULL,
    [failedPasswordAttempts] int NULL,
    [isLockedOut] bit NULL DEFAULT 0,
    [isApproved] bit NOT NULL DEFAULT 1,
    [lastLoginDate] datetime NULL,
    [lastLockoutDate] datetime NULL,
    [lastPasswordChangeDate] datetime NULL,`;

const userColumnsOf4 = `[userType] smallint NOT NULL,
    [startStructureID] int NOT NULL,
    [startMediaID] int NULL,
    [userName] nvarchar(255) NOT NULL,
    [userLogin] nvarchar(125) NOT NULL,
    [userPassword] nvarchar(125) NOT NULL,
    [userEmail] nvarchar(255) NOT NULL,
    [userDefaultPermissions] nvarchar(50) NULL,
    [userLanguage] nvarchar(10) NULL,
    [defaultToLiveEditing] bit NOT NULL DEFAULT 0,`;

const userColumnsOf8 = `[userName] nvarchar(255) NOT NULL,
    [userLogin] nvarchar(125) NOT NULL,
    [userPassword] nvarchar(500) NOT NULL,
    [passwordConfig] nvarchar(500) NULL,
    [userEmail] nvarchar(255) NOT NULL,
    [userLanguage] nvarchar(10) NULL,
    [securityStampToken] nvarchar(255) NULL,
    [failedLoginAttempts] int NULL,
    [lastLockoutDate] datetime NULL,
    [lastPasswordChangeDate] datetime NULL,
    [lastLoginDate] datetime NULL,
    [emailConfirmedDate] datetime NULL,
    [invitedDate] datetime NULL,
    [createDate] datetime NOT NULL DEFAULT GETDATE(),
    [updateDate] datetime NOT NULL DEFAULT GETDATE(),
    [avatar] nvarchar(500) NULL,
    [tourData] ntext NULL,`;

const userTypes = `CREATE TABLE [dbo].[umbracoUserType] (
    [id] smallint NOT NULL IDENTITY,
    [userTypeAlias] nvarchar(50) NULL,
    [userTypeName] nvarchar(255) NOT NULL,
    [userTypeDefaultPermissions] nvarchar(50) NULL,
    CONSTRAINT [PK_userType] PRIMARY KEY CLUSTERED ([id])
  )`;

const userGroups = [
  `CREATE TABLE [dbo].[umbracoUserGroup] (
    [id] int NOT NULL IDENTITY,
    [userGroupAlias] nvarchar(200) NOT NULL,
    [userGroupName] nvarchar(200) NOT NULL,
    [userGroupDefaultPermissions] nvarchar(50) NULL,
    CONSTRAINT [PK_umbracoUserGroup] PRIMARY KEY CLUSTERED ([id])
  )`,
  `CREATE TABLE [dbo].[umbracoUser2UserGroup] (
    [userId] int NOT NULL,
    [userGroupId] int NOT NULL,
    CONSTRAINT [PK_user2userGroup] PRIMARY KEY CLUSTERED ([userId], [userGroupId]),
    CONSTRAINT [FK_umbracoUser2UserGroup_umbracoUser_id] FOREIGN KEY ([userId])
      REFERENCES [dbo].[umbracoUser] ([id]),
    CONSTRAINT [FK_umbracoUser2UserGroup_umbracoUserGroup_id] FOREIGN KEY ([userGroupId])
      REFERENCES [dbo].[umbracoUserGroup] ([id])
  )`,
];

function externalLogins(owner: string): string {
  return `CREATE TABLE [dbo].[umbracoExternalLogin] (
    [id] int NOT NULL IDENTITY,
    [${owner} NOT NULL,
    [loginProvider] nvarchar(400) NOT NULL,
    [providerKey] nvarchar(4000) NOT NULL,
    [createDate] datetime NOT NULL DEFAULT GETDATE(),
    [userData] ntext NULL,
    CONSTRAINT [PK_umbracoExternalLogin] PRIMARY KEY CLUSTERED ([id])
  )`;
}
