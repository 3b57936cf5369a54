import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import sql from 'mssql';
import hostFlags from '../../build/host-flags.json' with { type: 'json' };
import { practiceWorkspace } from '../../electron/assistant/practice-workspace.ts';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { type PracticeServers, startPracticeServers } from '../../electron/practice/start-environment.ts';
import type { BulkOrder, BulkTold } from './bulk-host.ts';

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
    const told = await runHost({ workspace, home, sqlPassword: sqlServer.password, clientSecret: tenant.clientSecret });
    return { ...told, streamSeconds };
  } finally {
    await servers.stop();
    await rm(home, { recursive: true, force: true });
  }
}

/** The order goes by environment: it holds the practice servers' secrets, which a command line would show to every user. */
function runHost(order: BulkOrder): Promise<BulkTold> {
  const entry = fileURLToPath(new URL('./bulk-host.ts', import.meta.url));
  const child = spawn(process.execPath, [...hostFlags, entry], {
    env: { ...process.env, USERFERRY_BENCH_ORDER: JSON.stringify(order) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`The host ended with ${code}`)),
    );
  });
}

async function streamBare({ sqlServer }: PracticeServers): Promise<number> {
  const pool = await new sql.ConnectionPool({
    server: sqlServer.host,
    port: sqlServer.port,
    user: sqlServer.user,
    password: sqlServer.password,
    database: sqlServer.database,
    options: { encrypt: true, trustServerCertificate: true },
    requestTimeout: 600_000,
  }).connect();
  try {
    const started = performance.now();
    const request = pool.request();
    request.stream = true;
    request.arrayRowMode = true;
    const done = new Promise<void>((resolve, reject) => {
      request.on('error', reject);
      request.on('done', () => resolve());
    });
    request.query(
      'SELECT [Id], [UserName], [Email], [EmailConfirmed], [PasswordHash], [PhoneNumber], [PhoneNumberConfirmed], [LockoutEnd], [LockoutEnabled] FROM [dbo].[AspNetUsers]',
    );
    await done;
    return (performance.now() - started) / 1000;
  } finally {
    await pool.close();
  }
}
