import { describe, expect, test } from 'vitest';
import { pageStatement, passStatement } from '../../../electron/legacy/account-pages.ts';
import { parseBrowserAnswer } from '../../../electron/legacy/sql-browser.ts';
import { driverType } from '../../../electron/legacy/sql-types.ts';
import type { AccountSource } from '../../../electron/stores/store.ts';

const source: AccountSource = {
  columns: ['u.[Email]'],
  from: '[dbo].[Users] AS u',
  where: 'u.[App] IN (@application0) OR 1 = 0',
  parameters: [{ name: 'application0', type: 'uniqueidentifier', value: '11111111-1111-1111-1111-111111111111' }],
  key: { expression: 'u.[Id]', sqlType: 'nvarchar(450)', kind: 'text' },
  details: [],
};

describe('the statements that read accounts', () => {
  test('page by the key in its own type, with the source’s condition kept together', () => {
    const { statement, parameters } = pageStatement(source, { after: 'a', upTo: 'z', pageSize: 500 });
    expect(statement).toBe(
      'SELECT TOP (@uf_page) u.[Id], u.[Email] FROM [dbo].[Users] AS u WHERE u.[Id] > @uf_after AND u.[Id] <= @uf_upTo AND (u.[App] IN (@application0) OR 1 = 0) ORDER BY u.[Id]',
    );
    expect(parameters.map(({ name, value }) => [name, value])).toEqual([
      ['uf_page', 500],
      ['uf_after', 'a'],
      ['uf_upTo', 'z'],
      ['application0', '11111111-1111-1111-1111-111111111111'],
    ]);
    expect(parameters[1]?.type).toEqual(driverType('nvarchar(450)'));
  });

  test('lock nothing beyond what reading committed rows does', () => {
    const { statement } = pageStatement(source, { after: null, upTo: null, pageSize: 1 });
    expect(statement).not.toMatch(/nolock|holdlock|updlock|serializable/i);
    expect(passStatement(source, { after: null, upTo: null }).statement).not.toMatch(
      /nolock|holdlock|updlock|serializable/i,
    );
  });

  test('give 32-bit keys as numbers and larger ones as text', () => {
    const keyed = (sqlType: string) =>
      pageStatement(
        { ...source, key: { expression: 'k', sqlType, kind: 'integer' } },
        { after: '7', upTo: null, pageSize: 1 },
      ).parameters[1]?.value;
    expect(keyed('int')).toBe(7);
    expect(keyed('bigint')).toBe('7');
  });

  test('refuse a key that can’t be paged by', () => {
    expect(() => driverType('xml')).toThrow(/can't be paged by/);
  });
});

describe('the SQL Server Browser’s answer', () => {
  const answer =
    'ServerName;H;InstanceName;OTHER;IsClustered;No;Version;15.0.2000.5;tcp;50000;;ServerName;H;InstanceName;MEMBERS;IsClustered;No;Version;15.0.2000.5;np;\\\\H\\pipe\\sql;tcp;51433;;';
  test.each([
    ['members', 51433],
    ['OTHER', 50000],
    ['NONE', null],
  ])('gives %s the port %s', (instance, port) => {
    const found = parseBrowserAnswer(answer).find(({ name }) => name.toLowerCase() === instance.toLowerCase());
    expect(found?.port ?? null).toBe(port);
  });

  test('has no port for an instance without TCP', () => {
    expect(parseBrowserAnswer('ServerName;H;InstanceName;X;IsClustered;No;;')).toEqual([{ name: 'X' }]);
  });
});
