import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import type { WorkspaceFile } from '../../../electron/assistant/workspace/workspace.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { aspnetIdentityCoreDdl } from '../../../electron/stores/aspnet-identity-core/schema.ts';
import { runSql } from '../../run-sql.ts';
import { runHere } from './run-here.ts';

let home: string;
let servers: PracticeServers;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'userferry-side-by-side-'));
  servers = await startPracticeServers(
    {
      sqlServer: { store: 'aspnet-membership', accounts: 20, seed: 1 },
      tenant: { plan: 'unlimited', importSpeed: 'instant' },
    },
    nodeFork,
  );
  await runSql(
    servers,
    ...aspnetIdentityCoreDdl,
    "INSERT INTO dbo.AspNetUsers (Id, UserName, Email, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount) VALUES (N'1', N'one', N'one@example.com', 1, 0, 0, 0, 0)",
  );
});
afterAll(async () => {
  await servers?.stop();
  await rm(home, { recursive: true, force: true });
});

async function userferry(store: WorkspaceFile['store'], ...verb: readonly string[]) {
  const { sqlServer, tenant, fingerprint256 } = servers;
  const { host, port, user, database } = sqlServer;
  const legacy = { host, port, user, database, fingerprint256 };
  const path = join(home, `${store}.json`);
  const workspace = practiceWorkspace({ legacy, tenant }, 'aspnet-membership', `side-by-side-${store}`);
  await writeFile(path, JSON.stringify({ ...workspace, store }));
  return runHere([...verb, '--workspace', path], {
    USERFERRY_HOME: join(home, 'home'),
    USERFERRY_SQL_PASSWORD: sqlServer.password,
    USERFERRY_CLIENT_SECRET: tenant.clientSecret,
  });
}

test.each([
  ['aspnet-membership', 20, '“aspnet-identity-core”'],
  ['aspnet-identity-core', 1, '“aspnet-membership”'],
] as const)(
  'of two stores survey and plan read the one that the workspace names: %s',
  async (store, accounts, other) => {
    const { stdout } = await userferry(store, 'survey');
    expect(stdout).toContain(other);
    const { survey } = JSON.parse((await userferry(store, 'survey', '--json')).stdout);
    const { plan } = JSON.parse((await userferry(store, 'plan', '--json')).stdout);
    expect([survey.store, survey.accounts, plan.total]).toEqual([store, accounts, accounts]);
  },
);

test('a survey of a workspace that names a store which is not there says what to write', async () => {
  const { code, stdout } = await userferry('dotnetnuke', 'survey');
  expect(code).toBe(0);
  expect(stdout).toMatch(/The workspace names “dotnetnuke”.*write “store”: “aspnet-(membership|identity-core)”/);
});

test('a mapping that can’t be written is told with what to do', async () => {
  const { code, stdout } = await userferry(
    'aspnet-membership',
    'survey',
    '--json',
    '--mapping',
    join(home, 'none', 'mapping.json'),
  );
  expect(code).toBe(1);
  expect(JSON.parse(stdout).failure).toMatchObject({
    code: 'UF-6120',
    message: expect.stringMatching(/^The mapping can’t/),
  });
});
