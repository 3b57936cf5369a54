import { describe, expect, test } from 'vitest';
import { type FaultsInput, faultsSchema } from '../../../electron/practice/sql-server/wire/faults.ts';
import type { SqlServer } from '../../../electron/practice/sql-server/wire/sql-server.ts';
import { column, done, resultSet } from './scripted-engine.ts';
import { serve } from './serve.ts';
import { connectTedious } from './tedious-client.ts';

const n = [column('n', { base: 'int' })];

function plant(server: SqlServer, faults: FaultsInput): void {
  server.faults.set(faultsSchema.parse(faults));
}

/** 1,000 rows, in events of 100. */
const thousand = {
  *batch(text: string) {
    if (!text.includes('FROM numbers')) {
      yield* resultSet(n, [[1]]);
      return;
    }
    yield { kind: 'columns', columns: n } as const;
    for (let from = 0; from < 1000; from += 100) {
      yield { kind: 'rows', rows: Array.from({ length: 100 }, (_, index) => [from + index]) } as const;
    }
    yield done(1000);
  },
};

async function countRows(pool: Awaited<ReturnType<Awaited<ReturnType<typeof serve>>['connect']>>): Promise<{
  readonly rows: number;
  readonly error: string | null;
}> {
  const request = pool.request();
  request.stream = true;
  let rows = 0;
  let error: string | null = null;
  await new Promise<void>((resolve) => {
    request.on('row', () => {
      rows += 1;
    });
    request.on('error', (problem: Error) => {
      error = problem.message;
    });
    request.on('done', () => resolve());
    request.batch('SELECT n FROM numbers');
  });
  return { rows, error };
}

describe('planted faults', () => {
  test('refused connections', async () => {
    const served = await serve({}, { faults: { refuse: true } });
    await expect(served.connect()).rejects.toMatchObject({ code: expect.stringMatching(/ESOCKET|ECONNCLOSED/) });
    expect(served.server.counters.refused).toBe(1);
    plant(served.server, {});
    await served.connect();
  });

  test('so many failed logins', async () => {
    const served = await serve({}, { faults: { loginFailures: 2 } });
    await expect(served.connect()).rejects.toMatchObject({ code: 'ELOGIN' });
    await expect(served.connect()).rejects.toMatchObject({ code: 'ELOGIN' });
    await served.connect();
  });

  test.each([false, true])('a line that breaks in the row after so many, once (encrypt %s)', async (encrypt) => {
    const served = await serve(thousand);
    const pool = await served.connect({ options: { encrypt } });
    const before = served.server.counters.rows;
    plant(served.server, { drop: { afterRows: 250 } });
    const broken = await countRows(pool);
    // tedious may lose the last of what it has when the line breaks; never has it more.
    expect(broken.rows).toBeGreaterThan(200);
    expect(broken.rows).toBeLessThanOrEqual(250);
    expect(served.server.counters.rows).toBe(before + 250);
    expect(broken.error).not.toBeNull();
    expect(await countRows(pool)).toEqual({ rows: 1000, error: null });
    expect(served.server.faults.left.drops).toBe(0);
  });

  test('a line that breaks after more rows than one result has', async () => {
    const served = await serve(thousand);
    const pool = await served.connect();
    plant(served.server, { drop: { afterRows: 1500 } });
    expect(await countRows(pool)).toEqual({ rows: 1000, error: null });
    expect((await countRows(pool)).rows).toBeLessThan(1000);
  });

  test('the same seed hits the same connections', async () => {
    const hits = async () => {
      const served = await serve(thousand);
      const struck: boolean[] = [];
      plant(served.server, { drop: { afterRows: 5, times: null, probability: 0.5, seed: 7 } });
      for (let index = 0; index < 12; index += 1) {
        const pool = await served.connect();
        struck.push((await countRows(pool)).error !== null);
        await pool.close();
      }
      return struck;
    };
    const first = await hits();
    expect(new Set(first)).toEqual(new Set([true, false]));
    expect(await hits()).toEqual(first);
  });

  test('a deadlock strikes the next statement that touches a table, once, and not a pool’s own check', async () => {
    const served = await serve(thousand);
    const pool = await served.connect();
    plant(served.server, { deadlocks: 1 });
    expect((await pool.request().query('SELECT 1')).recordset).toEqual([{ n: 1 }]);
    await expect(pool.request().query('SELECT n FROM numbers')).rejects.toMatchObject({ number: 1205, class: 13 });
    expect((await pool.request().query('SELECT n FROM numbers')).recordset).toHaveLength(1000);
  });

  test('a delay, which a cancellation does not wait for', async () => {
    const served = await serve(thousand);
    const client = await connectTedious(served);
    plant(served.server, { delay: 60_000 });
    const answered = client.batch('one');
    await expect.poll(() => served.server.counters.requests).toBeGreaterThan(1);
    client.connection.cancel();
    await expect(answered).rejects.toMatchObject({ code: 'ECANCEL' });
    plant(served.server, { delay: 20 });
    const started = performance.now();
    await client.batch('one');
    expect(performance.now() - started).toBeGreaterThanOrEqual(19);
  });
});
