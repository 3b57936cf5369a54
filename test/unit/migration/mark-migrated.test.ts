import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACCOUNTS_A_FILE, markFiles } from '../../../electron/migration/mark-migrated/mark-files.ts';
import { keyTypeOf, readMarksTable, usualMarksTable } from '../../../electron/migration/mark-migrated/marks-table.ts';
import type { MovedAccount } from '../../../electron/migration/mark-migrated/moved.ts';
import { plainText } from '../../../electron/migration/mark-migrated/plain-text.ts';
import { basis } from './support/memory-legacy.ts';

const { mapping } = basis;
const parts = {
  table: usualMarksTable,
  key: mapping.key,
  mapping,
  applications: [],
  asOf: '2026-11-26T08:00:00Z',
  from: 'connection members at contoso.eu.auth0.com',
};

async function* inPages(accounts: number, page: number): AsyncGenerator<readonly MovedAccount[]> {
  for (let from = 0; from < accounts; from += page) {
    const size = Math.min(page, accounts - from);
    yield Array.from({ length: size }, (_, index) => {
      const key = String(from + index);
      return { key, userId: `old-${key}`, at: null };
    });
  }
}

async function written(accounts: number, page: number, accountsAFile: number) {
  const files = new Map<string, string>();
  const rest = markFiles(parts, inPages(accounts, page), accountsAFile);
  for (let next = await rest.next(); ; next = await rest.next()) {
    if (next.done === true) return { files, marked: next.value };
    files.set(next.value[0], String(next.value[1]));
  }
}

const rowsIn = (script: string) => script.match(/^ {4}\(N/gm)?.length ?? 0;

test('every account is in exactly one file, however many come at a time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 25 }),
      fc.integer({ min: 1, max: 20 }),
      async (accounts, page, aFile) => {
        const { files, marked } = await written(accounts, page, aFile);
        expect(marked).toBe(accounts);
        const scripts = [...files].filter(([name]) => name.startsWith('mark-migrated-'));
        expect(scripts).toHaveLength(Math.max(1, Math.ceil(accounts / aFile)));
        const all = scripts.map(([, script]) => script).join('');
        for (let key = 0; key < accounts; key += 1) expect(all.split(`(N'${key}', `)).toHaveLength(2);
        expect(scripts.map(([, script]) => rowsIn(script)).reduce((sum, rows) => sum + rows, 0)).toBe(accounts);
        expect(scripts.at(-1)?.[1]).toContain(`File ${scripts.length} of ${scripts.length},`);
      },
    ),
  );
});

test('a file has batches that SQL Server compiles, each a transaction, and few enough rows for Management Studio', async () => {
  const { files } = await written(ACCOUNTS_A_FILE + 1, 1_000, ACCOUNTS_A_FILE);
  const first = files.get('mark-migrated-001.sql') ?? '';
  expect(first.length).toBeLessThan(10_000_000);
  for (const batch of first.split(/^GO$/m)) expect(rowsIn(batch)).toBeLessThanOrEqual(500);
  expect(first.match(/^BEGIN TRANSACTION;$/gm)).toHaveLength(100);
  expect(first.match(/^COMMIT TRANSACTION;$/gm)).toHaveLength(100);
  expect(rowsIn(files.get('mark-migrated-002.sql') ?? '')).toBe(1);
});

test('nothing but its own table is written, made or dropped, and the application’s are read by the query alone', async () => {
  const { files } = await written(3, 10, 10);
  for (const [name, text] of files) {
    if (!name.endsWith('.sql')) continue;
    const statements = text.replaceAll(/--.*$/gm, '');
    for (const [, target] of statements.matchAll(/\b(?:INSERT INTO|CREATE TABLE|DROP TABLE)\s+(\S+)/g)) {
      expect(target?.replace(';', ''), name).toBe('[dbo].[userferry_migrated]');
    }
    expect(statements, name).not.toMatch(/\b(?:UPDATE|DELETE|ALTER|TRUNCATE|MERGE|EXEC)\b/i);
    expect(statements.includes('AspNetUsers'), name).toBe(name === 'who-has-not-moved.sql');
  }
});

describe('a text in plain ASCII', () => {
  test.for([
    ['', "N''"],
    ["O'Brien", "N'O''Brien'"],
    ['a\nGO\nb', "N'a' + NCHAR(10) + N'GO' + NCHAR(10) + N'b'"],
    ['$(path) costs $5', "NCHAR(36) + N'(path) costs $5'"],
    ['Müller', "N'M' + NCHAR(252) + N'ller'"],
    ['😀', 'NCHAR(55357) + NCHAR(56832)'],
  ])('%j', ([value, expected]) => {
    expect(plainText(value ?? '')).toBe(expected);
  });

  test('gives the text back, and nothing that a tool would take for its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const sql = plainText(value);
        expect(sql).toMatch(/^[\x20-\x7e]*$/);
        expect(sql).not.toContain('$(');
        const parts = [...sql.matchAll(/N'((?:[^']|'')*)'|NCHAR\((\d+)\)/g)];
        expect(parts.map(([part]) => part).join(' + ')).toBe(sql);
        const back = parts.map(([, text, code]) => text?.replaceAll("''", "'") ?? String.fromCharCode(Number(code)));
        expect(back.join('')).toBe(value);
      }),
    );
  });
});

test.for([
  [{ sqlType: 'uniqueidentifier', kind: 'guid' }, 'uniqueidentifier', 'u.[Id]'],
  [{ sqlType: 'bigint', kind: 'integer' }, 'bigint', 'u.[Id]'],
  [{ sqlType: 'varchar(40)', kind: 'text' }, 'nvarchar(40)', 'CAST(u.[Id] AS nvarchar(40)) '],
  [{ sqlType: 'nvarchar(max)', kind: 'text' }, 'nvarchar(450)', 'CAST(u.[Id] AS nvarchar(450)) '],
] as const)('a key of type %j', ([key, type, compared]) => {
  const { declared, comparable } = keyTypeOf({ ...key, column: { table: 'u', column: 'Id' } });
  const collation = key.kind === 'text' ? 'COLLATE Latin1_General_BIN2' : '';
  expect(declared).toBe(`${type} ${collation}`.trim());
  expect(comparable('u.[Id]')).toBe(`${compared}${collation}`);
});

test('a table for the marks has a plain name', () => {
  expect(readMarksTable('audit.moved_2026')).toEqual({ schema: 'audit', name: 'moved_2026' });
  for (const wrong of ['moved', 'a.b.c', 'dbo.', 'dbo.a]b', 'dbo.a b', '1.a', ''])
    expect(readMarksTable(wrong)).toBeNull();
});
