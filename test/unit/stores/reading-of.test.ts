import { expect, test } from 'vitest';
import { nothingMapped } from '../../../electron/stores/mapping/make.ts';
import type { Mapping } from '../../../electron/stores/mapping/mapping.ts';
import { lookScan, readingOf, SMALL_ENOUGH_TO_SCAN } from '../../../electron/stores/mapping/reading-of.ts';
import type { Catalog, CatalogTable } from '../../../electron/stores/store.ts';

const LARGE = SMALL_ENOUGH_TO_SCAN + 1;

function table(name: string, columns: readonly string[], change: Partial<CatalogTable> = {}): CatalogTable {
  return {
    schema: 'dbo',
    name,
    kind: 'table',
    columns: columns.map((column) => ({ name: column, type: 'int', length: null, nullable: false })),
    primaryKey: [],
    uniqueKeys: [],
    foreignKeys: [],
    indexLeads: [],
    rows: LARGE,
    ...change,
  };
}

const at = (alias: string, column: string) => ({ table: alias, column });

const mapping: Mapping = {
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
        on: [{ column: 'Owner', equals: at('u', 'Id') }],
        latestBy: null,
      },
    ],
  },
  key: { column: at('u', 'Id'), sqlType: 'int', kind: 'integer' },
  fields: {},
  password: { recipe: { kind: 'none' }, hash: null, salt: null, format: null },
  details: [
    {
      role: 'roles',
      alias: 'r',
      table: { schema: 'dbo', name: 'R' },
      owner: 'UserId',
      through: { alias: 'n', table: { schema: 'dbo', name: 'N' }, column: 'RoleId', equals: 'RoleId' },
      columns: [at('n', 'Name')],
      only: [],
    },
  ],
};

function catalog(changes: Readonly<Record<string, Partial<CatalogTable>>> = {}): Catalog {
  return {
    tables: [
      table('U', ['Id', 'Mail'], { indexLeads: ['Id'], ...changes.U }),
      table('P', ['Pid', 'Owner'], { indexLeads: ['Pid', 'Owner'], ...changes.P }),
      table('R', ['UserId', 'RoleId'], { indexLeads: ['UserId'], ...changes.R }),
      table('N', ['RoleId', 'Name'], { indexLeads: ['RoleId'], ...changes.N }),
    ],
  };
}

const scansOf = (of: Catalog, read = mapping) => readingOf(read, of, []).scans.map((scan) => scan.of);

test('where an index leads to everything that is sought, nothing is read whole, and rows are known by statistics', () => {
  expect(readingOf(mapping, catalog(), [])).toEqual({ rows: LARGE, inOnePass: false, scans: [] });
});

test('a key that leads no index is read in one pass, and announced with the index that would help', () => {
  const reading = readingOf(mapping, catalog({ U: { indexLeads: ['Mail'] } }), []);
  expect(reading.inOnePass).toBe(true);
  expect(reading.scans).toEqual([
    {
      of: 'dbo.U',
      rows: LARGE,
      why: expect.stringMatching(/^No index of dbo\.U begins with Id, .* reads and sorts all 100,001 rows/),
      index: 'CREATE INDEX [IX_U_Id] ON [dbo].[U] ([Id]);',
    },
  ]);
});

test.each(['P', 'R', 'N'])('%s, in which rows are looked for without an index, is announced', (name) => {
  expect(scansOf(catalog({ [name]: { indexLeads: [] } }))).toEqual([`dbo.${name}`]);
});

test('the keys of the catalog count where nobody asked for other indexes, by their first column alone', () => {
  const { indexLeads: _, ...bare } = table('U', ['Id', 'Mail']);
  const withKey = (primaryKey: readonly string[], uniqueKeys: readonly (readonly string[])[] = []) =>
    readingOf(mapping, { tables: [{ ...bare, primaryKey, uniqueKeys }, ...catalog().tables.slice(1)] }, []).inOnePass;
  expect(withKey(['Id'])).toBe(false);
  expect(withKey(['Mail', 'Id'])).toBe(true);
  expect(withKey([], [['Id', 'Mail']])).toBe(false);
});

test('names that differ by case alone are one, as for SQL Server’s usual collations', () => {
  const lower: Mapping = { ...mapping, key: { ...mapping.key, column: at('u', 'id') } };
  expect(readingOf(lower, catalog(), []).inOnePass).toBe(false);
});

test('small tables are read whole without a question, in one pass all the same', () => {
  const small = Object.fromEntries(
    ['U', 'P', 'R', 'N'].map((name) => [name, { indexLeads: [], rows: SMALL_ENOUGH_TO_SCAN }]),
  );
  expect(readingOf(mapping, catalog(small), [])).toEqual({ rows: SMALL_ENOUGH_TO_SCAN, inOnePass: true, scans: [] });
});

test('of a view or a SELECT nobody knows the rows: it is announced unless every table is small', () => {
  const view = catalog({ U: { kind: 'view', indexLeads: [], rows: 0 } });
  const { origin: _, ...rest } = mapping;
  const select: Mapping = {
    ...rest,
    origin: { kind: 'statement', sql: 'SELECT 1 AS Id' },
    key: { ...mapping.key, column: at('q', 'Id') },
    details: [],
  };
  expect(readingOf(mapping, view, [])).toMatchObject({
    rows: null,
    inOnePass: true,
    scans: [{ of: 'dbo.U', rows: null }],
  });
  expect(readingOf(select, view, [])).toMatchObject({
    rows: null,
    inOnePass: true,
    scans: [{ of: 'SELECT', rows: null }],
  });
  const few: Catalog = { tables: view.tables.map((each) => ({ ...each, rows: Math.min(each.rows, 10) })) };
  expect(scansOf(few)).toEqual([]);
  expect(scansOf(few, select)).toEqual([]);
  const none: Catalog = { tables: view.tables.filter(({ kind }) => kind === 'view') };
  expect(scansOf(none, select)).toEqual(['SELECT']);
});

test('even a few rows of a view or a SELECT are announced, and those of a table never', () => {
  const all = catalog({ U: { kind: 'view', rows: 0 } });
  const [view, plain] = all.tables;
  expect(lookScan(view ?? null, all)).toMatchObject([{ of: 'dbo.U' }]);
  expect(lookScan(null, all)).toMatchObject([{ of: 'SELECT' }]);
  expect(lookScan(plain ?? null, all)).toEqual([]);
});

test('how many accounts an application has is counted along an index, or announced', () => {
  const applications: Mapping = {
    ...mapping,
    application: {
      column: at('u', 'App'),
      sqlType: 'int',
      table: { schema: 'dbo', name: 'A' },
      id: 'Id',
      name: 'Name',
      through: null,
    },
  };
  expect(scansOf(catalog(), applications)).toEqual(['dbo.U']);
  expect(scansOf(catalog({ U: { indexLeads: ['Id', 'App'] } }), applications)).toEqual([]);
  // Of some applications' accounts the statistics of the table know nothing.
  expect(readingOf(mapping, catalog(), ['1']).rows).toBeNull();
});
