import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SqlValue } from '../../../electron/practice/sql-server/engine/interface.ts';
import { column, resultSet } from './scripted-engine.ts';
import { serve } from './serve.ts';
import { typedValues } from './typed-values.ts';

const columns = typedValues.map(({ name, type }) => column(name, type));
const collation = 'SQL_Latin1_General_CP1_CI_AS';

/** Rows over all types, with NULLs from none to everywhere. */
const rows = fc.array(
  fc.tuple(...typedValues.map(({ values }) => fc.oneof({ weight: 3, arbitrary: values }, fc.constant(null)))),
  { minLength: 1, maxLength: 8 },
);

describe('values of every type as tedious reads them', () => {
  test.each([false, true])('arrive as the engine held them (encrypt %s)', async (encrypt) => {
    let answer: readonly (readonly SqlValue[])[] = [];
    const served = await serve({ batch: () => resultSet(columns, answer) });
    const pool = await served.connect({ options: { encrypt } });
    await fc.assert(
      fc.asyncProperty(rows, async (sent) => {
        answer = sent;
        const { recordset } = await pool.request().batch('everything');
        const received = recordset.map((row) =>
          typedValues.map((each) => (row[each.name] === null ? null : each.received(row[each.name]))),
        );
        expect(received).toEqual(sent);
      }),
      { numRuns: 60 },
    );
    expect(served.defects).toEqual([]);
  });

  test('a row of NULLs alone', async () => {
    const served = await serve({ batch: () => resultSet(columns, [columns.map(() => null)]) });
    const pool = await served.connect();
    const { recordset } = await pool.request().batch('nothing');
    expect(recordset).toEqual([Object.fromEntries(columns.map(({ name }) => [name, null]))]);
  });

  test('text that code page 1252 lacks becomes question marks', async () => {
    const served = await serve({
      batch: () =>
        resultSet([column('text', { base: 'varchar', length: 20, collation })], [['a\u2192\u{1f40e}\u20ac']]),
    });
    const pool = await served.connect();
    expect((await pool.request().batch('text')).recordset).toEqual([{ text: 'a???\u20ac' }]);
  });

  test.each(['varchar', 'nvarchar'] as const)('a %s(max) of several megabytes', async (base) => {
    const long = 'long text '.repeat(400_000);
    const served = await serve({
      batch: () => resultSet([column('text', { base, length: 'max', collation })], [[long], [null], ['']]),
    });
    const pool = await served.connect();
    const { recordset } = await pool.request().batch('long');
    expect(recordset.map(({ text }) => text)).toEqual([long, null, '']);
  });

  test('columns are described truthfully', async () => {
    const described = [
      column('id', { base: 'int' }, { nullable: false, identity: true }),
      column('name', { base: 'nvarchar', length: 50, collation }),
      column('exact', { base: 'varchar', length: 50, collation: 'Latin1_General_BIN2' }, { nullable: false }),
      column('amount', { base: 'decimal', precision: 18, scale: 4 }),
    ];
    const served = await serve({ batch: () => resultSet(described, []) });
    const pool = await served.connect();
    const { recordset } = await pool.request().batch('described');
    expect(recordset.columns).toMatchObject({
      id: { nullable: false, identity: true, length: 4 },
      name: { nullable: true, identity: false, length: 100, caseSensitive: false },
      exact: { nullable: false, length: 50, caseSensitive: true },
      amount: { nullable: true, precision: 18, scale: 4 },
    });
  });

  test('a value that is not of its column is a defect, told and never sent as something else', async () => {
    const served = await serve({
      batch: (text) => resultSet([column('number', { base: 'int' })], text === 'wrong' ? [['text']] : [[1]]),
    });
    const pool = await served.connect();
    await expect(pool.request().batch('wrong')).rejects.toMatchObject({ number: 50_999, class: 20 });
    expect(served.defects).toHaveLength(1);
  });
});
