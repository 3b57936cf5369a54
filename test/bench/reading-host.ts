// One host process of the survey and plan benchmarks: reads what its argument points at, then tells what it took.
import { performance } from 'node:perf_hooks';
import { planAccounts } from '../../electron/assistant/plan-accounts.ts';
import { WorkspaceSession } from '../../electron/assistant/session.ts';
import { surveyAccounts } from '../../electron/assistant/survey-accounts.ts';
import type { WorkspaceFile } from '../../electron/assistant/workspace/workspace.ts';
import { nodePowers } from '../../electron/cli/node-powers.ts';

export interface ReadingOrder {
  readonly what: 'survey' | 'plan';
  readonly workspace: WorkspaceFile;
  readonly home: string;
  readonly sqlPassword: string;
  readonly clientSecret: string;
}

export interface ReadingTold {
  readonly accounts: number;
  readonly seconds: number;
  /** Peak resident memory of this process, its worker thread included, in MB. */
  readonly peakMegabytes: number;
}

const order: ReadingOrder = JSON.parse(process.env.USERFERRY_BENCH_ORDER ?? '');
const powers = nodePowers('terminal', order.home);
const session = new WorkspaceSession(order.workspace, 'practice', order, powers);
const started = performance.now();
const accounts =
  order.what === 'plan'
    ? (await planAccounts(session, {})).total
    : (await surveyAccounts(session, powers, {})).accounts;
const seconds = (performance.now() - started) / 1000;
const told: ReadingTold = { accounts, seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
await session.close();
process.stdout.write(JSON.stringify(told));
