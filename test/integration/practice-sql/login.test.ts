import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { column, DATABASE, PASSWORD, resultSet, USER } from './scripted-engine.ts';
import { serve } from './serve.ts';

const texts = (length: number) => ({
  batch: () =>
    resultSet(
      [column('text', { base: 'varchar', length: 8000, collation: 'SQL_Latin1_General_CP1_CI_AS' })],
      [['x'.repeat(length)]],
    ),
});

describe('login', () => {
  test('the engine hears who signs in, with the password as it was typed', async () => {
    const served = await serve({});
    await served.connect();
    expect(served.seen.logins[0]).toMatchObject({
      user: USER,
      password: PASSWORD,
      database: DATABASE,
      applicationName: 'node-mssql',
    });
  });

  test.each([false, true])('a wrong password is refused and the connection ends (encrypt %s)', async (encrypt) => {
    const served = await serve({});
    await expect(served.connect({ password: 'wrong', options: { encrypt } })).rejects.toMatchObject({
      code: 'ELOGIN',
      message: "Login failed for user 'sa'.",
    });
    expect(served.server.counters.failedLogins).toBe(1);
    await expect.poll(() => served.server.counters.connections).toBe(0);
  });

  test('a database that is not there is refused in its own words', async () => {
    const served = await serve({});
    await expect(
      served.connect({ database: 'Nowhere', options: { maxRetriesOnTransientErrors: 0 } as never }),
    ).rejects.toMatchObject({ code: 'ELOGIN', message: expect.stringContaining('Cannot open database "Nowhere"') });
  });

  test.each([512, 4096, 32_767])('a packet size of %i bytes is agreed and kept to', async (packetSize) => {
    const served = await serve(texts(7000));
    const pool = await served.connect({ options: { packetSize } });
    expect((await pool.request().query('text')).recordset).toEqual([{ text: 'x'.repeat(7000) }]);
  });

  test('a request much larger than a packet is put together again', async () => {
    const served = await serve({});
    const pool = await served.connect({ options: { packetSize: 512 } });
    const statement = `-- ${'y'.repeat(200_000)}`;
    await pool.request().batch(statement);
    expect(served.seen.batches).toContain(statement);
  });

  test('a session ends with its connection', async () => {
    const served = await serve({});
    const pool = await served.connect();
    await pool.request().batch('anything');
    const before = served.seen.closed;
    await pool.close();
    await expect.poll(() => served.seen.closed).toBeGreaterThan(before);
  });

  test('stop hangs up on every client', async () => {
    const served = await serve({});
    const socket = connect(served.server.port, '127.0.0.1');
    const closed = new Promise((resolve) => socket.on('close', resolve));
    await new Promise((resolve) => socket.on('connect', resolve));
    await expect.poll(() => served.server.counters.connections).toBe(1);
    await served.server.stop();
    await closed;
  });
});
