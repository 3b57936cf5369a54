import { describe, expect, test } from 'vitest';
import { column, done, type Events, resultSet } from './scripted-engine.ts';
import { serve } from './serve.ts';
import { connectTedious } from './tedious-client.ts';

const n = [column('n', { base: 'int' })];

/** A query that never ends by itself: it makes rows, or only takes time. */
function endless(kind: 'rows' | 'silent', stopped: () => void): (text: string) => Events {
  return function* (text) {
    if (text !== 'endless') {
      yield* resultSet(n, [[1]]);
      return;
    }
    try {
      yield { kind: 'columns', columns: n };
      for (;;) {
        if (kind === 'rows') yield { kind: 'rows', rows: Array.from({ length: 300 }, (_, index) => [index]) };
        else yield { kind: 'breath' };
      }
    } finally {
      stopped();
    }
  };
}

/** A moment in which others had the cores is no finding. */
const busyMachine = { retry: 3 } as const;

describe.each([false, true])('a running query (encrypt %s)', (encrypt) => {
  test.each(['rows', 'silent'] as const)('of %s stops within 250 ms of its cancellation', busyMachine, async (kind) => {
    let stoppedAt = 0;
    const served = await serve({
      batch: endless(kind, () => {
        stoppedAt = performance.now();
      }),
    });
    const pool = await served.connect({ options: { encrypt } });
    const request = pool.request();
    request.stream = true;
    request.on('row', () => {});
    const ended = new Promise<{ code?: string }>((resolve) => request.on('error', resolve));
    request.batch('endless');
    await expect.poll(() => served.server.counters.requests).toBeGreaterThan(1);
    const cancelledAt = performance.now();
    request.cancel();
    expect((await ended).code).toBe('ECANCEL');
    expect(stoppedAt - cancelledAt).toBeLessThan(250);
    expect(performance.now() - cancelledAt).toBeLessThan(1000);
    expect((await pool.request().batch('one')).recordset).toEqual([{ n: 1 }]);
    expect(served.server.counters.attentions).toBe(1);
  });

  test('stops when its client goes away', async () => {
    let stopped = false;
    const served = await serve({
      batch: endless('rows', () => {
        stopped = true;
      }),
    });
    const client = await connectTedious(served, encrypt);
    const answered = client.batch('endless');
    answered.catch(() => {});
    await expect.poll(() => served.server.counters.rows).toBeGreaterThan(0);
    client.connection.close();
    await expect.poll(() => stopped).toBe(true);
    await expect.poll(() => served.seen.closed).toBe(1);
  });
});

describe('a request that takes too long for its client', () => {
  test('is stopped, and the connection serves the next', async () => {
    let stopped = false;
    const served = await serve({
      batch: endless('silent', () => {
        stopped = true;
      }),
    });
    const pool = await served.connect({ requestTimeout: 100 });
    await expect(pool.request().batch('endless')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    expect(stopped).toBe(true);
    expect((await pool.request().batch('one')).recordset).toEqual([{ n: 1 }]);
  });

  test('others are served meanwhile', async () => {
    const served = await serve({ batch: endless('rows', () => {}) });
    const busy = await served.connect();
    const other = await served.connect();
    const request = busy.request();
    request.stream = true;
    request.on('error', () => {});
    const first = new Promise((resolve) => request.once('row', resolve));
    request.batch('endless');
    await first;
    expect((await other.request().batch('one')).recordset).toEqual([{ n: 1 }]);
    const ended = new Promise((resolve) => request.on('done', resolve));
    request.cancel();
    await ended;
  });
});

describe('an attention that crosses the end of an answer', () => {
  test('leaves the connection in step', async () => {
    const served = await serve({
      *batch() {
        yield* resultSet(n, [[1]]);
        yield done();
      },
    });
    const pool = await served.connect();
    for (let round = 0; round < 40; round += 1) {
      const request = pool.request();
      const answered = request.batch('one').catch((error: { code?: string }) => error.code);
      // Later and later, so that some attentions meet the request and others its answer.
      for (let turn = 0; turn < round; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      request.cancel();
      await answered;
    }
    expect((await pool.request().batch('one')).recordset).toEqual([{ n: 1 }]);
    expect(served.server.counters.protocolErrors).toBe(0);
  });
});
