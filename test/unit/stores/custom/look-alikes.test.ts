import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposeCustom } from '../../../../electron/stores/custom/propose.ts';
import {
  base64,
  bcrypt,
  bytes,
  type Cell,
  day,
  familyName,
  givenName,
  guid,
  hex,
  login,
  mail,
  oneIn,
  pick,
} from '../../../custom-stores/fixture.ts';
import { surveyInMemory } from '../../../custom-stores/in-memory.ts';

interface Lookalike {
  /** Words of the column's name, in one of several languages. */
  readonly names: readonly string[];
  readonly types: readonly string[];
  readonly cell: (index: number) => Cell;
}

const words = ['sunshine', 'Galata', 'perro', 'Hund12', 'montagne', 'kedi!', 'zima2009'];

/** What stands beside people and is no password of theirs, whatever it looks like. */
const lookalikes: readonly Lookalike[] = [
  {
    names: ['reset token', 'jeton', 'confirmation code', 'activation key', 'remember me'],
    types: ['char(40)', 'varchar(64)'],
    cell: (i) => hex(20, 'token', i),
  },
  {
    names: ['api key', 'auth key', 'secret key', 'private key', 'client secret'],
    types: ['char(64)'],
    cell: (i) => hex(32, 'key', i),
  },
  {
    names: ['password answer', 'security answer', 'respuesta', 'antwort', 'cevap'],
    types: ['varchar(60)'],
    cell: (i) => bcrypt('answer', i),
  },
  {
    names: ['password hint', 'dica senha', 'kennwort hinweis', 'password question'],
    types: ['nvarchar(60)'],
    cell: (i) => pick(words, i),
  },
  {
    names: ['old password', 'previous pwd', 'last password', 'anterior clave', 'password history'],
    types: ['varchar(60)'],
    cell: (i) => bcrypt('old', i),
  },
  {
    names: ['smtp password', 'mail server pwd', 'ftp password', 'wifi passwort', 'proxy pass', 'db password'],
    types: ['nvarchar(40)'],
    cell: (i) => `${pick(words, i)}${i}`,
  },
  {
    names: ['pin', 'pin code', 'geheimzahl'],
    types: ['char(4)', 'varchar(8)'],
    cell: (i) => String(1000 + ((i * 7919) % 9000)),
  },
  {
    names: ['row hash', 'checksum', 'etag', 'file hash', 'document hash'],
    types: ['varbinary(20)'],
    cell: (i) => bytes(20, 'row', i),
  },
  {
    names: ['security stamp', 'session id', 'fingerprint'],
    types: ['nvarchar(88)'],
    cell: (i) => base64(64, 'stamp', i),
  },
  {
    names: ['passport no', 'reisepass', 'pasaporte', 'passnummer'],
    types: ['varchar(20)'],
    cell: (i) => `X${1_000_000 + i * 7919}`,
  },
  {
    names: ['clave producto', 'clave cliente', 'clave'],
    types: ['varchar(12)'],
    cell: (i) => `${pick(['CL', 'PRO', 'K'], i)}${i * 31}`,
  },
  { names: ['password', 'senha', 'haslo', 'wachtwoord'], types: ['varchar(60)'], cell: () => null },
  { names: ['password', 'kennwort', 'sifre'], types: ['varchar(60)'], cell: () => '********' },
  {
    names: ['initial password', 'temp password', 'default pwd'],
    types: ['varchar(20)'],
    cell: (i) => `${pick(words, i)}${i % 40}`,
  },
  { names: ['password expires', 'password changed on'], types: ['datetime'], cell: (i) => day(i) },
  { names: ['license key', 'serial number', 'voucher'], types: ['char(32)'], cell: (i) => hex(16, 'licence', i) },
  {
    names: ['external id', 'facebook id', 'object guid'],
    types: ['uniqueidentifier', 'varchar(36)'],
    cell: (i) => guid('x', i),
  },
];

/** What makes a table look like people. */
const people: readonly Lookalike[] = [
  { names: ['email', 'correo', 'e mail', 'eposta', 'courriel'], types: ['varchar(120)'], cell: (i) => mail(i) },
  { names: ['login', 'user name', 'benutzername', 'kullanici adi'], types: ['varchar(40)'], cell: (i) => login(i) },
  { names: ['first name', 'vorname', 'prenom', 'imie'], types: ['nvarchar(60)'], cell: (i) => givenName(i) },
  { names: ['last name', 'nachname', 'apellidos', 'soyad'], types: ['nvarchar(60)'], cell: (i) => familyName(i) },
  { names: ['active', 'activo', 'aktiv', 'enabled'], types: ['bit'], cell: (i) => !oneIn(9, i) },
];

const tableNames = [
  'Users',
  'tbl_Cust',
  'Clientes',
  'KUNDEN',
  'Members',
  'uzytkownicy',
  'T_PERSONNE',
  'Subscribers',
  'Accounts',
  'ZZ01',
];

/** What programmers make of a column's words. */
const styles: readonly ((words: readonly string[]) => string)[] = [
  (parts) => parts.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1)).join(''),
  (parts) => parts.join('_'),
  (parts) => parts.join('_').toUpperCase(),
  (parts) => `KX_${parts.join('_').toUpperCase()}`,
  (parts) => parts.map((part, index) => (index === 0 ? part : part.slice(0, 1).toUpperCase() + part.slice(1))).join(''),
];

const passwordColumn: Lookalike = {
  names: ['password', 'pwd', 'kennwort', 'contrasena', 'mdp', 'password hash'],
  types: ['varchar(60)'],
  cell: (i) => bcrypt('true', i),
};

const table = fc.record({
  name: fc.constantFrom(...tableNames),
  rows: fc.integer({ min: 5, max: 150 }),
  style: fc.constantFrom(...styles),
  people: fc.subarray([...people], { minLength: 2 }),
  others: fc.shuffledSubarray([...lookalikes], { minLength: 1, maxLength: 6 }),
  choice: fc.nat(60),
});
type Drawn = typeof table extends fc.Arbitrary<infer Value> ? Value : never;

function proposalsFor({ name, rows, style, people: ofPeople, others, choice }: Drawn, further: readonly Lookalike[]) {
  const columns = new Map<string, { readonly ddl: string; readonly cell: (index: number) => Cell }>();
  for (const one of [...ofPeople, ...others, ...further]) {
    const column = style(pick(one.names, choice).split(' '));
    if (!columns.has(column)) columns.set(column, { ddl: `${column} ${pick(one.types, choice)} NULL`, cell: one.cell });
  }
  const drawn = [...columns.values()];
  const { catalog, samples } = surveyInMemory({
    tables: [
      {
        name: `dbo.${name}`,
        ddl: [`${style(['id'])} int NOT NULL PRIMARY KEY`, ...drawn.map(({ ddl }) => ddl)].join(', '),
        rows,
        row: (index) => [index + 1, ...drawn.map(({ cell }) => cell(index))],
      },
    ],
  });
  return proposeCustom(catalog, samples).filter(({ word, mapping }) => word === 'likely' || mapping !== null);
}

test('a table of people without passwords is never taken for one with, whatever its tokens and codes look like', () => {
  fc.assert(
    fc.property(table, (drawn) => {
      expect(proposalsFor(drawn, [])).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('beside true passwords nothing else is taken for them', () => {
  let likely = 0;
  fc.assert(
    fc.property(table, (drawn) => {
      const name = drawn.style(pick(passwordColumn.names, drawn.choice).split(' '));
      // A look-alike of the same name would stand in its place.
      fc.pre(drawn.others.every(({ names }) => !names.includes(pick(passwordColumn.names, drawn.choice))));
      for (const { mapping, draft } of proposalsFor(drawn, [passwordColumn])) {
        likely += 1;
        const drafted = draft.find(({ field }) => field === 'password')?.source.split(/,| · /)[0];
        expect(mapping?.password.hash?.column ?? drafted).toBe(name);
      }
    }),
    { numRuns: 200 },
  );
  // The property would hold of proposals that never say anything.
  expect(likely).toBeGreaterThan(20);
});
