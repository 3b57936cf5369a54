import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { practiceWorkspace } from '../../electron/assistant/practice-workspace.ts';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { startPracticeServers } from '../../electron/practice/start-environment.ts';
import { streamBare } from './bare-stream.ts';
import type { BulkOrder, BulkTold } from './bulk-host.ts';
import { runHost } from './run-host.ts';

export interface BulkMeasure extends BulkTold {
  /** A bare mssql stream of the columns that a plan reads, by the same server in the same run. */
  readonly streamSeconds: number;
}

/** Plans and migrates `accounts` sample accounts in a host process of its own, on practice servers of their own. */
export async function measureBulk(accounts: number): Promise<BulkMeasure> {
  const store = 'aspnet-identity-core';
  const servers = await startPracticeServers(
    { sqlServer: { store, accounts, seed: 1 }, tenant: { plan: 'unlimited', importSpeed: 'instant' } },
    nodeFork,
  );
  const home = await mkdtemp(join(tmpdir(), 'userferry-bench-'));
  try {
    const streamSeconds = await streamBare(servers);
    const { sqlServer, tenant, fingerprint256 } = servers;
    const workspace = practiceWorkspace({ legacy: { ...sqlServer, fingerprint256 }, tenant }, store, 'bench-workspace');
    const secrets = { sqlPassword: sqlServer.password, clientSecret: tenant.clientSecret };
    const order: BulkOrder = { workspace, home, ...secrets };
    const told = await runHost<BulkTold>(new URL('./bulk-host.ts', import.meta.url), order);
    return { ...told, streamSeconds };
  } finally {
    await servers.stop();
    await rm(home, { recursive: true, force: true });
  }
}
