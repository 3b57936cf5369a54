import { describe, expect, test } from 'vitest';
import { candidateStores } from '../../../electron/legacy/survey/recognise-store.ts';
import { accountSource } from '../../../electron/stores/mapping/account-source.ts';
import { applyEdit, changesNothing, readsSameAccounts, unedited } from '../../../electron/stores/mapping/apply-edit.ts';
import { checkEdit } from '../../../electron/stores/mapping/check-edit.ts';
import { checkMapping } from '../../../electron/stores/mapping/check-mapping.ts';
import { columnsToMap } from '../../../electron/stores/mapping/columns-to-map.ts';
import { describeEdit } from '../../../electron/stores/mapping/describe-edit.ts';
import type { Join } from '../../../electron/stores/mapping/join.ts';
import { joinableTables } from '../../../electron/stores/mapping/joinable-tables.ts';
import { nothingMapped } from '../../../electron/stores/mapping/make.ts';
import type { Mapping, Value } from '../../../electron/stores/mapping/mapping.ts';
import type { MappingEdit } from '../../../electron/stores/mapping/mapping-edit.ts';
import { isSecretColumn } from '../../../electron/stores/mapping/secret-columns.ts';
import type { Catalog } from '../../../electron/stores/store.ts';
import { catalogTable } from '../../custom-stores/in-memory.ts';
import { catalogOfDdl } from './catalogs.ts';
import { storeCases } from './store-cases.ts';

const table = (name: string, ddl: string) => catalogTable({ name, ddl, rows: 1, row: () => [] });
const catalog: Catalog = {
  tables: [
    table(
      'dbo.Users',
      'Id int NOT NULL PRIMARY KEY, Mail nvarchar(99) NULL, Nick nvarchar(99) NULL, IsApproved bit NULL, MailConfirmed bit NULL, Joined datetime NULL, Pass nvarchar(99) NULL, Grain nvarchar(9) NULL, SecurityStamp nvarchar(99) NULL, PasswordChanged datetime NULL, CountryId int NULL REFERENCES dbo.Countries (Id), BirthCountryId int NULL REFERENCES dbo.Countries (Id), ManagerId int NULL REFERENCES dbo.Users (Id)',
    ),
    table('dbo.Countries', 'Id int NOT NULL PRIMARY KEY, Name nvarchar(99) NULL, Place geography NULL'),
    table('dbo.Profiles', 'UserId int NOT NULL PRIMARY KEY REFERENCES dbo.Users (Id), City nvarchar(99) NULL'),
    table('dbo.Orders', 'Id int NOT NULL PRIMARY KEY, UserId int NOT NULL REFERENCES dbo.Users (Id), Sum money NULL'),
    table('dbo.Others', 'Id int NOT NULL PRIMARY KEY, Note nvarchar(99) NULL'),
  ],
};
const at = (column: string, alias = 'u') => ({ table: alias, column });
const of = (column: string, alias = 'u'): Value => ({ kind: 'column', column: at(column, alias) });
const proposed: Mapping = {
  ...nothingMapped,
  store: 'custom',
  origin: { kind: 'tables', alias: 'u', table: { schema: 'dbo', name: 'Users' }, joins: [] },
  key: { column: at('Id'), sqlType: 'int', kind: 'integer' },
  fields: { email: of('Mail'), nickname: of('Nick') },
  password: { recipe: { kind: 'none' }, hash: at('Pass'), salt: at('Grain'), format: null },
};
const editWith = (change: Partial<MappingEdit['profile']>, joins: readonly Join[] = []): MappingEdit => ({
  profile: { ...unedited(proposed).profile, ...change },
  joins,
});
const problemsOf = (change: Partial<MappingEdit['profile']>, joins?: readonly Join[]) =>
  checkEdit(proposed, editWith(change, joins), catalog).problems.map(({ code, field }) => [code, field]);

describe('tables that can be joined', () => {
  const found = joinableTables(proposed, catalog);
  const named = (name: string) => found.filter((join) => join.table.name === name);

  test('are those that a foreign key ties with one row for each account, by each key that does', () => {
    expect(found.map(({ table: { name }, on }) => [name, ...on])).toEqual([
      ['Countries', { column: 'Id', equals: at('CountryId') }],
      ['Countries', { column: 'Id', equals: at('BirthCountryId') }],
      ['Users', { column: 'Id', equals: at('ManagerId') }],
      ['Profiles', { column: 'UserId', equals: at('Id') }],
    ]);
    expect(new Set(found.map(({ alias }) => alias)).size).toBe(found.length);
  });

  test('are read once a field comes from them, and only then', () => {
    const edit = editWith({ userMetadata: { city: of('City', named('Profiles')[0]?.alias) } }, found);
    const mapping = applyEdit(proposed, edit);
    expect(mapping.origin).toMatchObject({ joins: named('Profiles') });
    expect(checkEdit(proposed, edit, catalog)).toEqual({ problems: [], toProve: [] });
    expect(accountSource(mapping, []).from).toMatch(
      /^\[dbo\]\.\[Users\] AS u LEFT JOIN \[dbo\]\.\[Profiles\] AS (\w+) ON \1\.\[UserId\] = u\.\[Id\]$/,
    );
    expect(applyEdit(proposed, editWith({}, found)).origin).toEqual(proposed.origin);
    expect(joinableTables(mapping, catalog)).toHaveLength(found.length - 1);
  });

  test('no other table is read, and no table by other columns', () => {
    const [profiles] = named('Profiles');
    if (profiles === undefined) throw new Error('No join.');
    const wrong: readonly Join[] = [
      { ...profiles, table: { schema: 'dbo', name: 'Others' }, on: [{ column: 'Id', equals: at('Id') }] },
      { ...profiles, on: [{ column: 'UserId', equals: at('CountryId') }] },
      { ...profiles, latestBy: ['City'] },
    ];
    for (const join of wrong) {
      const column = join.table.name === 'Others' ? 'Note' : 'City';
      expect(problemsOf({ userMetadata: { city: of(column, join.alias) } }, [join])).toEqual([['UF-1230', null]]);
    }
  });

  test('a SELECT of one’s own is joined to nothing', () => {
    const statement: Mapping = { ...proposed, origin: { kind: 'statement', sql: 'SELECT Id, Mail FROM dbo.Users' } };
    expect(joinableTables(statement, catalog)).toEqual([]);
    const columns = [
      { name: 'Mail', type: 'nvarchar', length: 9, nullable: true },
      { name: 'Salt', type: 'nvarchar', length: 9, nullable: true },
    ];
    expect(columnsToMap(statement, catalog, columns)).toEqual([
      { alias: 'q', name: 'the SELECT', join: null, columns: [{ name: 'Mail', isMoment: false }] },
    ]);
  });
});

describe('columns to choose from', () => {
  test('hold no password, nothing that is as good as one, and nothing that a profile can’t take', () => {
    const offered = columnsToMap(proposed, catalog);
    const columnsOf = (name: string) =>
      offered.find((each) => each.name === name)?.columns.map((column) => column.name);
    expect(columnsOf('Users')).toEqual(
      'Id Mail Nick IsApproved MailConfirmed Joined PasswordChanged CountryId BirthCountryId ManagerId'.split(' '),
    );
    expect(columnsOf('Countries')).toEqual(['Id', 'Name']);
    expect(offered.some(({ name }) => name === 'Orders' || name === 'Others')).toBe(false);
    const moments = offered[0]?.columns.flatMap(({ name, isMoment }) => (isMoment ? [name] : []));
    expect(moments).toEqual(['Joined', 'PasswordChanged']);
  });

  test.each([
    ['PasswordAnswer', 'nvarchar', true],
    ['passwordFormat', 'int', false],
    ['FailedPasswordAttemptCount', 'int', false],
    ['SecurityStamp', 'nvarchar', true],
    ['ConfirmationToken', 'nvarchar', true],
    ['Contraseña', 'varchar', true],
    ['user_pwd', 'binary', true],
    ['MobilePIN', 'nvarchar', true],
    ['Hashtag', 'nvarchar', false],
    ['Salutation', 'nvarchar', false],
    ['City', 'nvarchar', false],
  ])('%s %s: secret is %s', (name, type, secret) => {
    expect(isSecretColumn(proposed, at(name), { name, type })).toBe(secret);
  });
});

describe('email_verified', () => {
  const map = (value: Value): Value => ({
    kind: 'map',
    of: value,
    cases: [{ from: '1', to: true }],
    otherwise: 'leave-out',
  });

  test.each([
    ['IsApproved', of('IsApproved')],
    ['IsApproved in other letters', of('ISAPPROVED')],
    ['IsApproved behind other steps', map({ kind: 'trim', of: of('IsApproved') })],
    [
      'yes where IsApproved is known',
      { kind: 'provided', that: at('IsApproved'), of: { kind: 'constant', value: true } },
    ],
  ] satisfies [string, Value][])('never comes from %s', (_, value) => {
    expect(problemsOf({ fields: { email_verified: value } })).toContainEqual(['UF-1227', 'email_verified']);
  });

  test('is true for nobody without a column', () => {
    for (const value of [true, 'yes', 1] as const) {
      expect(problemsOf({ fields: { email_verified: { kind: 'constant', value } } })).toEqual([
        ['UF-1228', 'email_verified'],
      ]);
    }
    expect(problemsOf({ fields: { email_verified: map({ kind: 'constant', value: 1 }) } })).toEqual([
      ['UF-1228', 'email_verified'],
    ]);
    expect(problemsOf({ fields: { email_verified: { kind: 'constant', value: false } } })).toEqual([]);
  });

  test('comes from a column that somebody names as evidence, and IsApproved may stand elsewhere', () => {
    expect(problemsOf({ fields: { email_verified: of('MailConfirmed') } })).toEqual([]);
    expect(problemsOf({ fields: { email_verified: map(of('Nick')) } })).toEqual([]);
    expect(problemsOf({ appMetadata: { approved: of('IsApproved') } })).toEqual([]);
  });
});

test('a problem names its field, and no field comes from a secret', () => {
  expect(
    problemsOf({
      fields: { name: of('Gone') },
      userMetadata: { hint: of('Grain') },
      appMetadata: { s: of('SecurityStamp') },
    }),
  ).toEqual([
    ['UF-1221', 'name'],
    ['UF-1229', 'user_metadata.hint'],
    ['UF-1229', 'app_metadata.s'],
  ]);
  expect(problemsOf({ fields: { name: { kind: 'iso-date', of: of('Nick') } } })).toEqual([['UF-1222', 'name']]);
});

test('roles and claims keep their names in app_metadata', () => {
  const roles: Mapping['details'] = [
    {
      role: 'roles',
      alias: 'r',
      table: { schema: 'dbo', name: 'Profiles' },
      owner: 'UserId',
      through: null,
      columns: [at('City', 'r')],
      only: [],
    },
  ];
  const edit = editWith({ appMetadata: { roles: of('Nick') }, userMetadata: { roles: of('Nick') } });
  expect(checkEdit({ ...proposed, details: roles }, edit, catalog).problems).toMatchObject([
    { code: 'UF-1232', field: 'app_metadata.roles' },
  ]);
});

test('an edited mapping is told line by line, with what was proposed where it differs', () => {
  const fields: Mapping['fields'] = {
    email: of('Mail'),
    name: { kind: 'concatenate', values: [of('Nick'), of('Mail')], between: ', ' },
  };
  const mapping = applyEdit(proposed, editWith({ fields }));
  expect(describeEdit(mapping, proposed).filter(({ proposed: before }) => before !== undefined)).toEqual([
    {
      field: 'name',
      source: 'Nick + Mail · with “, ” between · where it is not the e-mail address',
      proposed: 'nothing',
    },
    { field: 'nickname', source: 'nothing', proposed: 'Nick' },
  ]);
  expect(describeEdit(proposed, proposed).some((line) => 'proposed' in line)).toBe(false);
  expect(changesNothing(proposed, editWith({}))).toBe(true);
  expect(changesNothing(proposed, editWith({ fields }))).toBe(false);
});

test('an edit belongs to the table or the SELECT that it was made for', () => {
  const { origin } = proposed;
  const statement = (sql: string) => ({ kind: 'statement' as const, sql });
  if (origin.kind === 'statement') throw new Error('Tables were meant.');
  expect(readsSameAccounts(origin, { ...origin, joins: joinableTables(proposed, catalog) })).toBe(true);
  expect(readsSameAccounts(origin, { ...origin, table: { schema: 'old', name: 'Users' } })).toBe(false);
  expect(readsSameAccounts(origin, statement('SELECT 1'))).toBe(false);
  expect(readsSameAccounts(statement('SELECT 1'), statement('SELECT 1'))).toBe(true);
  expect(readsSameAccounts(statement('SELECT 1'), statement('SELECT 2'))).toBe(false);
});

test.each(storeCases)('what $store ($release) proposes passes every rule, offered for editing as it is', ({ ddl }) => {
  const of = catalogOfDdl(ddl);
  for (const { recognition } of candidateStores(of)) {
    expect(checkMapping(recognition.mapping, of).problems).toEqual([]);
    expect(applyEdit(recognition.mapping, unedited(recognition.mapping))).toEqual(recognition.mapping);
  }
});
