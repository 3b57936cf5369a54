import sql from 'mssql';
import { describe, expect, test } from 'vitest';
import type { SqlType, SqlValue } from '../../../electron/practice/sql-server/engine/interface.ts';
import { parameterExamples } from './parameter-examples.ts';
import { column, done, message, resultSet } from './scripted-engine.ts';
import { serve } from './serve.ts';

const n = [column('n', { base: 'int' })];

describe('answers', () => {
  test('several result sets with counts of their own', async () => {
    const served = await serve({
      *batch() {
        yield* resultSet(n, [[1], [2]]);
        yield { kind: 'done', count: 7, statement: 'update', inProcedure: false };
        yield* resultSet([column('m', { base: 'bit' })], []);
      },
    });
    const pool = await served.connect();
    const { recordsets, rowsAffected } = await pool.request().batch('several');
    expect(recordsets).toEqual([[{ n: 1 }, { n: 2 }], []]);
    expect(rowsAffected).toEqual([2, 7, 0]);
  });

  test('an error keeps its number, state, class, line and procedure', async () => {
    const told = { number: 2627, state: 3, class: 14, line: 42, procedure: 'dbo.add_user' };
    const served = await serve({
      *batch(text) {
        if (text === 'fail') yield { kind: 'error', message: message(2627, 'Violation of PRIMARY KEY \u2026', told) };
        else yield* resultSet(n, [[1]]);
      },
    });
    const pool = await served.connect();
    await expect(pool.request().batch('fail')).rejects.toMatchObject({
      message: 'Violation of PRIMARY KEY \u2026',
      number: 2627,
      state: 3,
      class: 14,
      lineNumber: 42,
      procName: 'dbo.add_user',
      serverName: 'PRACTICE',
    });
    expect((await pool.request().batch('one')).recordset).toEqual([{ n: 1 }]);
  });

  test('an error in a procedure call, after rows', async () => {
    const served = await serve({
      *batch(text) {
        yield* resultSet(n, [[1]], true);
        if (text === 'fail') yield { kind: 'error', message: message(8134, 'Divide by zero error encountered.') };
      },
    });
    const pool = await served.connect();
    await expect(pool.request().query('fail')).rejects.toMatchObject({ number: 8134 });
  });

  test('PRINT arrives as information', async () => {
    const served = await serve({
      *batch() {
        yield { kind: 'info', message: message(0, 'halfway', { class: 0 }) };
        yield done();
      },
    });
    const pool = await served.connect();
    const told: unknown[] = [];
    const request = pool.request();
    request.on('info', (info) => told.push(info.message));
    await request.batch('print');
    expect(told).toEqual(['halfway']);
  });

  test('a change of database is told', async () => {
    const served = await serve({
      *batch() {
        yield { kind: 'database', from: 'Scripted', to: 'Other' };
        yield done();
      },
    });
    const pool = await served.connect();
    await pool.request().batch('other');
    expect(served.defects).toEqual([]);
  });

  test('rows are streamed, no faster than the client takes them', async () => {
    let made = 0;
    const filler = 'x'.repeat(4000);
    const served = await serve({
      *batch(text) {
        if (text !== 'many') {
          yield* resultSet(n, [[1]]);
          return;
        }
        yield {
          kind: 'columns',
          columns: [column('text', { base: 'varchar', length: 4000, collation: 'SQL_Latin1_General_CP1_CI_AS' })],
        };
        for (let index = 0; index < 600; index += 1) {
          made += 50;
          yield { kind: 'rows', rows: Array.from({ length: 50 }, (): SqlValue[] => [filler]) };
        }
        yield done(30_000);
      },
    });
    const pool = await served.connect();
    const request = pool.request();
    request.stream = true;
    let taken = 0;
    let mostAhead = 0;
    let pauses = 0;
    const finished = new Promise<void>((resolve, reject) => {
      request.on('error', reject);
      request.on('done', () => resolve());
      request.on('row', () => {
        taken += 1;
        if (taken % 3000 !== 0) return;
        pauses += 1;
        request.pause();
        // Long enough for a server without brakes to make everything: it shares this event loop.
        let turns = 100;
        const later = () => {
          turns -= 1;
          if (turns > 0) {
            setImmediate(later);
            return;
          }
          mostAhead = Math.max(mostAhead, made - taken);
          request.resume();
        };
        setImmediate(later);
      });
    });
    request.batch('many');
    await finished;
    expect(taken).toBe(30_000);
    expect(pauses).toBe(10);
    // 120 MB in all; what the sockets and both ends buffer is a few megabytes.
    expect(mostAhead * filler.length).toBeLessThan(40_000_000);
  });
});

describe('bulk load', () => {
  test('rows arrive in the order of their columns, NULLs included', async () => {
    const heard: { columns: readonly string[]; rows: (readonly SqlValue[])[] } = { columns: [], rows: [] };
    const served = await serve({
      *bulk(columns, rows) {
        heard.columns = columns.map(({ name }) => name);
        for (const row of rows) heard.rows.push(row);
        yield { kind: 'done', count: heard.rows.length, statement: 'insert', inProcedure: false };
      },
    });
    const pool = await served.connect();
    const table = new sql.Table('dbo.people');
    table.columns.add('id', sql.Int, { nullable: false });
    table.columns.add('name', sql.NVarChar(50), { nullable: true });
    table.columns.add('note', sql.NVarChar(sql.MAX), { nullable: true });
    table.columns.add('key', sql.UniqueIdentifier, { nullable: true });
    table.columns.add('born', sql.DateTime2(0), { nullable: true });
    const expected: SqlValue[][] = [];
    for (let index = 0; index < 3000; index += 1) {
      const empty = index % 3 === 0;
      table.rows.add(
        index,
        empty ? null : `n\u00e4me ${index}`,
        empty ? null : 'note'.repeat(index % 50),
        empty ? null : '0f8fad5b-d9cb-469f-a165-70867728950e',
        empty ? null : new Date('2000-01-01T00:00:01Z'),
      );
      expected.push([
        index,
        empty ? null : `n\u00e4me ${index}`,
        empty ? null : 'note'.repeat(index % 50),
        empty ? null : '0F8FAD5B-D9CB-469F-A165-70867728950E',
        empty ? null : { day: 730_119, ticks: 10_000_000 },
      ]);
    }
    const result = await pool.request().bulk(table);
    expect(result.rowsAffected).toBe(3000);
    expect(heard.columns).toEqual(['id', 'name', 'note', 'key', 'born']);
    expect(heard.rows).toEqual(expected);
    expect(served.seen.batches.at(-1)).toMatch(/^insert bulk/i);
  });

  test('of every type, NULLs and values', async () => {
    const heard: { types: readonly SqlType[]; rows: (readonly SqlValue[])[] } = { types: [], rows: [] };
    const served = await serve({
      *bulk(columns, rows) {
        heard.types = columns.map(({ type }) => type);
        heard.rows = [...rows];
        yield { kind: 'done', count: heard.rows.length, statement: 'insert', inProcedure: false };
      },
    });
    const pool = await served.connect();
    const table = new sql.Table('dbo.everything');
    // A bulk load has lengths where a parameter has none.
    const bounded = parameterExamples.map(([name, type, ...rest]) =>
      name === 'binary' ? ([name, sql.VarBinary(3), ...rest] as const) : ([name, type, ...rest] as const),
    );
    for (const [name, type] of bounded) table.columns.add(name, type, { nullable: true });
    const values = bounded.map(([, , value]) => value) as (string | number | boolean | Date | Buffer)[];
    table.rows.add(...values);
    table.rows.add(...values.map(() => null));
    await pool.request().bulk(table);
    expect(heard.rows).toEqual([bounded.map(([, , , , expected]) => expected), bounded.map(() => null)]);
    expect(heard.types.map(({ base }) => base)).toEqual(
      bounded.map(([name, , , { base }]) => (name === 'binary' ? 'varbinary' : base)),
    );
  });
});
