import { expect } from 'vitest';
import { aspnetIdentityDdl } from '../../../electron/stores/aspnet-identity/schema.ts';
import { aspnetIdentityCoreDdl } from '../../../electron/stores/aspnet-identity-core/schema.ts';
import { aspnetMembershipDdl } from '../../../electron/stores/aspnet-membership/schema.ts';
import { simpleMembershipDdl } from '../../../electron/stores/simple-membership/schema.ts';
import { universalProvidersDdl } from '../../../electron/stores/universal-providers/schema.ts';
import { customCases } from './custom-cases.ts';
import { asIdentity, asMembership, identityHash, membershipHash, OLD_SALT, type Row } from './kept-passwords.ts';
import { OLD_PASSWORD, type WritingCase } from './writing-case.ts';

const SHOP = '11111111-1111-1111-1111-111111111111';
const ADA = 'AAAAAAAA-0000-0000-0000-000000000001';
const BOB = 'BBBBBBBB-0000-0000-0000-000000000002';
const NEVER = new Date('1754-01-01T00:00:00Z');

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const guid = expect.stringMatching(GUID);
const upperGuid = expect.stringMatching(new RegExp(GUID.source, 'i'));
const base32 = expect.stringMatching(/^[A-Z2-7]{32}$/);
const token = expect.stringMatching(/^[A-Za-z0-9_-]{22}2$/);
const salt = expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/);
const someText = expect.any(String);
const someMoment = expect.any(Date);
const wholeSecond = expect.toSatisfy(
  (value) => value instanceof Date && value.getMilliseconds() === 0 && Math.abs(Date.now() - value.getTime()) < 60_000,
);

const identity = {
  columns: ['PasswordHash'],
  as: (digest: 'sha1' | 'sha512') => (row: Row) => asIdentity(row.PasswordHash, digest),
};

const coreUser = (id: string, name: string) =>
  `INSERT INTO [dbo].[AspNetUsers] (Id, UserName, NormalizedUserName, Email, NormalizedEmail, EmailConfirmed, PasswordHash,
     SecurityStamp, ConcurrencyStamp, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
   VALUES (N'${id}', N'${name}@example.com', N'${name.toUpperCase()}@EXAMPLE.COM', N'${name}@example.com',
     N'${name.toUpperCase()}@EXAMPLE.COM', 0, N'${identityHash(OLD_PASSWORD, 3)}', N'old', N'old', 0, 0, 1, 0)`;

const oldUser = (id: string, name: string) =>
  `INSERT INTO [dbo].[AspNetUsers] (Id, UserName, Email, EmailConfirmed, PasswordHash, SecurityStamp, PhoneNumberConfirmed,
     TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
   VALUES (${id}, N'${name}', N'${name}@example.com', 0, N'${identityHash(OLD_PASSWORD, 2)}', N'old', 0, 0, 1, 0)`;

const membership = (table: string, id: string, name: string, password: string) =>
  `INSERT INTO [dbo].[${table}] (ApplicationId, UserId, Password, PasswordFormat, PasswordSalt, Email${table === 'Memberships' ? '' : ', LoweredEmail'},
     IsApproved, IsLockedOut, CreateDate, LastLoginDate, LastPasswordChangedDate, LastLockoutDate, FailedPasswordAttemptCount,
     FailedPasswordAttemptWindowStart, FailedPasswordAnswerAttemptCount, FailedPasswordAnswerAttemptWindow${table === 'Memberships' ? 's' : ''}Start)
   VALUES ('${SHOP}', '${id}', N'${password}', 1, N'${OLD_SALT}', N'${name}@example.com'${table === 'Memberships' ? '' : `, N'${name}@example.com'`},
     1, 0, '2019-01-01', '2020-01-01', '2019-01-01', '1754-01-01', 0, '1754-01-01', 0, '1754-01-01')`;

const newMembership = {
  ApplicationId: SHOP,
  UserId: upperGuid,
  Password: someText,
  PasswordFormat: 1,
  PasswordSalt: salt,
  Email: 'New.One@example.com',
  PasswordQuestion: null,
  PasswordAnswer: null,
  IsApproved: true,
  IsLockedOut: false,
  CreateDate: wholeSecond,
  LastLoginDate: wholeSecond,
  LastPasswordChangedDate: wholeSecond,
  LastLockoutDate: NEVER,
  FailedPasswordAttemptCount: 0,
  FailedPasswordAttemptWindowStart: NEVER,
  FailedPasswordAnswerAttemptCount: 0,
  Comment: null,
  UserName: 'New.One@example.com',
  IsAnonymous: false,
  LastActivityDate: wholeSecond,
};

const storeCases: readonly WritingCase[] = [
  {
    name: 'aspnet-identity-core',
    schema: 'core',
    ddl: aspnetIdentityCoreDdl,
    rows: [
      coreUser(ADA, 'ada'),
      coreUser(BOB, 'bob'),
      "INSERT INTO [dbo].[AspNetRoles] (Id, Name) VALUES (N'r', N'Editor')",
      `INSERT INTO [dbo].[AspNetUserRoles] VALUES (N'${ADA}', N'r'), (N'${BOB}', N'r')`,
      `INSERT INTO [dbo].[AspNetUserClaims] (UserId, ClaimType, ClaimValue) VALUES (N'${ADA}', N'a', N'b')`,
      `INSERT INTO [dbo].[AspNetUserLogins] (LoginProvider, ProviderKey, UserId) VALUES (N'g', N'1', N'${ADA}')`,
      `INSERT INTO [dbo].[AspNetUserTokens] VALUES (N'${ADA}', N'p', N'RecoveryCodes', N'x')`,
    ],
    account: ['SELECT * FROM [dbo].[AspNetUsers] WHERE Email = @email'],
    created: {
      Id: guid,
      UserName: 'New.One@example.com',
      NormalizedUserName: 'NEW.ONE@EXAMPLE.COM',
      Email: 'New.One@example.com',
      NormalizedEmail: 'NEW.ONE@EXAMPLE.COM',
      EmailConfirmed: false,
      PasswordHash: someText,
      SecurityStamp: base32,
      ConcurrencyStamp: guid,
      PhoneNumber: null,
      PhoneNumberConfirmed: false,
      TwoFactorEnabled: false,
      LockoutEnd: null,
      LockoutEnabled: true,
      AccessFailedCount: 0,
    },
    passwordChanged: { SecurityStamp: base32, ConcurrencyStamp: guid },
    emailChanged: {
      UserName: 'Ada.New@example.com',
      NormalizedUserName: 'ADA.NEW@EXAMPLE.COM',
      Email: 'Ada.New@example.com',
      NormalizedEmail: 'ADA.NEW@EXAMPLE.COM',
      EmailConfirmed: true,
      SecurityStamp: base32,
      ConcurrencyStamp: guid,
    },
    verified: { EmailConfirmed: true, ConcurrencyStamp: guid },
    password: { columns: identity.columns, as: identity.as('sha512') },
    belonging: `SELECT UserId FROM [dbo].[AspNetUserRoles] UNION ALL SELECT UserId FROM [dbo].[AspNetUserClaims]
      UNION ALL SELECT UserId FROM [dbo].[AspNetUserLogins] UNION ALL SELECT UserId FROM [dbo].[AspNetUserTokens]`,
  },
  {
    name: 'aspnet-identity of version 2, with whole numbers for keys',
    schema: 'ef6',
    ddl: aspnetIdentityDdl({ version: 2, key: 'int' }),
    rows: [
      'SET IDENTITY_INSERT [dbo].[AspNetUsers] ON',
      oldUser('1', 'ada'),
      oldUser('2', 'bob'),
      'SET IDENTITY_INSERT [dbo].[AspNetUsers] OFF',
      "INSERT INTO [dbo].[AspNetRoles] (Name) VALUES (N'Editor')",
      'INSERT INTO [dbo].[AspNetUserRoles] VALUES (1, 1), (2, 1)',
      "INSERT INTO [dbo].[AspNetUserClaims] (UserId, ClaimType, ClaimValue) VALUES (1, N'a', N'b')",
      "INSERT INTO [dbo].[AspNetUserLogins] VALUES (N'g', N'1', 1)",
    ],
    account: ['SELECT * FROM [dbo].[AspNetUsers] WHERE Email = @email'],
    created: {
      Id: 3,
      Email: 'New.One@example.com',
      EmailConfirmed: false,
      PasswordHash: someText,
      SecurityStamp: guid,
      PhoneNumber: null,
      PhoneNumberConfirmed: false,
      TwoFactorEnabled: false,
      LockoutEndDateUtc: null,
      LockoutEnabled: true,
      AccessFailedCount: 0,
      UserName: 'New.One@example.com',
    },
    passwordChanged: { SecurityStamp: guid },
    // Her name is not her address: it stays.
    emailChanged: { Email: 'Ada.New@example.com', EmailConfirmed: true, SecurityStamp: guid },
    verified: { EmailConfirmed: true },
    password: { columns: identity.columns, as: identity.as('sha1') },
    belonging: `SELECT UserId FROM [dbo].[AspNetUserRoles] UNION ALL SELECT UserId FROM [dbo].[AspNetUserClaims]
      UNION ALL SELECT UserId FROM [dbo].[AspNetUserLogins]`,
  },
  {
    name: 'aspnet-identity of version 1',
    schema: 'ef1',
    ddl: aspnetIdentityDdl({ version: 1, key: 'nvarchar(128)' }),
    rows: [
      ...[
        [ADA, 'ada'],
        [BOB, 'bob'],
      ].map(
        ([id, name]) =>
          `INSERT INTO [dbo].[AspNetUsers] (Id, UserName, PasswordHash, SecurityStamp, Discriminator)
           VALUES (N'${id}', N'${name}@example.com', N'${identityHash(OLD_PASSWORD, 2)}', N'old', N'Member')`,
      ),
      `INSERT INTO [dbo].[AspNetUserClaims] (User_Id, ClaimType, ClaimValue) VALUES (N'${ADA}', N'a', N'b')`,
    ],
    account: ['SELECT * FROM [dbo].[AspNetUsers] WHERE UserName = @email'],
    created: {
      Id: guid,
      UserName: 'New.One@example.com',
      PasswordHash: someText,
      SecurityStamp: guid,
      Discriminator: 'Member',
    },
    passwordChanged: { SecurityStamp: guid },
    emailChanged: { UserName: 'Ada.New@example.com', SecurityStamp: guid },
    verified: null,
    password: { columns: identity.columns, as: identity.as('sha1') },
    belonging: 'SELECT User_Id AS UserId FROM [dbo].[AspNetUserClaims]',
  },
  {
    name: 'simple-membership',
    schema: 'simple',
    ddl: simpleMembershipDdl,
    rows: [
      "INSERT INTO [dbo].[UserProfile] (UserName) VALUES (N'ada@example.com'), (N'bob@example.com')",
      ...[1, 2].map(
        (id) =>
          `INSERT INTO [dbo].[webpages_Membership] (UserId, CreateDate, IsConfirmed, Password, PasswordSalt, PasswordVerificationToken)
           VALUES (${id}, '2019-01-01', 1, N'${identityHash(OLD_PASSWORD, 2)}', N'', N'asked for')`,
      ),
      "INSERT INTO [dbo].[webpages_OAuthMembership] VALUES (N'google', N'g-1', 1)",
      "INSERT INTO [dbo].[webpages_Roles] (RoleName) VALUES (N'Editor')",
      'INSERT INTO [dbo].[webpages_UsersInRoles] VALUES (1, 1), (2, 1)',
    ],
    account: [
      'SELECT * FROM [dbo].[UserProfile] WHERE UserName = @email',
      'SELECT m.* FROM [dbo].[webpages_Membership] AS m JOIN [dbo].[UserProfile] AS u ON u.UserId = m.UserId WHERE u.UserName = @email',
    ],
    created: {
      UserId: 3,
      UserName: 'New.One@example.com',
      CreateDate: someMoment,
      ConfirmationToken: null,
      IsConfirmed: true,
      LastPasswordFailureDate: null,
      PasswordFailuresSinceLastSuccess: 0,
      Password: someText,
      PasswordChangedDate: someMoment,
      PasswordSalt: '',
      PasswordVerificationToken: null,
      PasswordVerificationTokenExpirationDate: null,
    },
    passwordChanged: { PasswordChangedDate: someMoment, PasswordVerificationToken: null },
    emailChanged: { UserName: 'Ada.New@example.com', ConfirmationToken: token },
    verified: { ConfirmationToken: token },
    password: { columns: ['Password'], as: (row) => asIdentity(row.Password, 'sha1') },
    belonging: `SELECT UserId FROM [dbo].[webpages_UsersInRoles] UNION ALL SELECT UserId FROM [dbo].[webpages_OAuthMembership]
      UNION ALL SELECT UserId FROM [dbo].[webpages_Membership]`,
  },
  {
    name: 'aspnet-membership',
    schema: 'aspnet',
    ddl: aspnetMembershipDdl,
    rows: [
      `INSERT INTO [dbo].[aspnet_Applications] (ApplicationName, LoweredApplicationName, ApplicationId) VALUES (N'Shop', N'shop', '${SHOP}')`,
      ...[
        [ADA, 'Ada'],
        [BOB, 'Bob'],
      ].flatMap(([id = '', name = '']) => [
        `INSERT INTO [dbo].[aspnet_Users] (ApplicationId, UserId, UserName, LoweredUserName, LastActivityDate)
         VALUES ('${SHOP}', '${id}', N'${name}', N'${name.toLowerCase()}', '2020-01-01')`,
        membership('aspnet_Membership', id, name.toLowerCase(), membershipHash(OLD_PASSWORD, 'sha1')),
      ]),
    ],
    account: [
      'SELECT u.* FROM [dbo].[aspnet_Users] AS u JOIN [dbo].[aspnet_Membership] AS m ON m.UserId = u.UserId WHERE m.Email = @email',
      'SELECT * FROM [dbo].[aspnet_Membership] WHERE Email = @email',
    ],
    created: {
      ...newMembership,
      LoweredUserName: 'new.one@example.com',
      LoweredEmail: 'new.one@example.com',
      MobileAlias: null,
      MobilePIN: null,
      FailedPasswordAnswerAttemptWindowStart: NEVER,
    },
    passwordChanged: { PasswordSalt: salt, LastPasswordChangedDate: wholeSecond },
    emailChanged: { Email: 'Ada.New@example.com', LoweredEmail: 'ada.new@example.com' },
    verified: null,
    password: { columns: ['Password'], as: (row) => asMembership(row.Password, row.PasswordSalt, 'sha1') },
    belonging: 'SELECT UserId FROM [dbo].[aspnet_Membership]',
  },
  {
    name: 'universal-providers',
    schema: 'universal',
    ddl: universalProvidersDdl,
    rows: [
      `INSERT INTO [dbo].[Applications] VALUES (N'Shop', '${SHOP}', NULL)`,
      ...[
        [ADA, 'Ada'],
        [BOB, 'Bob'],
      ].flatMap(([id = '', name = '']) => [
        `INSERT INTO [dbo].[Users] VALUES ('${SHOP}', '${id}', N'${name}', 0, '2020-01-01')`,
        membership('Memberships', id, name.toLowerCase(), membershipHash(OLD_PASSWORD, 'hmacsha256')),
      ]),
      `INSERT INTO [dbo].[Roles] VALUES ('${SHOP}', '${SHOP}', N'Buyer', NULL)`,
      `INSERT INTO [dbo].[UsersInRoles] VALUES ('${ADA}', '${SHOP}'), ('${BOB}', '${SHOP}')`,
      `INSERT INTO [dbo].[Profiles] VALUES ('${ADA}', N'a', N'b', 0x01, '2020-01-01')`,
    ],
    account: [
      'SELECT u.* FROM [dbo].[Users] AS u JOIN [dbo].[Memberships] AS m ON m.UserId = u.UserId WHERE m.Email = @email',
      'SELECT * FROM [dbo].[Memberships] WHERE Email = @email',
    ],
    created: { ...newMembership, FailedPasswordAnswerAttemptWindowsStart: NEVER },
    passwordChanged: { PasswordSalt: salt, LastPasswordChangedDate: wholeSecond },
    emailChanged: { Email: 'Ada.New@example.com' },
    verified: null,
    password: { columns: ['Password'], as: (row) => asMembership(row.Password, row.PasswordSalt, 'hmacsha256') },
    belonging: `SELECT UserId FROM [dbo].[Memberships] UNION ALL SELECT UserId FROM [dbo].[UsersInRoles]
      UNION ALL SELECT UserId FROM [dbo].[Profiles]`,
  },
];

export const writingCases: readonly WritingCase[] = [...storeCases, ...customCases];
