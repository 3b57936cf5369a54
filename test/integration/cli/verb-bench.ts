import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { PracticeStoreName } from '../../../electron/assistant/contract/index.ts';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import { saveWorkspace } from '../../../electron/assistant/workspace/load-workspace.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../../electron/practice/start-environment.ts';
import { runHere } from './run-here.ts';

/** The accounts of `verbBench`. */
export const benchAccounts = { store: 'aspnet-identity-core', accounts: 40, seed: 11 } as const;

/** Practice servers with a workspace that points at them, for a file whose tests run verbs. */
export function verbBench(
  id: string,
  accounts: { readonly store: PracticeStoreName; readonly accounts: number; readonly seed: number } = benchAccounts,
) {
  let home = '';
  let servers: PracticeServers | undefined;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'userferry-verb-'));
    servers = await startPracticeServers({ sqlServer: accounts, tenant: { plan: 'enterprise' } }, nodeFork);
    const { sqlServer, tenant, fingerprint256 } = servers;
    const legacy = { ...sqlServer, fingerprint256 };
    await saveWorkspace(workspace(), practiceWorkspace({ legacy, tenant }, accounts.store, id));
  });
  afterAll(async () => {
    await servers?.stop();
    await rm(home, { recursive: true, force: true });
  });
  const workspace = () => join(home, 'workspace.json');
  const there = (): PracticeServers => {
    if (servers === undefined) throw new Error('The servers are not there outside of tests.');
    return servers;
  };
  const run = (...args: readonly string[]) =>
    runHere([...args, '--workspace', workspace()], {
      USERFERRY_HOME: home,
      USERFERRY_SQL_PASSWORD: there().sqlServer.password,
      USERFERRY_CLIENT_SECRET: there().tenant.clientSecret,
    });
  return {
    get home() {
      return home;
    },
    get servers() {
      return there();
    },
    get workspace() {
      return workspace();
    },
    run,
    /** The verb's answer as its document. */
    async verb(...args: readonly string[]) {
      const { code, stdout, stderr } = await run(...args, '--json');
      return { code, json: JSON.parse(stdout || '{}'), stderr };
    },
  };
}
