import fc from 'fast-check';
import sql from 'mssql';
import { describe, expect, test } from 'vitest';
import { parameterExamples } from './parameter-examples.ts';
import { column, done, resultSet } from './scripted-engine.ts';
import { serve } from './serve.ts';
import { connectTedious } from './tedious-client.ts';

describe('parameters as mssql sends them', () => {
  test.each(parameterExamples)('%s', async (_, type, value, expectedType, expected) => {
    const served = await serve({ batch: () => resultSet([column('x', { base: 'int' })], [], true) });
    const pool = await served.connect();
    await pool.request().input('given', type, value).input('none', type, null).query('SELECT @given, @none');
    const call = served.seen.calls.findLast(({ procedure }) => procedure === 'sp_executesql');
    const [statement, , given, none] = call?.parameters ?? [];
    expect(statement?.value).toBe('SELECT @given, @none');
    expect(given).toEqual({ name: '@given', type: expectedType, value: expected, output: false });
    expect(none).toMatchObject({ name: '@none', value: null });
  });

  test('numbers, text and bytes of any size come through', async () => {
    const served = await serve({ batch: () => resultSet([column('x', { base: 'int' })], [], true) });
    const pool = await served.connect();
    await fc.assert(
      fc.asyncProperty(
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        // tedious sends -0 as 0.
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((float) => (float === 0 ? 0 : float)),
        fc.string({ unit: 'binary', maxLength: 6000 }),
        fc.uint8Array({ maxLength: 9000 }),
        async (number, float, text, bytes) => {
          await pool
            .request()
            .input('number', sql.BigInt, number.toString())
            .input('float', sql.Float, float)
            .input('text', sql.NVarChar(sql.MAX), text)
            .input('bytes', sql.VarBinary(sql.MAX), Buffer.from(bytes))
            .query('SELECT @number');
          const values = served.seen.calls
            .at(-1)
            ?.parameters.slice(2)
            .map(({ value }) => value);
          expect(values).toEqual([number, float, text, Buffer.from(bytes)]);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('procedures', () => {
  test('are called by name, and answer with outputs, a status and their result sets', async () => {
    const served = await serve({
      *call(procedure, parameters) {
        if (procedure !== 'dbo.add_user') {
          yield { kind: 'returnStatus', status: 0 };
          return;
        }
        yield* resultSet([column('n', { base: 'int' })], [[1], [2]], true);
        yield { kind: 'returnStatus', status: -6 };
        const output = parameters.find(({ name }) => name === '@id');
        yield {
          kind: 'returnValue',
          name: '@id',
          ordinal: 1,
          type: output?.type ?? { base: 'int' },
          value: 4711,
        };
      },
    });
    const pool = await served.connect();
    const result = await pool
      .request()
      .input('name', sql.NVarChar(10), 'Ann')
      .output('id', sql.Int)
      .execute('dbo.add_user');
    expect(result.returnValue).toBe(-6);
    expect(result.output).toEqual({ id: 4711 });
    expect(result.recordset).toEqual([{ n: 1 }, { n: 2 }]);
    expect(served.seen.calls.at(-1)?.parameters.map(({ name, output }) => ({ name, output }))).toEqual([
      { name: '@name', output: false },
      { name: '@id', output: true },
    ]);
  });

  test('a statement is prepared, executed and unprepared by its handle', async () => {
    const served = await serve({
      *call(procedure, parameters) {
        if (procedure === 'sp_execute')
          yield* resultSet([column('n', { base: 'int' })], [[parameters[1]?.value ?? null]], true);
        yield { kind: 'returnStatus', status: 0 };
        if (procedure === 'sp_prepare') {
          yield { kind: 'returnValue', name: '@handle', ordinal: 0, type: { base: 'int' }, value: 77 };
        }
      },
    });
    const pool = await served.connect();
    const prepared = new sql.PreparedStatement(pool);
    prepared.input('n', sql.Int);
    await prepared.prepare('SELECT @n');
    expect((await prepared.execute({ n: 5 })).recordset).toEqual([{ n: 5 }]);
    expect((await prepared.execute({ n: 6 })).recordset).toEqual([{ n: 6 }]);
    await prepared.unprepare();
    const calls = served.seen.calls.filter(({ procedure }) => procedure !== 'sp_executesql');
    expect(calls.map(({ procedure }) => procedure)).toEqual(['sp_prepare', 'sp_execute', 'sp_execute', 'sp_unprepare']);
    expect(calls.at(-1)?.parameters[0]?.value).toBe(77);
  });

  test('cursors are refused by a text that names them, and the connection lives on', async () => {
    const served = await serve({ batch: () => resultSet([column('one', { base: 'int' })], [[1]]) });
    const pool = await served.connect();
    const call = pool.request().input('statement', sql.NVarChar(20), 'SELECT 1').execute('sp_cursoropen');
    await expect(call).rejects.toMatchObject({ number: 50_999, message: expect.stringContaining('sp_cursoropen') });
    expect((await pool.request().batch('one')).recordset).toEqual([{ one: 1 }]);
  });

  test('table-valued parameters are refused, and the connection lives on', async () => {
    const served = await serve({ batch: () => resultSet([column('one', { base: 'int' })], [[1]]) });
    const pool = await served.connect();
    const table = new sql.Table();
    table.columns.add('a', sql.Int, { nullable: true });
    table.rows.add(1);
    await expect(pool.request().input('rows', table).execute('dbo.take')).rejects.toMatchObject({ number: 50_999 });
    expect((await pool.request().batch('one')).recordset).toEqual([{ one: 1 }]);
  });
});

describe('transactions and pooled connections', () => {
  test('begin, commit and roll back go through the transaction manager', async () => {
    const served = await serve({
      batch: function* () {
        yield done(1);
      },
    });
    const pool = await served.connect();
    const kept = new sql.Transaction(pool);
    await kept.begin(sql.ISOLATION_LEVEL.SERIALIZABLE);
    await kept.request().batch('UPDATE kept');
    await kept.commit();
    const undone = new sql.Transaction(pool);
    await undone.begin();
    await undone.rollback();
    expect(served.seen.batches).toContain('UPDATE kept');
    expect(served.defects).toEqual([]);
  });

  test('a connection handed back to its pool is reset before the next request', async () => {
    const served = await serve({});
    const { connection, batch } = await connectTedious(served);
    await batch('first');
    expect(served.seen.resets).toBe(0);
    await new Promise<void>((resolve, reject) => {
      connection.reset((error) => (error == null ? resolve() : reject(error)));
    });
    expect(served.seen.resets).toBe(1);
    await batch('second');
    expect(served.seen.resets).toBe(1);
  });
});
