import {
  type Barren,
  bcrypt,
  bytes,
  day,
  type Fixture,
  familyName,
  givenName,
  hex,
  login,
  mail,
  oneIn,
  phone,
  pick,
} from '../fixture.ts';

// Databases in which a wrong guess is tempting.

/** What PWDENCRYPT of SQL Server 2000 to 2008 R2 gives: a version, a salt of four bytes, SHA-1. */
const pwdEncrypt = (...seed: readonly (string | number)[]) => Buffer.concat([Buffer.from([1, 0]), bytes(24, ...seed)]);
/** The shape of phpass: 22 letters behind the cost. */
const phpass = (...seed: readonly (string | number)[]) =>
  `$H$9${bytes(40, ...seed)
    .toString('base64')
    .replaceAll(/[+=]/g, '.')
    .slice(0, 30)}`;

export const trapFixtures: readonly Fixture[] = [
  {
    title: 'Members whose Password is NULL since single sign-on came, with a PIN',
    tables: [
      {
        name: 'dbo.Members',
        ddl: 'MemberId int NOT NULL PRIMARY KEY, FirstName nvarchar(50) NULL, LastName nvarchar(50) NULL, Email nvarchar(120) NULL, Password varchar(60) NULL, Pin char(4) NULL, CardNumber char(16) NULL, Active bit NOT NULL',
        rows: 130,
        row: (i) => [
          i + 1,
          givenName(i),
          familyName(i),
          mail(i),
          null,
          String(1000 + ((i * 7919) % 9000)),
          String(4_000_000_000_000_000 + i * 7_919_007),
          !oneIn(9, i),
        ],
      },
    ],
    truth: {
      table: 'dbo.Members',
      key: 'MemberId',
      email: 'Email',
      password: null,
      fields: { given_name: 'FirstName', family_name: 'LastName' },
      barring: ['Active'],
      barred: (i) => oneIn(9, i),
    },
  },
  {
    title: 'Pupils, a Password of asterisks for everybody beside PWDENCRYPT’s bytes',
    tables: [
      {
        name: 'dbo.Pupils',
        ddl: 'PupilNo int NOT NULL PRIMARY KEY, LoginName varchar(30) NOT NULL UNIQUE, FullName nvarchar(90) NULL, SchoolEmail varchar(120) NULL, ParentEmail varchar(120) NULL, Password varchar(20) NULL, PwdEnc varbinary(256) NULL, FailedAttempts int NOT NULL, Blocked bit NOT NULL, LastLogon datetime NULL',
        rows: 140,
        row: (i) => [
          i + 1,
          login(i),
          `${givenName(i)} ${familyName(i)}`,
          mail(i),
          mail(Math.floor(i / 2) + 400),
          '********',
          pwdEncrypt('pupil', i),
          i % 3,
          oneIn(15, i),
          oneIn(4, i) ? null : day(i),
        ],
      },
    ],
    truth: {
      table: 'dbo.Pupils',
      key: 'PupilNo',
      email: 'SchoolEmail',
      password: 'PwdEnc',
      fields: { username: 'LoginName', name: 'FullName' },
      barring: ['Blocked'],
      lastSignIn: 'LastLogon',
      barred: (i) => oneIn(15, i),
    },
  },
  {
    title: 'Benutzer with five rows, beside an empty Users',
    tables: [
      {
        name: 'dbo.Users',
        ddl: 'Id int NOT NULL PRIMARY KEY, UserName nvarchar(50) NULL, Email nvarchar(120) NULL, PasswordHash nvarchar(200) NULL, IsActive bit NULL',
        rows: 0,
        row: () => [],
      },
      {
        name: 'dbo.Benutzer',
        ddl: 'ID int NOT NULL PRIMARY KEY, Kuerzel varchar(10) NOT NULL, Name nvarchar(60) NULL, EMail varchar(120) NULL, Kennwort varchar(30) NULL, Aktiv bit NOT NULL',
        rows: 5,
        row: (i) => [
          i + 1,
          login(i).slice(0, 4),
          `${givenName(i)} ${familyName(i)}`,
          mail(i),
          pick(['Sommer12', 'hallo', 'geheim!', 'lagerist', 'Chef2009'], i),
          i !== 3,
        ],
      },
    ],
    truth: {
      table: 'dbo.Benutzer',
      key: 'ID',
      email: 'EMail',
      password: 'Kennwort',
      fields: { name: 'Name', username: 'Kuerzel' },
      barring: ['Aktiv'],
      barred: (i) => i === 3,
    },
  },
  {
    title: 'forum_user, phpass in old texts without a length, a numeric key, seconds since 1970',
    tables: [
      {
        name: 'dbo.forum_user',
        ddl: 'user_id numeric(10,0) NOT NULL PRIMARY KEY, username nvarchar(max) NOT NULL, user_email ntext NULL, user_pass ntext NULL, user_sig ntext NULL, user_actkey varchar(32) NULL, user_active tinyint NOT NULL, user_regdate int NOT NULL, user_lastvisit int NULL, user_allow_viewemail tinyint NOT NULL',
        rows: 170,
        row: (i) => [
          i + 2,
          login(i),
          mail(i),
          phpass('forum', i),
          oneIn(4, i) ? `Greetings from ${familyName(i)}, write to ${mail(i + 40)}` : null,
          oneIn(13, i) ? hex(16, 'act', i) : null,
          oneIn(13, i) ? 0 : 1,
          1_104_537_600 + i * 86_400,
          1_262_304_000 + i * 86_400,
          i % 2,
        ],
      },
      {
        name: 'dbo.forum_post',
        ddl: 'post_id int NOT NULL PRIMARY KEY, user_id numeric(10,0) NOT NULL, post_username nvarchar(60) NULL, post_text ntext NULL',
        rows: 300,
        row: (i) => [i + 1, (i % 170) + 2, login(i % 170), `Thanks! ${mail(i)}`],
      },
    ],
    truth: {
      table: 'dbo.forum_user',
      key: 'user_id',
      email: 'user_email',
      password: 'user_pass',
      fields: { username: 'username' },
      barring: ['user_active'],
      barred: (i) => oneIn(13, i),
    },
  },
  // Everybody has the same initial password, and an interface's keys differ.
  {
    title: 'T_MITARBEITER, one initial password for everybody, an interface’s key that differs',
    tables: [
      {
        name: 'dbo.T_MITARBEITER',
        ddl: 'MA_NR int NOT NULL PRIMARY KEY, MA_VORNAME varchar(50) NULL, MA_NACHNAME varchar(50) NULL, MA_EMAIL varchar(120) NULL, MA_KENNWORT varchar(60) NULL, MA_SCHLUESSEL char(40) NULL, MA_AUSTRITT datetime NULL',
        rows: 120,
        row: (i) => [
          i + 1,
          givenName(i),
          familyName(i),
          mail(i),
          bcrypt('initial'),
          hex(20, 'schluessel', i),
          oneIn(9, i) ? day(i) : null,
        ],
      },
    ],
    truth: {
      table: 'dbo.T_MITARBEITER',
      key: 'MA_NR',
      email: 'MA_EMAIL',
      password: 'MA_KENNWORT',
      fields: { given_name: 'MA_VORNAME', family_name: 'MA_NACHNAME' },
      barring: ['MA_AUSTRITT'],
      barred: (i) => oneIn(9, i),
    },
  },
];

/** Databases without a single account that could sign in. */
export const barrenFixtures: readonly Barren[] = [
  {
    title: 'A newsletter, contacts, settings with a mail server’s password and tokens of an interface',
    tables: [
      {
        name: 'dbo.NewsletterSubscriber',
        ddl: 'Id int NOT NULL PRIMARY KEY, Email nvarchar(120) NOT NULL UNIQUE, FirstName nvarchar(50) NULL, LastName nvarchar(50) NULL, UnsubscribeKey char(40) NOT NULL, Active bit NOT NULL, ConfirmedOn datetime NULL',
        rows: 400,
        row: (i) => [
          i + 1,
          mail(i),
          givenName(i),
          familyName(i),
          hex(20, 'unsubscribe', i),
          !oneIn(6, i),
          oneIn(7, i) ? null : day(i),
        ],
      },
      {
        name: 'dbo.MailAccounts',
        ddl: 'Id int NOT NULL PRIMARY KEY, DisplayName nvarchar(60) NULL, Email nvarchar(120) NOT NULL, Host varchar(80) NOT NULL, Port int NOT NULL, UserName nvarchar(80) NULL, Password nvarchar(80) NULL, EnableSsl bit NOT NULL',
        rows: 12,
        row: (i) => [
          i + 1,
          `Branch ${i}`,
          `branch${i}@example.com`,
          'smtp.example.com',
          25,
          `branch${i}`,
          `Mail${hex(5, 'smtp', i)}`,
          oneIn(2, i),
        ],
      },
      {
        name: 'dbo.ApiClient',
        ddl: 'ClientId uniqueidentifier NOT NULL PRIMARY KEY, Name nvarchar(60) NOT NULL, OwnerEmail nvarchar(120) NULL, SecretHash char(64) NOT NULL, Enabled bit NOT NULL',
        rows: 60,
        row: (i) => [
          `00000000-0000-4000-8000-${hex(6, 'client', i)}`,
          `Client ${i}`,
          mail(i),
          hex(32, 'secret', i),
          !oneIn(9, i),
        ],
      },
      {
        name: 'dbo.Contact',
        ddl: 'ContactID int NOT NULL PRIMARY KEY, FirstName nvarchar(50) NULL, LastName nvarchar(50) NULL, Email nvarchar(120) NULL, Phone varchar(30) NULL, RowHash varbinary(20) NULL, IsActive bit NOT NULL',
        rows: 220,
        row: (i) => [i + 1, givenName(i), familyName(i), mail(i), phone(i), bytes(20, 'row', i), !oneIn(8, i)],
      },
    ],
  },
];
