import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { workspaceFolder } from '../../../electron/assistant/workspace/home.ts';
import { saveWorkspace } from '../../../electron/assistant/workspace/load-workspace.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { runCli } from './run-cli.ts';

let home: string;
let servers: PracticeServers;
let workspace: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'userferry-diagnose-'));
  servers = await startPracticeServers(
    {
      sqlServer: { store: 'aspnet-identity-core', accounts: 50, seed: 3 },
      tenant: { plan: 'unlimited', importSpeed: 'instant' },
    },
    nodeFork,
  );
  const { sqlServer, tenant, fingerprint256 } = servers;
  const file = practiceWorkspace(
    { legacy: { ...sqlServer, fingerprint256 }, tenant },
    'aspnet-identity-core',
    'in-its-folder',
  );
  workspace = workspaceFolder(home, file.id).file;
  await saveWorkspace(workspace, file);
});
afterAll(async () => {
  await servers.stop();
  await rm(home, { recursive: true, force: true });
});

function userferry(verb: string, sqlPassword: string, elsewhere: string) {
  return runCli([verb, '--workspace', workspace], {
    // Where a workspace of this user's would be made.
    USERFERRY_HOME: '',
    XDG_DATA_HOME: elsewhere,
    LOCALAPPDATA: elsewhere,
    HOME: elsewhere,
    USERFERRY_SQL_PASSWORD: sqlPassword,
    USERFERRY_CLIENT_SECRET: servers.tenant.clientSecret,
  });
}

describe('diagnose', () => {
  test('says under a failed check what was kept and what to do, with its code', async () => {
    const { code, stdout } = await userferry('diagnose', 'not-the-password', home);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^failed {2}login: .* \(UF-1111\)\n {8}Nothing was read.*\n {8}Check name and password/m);
  });

  test('asks for the password instead of letting the server refuse an empty one', async () => {
    const { code, stdout } = await userferry('diagnose', '', home);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^passed {2}encryption: /m);
    expect(stdout).toMatch(/^failed {2}login: .* \(UF-6105\)\n(?:.*\n)*.*USERFERRY_SQL_PASSWORD/m);
  });
});

test('a workspace file in its own folder brings its journal and key along, whoever’s folder is the default', async () => {
  const elsewhere = join(home, 'elsewhere');
  const { code, stdout } = await userferry('plan', servers.sqlServer.password, elsewhere);
  expect(code, stdout).toBe(0);
  await access(workspaceFolder(home, 'in-its-folder').journal);
  await expect(access(elsewhere)).rejects.toThrow('ENOENT');
});
