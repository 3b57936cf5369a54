import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { checkNames } from '../../../electron/legacy/diagnose.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { runCli } from './run-cli.ts';
import { runHere } from './run-here.ts';

let folder: string;
let ends: PracticeServers;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'userferry-diagnose-'));
  ends = await startPracticeServers(
    { sqlServer: { store: 'aspnet-membership', accounts: 20, seed: 3 }, tenant: { plan: 'unlimited' } },
    nodeFork,
  );
});
afterAll(async () => {
  await ends?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A workspace file that points at the practice server, its legacy part changed. */
async function workspaceFile(change: object): Promise<string> {
  const legacy = { ...ends.sqlServer, fingerprint256: ends.fingerprint256 };
  const workspace = practiceWorkspace({ legacy, tenant: ends.tenant }, 'aspnet-membership', 'practice-diagnose');
  const path = join(folder, 'workspace.json');
  await writeFile(path, JSON.stringify({ ...workspace, legacy: { ...workspace.legacy, ...change } }));
  return path;
}

const environment = () => ({ USERFERRY_SQL_PASSWORD: ends.sqlServer.password, USERFERRY_HOME: folder });

test('diagnose prints one document with every check, and writes the script for just these tables', async () => {
  const script = join(folder, 'login.sql');
  // As people write it: the port beside the host, in one field.
  const { host, port } = ends.sqlServer;
  const workspace = await workspaceFile({ server: `tcp:${host},${port}`, port: undefined });
  const { code, stdout } = await runCli(
    ['diagnose', '--json', '--workspace', workspace, '--dba-script', script],
    environment(),
  );
  expect(code).toBe(0);
  const answer = JSON.parse(stdout);
  expect(answer.checks.map(({ name }: { name: string }) => name)).toEqual(checkNames);
  expect(answer.dbaScript).toBe(script);
  if (process.platform !== 'win32') expect((await stat(script)).mode & 0o777).toBe(0o600);
  const text = await readFile(script, 'utf8');
  expect(text).toContain('GRANT SELECT ON OBJECT::[dbo].[aspnet_Membership]');
  expect(text).not.toContain('AspNetUsers');
  expect(text + stdout).not.toContain(ends.sqlServer.password);
});

test('diagnose says what failed and what to do, to people and to programs, and ends with 1', async () => {
  const workspace = await workspaceFile({ certificateFingerprint: undefined });
  const people = await runCli(['diagnose', '--workspace', workspace], environment());
  expect(people.code).toBe(1);
  expect(people.stdout).toMatch(/failed +encryption: .*self-signed/);
  expect(people.stdout).toContain('UF-1104');
  expect(people.stdout).toContain(ends.fingerprint256);
  const { stdout } = await runHere(['diagnose', '--json', '--workspace', workspace], environment());
  expect(JSON.parse(stdout).checks.at(-1)).toMatchObject({ state: 'failed', failure: { code: 'UF-1104' } });
});
