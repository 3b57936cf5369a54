import {
  argon2id,
  base64,
  bcrypt,
  bytes,
  day,
  type Fixture,
  familyName,
  givenName,
  guid,
  hex,
  identityV3,
  login,
  mail,
  oneIn,
  phone,
  pick,
} from './fixture.ts';

// Twelve further applications, invented after the rules were written, to see whether those were made for the first ten alone. Some
// are traps: flags that say the opposite of what most accounts bear out, addresses that are somebody else's.

const whole = (index: number) => `${givenName(index)} ${familyName(index)}`;

export const furtherFixtures: readonly Fixture[] = [
  {
    title: 'KUNDEN_STAMM, German, prefixes and two addresses',
    tables: [
      {
        name: 'dbo.KUNDEN_STAMM',
        ddl: 'KD_NR int NOT NULL PRIMARY KEY, KD_ANREDE varchar(10) NULL, KD_VNAME varchar(60) NULL, KD_NNAME varchar(60) NULL, KD_EMAIL1 varchar(120) NULL, KD_EMAIL2 varchar(120) NULL, KD_PWD_MD5 char(32) NULL, KD_SALT varchar(8) NULL, KD_SPERR_KZ tinyint NOT NULL, KD_LOESCH_DAT datetime NULL',
        rows: 140,
        row: (i) => [
          i + 1,
          pick(['Herr', 'Frau'], i),
          givenName(i),
          familyName(i),
          mail(i),
          oneIn(4, i) ? mail(i + 500) : null,
          hex(16, 'kd', i),
          hex(4, 'kd', i),
          oneIn(20, i) ? 1 : 0,
          oneIn(17, i) ? day(i) : null,
        ],
      },
      {
        name: 'dbo.KUNDEN_KONTAKT',
        ddl: 'KK_NR int NOT NULL PRIMARY KEY, KD_NR int NOT NULL REFERENCES dbo.KUNDEN_STAMM (KD_NR), KK_EMAIL varchar(120) NULL, KK_HASH char(32) NULL',
        rows: 90,
        row: (i) => [i + 1, i + 1, mail(i + 800), hex(16, 'kk', i)],
      },
    ],
    truth: {
      table: 'dbo.KUNDEN_STAMM',
      key: 'KD_NR',
      email: 'KD_EMAIL1',
      password: 'KD_PWD_MD5',
      salt: 'KD_SALT',
      barring: ['KD_SPERR_KZ', 'KD_LOESCH_DAT'],
      barred: (i) => oneIn(20, i) || oneIn(17, i),
    },
  },
  {
    title: 'SEG_USUARIO, Spanish, a status of letters',
    tables: [
      {
        name: 'dbo.SEG_USUARIO',
        ddl: 'USU_CODIGO varchar(20) NOT NULL PRIMARY KEY, USU_NOMBRE varchar(90) NULL, USU_CORREO varchar(120) NULL, USU_PASS varchar(28) NULL, USU_ESTADO char(1) NOT NULL, USU_FEC_ULT_ING datetime NULL',
        rows: 110,
        row: (i) => [login(i), whole(i), mail(i), base64(20, 'usu', i), oneIn(6, i) ? 'I' : 'A', day(i)],
      },
      {
        name: 'dbo.SEG_AUDITORIA',
        ddl: 'AUD_ID int NOT NULL PRIMARY KEY, USU_CODIGO varchar(20) NOT NULL REFERENCES dbo.SEG_USUARIO (USU_CODIGO), AUD_CORREO varchar(120) NULL, AUD_FIRMA varchar(64) NULL',
        rows: 200,
        row: (i) => [i + 1, login(i % 110), mail(i % 110), hex(32, 'aud', i)],
      },
    ],
    truth: {
      table: 'dbo.SEG_USUARIO',
      key: 'USU_CODIGO',
      email: 'USU_CORREO',
      password: 'USU_PASS',
      barring: ['USU_ESTADO'],
      barred: (i) => oneIn(6, i),
    },
  },
  {
    title: 'Members, English, disabled and locked until',
    tables: [
      {
        name: 'dbo.Members',
        ddl: 'MemberId int NOT NULL PRIMARY KEY, FirstName nvarchar(60) NULL, LastName nvarchar(60) NULL, Email nvarchar(120) NULL, PasswordHash nvarchar(128) NULL, PasswordSalt nvarchar(32) NULL, IsDisabled bit NOT NULL, LockedUntil datetime NULL, LastLoginUtc datetime NULL',
        rows: 150,
        row: (i) => [
          i + 1,
          givenName(i),
          familyName(i),
          mail(i),
          hex(64, 'member', i),
          hex(16, 'salt', i),
          oneIn(12, i),
          oneIn(9, i) ? day(i) : null,
          day(i),
        ],
      },
      {
        name: 'dbo.MemberAudit',
        ddl: 'Id int NOT NULL PRIMARY KEY, MemberId int NOT NULL REFERENCES dbo.Members (MemberId), Email nvarchar(120) NULL, PasswordHash nvarchar(128) NULL',
        rows: 90,
        row: (i) => [i + 1, i + 1, mail(i), hex(64, 'audit', i)],
      },
    ],
    truth: {
      table: 'dbo.Members',
      key: 'MemberId',
      email: 'Email',
      password: 'PasswordHash',
      salt: 'PasswordSalt',
      fields: { given_name: 'FirstName', family_name: 'LastName' },
      barring: ['IsDisabled', 'LockedUntil'],
      lastSignIn: 'LastLoginUtc',
      // Every lockout is over in the year in which accounts are judged.
      barred: (i) => oneIn(12, i),
    },
  },
  {
    title: 'utilisateur, French',
    tables: [
      {
        name: 'dbo.utilisateur',
        ddl: 'id_utilisateur int NOT NULL PRIMARY KEY, nom nvarchar(60) NULL, prenom nvarchar(60) NULL, adresse_mail nvarchar(120) NULL, mot_de_passe varchar(60) NULL, actif tinyint NOT NULL, date_derniere_connexion datetime NULL, date_creation datetime NULL',
        rows: 140,
        row: (i) => [i + 1, familyName(i), givenName(i), mail(i), bcrypt('fr', i), oneIn(7, i) ? 0 : 1, day(i), day(i)],
      },
      {
        name: 'dbo.utilisateur_historique',
        ddl: 'id int NOT NULL PRIMARY KEY, id_utilisateur int NOT NULL, adresse_mail nvarchar(120) NULL, mot_de_passe varchar(60) NULL',
        rows: 160,
        row: (i) => [i + 1, i + 1, mail(i), bcrypt('histo', i)],
      },
    ],
    truth: {
      table: 'dbo.utilisateur',
      key: 'id_utilisateur',
      email: 'adresse_mail',
      password: 'mot_de_passe',
      fields: { given_name: 'prenom', family_name: 'nom' },
      barring: ['actif'],
      lastSignIn: 'date_derniere_connexion',
      barred: (i) => oneIn(7, i),
    },
  },
  {
    title: 'Users, of whom most are inactive: a trap of polarity',
    tables: [
      {
        name: 'dbo.Users',
        ddl: 'UserID int NOT NULL PRIMARY KEY, UserName varchar(40) NOT NULL, Email varchar(120) NULL, Password varchar(60) NULL, Inactive bit NOT NULL',
        rows: 120,
        row: (i) => [i + 1, login(i), mail(i), bcrypt('dead', i), !oneIn(6, i)],
      },
    ],
    truth: {
      table: 'dbo.Users',
      key: 'UserID',
      email: 'Email',
      password: 'Password',
      fields: { username: 'UserName' },
      barring: ['Inactive'],
      barred: (i) => !oneIn(6, i),
    },
  },
  {
    title: 'Accounts with a login that is an address, and a contact’s address: a trap',
    tables: [
      {
        name: 'dbo.PortalAccounts',
        ddl: 'AccountKey uniqueidentifier NOT NULL PRIMARY KEY, Login varchar(120) NOT NULL UNIQUE, ContactEmail varchar(120) NULL, PassHash varchar(60) NULL, CompanyName nvarchar(80) NULL, Disabled bit NOT NULL',
        rows: 130,
        row: (i) => [
          guid('portal', i),
          mail(i),
          mail(i + 600),
          bcrypt('portal', i),
          `Firma ${familyName(i)}`,
          oneIn(10, i),
        ],
      },
    ],
    truth: {
      table: 'dbo.PortalAccounts',
      key: 'AccountKey',
      email: 'Login',
      password: 'PassHash',
      barring: ['Disabled'],
      barred: (i) => oneIn(10, i),
    },
  },
  {
    title: 'TBUSR, Portuguese without vowels',
    tables: [
      {
        name: 'dbo.TBUSR',
        ddl: 'CDUSR int NOT NULL PRIMARY KEY, NMUSR varchar(90) NULL, EMLUSR varchar(120) NULL, SNHUSR varchar(120) NULL, STUSR char(1) NOT NULL',
        rows: 110,
        row: (i) => [i + 1, whole(i), mail(i), argon2id('usr', i), oneIn(8, i) ? 'I' : 'A'],
      },
      {
        name: 'dbo.TBFORN',
        ddl: 'CDFORN int NOT NULL PRIMARY KEY, NMFORN varchar(90) NULL, EMLFORN varchar(120) NULL',
        rows: 90,
        row: (i) => [i + 1, whole(i), mail(i + 70)],
      },
    ],
    truth: {
      table: 'dbo.TBUSR',
      key: 'CDUSR',
      email: 'EMLUSR',
      password: 'SNHUSR',
      fields: { name: 'NMUSR' },
      barring: ['STUSR'],
      barred: (i) => oneIn(8, i),
    },
  },
  {
    title: 'accessi beside anagrafica, Italian, two tables',
    tables: [
      {
        name: 'dbo.anagrafica',
        ddl: 'id_anagrafica int NOT NULL PRIMARY KEY, nominativo nvarchar(90) NULL, email nvarchar(120) NULL, cellulare varchar(30) NULL',
        rows: 160,
        row: (i) => [i + 1, whole(i), mail(i), phone(i)],
      },
      {
        name: 'dbo.accessi',
        ddl: 'id_accesso int NOT NULL PRIMARY KEY, id_anagrafica int NOT NULL REFERENCES dbo.anagrafica (id_anagrafica), username varchar(40) NOT NULL, pwd varchar(60) NOT NULL, abilitato bit NOT NULL',
        rows: 120,
        row: (i) => [i + 1, i + 5, login(i), bcrypt('accessi', i), !oneIn(11, i)],
      },
    ],
    truth: {
      table: 'dbo.accessi',
      key: 'id_accesso',
      email: 'email',
      password: 'pwd',
      fields: { username: 'username', name: 'nominativo', phone_number: 'cellulare' },
      barring: ['abilitato'],
      barred: (i) => oneIn(11, i),
    },
  },
  {
    title: 'gebr, Dutch abbreviations',
    tables: [
      {
        name: 'dbo.gebr',
        ddl: 'gebr_id int NOT NULL PRIMARY KEY, gebr_naam nvarchar(90) NULL, gebr_mail nvarchar(120) NULL, gebr_ww char(64) NULL, gebr_zout char(16) NULL, geblokkeerd bit NOT NULL',
        rows: 130,
        row: (i) => [i + 1, whole(i), mail(i), hex(32, 'ww', i), hex(8, 'zout', i), oneIn(13, i)],
      },
      {
        name: 'dbo.gebr_log',
        ddl: 'id int NOT NULL PRIMARY KEY, gebr_id int NOT NULL REFERENCES dbo.gebr (gebr_id), mail nvarchar(120) NULL',
        rows: 300,
        row: (i) => [i + 1, (i % 130) + 1, mail(i % 130)],
      },
    ],
    truth: {
      table: 'dbo.gebr',
      key: 'gebr_id',
      email: 'gebr_mail',
      password: 'gebr_ww',
      salt: 'gebr_zout',
      fields: { name: 'gebr_naam' },
      barring: ['geblokkeerd'],
      barred: (i) => oneIn(13, i),
    },
  },
  {
    title: 'tblLogin, passwords as they were typed',
    tables: [
      {
        name: 'dbo.tblLogin',
        ddl: 'LoginID int NOT NULL PRIMARY KEY, UserName varchar(40) NOT NULL, Pass varchar(30) NULL, EMail varchar(120) NULL, Closed bit NOT NULL',
        rows: 120,
        row: (i) => [
          i + 1,
          login(i),
          `${pick(['sun', 'Winter', 'passw0rd', 'Hund'], i)}${i * 13}`,
          mail(i),
          oneIn(9, i),
        ],
      },
    ],
    truth: {
      table: 'dbo.tblLogin',
      key: 'LoginID',
      email: 'EMail',
      password: 'Pass',
      fields: { username: 'UserName' },
      barring: ['Closed'],
      barred: (i) => oneIn(9, i),
    },
  },
  {
    title: 'WebUser with an e-mail that most lack, and a key of the interface',
    tables: [
      {
        name: 'dbo.WebUser',
        ddl: 'Id int NOT NULL PRIMARY KEY, Handle varchar(40) NOT NULL, Mail varchar(120) NULL, ApiKey char(64) NOT NULL, Secret varbinary(64) NULL, Validated bit NOT NULL, Seen datetime NULL',
        rows: 140,
        row: (i) => [
          i + 1,
          login(i),
          oneIn(3, i) ? mail(i) : null,
          hex(32, 'api', i),
          bytes(64, 'web', i),
          !oneIn(10, i),
          day(i),
        ],
      },
    ],
    truth: {
      table: 'dbo.WebUser',
      key: 'Id',
      email: 'Mail',
      password: 'Secret',
      barring: ['Validated'],
      lastSignIn: 'Seen',
      barred: (i) => oneIn(10, i),
    },
  },
  {
    title: 'uzytkownicy, Polish, a language that the lexicon lacks',
    tables: [
      {
        name: 'dbo.uzytkownicy',
        ddl: 'id int NOT NULL PRIMARY KEY, imie nvarchar(60) NULL, nazwisko nvarchar(60) NULL, adres_email nvarchar(120) NULL, haslo varchar(60) NULL, zablokowany bit NOT NULL',
        rows: 130,
        row: (i) => [i + 1, givenName(i), familyName(i), mail(i), bcrypt('pl', i), oneIn(10, i)],
      },
    ],
    truth: {
      table: 'dbo.uzytkownicy',
      key: 'id',
      email: 'adres_email',
      password: 'haslo',
      barring: ['zablokowany'],
      barred: (i) => oneIn(10, i),
    },
  },
];

/** Ten more, invented after those twelve had changed the rules. */
export const lastFixtures: readonly Fixture[] = [
  {
    title: 'APP_BENUTZER, German words run together',
    tables: [
      {
        name: 'dbo.APP_BENUTZER',
        ddl: 'ID int NOT NULL PRIMARY KEY, BENUTZERNAME varchar(40) NOT NULL, MAILADRESSE varchar(120) NULL, PASSWORTHASH varchar(60) NULL, AKTIVKZ char(1) NOT NULL, LETZTERLOGIN datetime NULL',
        rows: 120,
        row: (i) => [i + 1, login(i), mail(i), bcrypt('b1', i), oneIn(8, i) ? 'N' : 'J', day(i)],
      },
      {
        name: 'dbo.APP_MAILLOG',
        ddl: 'ID int NOT NULL PRIMARY KEY, MAILADRESSE varchar(120) NULL, PRUEFHASH char(40) NULL',
        rows: 220,
        row: (i) => [i + 1, mail(i), hex(20, 'm', i)],
      },
    ],
    truth: {
      table: 'dbo.APP_BENUTZER',
      key: 'ID',
      email: 'MAILADRESSE',
      password: 'PASSWORTHASH',
      fields: { username: 'BENUTZERNAME' },
      barring: ['AKTIVKZ'],
      lastSignIn: 'LETZTERLOGIN',
      barred: (i) => oneIn(8, i),
    },
  },
  {
    title: 'Cliente, a Spanish shop',
    tables: [
      {
        name: 'dbo.Cliente',
        ddl: 'IdCliente int NOT NULL PRIMARY KEY, NombreCompleto nvarchar(90) NULL, Email nvarchar(120) NULL, Contrasena varchar(120) NULL, Habilitado bit NOT NULL, Boletin bit NOT NULL, FechaRegistro datetime NULL',
        rows: 130,
        row: (i) => [i + 1, whole(i), mail(i), argon2id('b2', i), !oneIn(9, i), oneIn(2, i), day(i)],
      },
      {
        name: 'dbo.Pedido',
        ddl: 'IdPedido int NOT NULL PRIMARY KEY, IdCliente int NOT NULL REFERENCES dbo.Cliente (IdCliente), EmailEnvio nvarchar(120) NULL',
        rows: 200,
        row: (i) => [i + 1, (i % 130) + 1, mail(i % 130)],
      },
    ],
    truth: {
      table: 'dbo.Cliente',
      key: 'IdCliente',
      email: 'Email',
      password: 'Contrasena',
      fields: { name: 'NombreCompleto' },
      barring: ['Habilitado'],
      barred: (i) => oneIn(9, i),
    },
  },
  {
    title: 'Abonnes, French, hash and salt',
    tables: [
      {
        name: 'dbo.Abonnes',
        ddl: 'num_abonne int NOT NULL PRIMARY KEY, prenom_nom nvarchar(90) NULL, courriel nvarchar(120) NULL, mdp_hash varbinary(20) NULL, mdp_sel varbinary(8) NULL, suspendu bit NOT NULL, derniere_visite datetime NULL',
        rows: 110,
        row: (i) => [i + 1, whole(i), mail(i), bytes(20, 'b3', i), bytes(8, 'sel', i), oneIn(15, i), day(i)],
      },
    ],
    truth: {
      table: 'dbo.Abonnes',
      key: 'num_abonne',
      email: 'courriel',
      password: 'mdp_hash',
      salt: 'mdp_sel',
      barring: ['suspendu'],
      lastSignIn: 'derniere_visite',
      barred: (i) => oneIn(15, i),
    },
  },
  {
    title: 'tUser, one letter before each word',
    tables: [
      {
        name: 'dbo.tUser',
        ddl: 'uId uniqueidentifier NOT NULL PRIMARY KEY, uName nvarchar(40) NULL, uMail nvarchar(120) NULL, uPwd nvarchar(120) NULL, uDel bit NOT NULL, uLast datetime NULL',
        rows: 120,
        row: (i) => [guid('b4', i), login(i), mail(i), identityV3('b4', i), oneIn(14, i), day(i)],
      },
    ],
    truth: {
      table: 'dbo.tUser',
      key: 'uId',
      email: 'uMail',
      password: 'uPwd',
      barring: ['uDel'],
      barred: (i) => oneIn(14, i),
    },
  },
  {
    title: 'associado, Portuguese, a status of numbers',
    tables: [
      {
        name: 'dbo.associado',
        ddl: 'codigo int NOT NULL PRIMARY KEY, nome nvarchar(90) NULL, email nvarchar(120) NULL, senha varchar(60) NULL, situacao tinyint NOT NULL',
        rows: 120,
        row: (i) => [i + 1, whole(i), mail(i), bcrypt('b5', i), pick([1, 1, 1, 2, 1, 3], i)],
      },
    ],
    truth: {
      table: 'dbo.associado',
      key: 'codigo',
      email: 'email',
      password: 'senha',
      fields: { name: 'nome' },
      barring: ['situacao'],
      barred: (i) => [3, 5].includes(i % 6),
    },
  },
  {
    title: 'soci, Italian, MD5',
    tables: [
      {
        name: 'dbo.soci',
        ddl: 'numero_tessera int NOT NULL PRIMARY KEY, nome nvarchar(60) NULL, cognome nvarchar(60) NULL, e_mail nvarchar(120) NULL, parola char(32) NULL, sospeso bit NOT NULL, codice_fiscale char(16) NULL',
        rows: 120,
        row: (i) => [
          i + 1,
          givenName(i),
          familyName(i),
          mail(i),
          hex(16, 'b6', i),
          oneIn(12, i),
          hex(8, 'cf', i).toUpperCase(),
        ],
      },
    ],
    truth: {
      table: 'dbo.soci',
      key: 'numero_tessera',
      email: 'e_mail',
      password: 'parola',
      fields: { given_name: 'nome', family_name: 'cognome' },
      barring: ['sospeso'],
      barred: (i) => oneIn(12, i),
    },
  },
  {
    title: 'klant and klant_login share a key, Dutch',
    tables: [
      {
        name: 'dbo.klant',
        ddl: 'klant_id int NOT NULL PRIMARY KEY, voornaam nvarchar(60) NULL, achternaam nvarchar(60) NULL, emailadres nvarchar(120) NULL, vervallen bit NOT NULL',
        rows: 150,
        row: (i) => [i + 1, givenName(i), familyName(i), mail(i), oneIn(16, i)],
      },
      {
        name: 'dbo.klant_login',
        ddl: 'klant_id int NOT NULL PRIMARY KEY REFERENCES dbo.klant (klant_id), wachtwoord varchar(60) NOT NULL, laatste_login datetime NULL, gebruikersnaam nvarchar(40) NOT NULL',
        rows: 110,
        row: (i) => [i + 1, bcrypt('b7', i), day(i), login(i)],
      },
    ],
    truth: {
      table: 'dbo.klant_login',
      key: 'klant_id',
      email: 'emailadres',
      password: 'wachtwoord',
      fields: { username: 'gebruikersnaam', given_name: 'voornaam', family_name: 'achternaam' },
      barring: ['vervallen'],
      lastSignIn: 'laatste_login',
      barred: () => false,
    },
  },
  {
    title: 'Person names its Credential',
    tables: [
      {
        name: 'dbo.Credential',
        ddl: 'CredentialId int NOT NULL PRIMARY KEY, LoginName varchar(40) NOT NULL UNIQUE, SecretHash varbinary(64) NOT NULL, SecretSalt varbinary(16) NOT NULL, LastUsed datetime NULL',
        rows: 120,
        row: (i) => [i + 1, login(i), bytes(64, 'b8', i), bytes(16, 'b8', i), day(i)],
      },
      {
        name: 'dbo.Person',
        ddl: 'PersonId int NOT NULL PRIMARY KEY, CredentialId int NOT NULL UNIQUE REFERENCES dbo.Credential (CredentialId), Forename nvarchar(60) NULL, Surname nvarchar(60) NULL, EmailAddress nvarchar(120) NULL, MobileNo varchar(30) NULL',
        rows: 120,
        row: (i) => [i + 1000, i + 1, givenName(i), familyName(i), mail(i), phone(i)],
      },
    ],
    truth: {
      table: 'dbo.Credential',
      key: 'CredentialId',
      email: 'EmailAddress',
      password: 'SecretHash',
      salt: 'SecretSalt',
      fields: { username: 'LoginName', given_name: 'Forename', family_name: 'Surname', phone_number: 'MobileNo' },
      barring: [],
      barred: () => false,
    },
  },
  {
    title: 'StudentAccounts, two kinds of address and an end',
    tables: [
      {
        name: 'dbo.StudentAccounts',
        ddl: 'StudentNo char(8) NOT NULL PRIMARY KEY, FullName nvarchar(90) NULL, UniversityMail varchar(120) NULL, PrivateMail varchar(120) NULL, PwHash varchar(120) NULL, ExpiresOn date NULL',
        rows: 120,
        row: (i) => [
          String(20_000_000 + i),
          whole(i),
          mail(i),
          oneIn(2, i) ? mail(i + 400) : null,
          argon2id('b9', i),
          day(i + 30),
        ],
      },
    ],
    truth: {
      table: 'dbo.StudentAccounts',
      key: 'StudentNo',
      email: 'UniversityMail',
      password: 'PwHash',
      fields: { name: 'FullName' },
      barring: ['ExpiresOn'],
      barred: () => true,
    },
  },
  {
    title: 'T_USR_MST, the manner of an outsourcer',
    tables: [
      {
        name: 'dbo.T_USR_MST',
        ddl: 'USR_CD varchar(10) NOT NULL PRIMARY KEY, USR_NM nvarchar(60) NULL, MAIL_ADDR varchar(120) NULL, PASSWD char(64) NULL, DEL_FLG char(1) NOT NULL, LAST_LOGIN_DT datetime NULL, UPD_USR_CD varchar(10) NULL, UPD_DT datetime NULL',
        rows: 120,
        row: (i) => [
          `U${10_000 + i}`,
          whole(i),
          mail(i),
          hex(32, 'b10', i),
          oneIn(11, i) ? '1' : '0',
          day(i),
          'U10001',
          day(i),
        ],
      },
    ],
    truth: {
      table: 'dbo.T_USR_MST',
      key: 'USR_CD',
      email: 'MAIL_ADDR',
      password: 'PASSWD',
      fields: { name: 'USR_NM' },
      barring: ['DEL_FLG'],
      lastSignIn: 'LAST_LOGIN_DT',
      barred: (i) => oneIn(11, i),
    },
  },
];
