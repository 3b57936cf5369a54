/** Which database: the release of Microsoft.AspNet.Identity.EntityFramework, and the SQL type of its keys. */
export interface IdentityRelease {
  readonly version: 1 | 2;
  readonly key: 'nvarchar(128)' | 'uniqueidentifier' | 'int';
}

/**
 * The tables of ASP.NET Identity as Entity Framework 6 makes them, one statement each. Version 1 names the user of a claim
 * `User_Id`, and puts every class of users into one table with a `Discriminator`.
 */
export function aspnetIdentityDdl({ version, key }: IdentityRelease): readonly string[] {
  const claimsOwner = version === 1 ? 'User_Id' : 'UserId';
  const id = key === 'int' ? 'int NOT NULL IDENTITY' : `${key} NOT NULL`;
  const columns =
    version === 1
      ? `[UserName] nvarchar(max) NULL,
    [PasswordHash] nvarchar(max) NULL,
    [SecurityStamp] nvarchar(max) NULL,
    [Discriminator] nvarchar(128) NOT NULL,`
      : `[Email] nvarchar(256) NULL,
    [EmailConfirmed] bit NOT NULL,
    [PasswordHash] nvarchar(max) NULL,
    [SecurityStamp] nvarchar(max) NULL,
    [PhoneNumber] nvarchar(max) NULL,
    [PhoneNumberConfirmed] bit NOT NULL,
    [TwoFactorEnabled] bit NOT NULL,
    [LockoutEndDateUtc] datetime NULL,
    [LockoutEnabled] bit NOT NULL,
    [AccessFailedCount] int NOT NULL,
    [UserName] nvarchar(256) NOT NULL,`;
  const usersKey = (table: string, column: string) =>
    `CONSTRAINT [FK_dbo.${table}_dbo.AspNetUsers_${column}] FOREIGN KEY ([${column}])
      REFERENCES [dbo].[AspNetUsers] ([Id]) ON DELETE CASCADE`;
  return [
    `CREATE TABLE [dbo].[AspNetRoles] (
    [Id] ${id},
    [Name] nvarchar(256) NOT NULL,
    CONSTRAINT [PK_dbo.AspNetRoles] PRIMARY KEY CLUSTERED ([Id])
  )`,
    `CREATE TABLE [dbo].[AspNetUsers] (
    [Id] ${id},
    ${columns}
    CONSTRAINT [PK_dbo.AspNetUsers] PRIMARY KEY CLUSTERED ([Id])
  )`,
    `CREATE TABLE [dbo].[AspNetUserClaims] (
    [Id] int NOT NULL IDENTITY,
    [ClaimType] nvarchar(max) NULL,
    [ClaimValue] nvarchar(max) NULL,
    [${claimsOwner}] ${key} NOT NULL,
    CONSTRAINT [PK_dbo.AspNetUserClaims] PRIMARY KEY CLUSTERED ([Id]),
    ${usersKey('AspNetUserClaims', claimsOwner)}
  )`,
    `CREATE TABLE [dbo].[AspNetUserLogins] (
    [LoginProvider] nvarchar(128) NOT NULL,
    [ProviderKey] nvarchar(128) NOT NULL,
    [UserId] ${key} NOT NULL,
    CONSTRAINT [PK_dbo.AspNetUserLogins] PRIMARY KEY CLUSTERED ([LoginProvider], [ProviderKey], [UserId]),
    ${usersKey('AspNetUserLogins', 'UserId')}
  )`,
    `CREATE TABLE [dbo].[AspNetUserRoles] (
    [UserId] ${key} NOT NULL,
    [RoleId] ${key} NOT NULL,
    CONSTRAINT [PK_dbo.AspNetUserRoles] PRIMARY KEY CLUSTERED ([UserId], [RoleId]),
    CONSTRAINT [FK_dbo.AspNetUserRoles_dbo.AspNetRoles_RoleId] FOREIGN KEY ([RoleId])
      REFERENCES [dbo].[AspNetRoles] ([Id]) ON DELETE CASCADE,
    ${usersKey('AspNetUserRoles', 'UserId')}
  )`,
  ];
}
