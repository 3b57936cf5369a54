import { expect, onTestFinished, test } from 'vitest';
import { openLegacy } from '../../../electron/legacy/open-legacy.ts';
import type { SqlType, SqlValue } from '../../../electron/practice/sql-server/engine/interface.ts';
import { column, PASSWORD, resultSet } from '../practice-sql/scripted-engine.ts';
import { serve } from '../practice-sql/serve.ts';
import { configFor, quickClock } from './served-accounts.ts';

const text: SqlType = { base: 'nvarchar', length: 128, collation: 'SQL_Latin1_General_CP1_CI_AS' };
const int: SqlType = { base: 'int' };

/** Answers by the catalog view that a statement reads from. */
const answers: readonly [view: string, types: readonly SqlType[], rows: readonly (readonly SqlValue[])[]][] = [
  [
    'FROM sys.tables',
    [int, text, text],
    [
      [1, 'dbo', 'Users'],
      [2, 'dbo', 'Empty'],
    ],
  ],
  [
    'FROM sys.columns',
    [int, text, text, { base: 'smallint' }, { base: 'bit' }],
    [
      [1, 'Id', 'uniqueidentifier', 16, false],
      [1, 'Email', 'nvarchar', 512, true],
      [1, 'Notes', 'nvarchar', -1, true],
      [1, 'Code', 'varchar', 20, true],
      [2, 'Id', 'int', 4, false],
    ],
  ],
  ['FROM sys.indexes', [int, text], [[1, 'Id']]],
  ['FROM sys.partitions', [int, { base: 'bigint' }], [[1, 248_317n]]],
  ['COUNT_BIG', [{ base: 'bigint' }], [[248_317n]]],
  [
    '[aspnet_Applications]',
    [{ base: 'uniqueidentifier' }, text, int],
    [['0A0B0C0D-1111-2222-3333-444455556666', '/', 12]],
  ],
];

test('tells tables, columns with their lengths in characters, keys, counts and applications', async () => {
  const served = await serve({
    *batch(statement) {
      const [, types, rows] = answers.find(([view]) => statement.includes(view)) ?? [
        '',
        [text],
        [['Scripted SQL Server']],
      ];
      yield* resultSet(
        types.map((type, index) => column(`c${index}`, type)),
        rows,
        true,
      );
    },
  });
  const legacy = await openLegacy(configFor(served.server.port), PASSWORD, { clock: quickClock() });
  onTestFinished(() => legacy.close());

  const catalog = await legacy.catalog();
  expect(catalog.tables).toEqual([
    {
      schema: 'dbo',
      name: 'Users',
      columns: [
        { name: 'Id', type: 'uniqueidentifier', length: null, nullable: false },
        { name: 'Email', type: 'nvarchar', length: 256, nullable: true },
        { name: 'Notes', type: 'nvarchar', length: -1, nullable: true },
        { name: 'Code', type: 'varchar', length: 20, nullable: true },
      ],
      primaryKey: ['Id'],
      rows: 248_317,
    },
    {
      schema: 'dbo',
      name: 'Empty',
      columns: [{ name: 'Id', type: 'int', length: null, nullable: false }],
      primaryKey: [],
      rows: 0,
    },
  ]);
  const keyed = {
    columns: [],
    from: 'x',
    where: null,
    parameters: [],
    key: { expression: 'Id', sqlType: 'int', kind: 'integer' },
  } as const;
  expect(await legacy.count(keyed)).toBe(248_317);
  expect(await legacy.applications('SELECT … FROM [aspnet_Applications]')).toEqual([
    { id: '0a0b0c0d-1111-2222-3333-444455556666', name: '/', accounts: 12 },
  ]);
});
