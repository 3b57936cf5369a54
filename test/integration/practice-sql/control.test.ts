import { request } from 'node:http';
import mssql from 'mssql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { startControlServer } from '../../../electron/practice/control-server.ts';
import { sqlServerControl } from '../../../electron/practice/sql-server/control.ts';
import { newCounters } from '../../../electron/practice/sql-server/wire/counters.ts';
import { Faults } from '../../../electron/practice/sql-server/wire/faults.ts';
import { StatementRecord } from '../../../electron/practice/sql-server/wire/statement-record.ts';
import { startPracticeSqlServer } from '../../../electron/practice/start-sql-server.ts';

async function controlled(truth: () => Iterable<unknown> = () => []) {
  const faults = new Faults();
  const told = { stopped: 0 };
  const calls = sqlServerControl({
    faults,
    counters: { ...newCounters(), rows: 12 },
    record: new StatementRecord(),
    truth,
    stop: () => {
      told.stopped += 1;
    },
  });
  const control = await startControlServer(calls);
  onTestFinished(() => control.close());
  const post = (path: string, body: unknown, contentType = 'application/json') =>
    fetch(control.origin + path, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: JSON.stringify(body),
    });
  return { control, faults, told, post };
}

describe('the control calls of the practice SQL Server', () => {
  test('keep a record of what is sent, once somebody asks for it, without any value', async () => {
    const server = await startPracticeSqlServer({ store: 'empty', accounts: 0, seed: 1 }, nodeFork);
    onTestFinished(() => server.stop());
    const connected = async (appName: string) => {
      const { host, port, user, password, database } = server;
      const options = { appName, encrypt: true, trustServerCertificate: true };
      const pool = await new mssql.ConnectionPool({ server: host, port, user, password, database, options }).connect();
      onTestFinished(() => pool.close());
      return pool;
    };
    const call = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(server.control + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
    };
    const [script, own] = await Promise.all([connected('a script'), connected('ours')]);
    const send = async (value: string) => {
      for (const pool of [script, own]) {
        await pool.request().batch('SELECT 1 AS One');
        await pool.request().input('a', mssql.NVarChar(50), value).query('SELECT @a AS A');
      }
    };
    await send('before');
    expect(await call('/record/take', {})).toEqual({ statements: [], left: 0 });
    await call('/record', { on: true, exceptApplications: ['ours'] });
    await send('canary');
    expect(await call('/record/take', {})).toEqual({
      statements: expect.arrayContaining([
        { sql: 'SELECT 1 AS One', parameters: [] },
        { sql: 'SELECT @a AS A', parameters: [{ name: '@a', type: 'nvarchar' }] },
      ]),
      left: 0,
    });
    for (let sent = 0; sent < 2_005; sent += 1) await script.request().batch('SELECT 2 AS Two');
    const many = await call('/record/take', {});
    expect(many.statements).toHaveLength(2_000);
    expect(many.left).toBeGreaterThanOrEqual(5);
    await send('canary');
    await call('/record', { on: false });
    expect(await call('/record/take', {})).toEqual({ statements: [], left: 0 });
    expect((await call('/record', { on: 'yes' })).error).toContain('on');
  });

  test('set the faults, and say what is left of them', async () => {
    const { control, faults, post } = await controlled();
    const answer = await post('/faults', { deadlocks: 2, drop: { afterRows: 10 } });
    expect(answer.status).toBe(200);
    faults.takeDeadlock('SELECT a FROM b');
    const state = await (await fetch(`${control.origin}/state`)).json();
    expect(state).toMatchObject({ rows: 12, faults: { deadlocks: 2 }, faultsLeft: { deadlocks: 1, drops: 1 } });
    await post('/faults', {});
    expect(faults.left).toEqual({ drops: 0, deadlocks: 0, loginFailures: 0 });
  });

  test.each([[{ deadlocks: -1 }], [{ unknown: true }], ['text']])('refuse %j and change nothing', async (body) => {
    const { faults, post } = await controlled();
    const before = faults.settings;
    const answer = await post('/faults', body);
    expect(answer.status).toBe(400);
    expect(faults.settings).toBe(before);
  });

  test('stream the truth about every sample', async () => {
    const { control } = await controlled(function* () {
      for (let key = 0; key < 200_000; key += 1) yield { key, password: 'p' };
    });
    const answer = await fetch(`${control.origin}/samples`);
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = (await answer.text()).trimEnd().split('\n');
    expect(lines).toHaveLength(200_000);
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ key: 199_999, password: 'p' });
  });

  test('stop the process after the answer', async () => {
    const { told, post } = await controlled();
    expect((await post('/stop', {})).status).toBe(200);
    await expect.poll(() => told.stopped).toBe(1);
  });

  test('do not hear a page in a browser', async () => {
    const { control, faults, post } = await controlled();
    expect((await post('/faults', { refuse: true }, 'text/plain')).status).toBe(403);
    const status = await new Promise((resolve) => {
      request(`${control.origin}/state`, { headers: { host: 'attacker.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(403);
    expect(faults.refuses).toBe(false);
  });

  test('name themselves to whoever asks for something else', async () => {
    const { control } = await controlled();
    const answer = await fetch(`${control.origin}/elsewhere`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: expect.stringContaining('POST /faults') });
  });
});
