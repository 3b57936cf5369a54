// One host process of the bulk benchmark: plans and migrates what its argument points at, then tells what it took. A process of
// its own, so that its memory is the host's alone and not the benchmark's or the practice servers'.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { planAccounts } from '../../electron/assistant/plan-accounts.ts';
import { WorkspaceSession } from '../../electron/assistant/session.ts';
import type { WorkspaceFile } from '../../electron/assistant/workspace/workspace.ts';
import { nodePowers } from '../../electron/cli/node-powers.ts';

export interface BulkOrder {
  readonly workspace: WorkspaceFile;
  readonly home: string;
  readonly sqlPassword: string;
  readonly clientSecret: string;
}

export interface BulkTold {
  readonly total: number;
  readonly imported: number;
  readonly planSeconds: number;
  readonly runSeconds: number;
  /** Peak resident memory of this process, its worker thread included, in MB. */
  readonly peakMegabytes: number;
  /** 99th percentile of the event loop's delay beyond its timer, in ms. */
  readonly loopDelayP99: number;
}

const order: BulkOrder = JSON.parse(process.env.USERFERRY_BENCH_ORDER ?? '');
const session = new WorkspaceSession(order.workspace, 'practice', order, nodePowers('terminal', order.home));
const resolution = 5;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();
const started = performance.now();
const plan = await planAccounts(session, {});
const planned = performance.now();
const migration = await session.migration();
const handle = await migration.startRun(plan.id, await session.ends(`of plan ${plan.id}`));
const last = await handle.done;
const ended = performance.now();
delay.disable();
if (last.state !== 'finished') throw new Error(`The run ended ${last.state}: ${last.failure?.message}`);
const told: BulkTold = {
  total: last.counts.total,
  imported: last.counts.imported,
  planSeconds: (planned - started) / 1000,
  runSeconds: (ended - planned) / 1000,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  loopDelayP99: Math.max(0, delay.percentile(99) / 1e6 - resolution),
};
await session.close();
process.stdout.write(JSON.stringify(told));
