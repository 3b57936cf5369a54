import { expect, test } from 'vitest';
import { aspnetIdentityCoreDdl } from '../../../electron/stores/aspnet-identity-core/schema.ts';
import { stores } from '../../../electron/stores/index.ts';
import { checkMapping } from '../../../electron/stores/mapping/check-mapping.ts';
import { nothingMapped } from '../../../electron/stores/mapping/make.ts';
import type { Mapping } from '../../../electron/stores/mapping/mapping.ts';
import type { Catalog } from '../../../electron/stores/store.ts';
import { catalogTable } from '../../custom-stores/in-memory.ts';
import { catalogOfDdl } from './catalogs.ts';

const table = (name: string, ddl: string) => catalogTable({ name, ddl, rows: 1, row: () => [] });

const catalog: Catalog = {
  tables: [
    table(
      'dbo.U',
      'Id int NOT NULL PRIMARY KEY, Ref int NULL, Mail nvarchar(99) NULL, Hash varbinary(32) NULL, Salt uniqueidentifier NULL, Off bit NULL, Left datetime NULL, Place geography NULL',
    ),
    table('dbo.P', 'Pid int NOT NULL PRIMARY KEY, Owner int NOT NULL, Name nvarchar(99) NULL'),
  ],
};

const at = (alias: string, column: string) => ({ table: alias, column });
const of = (alias: string, column: string) => ({ kind: 'column' as const, column: at(alias, column) });

const fitting: Mapping = {
  ...nothingMapped,
  store: 'custom',
  origin: {
    kind: 'tables',
    alias: 'u',
    table: { schema: 'dbo', name: 'U' },
    joins: [
      {
        alias: 'p',
        table: { schema: 'dbo', name: 'P' },
        on: [{ column: 'Pid', equals: at('u', 'Ref') }],
        latestBy: null,
      },
    ],
  },
  key: { column: at('u', 'Id'), sqlType: 'int', kind: 'integer' },
  fields: { email: of('u', 'Mail'), name: of('p', 'Name') },
  password: { recipe: { kind: 'none' }, hash: at('u', 'Hash'), salt: at('u', 'Salt'), format: null },
  unapproved: [{ kind: 'is-over', column: at('u', 'Left') }],
};

test('a mapping that the database bears out has no problem and nothing to prove', () => {
  expect(checkMapping(fitting, catalog)).toEqual({ problems: [], toProve: [] });
});

test('every store’s own proposal is borne out by its own tables', () => {
  const identity = catalogOfDdl(aspnetIdentityCoreDdl);
  const [recognised] = stores.flatMap((store) => store.recognise(identity));
  if (recognised === undefined) throw new Error('Not recognised');
  expect(checkMapping(recognised.mapping, identity).problems).toEqual([]);
});

const changed: readonly (readonly [string, Partial<Mapping>, string, RegExp])[] = [
  [
    'a table that is not there',
    { origin: { kind: 'tables', alias: 'u', table: { schema: 'dbo', name: 'X' }, joins: [] } },
    'UF-1220',
    /dbo\.X is not in the database/,
  ],
  [
    'a column that is not there',
    { fields: { email: of('u', 'EMail') } },
    'UF-1221',
    /U has no column EMail, from which the mapping reads email/,
  ],
  ['a flag from a moment', { fields: { email_verified: of('u', 'Left') } }, 'UF-1222', /Left in U is datetime/],
  ['a text from a place', { fields: { name: of('u', 'Place') } }, 'UF-1222', /Place in U is geography/],
  ['a last sign-in from a text', { lastSignIn: at('u', 'Mail') }, 'UF-1222', /the last sign-in can’t be read/],
  [
    'a lockout from a flag',
    { locked: [{ kind: 'is-ahead', column: at('u', 'Off'), onlyIf: null }] },
    'UF-1222',
    /Off in U is bit/,
  ],
  [
    'a hash from a number',
    { password: { ...fitting.password, hash: at('u', 'Ref') } },
    'UF-1222',
    /the password can’t be read/,
  ],
  ['a key of another type', { key: { ...fitting.key, sqlType: 'bigint' } }, 'UF-1222', /Id in U is int/],
  ['a key that may be NULL', { key: { ...fitting.key, column: at('u', 'Ref') } }, 'UF-1223', /Ref in U may be NULL/],
  ['an alias that nothing has', { lastSignIn: at('z', 'Left') }, 'UF-1226', /no table of it is called z/],
  [
    'roles of a table that is not there',
    {
      details: [
        {
          role: 'roles',
          alias: 'r',
          table: { schema: 'dbo', name: 'R' },
          owner: 'U',
          through: null,
          columns: [at('r', 'N')],
          only: [],
        },
      ],
    },
    'UF-1220',
    /dbo\.R/,
  ],
];

test.each(changed)('%s', (_, change, code, text) => {
  expect(checkMapping({ ...fitting, ...change }, catalog).problems).toContainEqual(
    expect.objectContaining({ code, text: expect.stringMatching(text) }),
  );
});

test('what no key promises is to be proved by the rows', () => {
  const byOwner: Mapping = {
    ...fitting,
    origin: {
      kind: 'tables',
      alias: 'u',
      table: { schema: 'dbo', name: 'U' },
      joins: [
        {
          alias: 'p',
          table: { schema: 'dbo', name: 'P' },
          on: [{ column: 'Owner', equals: at('u', 'Id') }],
          latestBy: null,
        },
      ],
    },
  };
  expect(checkMapping(byOwner, catalog)).toEqual({
    problems: [],
    toProve: [expect.stringMatching(/P has one row at the most/)],
  });
  const statement: Mapping = {
    ...nothingMapped,
    store: 'custom',
    origin: { kind: 'statement', sql: 'SELECT Id, Mail FROM dbo.U' },
    key: { column: at('q', 'Id'), sqlType: 'int', kind: 'integer' },
    fields: { email: of('q', 'Mail') },
    password: { recipe: { kind: 'none' }, hash: null, salt: null, format: null },
  };
  const columns = [
    { name: 'Id', type: 'int', length: null, nullable: true },
    { name: 'Mail', type: 'nvarchar', length: 99, nullable: true },
  ];
  expect(checkMapping(statement, catalog, columns)).toEqual({
    problems: [],
    toProve: [expect.stringMatching(/Id is different in every row of the SELECT/)],
  });
  expect(checkMapping(statement, catalog, columns.slice(0, 1)).problems).toEqual([
    { code: 'UF-1221', text: expect.stringMatching(/the SELECT has no column Mail/), field: 'email' },
  ]);
});
