import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { saveWorkspace } from '../../../electron/assistant/workspace/load-workspace.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { cliEntry, runCli } from './run-cli.ts';
import { runHere } from './run-here.ts';

let home: string;
let servers: PracticeServers;
let workspace: string;
let environment: Record<string, string>;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'userferry-interrupted-'));
  servers = await startPracticeServers(
    {
      sqlServer: { store: 'aspnet-identity-core', accounts: 300, seed: 3 },
      tenant: { plan: 'unlimited', importSpeed: 'instant' },
    },
    nodeFork,
  );
  workspace = join(home, 'workspace.json');
  const { sqlServer, tenant, fingerprint256 } = servers;
  await saveWorkspace(
    workspace,
    practiceWorkspace({ legacy: { ...sqlServer, fingerprint256 }, tenant }, 'aspnet-identity-core', 'interrupted'),
  );
  environment = {
    USERFERRY_HOME: home,
    USERFERRY_SQL_PASSWORD: sqlServer.password,
    USERFERRY_CLIENT_SECRET: tenant.clientSecret,
  };
});
afterAll(async () => {
  await servers.stop();
  await rm(home, { recursive: true, force: true });
});

/** What the practice SQL Server does wrong from here on. */
function order(body: object): Promise<Response> {
  return fetch(`${servers.sqlServer.control}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function userferry(run: typeof runHere, verb: string, ...options: readonly string[]) {
  return run([verb, '--workspace', workspace, '--json', ...options], environment);
}

// Windows ends a process on a signal without asking it; there only the console's Ctrl+C is heard.
describe.skipIf(process.platform === 'win32')('Ctrl+C', () => {
  test('while a plan is being made says so, and leaves nothing behind', async () => {
    await order({ delay: 400 });
    const { code, stdout } = await runCli(['plan', '--workspace', workspace, '--json'], environment, {
      when: 'Planning',
      signal: 'SIGINT',
    });
    await order({});
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ failure: { code: 'UF-6106' } });
    expect(JSON.parse((await userferry(runHere, 'plan')).stdout)).toMatchObject({ plan: { total: 300 } });
  });

  test('in the terminal of a practice run reaches the practice servers too, and still stops the run cleanly', async () => {
    const { code, stdout, stderr } = await runCli(
      ['practice', '--accounts', '20000', '--json'],
      { USERFERRY_HOME: home },
      { when: 'Plan 1:', signal: 'SIGINT', toAll: true },
    );
    expect(code, stderr).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'stopped', accounts: { total: 20_000, uncertain: 0 } });
    expect(stderr).toContain('the practice servers end with it');
  });

  test('while the finished run is being verified ends at once, and does not pass for done', async () => {
    await order({ delay: 400 });
    const { code, stdout } = await runCli(['migrate', '--workspace', workspace, '--json'], environment, {
      when: 'Verifying',
      signal: 'SIGINT',
    });
    await order({});
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'finished', reconciled: false, accounts: { pending: 0 } });
    const verified = await userferry(runCli, 'verify');
    expect(verified.code).toBe(3);
    expect(JSON.parse(verified.stdout)).toMatchObject({ reconciled: true });
  });
});

test('a reader that goes away does not take the run with it', async () => {
  const child = spawn(process.execPath, [cliEntry, 'migrate', '--workspace', workspace], {
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...environment },
  });
  child.stdout.destroy();
  child.stderr.destroy();
  const code = await new Promise((resolve) => child.on('exit', resolve));
  expect(code).toBe(3);
});

test('a report that can’t be written says so, and the run is none the worse', async () => {
  const file = join(home, 'in-the-way');
  await writeFile(file, '');
  await userferry(runHere, 'migrate');
  const { code, stdout } = await userferry(runCli, 'report', '--out', join(file, 'reports'));
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ failure: { code: 'UF-5001' } });
});

test('a finished run is not asked to settle half-created users in vain', async () => {
  const { code, stdout } = await userferry(runHere, 'resume', '--settle-half-created');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    failure: { code: 'UF-6141', next: expect.stringContaining('userferry migrate --plan') },
  });
});
