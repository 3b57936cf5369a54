import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'mssql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import type { PracticeSqlServer, PracticeSqlServerOptions } from '../../../electron/practice/practice.ts';
import { startPracticeSqlServer } from '../../../electron/practice/start-sql-server.ts';
import { hasFreetds, runFreetds } from './freetds.ts';

async function start(options: Partial<PracticeSqlServerOptions> = {}): Promise<PracticeSqlServer> {
  const server = await startPracticeSqlServer(
    { store: 'aspnet-identity-core', accounts: 300, seed: 7, ...options },
    nodeFork,
  );
  onTestFinished(() => server.stop());
  return server;
}

async function connect(server: PracticeSqlServer, encrypt = true): Promise<sql.ConnectionPool> {
  const { host, port, user, password, database } = server;
  const pool = new sql.ConnectionPool({
    server: host,
    port,
    user,
    password,
    database,
    options: { encrypt, trustServerCertificate: true },
  });
  onTestFinished(async () => {
    await pool.close();
  });
  return pool.connect();
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the practice SQL Server in a process of its own', () => {
  test.each([
    ['aspnet-identity-core', 'SELECT Id AS [key], Email AS email FROM dbo.AspNetUsers'],
    [
      'aspnet-membership',
      `SELECT LOWER(CAST(u.UserId AS char(36))) AS [key], m.Email AS email
       FROM dbo.aspnet_Users AS u LEFT JOIN dbo.aspnet_Membership AS m ON m.UserId = u.UserId`,
    ],
  ] as const)('holds the sample accounts of %s, and tells the truth about each', async (store, query) => {
    const server = await start({ store });
    const pool = await connect(server);
    const { recordset } = await pool.request().query<{ key: string; email: string | null }>(query);
    const text = await (await fetch(`${server.control}/samples`)).text();
    const truth: { key: string; email: string | null }[] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(truth).toHaveLength(300);
    const stored = new Map(recordset.map(({ key, email }) => [key, email]));
    expect(stored.size).toBe(300);
    for (const { key, email } of truth) expect(stored.get(key)).toBe(email);
  });

  test('an empty store has no users', async () => {
    const pool = await connect(await start({ store: 'empty', accounts: 0 }));
    const { recordset } = await pool.request().query("SELECT OBJECT_ID('dbo.AspNetUsers') AS users");
    expect(recordset).toEqual([{ users: null }]);
  });

  test('encryption can be required', async () => {
    const server = await start({ store: 'empty', accounts: 0, encryption: 'required' });
    await expect(connect(server, false)).rejects.toMatchObject({ code: 'EENCRYPT' });
    expect((await (await connect(server)).request().query('SELECT 1 AS one')).recordset).toEqual([{ one: 1 }]);
  });

  test('faults are there from the start', async () => {
    const server = await start({ store: 'empty', accounts: 0, faults: { loginFailures: 1 } });
    await expect(connect(server)).rejects.toMatchObject({ code: 'ELOGIN' });
    await connect(server);
  });

  test('a password of its own each time, never on the command line', async () => {
    const [one, other] = await Promise.all([
      start({ store: 'empty', accounts: 0 }),
      start({ store: 'empty', accounts: 0 }),
    ]);
    expect(one.password).not.toBe(other.password);
    if (process.platform === 'linux') {
      expect(readFileSync(`/proc/${one.pid}/cmdline`, 'utf8')).not.toContain(one.password);
    }
  });

  test('stop ends the process', async () => {
    const server = await start({ store: 'empty', accounts: 0 });
    expect(isAlive(server.pid)).toBe(true);
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
  });

  test('so does the control call', async () => {
    const server = await start({ store: 'empty', accounts: 0 });
    await fetch(`${server.control}/stop`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    await expect.poll(() => isAlive(server.pid)).toBe(false);
  });

  test('the process does not outlive the one that started it', async () => {
    const parent = nodeFork(new URL('./practice-parent.ts', import.meta.url), []);
    onTestFinished(() => parent.kill());
    const pid = await new Promise<number>((resolve) => parent.onMessage((message) => resolve(Number(message))));
    expect(isAlive(pid)).toBe(true);
    process.kill(parent.pid, 'SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false);
  });

  test('a port that is taken is said, with what to do', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      taken.close();
    });
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(start({ store: 'empty', accounts: 0, port })).rejects.toMatchObject({
      code: 'UF-6301',
      detail: expect.stringContaining('EADDRINUSE'),
    });
  });
});

describe.skipIf(!hasFreetds())('FreeTDS on the sample tables', () => {
  test('bsqldb reads them, and hears of one that is not there', async () => {
    const server = await start();
    const { stdout, stderr } = await runFreetds(
      'bsqldb',
      { ...server, encryption: 'off' },
      'SELECT TOP 5 UserName, Email, AccessFailedCount FROM dbo.AspNetUsers\ngo\nSELECT * FROM dbo.Missing\ngo\n',
    );
    expect(stdout.trimEnd().split('\n')).toHaveLength(5);
    expect(stderr).toContain('Msg 208');
    expect(stderr).toContain("Invalid object name 'dbo.Missing'.");
  });

  test('tsql reads every column over TLS', async () => {
    const server = await start();
    const { stdout } = await runFreetds(
      'tsql',
      { ...server, encryption: 'require' },
      'SELECT * FROM dbo.AspNetUsers\ngo\nexit\n',
    );
    expect(stdout).toContain('(300 rows affected)');
  });

  test('freebcp copies a table out and rows in', async () => {
    const server = { ...(await start()), encryption: 'off' } as const;
    const folder = mkdtempSync(join(tmpdir(), 'userferry-bcp-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'rows.txt');
    await runFreetds('freebcp', server, '', ['dbo.AspNetUsers', 'out', file, '-c']);
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(300);
    await runFreetds('bsqldb', server, 'CREATE TABLE dbo.Copied (Id int, Name nvarchar(20))\ngo\n');
    writeFileSync(file, '1\tabc\n2\tdéf\n');
    await runFreetds('freebcp', server, '', ['dbo.Copied', 'in', file, '-c']);
    const { stdout } = await runFreetds('bsqldb', server, 'SELECT Name FROM dbo.Copied ORDER BY Id\ngo\n');
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual(['abc', 'déf']);
  });
});
