import { bytes, day, type Fixture, familyName, givenName, hex, login, mail, oneIn, phone, pick } from '../fixture.ts';

// Databases as they are found in France, Italy, Portugal and Brazil.

const slashed = (date: Date) =>
  `${String(date.getUTCDate()).padStart(2, '0')}/${String(date.getUTCMonth() + 1).padStart(2, '0')}/${date.getUTCFullYear()}`;

export const latinFixtures: readonly Fixture[] = [
  {
    title: 'T_UTILISATEUR joined to T_PERSONNE, French, every column with its table’s letters',
    tables: [
      {
        name: 'dbo.T_PERSONNE',
        ddl: 'PER_ID int NOT NULL PRIMARY KEY, PER_CIVILITE varchar(5) NULL, PER_NOM varchar(60) NOT NULL, PER_PRENOM varchar(60) NULL, PER_MAIL varchar(120) NULL, PER_TEL varchar(30) NULL, PER_DT_NAISSANCE datetime NULL',
        rows: 180,
        row: (i) => [i + 1, pick(['M.', 'Mme'], i), familyName(i), givenName(i), mail(i), phone(i), day(i - 900)],
      },
      {
        name: 'dbo.T_UTILISATEUR',
        ddl: 'UTI_ID int NOT NULL PRIMARY KEY, PER_ID int NOT NULL REFERENCES dbo.T_PERSONNE (PER_ID), UTI_LOGIN varchar(30) NOT NULL UNIQUE, UTI_MDP varchar(40) NULL, UTI_ACTIF char(1) NOT NULL, UTI_DT_CREATION datetime NOT NULL, UTI_DT_DERN_CONNEXION datetime NULL, UTI_NB_ECHECS int NOT NULL',
        rows: 140,
        row: (i) => [
          i + 1,
          i + 21,
          login(i + 20),
          hex(20, 'mdp', i).toUpperCase(),
          oneIn(8, i) ? 'N' : 'O',
          day(i),
          oneIn(6, i) ? null : day(i + 40),
          i % 3,
        ],
      },
      {
        name: 'dbo.T_CONNEXION_HISTO',
        ddl: 'CNX_ID int NOT NULL PRIMARY KEY, UTI_ID int NOT NULL REFERENCES dbo.T_UTILISATEUR (UTI_ID), CNX_LOGIN varchar(30) NOT NULL, CNX_JETON char(40) NOT NULL, CNX_DATE datetime NOT NULL',
        rows: 400,
        row: (i) => [i + 1, (i % 140) + 1, login((i % 140) + 20), hex(20, 'jeton', i), day(i)],
      },
    ],
    truth: {
      table: 'dbo.T_UTILISATEUR',
      key: 'UTI_ID',
      email: 'PER_MAIL',
      password: 'UTI_MDP',
      fields: { username: 'UTI_LOGIN', given_name: 'PER_PRENOM', family_name: 'PER_NOM', phone_number: 'PER_TEL' },
      barring: ['UTI_ACTIF'],
      lastSignIn: 'UTI_DT_DERN_CONNEXION',
      barred: (i) => oneIn(8, i),
    },
  },
  {
    title: 'UTENTI beside UTENTI_OLD, Italian, a numeric key, dates as text, and the mail server’s password',
    tables: [
      {
        name: 'dbo.UTENTI',
        ddl: 'ID_UTENTE numeric(18,0) NOT NULL PRIMARY KEY, COGNOME varchar(50) NULL, NOME varchar(50) NULL, CODICE_FISCALE char(16) NULL, EMAIL varchar(100) NULL, PASSWORD char(32) NULL, ATTIVO char(1) NOT NULL, DATA_ULTIMO_ACCESSO varchar(10) NULL, PRIVACY char(1) NULL',
        rows: 130,
        row: (i) => [
          i + 1001,
          familyName(i),
          givenName(i),
          `${hex(8, 'cf', i).toUpperCase()}`,
          mail(i),
          hex(16, 'utenti', i),
          oneIn(10, i) ? 'N' : 'S',
          oneIn(4, i) ? null : slashed(day(i)),
          pick(['S', 'S', 'N'], i),
        ],
      },
      {
        name: 'dbo.UTENTI_OLD',
        ddl: 'ID_UTENTE numeric(18,0) NOT NULL, COGNOME varchar(50) NULL, NOME varchar(50) NULL, CODICE_FISCALE char(16) NULL, EMAIL varchar(100) NULL, PASSWORD char(32) NULL, ATTIVO char(1) NOT NULL, DATA_ULTIMO_ACCESSO varchar(10) NULL, PRIVACY char(1) NULL',
        rows: 210,
        row: (i) => [
          i + 801,
          familyName(i),
          givenName(i),
          `${hex(8, 'cf', i).toUpperCase()}`,
          mail(i),
          hex(16, 'vecchi', i),
          'S',
          null,
          null,
        ],
      },
      {
        name: 'dbo.PARAMETRI',
        ddl: 'ID int NOT NULL PRIMARY KEY, SMTP_HOST varchar(80) NULL, SMTP_UTENTE varchar(80) NULL, SMTP_PASSWORD varchar(50) NULL, MAIL_MITTENTE varchar(120) NULL',
        rows: 3,
        row: (i) => [i + 1, `smtp${i}.example.it`, `noreply${i}@example.it`, `Primavera${i}!`, `info${i}@example.it`],
      },
    ],
    truth: {
      table: 'dbo.UTENTI',
      key: 'ID_UTENTE',
      email: 'EMAIL',
      password: 'PASSWORD',
      fields: { given_name: 'NOME', family_name: 'COGNOME' },
      barring: ['ATTIVO'],
      barred: (i) => oneIn(10, i),
    },
  },
  {
    title: 'tb_usuario, Portuguese, HASHBYTES in binary, a hint and a log',
    tables: [
      {
        name: 'dbo.tb_usuario',
        ddl: 'cd_usuario int NOT NULL PRIMARY KEY, ds_login varchar(30) NOT NULL UNIQUE, nm_usuario varchar(90) NOT NULL, ds_email varchar(120) NULL, ds_senha varbinary(20) NULL, ds_dica_senha varchar(60) NULL, nr_cpf char(11) NULL, fl_ativo bit NOT NULL, dt_cadastro datetime NOT NULL, dt_exclusao datetime NULL, dt_ultimo_acesso datetime NULL',
        rows: 150,
        row: (i) => [
          i + 1,
          login(i),
          `${givenName(i)} ${familyName(i)}`,
          oneIn(30, i) ? null : mail(i),
          bytes(20, 'senha', i),
          oneIn(3, i) ? null : pick(['nome do cachorro', 'time do coração', 'cidade natal', 'carro'], i),
          String(10_000_000_000 + i * 7_919_333),
          !oneIn(12, i),
          day(i),
          oneIn(15, i) ? day(i + 10) : null,
          oneIn(5, i) ? null : day(i + 5),
        ],
      },
      {
        name: 'dbo.tb_usuario_log',
        ddl: 'cd_log int NOT NULL PRIMARY KEY, cd_usuario int NOT NULL, ds_email varchar(120) NULL, ds_senha varbinary(20) NULL, dt_log datetime NOT NULL',
        rows: 260,
        row: (i) => [i + 1, (i % 150) + 1, mail(i % 150), bytes(20, 'antes', i), day(i)],
      },
    ],
    truth: {
      table: 'dbo.tb_usuario',
      key: 'cd_usuario',
      email: 'ds_email',
      password: 'ds_senha',
      fields: { username: 'ds_login', name: 'nm_usuario' },
      barring: ['fl_ativo', 'dt_exclusao'],
      lastSignIn: 'dt_ultimo_acesso',
      barred: (i) => oneIn(12, i) || oneIn(15, i),
    },
  },
];
