/** 2: passwords in Customer. 4: in rows of their own, and several shops. 4.70: names and telephone in Customer. */
export type NopcommerceRelease = '2' | '4' | '4.70';

/**
 * The tables of nopCommerce that hold accounts, one statement each, from databases of those releases and the product's upgrade
 * scripts; of Customer, the columns that concern accounts.
 */
export function nopcommerceDdl(release: NopcommerceRelease): readonly string[] {
  const moment = release === '2' ? 'datetime' : 'datetime2(7)';
  return [
    `CREATE TABLE [dbo].[Customer] (
    [Id] int NOT NULL IDENTITY,
    [CustomerGuid] uniqueidentifier NOT NULL DEFAULT NEWID(),
    [Username] nvarchar(1000) NULL,
    [Email] nvarchar(1000) NULL,${release === '2' ? ownPassword : ''}${release === '4.70' ? names : ''}
    [AdminComment] nvarchar(max) NULL,
    [IsTaxExempt] bit NOT NULL DEFAULT 0,
    [Active] bit NOT NULL,
    [Deleted] bit NOT NULL DEFAULT 0,
    [IsSystemAccount] bit NOT NULL DEFAULT 0,
    [SystemName] nvarchar(400) NULL,
    [LastIpAddress] nvarchar(max) NULL,
    [CreatedOnUtc] ${moment} NOT NULL,
    [LastLoginDateUtc] ${moment} NULL,
    [LastActivityDateUtc] ${moment} NOT NULL,${release === '2' ? '' : laterColumns}
    CONSTRAINT [PK_Customer] PRIMARY KEY CLUSTERED ([Id])
  )`,
    ...(release === '2' ? [] : [customerPassword, shops]),
    `CREATE TABLE [dbo].[CustomerRole] (
    [Id] int NOT NULL IDENTITY,
    [Name] nvarchar(255) NOT NULL,
    [FreeShipping] bit NOT NULL DEFAULT 0,
    [TaxExempt] bit NOT NULL DEFAULT 0,
    [Active] bit NOT NULL DEFAULT 1,
    [IsSystemRole] bit NOT NULL DEFAULT 0,
    [SystemName] nvarchar(255) NULL,
    CONSTRAINT [PK_CustomerRole] PRIMARY KEY CLUSTERED ([Id])
  )`,
    `CREATE TABLE [dbo].[Customer_CustomerRole_Mapping] (
    [Customer_Id] int NOT NULL,
    [CustomerRole_Id] int NOT NULL,
    CONSTRAINT [PK_Customer_CustomerRole_Mapping] PRIMARY KEY CLUSTERED ([Customer_Id], [CustomerRole_Id]),
    CONSTRAINT [Customer_CustomerRoles_Source] FOREIGN KEY ([Customer_Id])
      REFERENCES [dbo].[Customer] ([Id]) ON DELETE CASCADE,
    CONSTRAINT [Customer_CustomerRoles_Target] FOREIGN KEY ([CustomerRole_Id])
      REFERENCES [dbo].[CustomerRole] ([Id]) ON DELETE CASCADE
  )`,
    `CREATE TABLE [dbo].[ExternalAuthenticationRecord] (
    [Id] int NOT NULL IDENTITY,
    [CustomerId] int NOT NULL,
    [Email] nvarchar(max) NULL,
    [ExternalIdentifier] nvarchar(max) NULL,
    [ExternalDisplayIdentifier] nvarchar(max) NULL,
    [OAuthToken] nvarchar(max) NULL,
    [OAuthAccessToken] nvarchar(max) NULL,
    [ProviderSystemName] nvarchar(max) NULL,
    CONSTRAINT [PK_ExternalAuthenticationRecord] PRIMARY KEY CLUSTERED ([Id]),
    CONSTRAINT [ExternalAuthenticationRecord_Customer] FOREIGN KEY ([CustomerId])
      REFERENCES [dbo].[Customer] ([Id]) ON DELETE CASCADE
  )`,
  ];
}

const ownPassword = `
    [Password] nvarchar(max) NULL,
    [PasswordFormatId] int NOT NULL DEFAULT 1,
    [PasswordSalt] nvarchar(max) NULL,`;

const names = `
    [FirstName] nvarchar(1000) NULL,
    [LastName] nvarchar(1000) NULL,
    [Phone] nvarchar(1000) NULL,`;

const laterColumns = `
    [RequireReLogin] bit NOT NULL DEFAULT 0,
    [FailedLoginAttempts] int NOT NULL DEFAULT 0,
    [CannotLoginUntilDateUtc] datetime2(7) NULL,
    [RegisteredInStoreId] int NOT NULL DEFAULT 0,`;

const customerPassword = `CREATE TABLE [dbo].[CustomerPassword] (
    [Id] int NOT NULL IDENTITY,
    [CustomerId] int NOT NULL,
    [Password] nvarchar(max) NULL,
    [PasswordFormatId] int NOT NULL,
    [PasswordSalt] nvarchar(max) NULL,
    [CreatedOnUtc] datetime2(7) NOT NULL,
    CONSTRAINT [PK_CustomerPassword] PRIMARY KEY CLUSTERED ([Id]),
    CONSTRAINT [CustomerPassword_Customer] FOREIGN KEY ([CustomerId])
      REFERENCES [dbo].[Customer] ([Id]) ON DELETE CASCADE
  )`;

const shops = `CREATE TABLE [dbo].[Store] (
    [Id] int NOT NULL IDENTITY,
    [Name] nvarchar(400) NOT NULL,
    [Url] nvarchar(400) NOT NULL,
    CONSTRAINT [PK_Store] PRIMARY KEY CLUSTERED ([Id])
  )`;
