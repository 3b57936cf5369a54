import {
  argon2id,
  base64,
  bcrypt,
  bytes,
  day,
  type Fixture,
  type FixtureTable,
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
  ssha,
} from './fixture.ts';

// Ten applications' tables with names that help little, among decoys. What is true of each stands beside it.

const customers: Fixture = {
  title: 'tbl_Cust, Hungarian',
  tables: [
    {
      name: 'dbo.tbl_Cust',
      ddl: 'CustID int NOT NULL PRIMARY KEY, strName varchar(80) NOT NULL, strEMail varchar(120) NULL, strPwd varchar(60) NULL, bActive bit NOT NULL, bNewsletter bit NOT NULL, dtLastLogin datetime NULL, dtCreated datetime NOT NULL',
      rows: 140,
      row: (i) => [
        i + 1,
        `${givenName(i)} ${familyName(i)}`,
        oneIn(40, i) ? null : mail(i),
        oneIn(30, i) ? null : bcrypt('cust', i),
        !oneIn(9, i),
        oneIn(2, i),
        oneIn(5, i) ? null : day(i),
        day(i - 9),
      ],
    },
    {
      name: 'dbo.tbl_CustLog',
      ddl: 'LogID int NOT NULL PRIMARY KEY, CustID int NOT NULL, strEMail varchar(120) NULL, strToken char(40) NOT NULL, strIP varchar(20) NULL, dtWhen datetime NOT NULL',
      rows: 200,
      row: (i) => [i + 1, (i % 12) + 1, mail(i % 12), hex(20, 'log', i), `10.0.0.${i % 250}`, day(i)],
    },
    {
      name: 'dbo.tbl_Cust_bak_2019',
      ddl: 'CustID int NOT NULL, strName varchar(80) NOT NULL, strEMail varchar(120) NULL, strPwd varchar(60) NULL, bActive bit NOT NULL, bNewsletter bit NOT NULL, dtLastLogin datetime NULL, dtCreated datetime NOT NULL',
      rows: 90,
      row: (i) => [
        i + 1,
        `${givenName(i)} ${familyName(i)}`,
        mail(i),
        bcrypt('cust', i),
        true,
        oneIn(2, i),
        day(i),
        day(i - 9),
      ],
    },
    {
      name: 'dbo.tbl_Order',
      ddl: 'OrderID int NOT NULL PRIMARY KEY, CustID int NOT NULL REFERENCES dbo.tbl_Cust (CustID), strShipEMail varchar(120) NULL, strHash char(32) NOT NULL',
      rows: 120,
      row: (i) => [i + 1, (i % 140) + 1, mail(i % 30), hex(16, 'order', i)],
    },
    {
      name: 'dbo.tbl_Product',
      ddl: 'ProductID int NOT NULL PRIMARY KEY, strName varchar(80) NOT NULL, strSupportEMail varchar(120) NULL, strPwd varchar(30) NULL',
      rows: 60,
      row: (i) => [i + 1, `Product ${i}`, pick(['help@example.com', 'service@example.com'], i), `download${i * 37}`],
    },
  ],
  truth: {
    table: 'dbo.tbl_Cust',
    key: 'CustID',
    email: 'strEMail',
    password: 'strPwd',
    fields: { name: 'strName' },
    barring: ['bActive'],
    lastSignIn: 'dtLastLogin',
    barred: (i) => oneIn(9, i),
  },
};

const sap: Fixture = {
  title: 'USR01, in the manner of SAP',
  tables: [
    {
      name: 'dbo.USR01',
      ddl: 'MANDT char(3) NOT NULL, BNAME varchar(12) NOT NULL, USRGUID uniqueidentifier NOT NULL UNIQUE, SMTP_ADDR varchar(120) NULL, NAME_FIRST varchar(40) NULL, NAME_LAST varchar(40) NULL, PWDSALTEDHASH varchar(255) NULL, UFLAG tinyint NOT NULL, TRDAT date NULL, PRIMARY KEY (MANDT, BNAME)',
      rows: 130,
      row: (i) => [
        '100',
        login(i).toUpperCase(),
        guid('usr', i),
        mail(i),
        givenName(i),
        familyName(i),
        ssha('usr', i),
        pick([0, 0, 0, 0, 64, 0, 128, 0], i),
        day(i),
      ],
    },
    {
      name: 'dbo.USH02',
      ddl: 'MANDT char(3) NOT NULL, BNAME varchar(12) NOT NULL, MODDA datetime NOT NULL, PWDSALTEDHASH varchar(255) NULL, PRIMARY KEY (MANDT, BNAME, MODDA)',
      rows: 200,
      row: (i) => ['100', login(i % 50).toUpperCase(), day(i), ssha('old', i)],
    },
    {
      name: 'dbo.ADR6',
      ddl: 'ADDRNUMBER char(10) NOT NULL PRIMARY KEY, SMTP_ADDR varchar(120) NULL',
      rows: 180,
      row: (i) => [String(1_000_000_000 + i), mail(i % 60)],
    },
  ],
  truth: {
    table: 'dbo.USR01',
    key: 'USRGUID',
    email: 'SMTP_ADDR',
    password: 'PWDSALTEDHASH',
    fields: { given_name: 'NAME_FIRST', family_name: 'NAME_LAST' },
    lastSignIn: 'TRDAT',
    barring: ['UFLAG'],
    barred: (i) => [4, 6].includes(i % 8),
  },
};

const spanish: Fixture = {
  title: 'Usuarios, Spanish',
  tables: [
    {
      name: 'dbo.Usuarios',
      ddl: 'IdUsuario int NOT NULL PRIMARY KEY, Nombre nvarchar(60) NOT NULL, Apellidos nvarchar(90) NOT NULL, CorreoElectronico nvarchar(120) NULL, CorreoVerificado bit NOT NULL, Clave varchar(40) NULL, Telefono varchar(30) NULL, Activo bit NOT NULL, Sexo char(1) NULL, FechaAlta datetime NOT NULL, FechaBaja datetime NULL, FechaUltimoAcceso datetime NULL',
      rows: 150,
      row: (i) => [
        i + 1,
        givenName(i),
        familyName(i),
        mail(i),
        oneIn(3, i),
        oneIn(25, i) ? null : hex(20, 'clave', i),
        phone(i),
        !oneIn(11, i),
        pick(['M', 'F'], i),
        day(i),
        oneIn(13, i) ? day(i) : null,
        oneIn(4, i) ? null : day(i + 9),
      ],
    },
    {
      name: 'dbo.Perfiles',
      ddl: 'IdPerfil int NOT NULL PRIMARY KEY, Nombre nvarchar(40) NOT NULL',
      rows: 3,
      row: (i) => [i + 1, pick(['Cliente', 'Editor', 'Administrador'], i)],
    },
    {
      name: 'dbo.UsuariosPerfiles',
      ddl: 'IdUsuario int NOT NULL REFERENCES dbo.Usuarios (IdUsuario), IdPerfil int NOT NULL REFERENCES dbo.Perfiles (IdPerfil), PRIMARY KEY (IdUsuario, IdPerfil)',
      rows: 150,
      row: (i) => [i + 1, (i % 3) + 1],
    },
    {
      name: 'dbo.HistorialClaves',
      ddl: 'Id int NOT NULL PRIMARY KEY, IdUsuario int NOT NULL REFERENCES dbo.Usuarios (IdUsuario), Correo nvarchar(120) NULL, ClaveAnterior varchar(40) NOT NULL, Fecha datetime NOT NULL',
      rows: 210,
      row: (i) => [i + 1, (i % 70) + 1, mail(i % 70), hex(20, 'anterior', i), day(i)],
    },
    {
      name: 'dbo.Proveedores',
      ddl: 'IdProveedor int NOT NULL PRIMARY KEY, Nombre nvarchar(80) NOT NULL, CorreoContacto nvarchar(120) NULL, ClaveProveedor varchar(10) NOT NULL',
      rows: 50,
      row: (i) => [i + 1, `Suministros ${familyName(i)}`, mail(i), `PR${1000 + i}`],
    },
  ],
  truth: {
    table: 'dbo.Usuarios',
    key: 'IdUsuario',
    email: 'CorreoElectronico',
    password: 'Clave',
    fields: { given_name: 'Nombre', family_name: 'Apellidos', phone_number: 'Telefono' },
    barring: ['Activo', 'FechaBaja'],
    lastSignIn: 'FechaUltimoAcceso',
    roles: 'UsuariosPerfiles',
    barred: (i) => oneIn(11, i) || oneIn(13, i),
  },
};

const german: Fixture = {
  title: 'Benutzer, German',
  tables: [
    {
      name: 'dbo.Rolle',
      ddl: 'RolleNr int NOT NULL PRIMARY KEY, Bezeichnung nvarchar(40) NOT NULL',
      rows: 2,
      row: (i) => [i + 1, pick(['Kunde', 'Verwaltung'], i)],
    },
    {
      name: 'dbo.Benutzer',
      ddl: 'BenutzerNr int NOT NULL PRIMARY KEY, Anmeldename nvarchar(40) NOT NULL UNIQUE, Vorname nvarchar(60) NULL, Name nvarchar(60) NULL, EMailAdresse nvarchar(120) NULL, KennwortHash varbinary(32) NULL, KennwortSalz varbinary(16) NULL, Gesperrt char(1) NOT NULL, LetzteAnmeldung datetime NULL, Fehlversuche int NOT NULL, RolleNr int NOT NULL REFERENCES dbo.Rolle (RolleNr)',
      rows: 160,
      row: (i) => [
        i + 1,
        login(i),
        givenName(i),
        familyName(i),
        mail(i),
        bytes(32, 'kennwort', i),
        bytes(16, 'salz', i),
        oneIn(12, i) ? 'J' : 'N',
        oneIn(6, i) ? null : day(i),
        i % 3,
        (i % 2) + 1,
      ],
    },
    {
      name: 'dbo.Benutzer_Archiv',
      ddl: 'BenutzerNr int NOT NULL PRIMARY KEY, Anmeldename nvarchar(40) NOT NULL, Vorname nvarchar(60) NULL, Name nvarchar(60) NULL, EMailAdresse nvarchar(120) NULL, KennwortHash varbinary(32) NULL, KennwortSalz varbinary(16) NULL, Gesperrt char(1) NOT NULL, LetzteAnmeldung datetime NULL, Fehlversuche int NOT NULL, RolleNr int NOT NULL',
      rows: 170,
      row: (i) => [
        i + 1000,
        `x${login(i)}`,
        givenName(i),
        familyName(i),
        mail(i + 500),
        bytes(32, 'archiv', i),
        bytes(16, 'alt', i),
        'J',
        day(i),
        0,
        1,
      ],
    },
    {
      name: 'dbo.Protokoll',
      ddl: 'Id bigint NOT NULL PRIMARY KEY, Anmeldename nvarchar(40) NOT NULL, EMail nvarchar(120) NULL, Pruefsumme varchar(64) NOT NULL, Zeit datetime NOT NULL',
      rows: 220,
      row: (i) => [i + 1, login(i % 20), mail(i % 20), hex(32, 'protokoll', i), day(i)],
    },
  ],
  truth: {
    table: 'dbo.Benutzer',
    key: 'BenutzerNr',
    email: 'EMailAdresse',
    password: 'KennwortHash',
    salt: 'KennwortSalz',
    fields: { username: 'Anmeldename', given_name: 'Vorname', family_name: 'Name' },
    barring: ['Gesperrt'],
    lastSignIn: 'LetzteAnmeldung',
    roles: 'Rolle',
    barred: (i) => oneIn(12, i),
  },
};

const french: Fixture = {
  title: 'T_CONNEXION beside T_PERSONNE, French, two tables',
  tables: [
    {
      name: 'dbo.T_PERSONNE',
      ddl: 'PER_ID int NOT NULL PRIMARY KEY, PER_NOM nvarchar(60) NOT NULL, PER_PRENOM nvarchar(60) NULL, PER_MEL nvarchar(120) NULL, PER_TEL varchar(30) NULL',
      rows: 180,
      row: (i) => [i + 1, familyName(i), givenName(i), mail(i), phone(i)],
    },
    {
      name: 'dbo.T_CONNEXION',
      ddl: 'CNX_ID int NOT NULL PRIMARY KEY, CNX_LOGIN nvarchar(40) NOT NULL UNIQUE, CNX_MDP varchar(60) NOT NULL, CNX_BLOQUE bit NOT NULL, PER_ID int NOT NULL REFERENCES dbo.T_PERSONNE (PER_ID)',
      rows: 120,
      row: (i) => [i + 1, login(i), bcrypt('mdp', i), oneIn(14, i), 180 - i],
    },
    {
      name: 'dbo.T_FOURNISSEUR',
      ddl: 'FOU_ID int NOT NULL PRIMARY KEY, FOU_NOM nvarchar(60) NOT NULL, FOU_MEL nvarchar(120) NULL',
      rows: 40,
      row: (i) => [i + 1, `Maison ${familyName(i)}`, mail(i + 300)],
    },
  ],
  truth: {
    table: 'dbo.T_CONNEXION',
    key: 'CNX_ID',
    email: 'PER_MEL',
    password: 'CNX_MDP',
    fields: { username: 'CNX_LOGIN', given_name: 'PER_PRENOM', family_name: 'PER_NOM', phone_number: 'PER_TEL' },
    barring: ['CNX_BLOQUE'],
    barred: (i) => oneIn(14, i),
  },
};

const portuguese: Fixture = {
  title: 'tb_clientes, Portuguese, with a token that looks like a hash',
  tables: [
    {
      name: 'dbo.tb_clientes',
      ddl: 'cd_cliente int NOT NULL PRIMARY KEY, nm_cliente varchar(90) NOT NULL, ds_email varchar(120) NULL, ds_senha char(32) NULL, ds_token char(32) NULL, fl_ativo char(1) NOT NULL, dt_ultimo_acesso datetime NULL, dt_cadastro datetime NOT NULL',
      rows: 150,
      row: (i) => [
        i + 1,
        `${givenName(i)} ${familyName(i)}`,
        mail(i),
        hex(16, 'senha', i % 120),
        hex(16, 'token', i),
        oneIn(8, i) ? 'N' : 'S',
        oneIn(3, i) ? null : day(i),
        day(i),
      ],
    },
    {
      name: 'dbo.tb_newsletter',
      ddl: 'cd_newsletter int NOT NULL PRIMARY KEY, ds_email varchar(120) NOT NULL, ds_chave char(32) NOT NULL',
      rows: 190,
      row: (i) => [i + 1, mail(i + 40), hex(16, 'news', i)],
    },
    {
      name: 'dbo.tb_pedido',
      ddl: 'cd_pedido int NOT NULL PRIMARY KEY, cd_cliente int NOT NULL REFERENCES dbo.tb_clientes (cd_cliente), ds_email varchar(120) NULL',
      rows: 140,
      row: (i) => [i + 1, (i % 50) + 1, mail(i % 50)],
    },
  ],
  truth: {
    table: 'dbo.tb_clientes',
    key: 'cd_cliente',
    email: 'ds_email',
    password: 'ds_senha',
    fields: { name: 'nm_cliente' },
    barring: ['fl_ativo'],
    lastSignIn: 'dt_ultimo_acesso',
    barred: (i) => oneIn(8, i),
  },
};

const italian: Fixture = {
  title: 'utenti, Italian, keyed by GUID',
  tables: [
    {
      name: 'dbo.utenti',
      ddl: 'id uniqueidentifier NOT NULL PRIMARY KEY, nome nvarchar(60) NULL, cognome nvarchar(60) NULL, posta_elettronica nvarchar(120) NULL, posta_recupero nvarchar(120) NULL, parola_chiave nvarchar(200) NULL, timbro_sicurezza nvarchar(60) NULL, bloccato bit NOT NULL, data_ultimo_accesso datetime2 NULL',
      rows: 130,
      row: (i) => [
        guid('utente', i),
        givenName(i),
        familyName(i),
        mail(i),
        oneIn(3, i) ? mail(i + 700) : null,
        identityV3('utente', i),
        guid('timbro', i),
        oneIn(10, i),
        day(i),
      ],
    },
    {
      name: 'dbo.utenti_sessioni',
      ddl: 'id uniqueidentifier NOT NULL PRIMARY KEY, utente uniqueidentifier NOT NULL REFERENCES dbo.utenti (id), gettone varchar(88) NOT NULL',
      rows: 100,
      row: (i) => [guid('sessione', i), guid('utente', i % 130), base64(64, 'gettone', i)],
    },
  ],
  truth: {
    table: 'dbo.utenti',
    key: 'id',
    email: 'posta_elettronica',
    password: 'parola_chiave',
    fields: { given_name: 'nome', family_name: 'cognome' },
    barring: ['bloccato'],
    lastSignIn: 'data_ultimo_accesso',
    barred: (i) => oneIn(10, i),
  },
};

const dutch: Fixture = {
  title: 'tblLeden, Dutch, with staff who have no password',
  tables: [
    {
      name: 'dbo.tblLeden',
      ddl: 'LidNr int NOT NULL PRIMARY KEY, Naam nvarchar(90) NOT NULL, EmailAdres nvarchar(120) NULL, Wachtwoord varchar(120) NULL, Actief bit NOT NULL, LaatsteInlog datetime NULL, Aangemaakt datetime NOT NULL',
      rows: 125,
      row: (i) => [
        i + 1,
        `${givenName(i)} ${familyName(i)}`,
        mail(i),
        argon2id('lid', i),
        !oneIn(15, i),
        oneIn(7, i) ? null : day(i),
        day(i),
      ],
    },
    {
      name: 'dbo.tblLeden_oud',
      ddl: 'LidNr int NOT NULL PRIMARY KEY, Naam nvarchar(90) NOT NULL, EmailAdres nvarchar(120) NULL, Wachtwoord varchar(120) NULL, Actief bit NOT NULL',
      rows: 300,
      row: (i) => [i + 1, `${givenName(i)} ${familyName(i)}`, mail(i), hex(16, 'oud', i), true],
    },
    {
      name: 'dbo.tblMedewerkers',
      ddl: 'MedewerkerNr int NOT NULL PRIMARY KEY, Naam nvarchar(90) NOT NULL, Email nvarchar(120) NOT NULL',
      rows: 60,
      row: (i) => [i + 1, `${givenName(i)} ${familyName(i)}`, mail(i + 900)],
    },
  ],
  truth: {
    table: 'dbo.tblLeden',
    key: 'LidNr',
    email: 'EmailAdres',
    password: 'Wachtwoord',
    fields: { name: 'Naam' },
    barring: ['Actief'],
    lastSignIn: 'LaatsteInlog',
    barred: (i) => oneIn(15, i),
  },
};

const staff = (rows: number, offset: number): Pick<FixtureTable, 'rows' | 'row'> => ({
  rows,
  row: (i) => [
    i + 1,
    login(i + offset),
    mail(i + offset),
    bcrypt('staff', i + offset),
    pick(['A', 'A', 'A', 'S', 'A', 'D'], i),
  ],
});

const accounts: Fixture = {
  title: 'M_ACCT and M_EMPL: customers and staff, both with passwords, and a status of letters',
  tables: [
    {
      name: 'dbo.M_ACCT',
      ddl: 'A_ID bigint NOT NULL PRIMARY KEY, A_LOGIN varchar(40) NOT NULL UNIQUE, A_EML varchar(120) NULL, A_SECRET varchar(60) NULL, A_STATE char(1) NOT NULL',
      ...staff(160, 0),
    },
    {
      name: 'dbo.M_EMPL',
      ddl: 'E_ID bigint NOT NULL PRIMARY KEY, E_LOGIN varchar(40) NOT NULL UNIQUE, E_EML varchar(120) NULL, E_SECRET varchar(60) NULL, E_STATE char(1) NOT NULL',
      ...staff(70, 400),
    },
  ],
  truth: {
    table: 'dbo.M_ACCT',
    key: 'A_ID',
    email: 'A_EML',
    password: 'A_SECRET',
    fields: { username: 'A_LOGIN' },
    barring: ['A_STATE'],
    barred: (i) => [3, 5].includes(i % 6),
  },
};

const numbered: Fixture = {
  title: 'T0815 with columns F01, F02 ...',
  tables: [
    {
      name: 'dbo.T0815',
      ddl: 'F01 int NOT NULL PRIMARY KEY, F02 nvarchar(120) NULL, F03 nvarchar(60) NULL, F04 varchar(60) NULL, F05 datetime NULL',
      rows: 170,
      row: (i) => [i + 1, mail(i), `${givenName(i)} ${familyName(i)}`, bcrypt('f', i), day(i)],
    },
    {
      name: 'dbo.T0816',
      ddl: 'F01 int NOT NULL PRIMARY KEY, F02 int NOT NULL REFERENCES dbo.T0815 (F01), F03 varchar(64) NOT NULL, F04 nvarchar(120) NULL',
      rows: 230,
      row: (i) => [i + 1, (i % 25) + 1, hex(32, 'f', i), mail(i % 25)],
    },
  ],
  truth: {
    table: 'dbo.T0815',
    key: 'F01',
    email: 'F02',
    password: 'F04',
    barring: [],
    barred: () => false,
  },
};

export const tenFixtures: readonly Fixture[] = [
  customers,
  sap,
  spanish,
  german,
  french,
  portuguese,
  italian,
  dutch,
  accounts,
  numbered,
];
