import { createHash, pbkdf2Sync } from 'node:crypto';
import { hashSync } from 'bcryptjs';
import { expect } from 'vitest';
import type { PasswordRecipe } from '../../../electron/accounts/passwords/recipe.ts';
import { isUnset, nothingMapped, unverified } from '../../../electron/stores/mapping/make.ts';
import type { ColumnRef, Mapping, Value } from '../../../electron/stores/mapping/mapping.ts';
import { OLD_SALT } from './kept-passwords.ts';
import { OLD_PASSWORD, type WritingCase } from './writing-case.ts';

// Tables of applications that wrote their own sign-in.

const u = (column: string): ColumnRef => ({ table: 'u', column });
const p = (column: string): ColumnRef => ({ table: 'p', column });
const value = (column: ColumnRef): Value => ({ kind: 'column', column });

function mappingOf(schema: string, change: Partial<Mapping> & Pick<Mapping, 'key' | 'fields' | 'password'>): Mapping {
  const table = { schema, name: 'Members' };
  return { ...nothingMapped, store: 'custom', origin: { kind: 'tables', alias: 'u', table, joins: [] }, ...change };
}

const salted: PasswordRecipe = {
  kind: 'digest',
  digest: 'sha256',
  hash: 'hex',
  password: 'utf16le',
  salt: { as: 'text-utf16le', position: 'suffix' },
};
const digestOf = (password: string, salt: string) =>
  createHash('sha256')
    .update(Buffer.from(password + salt, 'utf16le'))
    .digest('hex');

const derived: PasswordRecipe = {
  kind: 'pbkdf2',
  digest: 'sha256',
  iterations: 1000,
  hash: 'bytes',
  length: 24,
  salt: 'bytes',
};
const OLD_KEY = pbkdf2Sync(OLD_PASSWORD, Buffer.from(OLD_SALT, 'base64'), 1000, 24, 'sha256');
const hex = (bytes: Buffer) => `0x${bytes.toString('hex')}`;

export const customCases: readonly WritingCase[] = [
  {
    name: 'custom tables with salted digests, whole numbers for keys, flags and roles',
    schema: 'own1',
    ddl: [
      `CREATE TABLE [dbo].[Members] (
        [Nr] int NOT NULL IDENTITY PRIMARY KEY, [E-Mail] nvarchar(200) NOT NULL UNIQUE, [Pass]]word] varchar(64) NOT NULL,
        [Salt] nvarchar(12) NOT NULL, [Confirmed] bit NOT NULL, [Active] bit NOT NULL, [Since] datetime NOT NULL DEFAULT GETUTCDATE(),
        [Phone] nvarchar(20) NULL, [Version] rowversion
      )`,
      'CREATE TABLE [dbo].[Groups] ([Id] int NOT NULL PRIMARY KEY, [Name] nvarchar(50) NOT NULL)',
      `CREATE TABLE [dbo].[MemberGroups] ([Member] int NOT NULL REFERENCES [dbo].[Members] ([Nr]), [Group] int NOT NULL,
        PRIMARY KEY ([Member], [Group]))`,
    ],
    rows: [
      ...['ada', 'bob'].map(
        (name) =>
          `INSERT INTO [dbo].[Members] ([E-Mail], [Pass]]word], [Salt], [Confirmed], [Active])
           VALUES (N'${name}@example.com', '${digestOf(OLD_PASSWORD, 'NaCl')}', N'NaCl', 0, 1)`,
      ),
      "INSERT INTO [dbo].[Groups] VALUES (1, N'Editors')",
      'INSERT INTO [dbo].[MemberGroups] VALUES (1, 1), (2, 1)',
    ],
    mapping: mappingOf('own1', {
      key: { column: u('Nr'), sqlType: 'int', kind: 'integer' },
      fields: { email: { kind: 'trim', of: value(u('E-Mail')) }, email_verified: value(u('Confirmed')) },
      password: { recipe: salted, hash: u('Pass]word'), salt: u('Salt'), format: null },
      unapproved: [isUnset(u('Active'))],
      details: [
        {
          role: 'roles',
          alias: 'ur',
          table: { schema: 'own1', name: 'MemberGroups' },
          owner: 'Member',
          through: { alias: 'r', table: { schema: 'own1', name: 'Groups' }, column: 'Id', equals: 'Group' },
          columns: [{ table: 'r', column: 'Name' }],
          only: [],
        },
      ],
    }),
    account: [
      'SELECT [Nr], [E-Mail], [Pass]]word], [Salt], [Confirmed], [Active], [Since], [Phone] FROM [dbo].[Members] WHERE [E-Mail] = @email',
    ],
    created: {
      Nr: 3,
      'E-Mail': 'New.One@example.com',
      // In the letters that the last password was written in.
      'Pass]word': expect.stringMatching(/^[0-9a-f]{64}$/),
      Salt: expect.stringMatching(/^[A-Za-z0-9+/]{12}$/),
      Confirmed: false,
      Active: true,
      Since: expect.any(Date),
      Phone: null,
    },
    passwordChanged: {},
    emailChanged: { 'E-Mail': 'Ada.New@example.com', Confirmed: true },
    verified: { Confirmed: true },
    password: {
      columns: ['Pass]word', 'Salt'],
      as: (row) => ({
        algorithm: 'sha256',
        hash: { value: String(row['Pass]word']), encoding: 'hex' },
        salt: { value: Buffer.from(String(row.Salt), 'utf16le').toString('hex'), encoding: 'hex', position: 'suffix' },
        password: { encoding: 'utf16le' },
      }),
    },
    belonging: 'SELECT [Member] FROM [dbo].[MemberGroups]',
  },
  {
    name: 'custom tables with bcrypt, GUIDs that the database makes, and the moment of a proof',
    schema: 'own2',
    ddl: [
      `CREATE TABLE [dbo].[Members] (
        [Id] uniqueidentifier NOT NULL DEFAULT NEWID() PRIMARY KEY, [Mail] nvarchar(450) NOT NULL UNIQUE, [Name] nvarchar(450) NOT NULL,
        [Hash] char(60) NOT NULL, [ConfirmedOn] datetime2 NULL
      )`,
    ],
    rows: ['ada', 'bob'].map(
      (name, index) =>
        `INSERT INTO [dbo].[Members] ([Id], [Mail], [Name], [Hash]) VALUES ('aaaaaaaa-0000-0000-0000-00000000000${index}', N'${name}@example.com', N'${name}', '${hashSync(OLD_PASSWORD, 5)}')`,
    ),
    mapping: mappingOf('own2', {
      key: { column: u('Id'), sqlType: 'uniqueidentifier', kind: 'guid' },
      fields: {
        email: value(u('Mail')),
        email_verified: { kind: 'provided', that: u('ConfirmedOn'), of: { kind: 'constant', value: true } },
        name: value(u('Name')),
      },
      password: { recipe: { kind: 'self-describing' }, hash: u('Hash'), salt: null, format: null },
    }),
    account: ['SELECT * FROM [dbo].[Members] WHERE [Mail] = @email'],
    created: {
      Id: expect.any(String),
      Mail: 'New.One@example.com',
      Name: 'New.One@example.com',
      Hash: expect.stringMatching(/^\$2[aby]\$05\$/),
      ConfirmedOn: null,
    },
    passwordChanged: {},
    emailChanged: { Mail: 'Ada.New@example.com', ConfirmedOn: expect.any(Date) },
    verified: { ConfirmedOn: expect.any(Date) },
    password: { columns: ['Hash'], as: (row) => ({ algorithm: 'bcrypt', hash: { value: String(row.Hash) } }) },
    belonging: 'SELECT [Id] FROM [dbo].[Members]',
  },
  {
    name: 'custom tables with PBKDF2 in a table of its own and text keys',
    schema: 'own3',
    ddl: [
      'CREATE TABLE [dbo].[Members] ([Code] varchar(20) NOT NULL PRIMARY KEY, [Mail] nvarchar(450) NOT NULL)',
      `CREATE TABLE [dbo].[Secrets] ([Member] varchar(20) NOT NULL PRIMARY KEY, [Key] varbinary(24) NOT NULL, [Salt] varbinary(16) NOT NULL,
        [Changed] datetime NULL)`,
    ],
    rows: ['ada', 'bob'].flatMap((name) => [
      `INSERT INTO [dbo].[Members] VALUES ('${name.toUpperCase()}/1', N'${name}@example.com')`,
      `INSERT INTO [dbo].[Secrets] VALUES ('${name.toUpperCase()}/1', ${hex(OLD_KEY)}, ${hex(Buffer.from(OLD_SALT, 'base64'))}, NULL)`,
    ]),
    mapping: mappingOf('own3', {
      origin: {
        kind: 'tables',
        alias: 'u',
        table: { schema: 'own3', name: 'Members' },
        joins: [
          {
            alias: 'p',
            table: { schema: 'own3', name: 'Secrets' },
            on: [{ column: 'Member', equals: u('Code') }],
            latestBy: null,
          },
        ],
      },
      key: { column: u('Code'), sqlType: 'varchar(20)', kind: 'text' },
      fields: { email: value(u('Mail')), email_verified: unverified },
      password: { recipe: derived, hash: p('Key'), salt: p('Salt'), format: null },
    }),
    account: [
      'SELECT * FROM [dbo].[Members] WHERE [Mail] = @email',
      'SELECT s.* FROM [dbo].[Secrets] AS s JOIN [dbo].[Members] AS m ON m.[Code] = s.[Member] WHERE m.[Mail] = @email',
    ],
    created: null,
    passwordChanged: {},
    emailChanged: { Mail: 'Ada.New@example.com' },
    verified: null,
    password: {
      columns: ['Key', 'Salt'],
      as: (row) => {
        const text = (bytes: unknown) => (Buffer.isBuffer(bytes) ? bytes.toString('base64').replace(/=+$/, '') : '');
        return {
          algorithm: 'pbkdf2',
          hash: { value: `$pbkdf2-sha256$i=1000,l=24$${text(row.Salt)}$${text(row.Key)}` },
        };
      },
    },
    belonging: 'SELECT [Member] FROM [dbo].[Secrets]',
  },
];
