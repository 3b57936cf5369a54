import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { practiceWorkspace } from '../../electron/assistant/practice-workspace.ts';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { startPracticeServers } from '../../electron/practice/start-environment.ts';
import { streamBare } from './bare-stream.ts';
import type { ReadingOrder, ReadingTold } from './reading-host.ts';
import { runHost } from './run-host.ts';

interface ReadingMeasure extends ReadingTold {
  /** A bare mssql stream of the columns that are read, by the same server in the same run. */
  readonly streamSeconds: number;
}

/** Measures reading every account for a survey or a plan, with few accounts and with many, and prints the ratios. */
export async function compareReading(what: ReadingOrder['what'], args: readonly string[]): Promise<void> {
  const many = args[0] === undefined ? 1_000_000 : Number(args[0]);
  const few = Math.round(many / 10);
  const small = await measure(what, few);
  print(what, small);
  const large = await measure(what, many);
  print(what, large);
  const perAccount = ({ seconds, accounts }: ReadingMeasure) => seconds / accounts;
  console.log(`memory   ${(large.peakMegabytes / small.peakMegabytes).toFixed(2)} × that at ${few} accounts`);
  console.log(`time     ${(perAccount(large) / perAccount(small)).toFixed(2)} × per account`);
}

function print(what: string, { accounts, seconds, streamSeconds, peakMegabytes }: ReadingMeasure): void {
  console.log(
    `${accounts} accounts: ${what} ${seconds.toFixed(1)} s, ${(seconds / streamSeconds).toFixed(1)} × a bare mssql stream ` +
      `(${streamSeconds.toFixed(1)} s), peak ${peakMegabytes.toFixed(0)} MB`,
  );
}

async function measure(what: ReadingOrder['what'], accounts: number): Promise<ReadingMeasure> {
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
    const order: ReadingOrder = { what, workspace, home, ...secrets };
    return { ...(await runHost<ReadingTold>(new URL('./reading-host.ts', import.meta.url), order)), streamSeconds };
  } finally {
    await servers.stop();
    await rm(home, { recursive: true, force: true });
  }
}
