import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'mssql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { nothingMapped } from '../../../electron/stores/mapping/make.ts';
import type { Mapping } from '../../../electron/stores/mapping/mapping.ts';
import { SMALL_ENOUGH_TO_SCAN } from '../../../electron/stores/mapping/reading-of.ts';
import { connectSql } from '../../run-sql.ts';
import { runHere } from './run-here.ts';

const PEOPLE = SMALL_ENOUGH_TO_SCAN + 500;

let home: string;
let servers: PracticeServers;
let pool: sql.ConnectionPool;
let workspace: ReturnType<typeof practiceWorkspace>;

const at = (column: string) => ({ table: 'u', column });
const mapping: Mapping = {
  ...nothingMapped,
  store: 'custom',
  origin: { kind: 'tables', alias: 'u', table: { schema: 'dbo', name: 'tbl_Kunde' }, joins: [] },
  key: { column: at('KdNr'), sqlType: 'int', kind: 'integer' },
  fields: { email: { kind: 'column', column: at('EMail') } },
  password: { recipe: { kind: 'none' }, hash: null, salt: null, format: null },
};

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'userferry-unindexed-'));
  servers = await startPracticeServers(
    { sqlServer: { store: 'empty', accounts: 0, seed: 1 }, tenant: { plan: 'unlimited', importSpeed: 'instant' } },
    nodeFork,
  );
  const { sqlServer, tenant, fingerprint256 } = servers;
  const { host, port, user, database } = sqlServer;
  pool = await connectSql(servers);
  const table = new sql.Table('dbo.tbl_Kunde');
  table.create = true;
  table.columns.add('KdNr', sql.Int, { nullable: false });
  table.columns.add('EMail', sql.NVarChar(120), { nullable: true });
  // Not in the order of the key, as in any old table without an index.
  for (let row = 0; row < PEOPLE; row += 1) {
    const key = ((row * 7919) % PEOPLE) + 1;
    table.rows.add(key, `kunde${key}@example.com`);
  }
  await pool.request().bulk(table);
  workspace = {
    ...practiceWorkspace(
      { legacy: { host, port, user, database, fingerprint256 }, tenant },
      'aspnet-identity-core',
      'without-an-index',
    ),
    store: 'custom',
    mapping,
  };
}, 300_000);
afterAll(async () => {
  await pool?.close();
  await servers?.stop();
  await rm(home, { recursive: true, force: true });
});

async function userferry(verb: readonly string[], content: object = workspace) {
  const path = join(home, 'workspace.json');
  await writeFile(path, JSON.stringify(content));
  const { code, stdout, stderr } = await runHere([...verb, '--workspace', path, '--json'], {
    USERFERRY_HOME: join(home, 'home'),
    USERFERRY_SQL_PASSWORD: servers.sqlServer.password,
    USERFERRY_CLIENT_SECRET: servers.tenant.clientSecret,
  });
  expect(stdout, stderr).not.toBe('');
  return { code, told: JSON.parse(stdout) };
}

const index = 'CREATE INDEX [IX_tbl_Kunde_KdNr] ON [dbo].[tbl_Kunde] ([KdNr]);';

test('a large table without an index for its key is read whole only by somebody’s will, and a small one quietly', async () => {
  for (const verb of ['survey', 'plan']) {
    expect(await userferry([verb]), verb).toMatchObject({
      code: 1,
      told: {
        failure: {
          code: 'UF-1240',
          message: expect.stringContaining('all 100,500 rows'),
          next: expect.stringContaining('--allow-scan dbo.tbl_Kunde'),
          detail: expect.stringContaining(index),
        },
      },
    });
  }
  const plan = await userferry(['plan', '--allow-scan', 'dbo.tbl_Kunde']);
  expect(plan).toMatchObject({ code: 0, told: { plan: { total: PEOPLE } } });
  const allowing = { ...workspace, legacy: { ...workspace.legacy, allowScans: ['dbo.tbl_Kunde'] } };
  // A view has nobody’s word, whatever it is made from.
  await pool.request().batch('CREATE VIEW dbo.vw_Kunde AS SELECT KdNr, EMail FROM dbo.tbl_Kunde');
  expect(await userferry(['survey', '--table', 'dbo.vw_Kunde'], allowing)).toMatchObject({
    code: 1,
    told: { failure: { code: 'UF-1240', next: expect.stringContaining('--allow-scan dbo.vw_Kunde') } },
  });
  const select = join(home, 'kunden.sql');
  await writeFile(select, 'SELECT KdNr, EMail FROM dbo.tbl_Kunde WHERE KdNr < 10');
  expect(await userferry(['survey', '--select', select], allowing)).toMatchObject({
    code: 1,
    told: { failure: { code: 'UF-1240', next: expect.stringContaining('--allow-scan SELECT') } },
  });

  // A small table is read without a question, and quietly where that is wished.
  await pool.request().batch('DELETE FROM dbo.tbl_Kunde WHERE KdNr > 2000');
  const quiet = await userferry(['survey', '--rows-per-second', '1000']);
  expect(quiet).toMatchObject({ code: 0, told: { survey: { accounts: 2_000 } } });
  // The last page, a quarter of a second's rows, need not be paid for.
  expect(quiet.told.survey.tookMs).toBeGreaterThan(1_700);
}, 300_000);
