import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Assistant, createAssistant } from '../../../../electron/assistant/assistant.ts';
import type { PracticeStoreName, Snapshot } from '../../../../electron/assistant/contract/index.ts';
import type { Powers } from '../../../../electron/assistant/powers.ts';
import { nodePowers } from '../../../../electron/cli/node-powers.ts';
import { nodeFork } from '../../../../electron/common/node-fork.ts';
import { type LocalHost, startLocalHost } from '../../../../electron/local-host.ts';
import type { PracticeTenantOptions } from '../../../../electron/practice/practice.ts';
import { type PracticeServers, startPracticeServers } from '../../../../electron/practice/start-environment.ts';
import { hastyClock } from './hasty-clock.ts';
import { openPage, type TestPage } from './page.ts';

/** Both practice servers, with their control calls. */
export interface Ends extends PracticeServers {
  sqlFaults(faults: object): Promise<void>;
  tenantFault(fault: object): Promise<void>;
  noTenantFaults(): Promise<void>;
  tenantState(): Promise<{ readonly users: number; readonly imported: number; readonly importedTwice: string[] }>;
  sqlState(): Promise<{ readonly connections: number }>;
}

async function control(origin: string, call: string, body: object): Promise<void> {
  const { status } = await fetch(`${origin}/${call}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (status !== 200) throw new Error(`${call} was answered with ${status}`);
}

/** Starts both practice servers, with a tenant that imports at once. */
export async function startEnds(
  accounts: number,
  tenant: PracticeTenantOptions = {},
  store: PracticeStoreName | 'empty' = 'aspnet-identity-core',
): Promise<Ends> {
  const servers = await startPracticeServers(
    {
      sqlServer: { store, accounts, seed: 7 },
      tenant: { plan: 'unlimited', importSpeed: 'instant', ...tenant },
    },
    nodeFork,
  );
  const stateOf = async (origin: string) => (await fetch(`${origin}/state`)).json();
  return {
    ...servers,
    sqlFaults: (faults) => control(servers.sqlServer.control, 'faults', faults),
    tenantFault: (fault) => control(servers.tenant.control, 'faults', fault),
    noTenantFaults: () => control(servers.tenant.control, 'no-faults', {}),
    tenantState: () => stateOf(servers.tenant.control),
    sqlState: () => stateOf(servers.sqlServer.control),
  };
}

/** A home folder that goes when the test is over. */
export async function newHome(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'userferry-assistant-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** The assistant behind the browser host, with a page that watches it. */
export interface Opened {
  readonly assistant: Assistant;
  readonly host: LocalHost;
  readonly page: TestPage;
  /** As when the process ends in an orderly way. */
  close(): Promise<void>;
}

/** Opens the assistant on a home folder; its practice environment is the given one, which stays up. Null where a test needs none. */
export async function openAssistant(home: string, ends: Ends | null, powers: Partial<Powers> = {}): Promise<Opened> {
  const assistant = await createAssistant({
    ...nodePowers('browser', home),
    clock: hastyClock,
    startPractice: async () => {
      if (ends === null) throw new Error('This test has no practice servers.');
      return {
        legacy: { ...ends.sqlServer, fingerprint256: ends.fingerprint256 },
        tenant: ends.tenant,
        stop: async () => undefined,
      };
    },
    ...powers,
  });
  const host = await startLocalHost({ router: assistant.router, pageFolder: home });
  const page = await openPage(host);
  return {
    assistant,
    host,
    page,
    async close() {
      await page.close();
      await host.close();
      await assistant.close();
    },
  };
}

export const id = () => ({ requestId: randomUUID() });

export const practiceWish = { store: 'aspnet-identity-core', accounts: 300, seed: 7 } as const;

/** Nothing is under way, and what was last begun is over. */
export const idle = ({ activity }: Snapshot) => activity === undefined;

/** The first step done: the forms point at the practice environment. */
export async function usePractice({ client, until }: TestPage): Promise<Snapshot> {
  await client.usePractice({ ...id(), ...practiceWish });
  return until('the practice environment', (state) => idle(state) && state.legacy.form.server !== '');
}

/** Makes a plan and gives it. */
export async function makePlan({ client, until }: TestPage): Promise<NonNullable<Snapshot['plan']>> {
  await client.makePlan(id());
  const { plan } = await until('a plan', ({ plan: made, activity }) => made !== undefined && activity === undefined);
  if (plan === undefined) throw new Error('There is no plan.');
  return plan;
}
