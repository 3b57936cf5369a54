import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import type { VerbContext } from '../../../electron/cli/context.ts';
import { nodePowers } from '../../../electron/cli/node-powers.ts';
import { rehearseVerb } from '../../../electron/cli/rehearse.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { newHome } from '../assistant/support/workbench.ts';

let home: Awaited<ReturnType<typeof newHome>>;
let servers: PracticeServers;
let workspace: string;

beforeAll(async () => {
  home = await newHome();
  servers = await startPracticeServers(
    { sqlServer: { store: 'aspnet-membership', accounts: 3, seed: 5 }, tenant: {} },
    nodeFork,
  );
  const legacy = { ...servers.sqlServer, fingerprint256: servers.fingerprint256 };
  workspace = join(home.path, 'workspace.json');
  const file = practiceWorkspace({ legacy, tenant: servers.tenant }, 'aspnet-membership', 'practice-rehearse');
  await writeFile(workspace, JSON.stringify(file));
  vi.stubEnv('USERFERRY_SQL_PASSWORD', servers.sqlServer.password);
  vi.stubEnv('USERFERRY_CLIENT_SECRET', servers.tenant.clientSecret);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await servers?.stop();
  await home?.remove();
});

function context(): VerbContext {
  return {
    powers: nodePowers('terminal', home.path),
    terminal: { progress: () => undefined, note: () => undefined },
    signal: new AbortController().signal,
  };
}

test('rehearses the scripts of a folder, tells each cell with what the script said, and ends with 3 where one failed', async () => {
  const folder = join(home.path, 'scripts');
  await mkdir(folder);
  const broken = 'function login(name, password, callback) { callback(new Error("the wrong server")); }';
  await writeFile(join(folder, 'login.js'), broken);
  const options = { workspace, through: 'direct', mode: 'trickle', scripts: folder } as const;
  const { exit, json, lines } = await rehearseVerb(options, context());
  expect(exit).toBe(3);
  expect(json).toMatchObject({ mode: 'trickle', way: 'direct', failed: expect.any(Number) });
  const told = lines.join('\n');
  expect(told).toMatch(/^Somebody ordinary \(\S+\): \d+ worked/m);
  expect(told).toMatch(
    /DID NOT WORK {2}Somebody ordinary: Wrong password\n +login ends with an error of its own.*\n +login: .*the wrong server/,
  );
  expect(told).toMatch(/^ {2}Nobody knows this account’s password.* Somebody ordinary/m);
  expect(told).toMatch(/^Not everything worked: /m);
});

test('asks for a mode where the workspace’s own runs no scripts', async () => {
  await expect(rehearseVerb({ workspace, through: 'direct' }, context())).rejects.toMatchObject({ code: 'UF-7241' });
});
