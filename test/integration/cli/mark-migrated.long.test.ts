// The script that marks who has moved, run as the DBA would run it: file by file, batch by batch, on the practice SQL Server.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type sql from 'mssql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { saveWorkspace } from '../../../electron/assistant/workspace/load-workspace.ts';
import { exportMarkMigratedVerb } from '../../../electron/cli/export-mark-migrated.ts';
import { migrate } from '../../../electron/cli/migrate.ts';
import { nodePowers } from '../../../electron/cli/node-powers.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { markFiles } from '../../../electron/migration/mark-migrated/mark-files.ts';
import { usualMarksTable } from '../../../electron/migration/mark-migrated/marks-table.ts';
import type { MovedAccount } from '../../../electron/migration/mark-migrated/moved.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { connectSql, runSql } from '../../run-sql.ts';
import { basis } from '../../unit/migration/support/memory-legacy.ts';

let home: string;
let servers: PracticeServers;
let pool: sql.ConnectionPool;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'userferry-marks-'));
  servers = await startPracticeServers(
    { sqlServer: { store: 'aspnet-membership', accounts: 60, seed: 4 }, tenant: {} },
    nodeFork,
  );
  pool = await connectSql(servers);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await pool?.close();
  await servers?.stop();
  await rm(home, { recursive: true, force: true });
});

/** As sqlcmd does: a batch up to each line GO. Gives the last result of each batch that has one. */
async function run(script: string): Promise<readonly (readonly Readonly<Record<string, unknown>>[])[]> {
  const results: (readonly Readonly<Record<string, unknown>>[])[] = [];
  for (const batch of script.split(/^GO$/m)) {
    if (batch.trim() === '') continue;
    const { recordsets } = await pool.request().batch(batch);
    results.push(...(recordsets as sql.IRecordSet<Readonly<Record<string, unknown>>>[]));
  }
  return results;
}

async function post(call: string, body: object): Promise<void> {
  const response = await fetch(`${servers.tenant.control}/${call}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok, await response.text()).toBe(true);
}

const theirs = async () =>
  (await pool.request().query('SELECT * FROM dbo.aspnet_Users ORDER BY UserId')).recordset.map((row) => ({ ...row }));

test('marks exactly those whom a run or a sign-in brought and who are still there, and tells the others', {
  timeout: 300_000,
}, async () => {
  const { sqlServer, tenant, fingerprint256 } = servers;
  const workspace = join(home, 'workspace.json');
  await saveWorkspace(
    workspace,
    practiceWorkspace({ legacy: { ...sqlServer, fingerprint256 }, tenant }, 'aspnet-membership', 'marking--'),
  );
  vi.stubEnv('USERFERRY_HOME', home);
  vi.stubEnv('USERFERRY_SQL_PASSWORD', sqlServer.password);
  vi.stubEnv('USERFERRY_CLIENT_SECRET', tenant.clientSecret);
  const context = {
    powers: nodePowers('terminal', home),
    terminal: { progress: () => undefined, note: () => undefined },
    signal: new AbortController().signal,
  };
  await migrate({ workspace }, context);

  // One whom the run held came by signing in, a stranger is in the connection too, and one who had moved is gone.
  const users = await (await fetch(`${tenant.control}/users`)).text();
  const inAuth0 = users
    .trim()
    .split('\n')
    .map((line) => String(JSON.parse(line).id).replace('uf-', ''));
  const before = await theirs();
  const keys = before.map(({ UserId }) => String(UserId).toLowerCase());
  const held = keys.find((key) => !inAuth0.includes(key)) ?? '';
  const left = inAuth0[0] ?? '';
  const mark = { userferry_trickle: { at: '2026-02-03T04:05:06.000Z', from: 'aspnet-membership' } };
  await post('users', {
    users: [
      { user_id: `uf-${held}`, email: 'held@contoso.example', app_metadata: mark },
      { user_id: 'somebody-else', email: 'else@contoso.example', app_metadata: mark },
    ],
  });
  const { access_token: token } = await (
    await fetch(`${tenant.origin}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: tenant.clientId,
        client_secret: tenant.clientSecret,
        audience: `${tenant.origin}/api/v2/`,
      }),
    })
  ).json();
  await fetch(`${tenant.origin}/api/v2/users/auth0|uf-${left}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  });
  const moved = [...inAuth0.filter((key) => key !== left), held].toSorted();

  const out = join(home, 'marks');
  const table = { schema: 'dbo', name: 'moved_to_auth0' };
  // Of an earlier export, which needed one file more, and of the DBA's own.
  await mkdir(out);
  await writeFile(join(out, 'mark-migrated-002.sql'), '-- earlier');
  await writeFile(join(out, 'mark-migrated-notes.sql'), '-- ours');
  const told = await exportMarkMigratedVerb({ workspace, out, table }, context);
  expect((await readdir(out)).filter((name) => name.startsWith('mark-'))).toEqual([
    'mark-migrated-001.sql',
    'mark-migrated-notes.sql',
  ]);
  expect(told).toMatchObject({ exit: 0, json: { marked: moved.length, gone: 1, table: '[dbo].[moved_to_auth0]' } });
  const read = (name: string) => readFile(join(out, name), 'utf8');

  const script = await read('mark-migrated-001.sql');
  for (let time = 1; time <= 2; time += 1) {
    expect((await run(script)).at(-1)).toEqual([{ marked: String(moved.length) }]);
  }
  const { recordset: marks } = await pool.request().query('SELECT * FROM dbo.moved_to_auth0');
  expect(marks.map(({ account_key: key }) => String(key).toLowerCase()).toSorted()).toEqual(moved);
  for (const { account_key: key, auth0_user_id: id, moved_at: at } of marks) {
    expect(id).toBe(`auth0|uf-${String(key).toLowerCase()}`);
    expect(at).toBeInstanceOf(Date);
  }
  const signedIn = marks.find(({ account_key: key }) => String(key).toLowerCase() === held);
  expect(signedIn?.moved_at.toISOString()).toBe('2026-02-03T04:05:06.000Z');

  const [counts, others] = await run(await read('who-has-not-moved.sql'));
  const notMoved = keys.filter((key) => !moved.includes(key));
  expect(counts).toEqual([
    { accounts: String(keys.length), moved: String(moved.length), not_moved: String(notMoved.length) },
  ]);
  expect(others?.map(({ account_key: key }) => String(key).toLowerCase()).toSorted()).toEqual(notMoved.toSorted());
  expect(Object.keys(others?.[0] ?? {})).toEqual(['account_key', 'email', 'username', 'last_sign_in']);

  // Its own table is no reason to refuse; one of theirs is.
  expect(await exportMarkMigratedVerb({ workspace, out, table }, context)).toMatchObject({ exit: 0 });
  const wrong = { schema: 'dbo', name: 'ASPNET_USERS' };
  await expect(exportMarkMigratedVerb({ workspace, out, table: wrong }, context)).rejects.toMatchObject({
    code: 'UF-4351',
  });

  await run(await read('take-back.sql'));
  await run(await read('take-back.sql'));
  await expect(pool.request().query('SELECT * FROM dbo.moved_to_auth0')).rejects.toMatchObject({ number: 208 });
  expect(await theirs()).toEqual(before);
});

const awkward = [
  'plain',
  "O'Brien'); DROP TABLE x --",
  'GO',
  'a\nGO\nb',
  '$(path)',
  'Müller 😀',
  'a',
  'A',
  'tab\t',
  ']',
];

test.for([
  ['texts of any characters, case by case', 'nvarchar(60)', 'text', awkward],
  ['numbers to the end of their range', 'bigint', 'integer', ['-9223372036854775808', '0', '9223372036854775807']],
  ['small numbers', 'int', 'integer', ['-2147483648', '7', '2147483647']],
  ['decimals', 'decimal(20, 0)', 'integer', ['12345678901234567890']],
] as const)('keys come back as they were: %s', async ([, sqlType, kind, keys]) => {
  const collation = kind === 'text' ? 'COLLATE Latin1_General_BIN2' : '';
  await runSql(
    servers,
    `CREATE TABLE dbo.their_own (Id ${sqlType} ${collation} NOT NULL PRIMARY KEY, Email nvarchar(100) NULL)`,
  );
  const column = { table: 'u', column: 'Id' };
  const mapping = {
    ...basis.mapping,
    origin: { kind: 'tables', alias: 'u', table: { schema: 'dbo', name: 'their_own' }, joins: [] } as const,
    key: { column, sqlType, kind },
    fields: { email: { kind: 'column', column: { table: 'u', column: 'Email' } } } as const,
    lastSignIn: null,
  };
  const stays = kind === 'text' ? 'not moved' : '1';
  for (const key of [...keys, stays]) {
    const insert = `INSERT INTO dbo.their_own (Id) VALUES (CAST(@key AS ${sqlType}))`;
    await pool.request().input('key', key).query(insert);
  }
  async function* pages(): AsyncGenerator<readonly MovedAccount[]> {
    yield keys.map((key) => ({ key, userId: `uf-${key}`, at: kind === 'text' ? Date.UTC(2026, 0, 1) : null }));
  }
  const parts = { table: usualMarksTable, key: mapping.key, mapping, applications: [], asOf: 'now', from: 'here' };
  const files = new Map<string, string>();
  for await (const [name, content] of markFiles(parts, pages())) files.set(name, String(content));
  await run(files.get('mark-migrated-001.sql') ?? '');
  // The driver gives long decimals as floating numbers.
  const { recordset } = await pool
    .request()
    .query('SELECT CAST(account_key AS nvarchar(60)) AS account_key, auth0_user_id FROM dbo.userferry_migrated');
  expect(recordset.map(({ account_key: key }) => String(key)).toSorted()).toEqual([...keys].toSorted());
  expect(recordset.map(({ auth0_user_id: id }) => id).toSorted()).toEqual(
    keys.map((key) => `auth0|uf-${key}`).toSorted(),
  );
  const [, others] = await run(files.get('who-has-not-moved.sql') ?? '');
  expect(others?.map(({ account_key: key }) => String(key))).toEqual([stays]);
  await run(files.get('take-back.sql') ?? '');
  await runSql(servers, 'DROP TABLE dbo.their_own');
});
