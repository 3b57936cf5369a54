import type { PracticeStoreName } from '../../../../electron/assistant/contract/index.ts';
import { prepareForSession } from '../../../../electron/assistant/deploy/prepare.ts';
import { planAccounts } from '../../../../electron/assistant/plan-accounts.ts';
import { type TenantEvents, tenantEvents } from '../../../../electron/assistant/rehearsal/tenant-events.ts';
import type { WorkspaceSession } from '../../../../electron/assistant/session.ts';
import { nodePowers } from '../../../../electron/cli/node-powers.ts';
import { openPractice } from '../../../../electron/cli/practice/open-practice.ts';
import { type PlantedAccount, plantedAccounts } from '../../../../electron/cli/practice/planted-accounts.ts';
import { signIn } from '../../../../electron/cli/practice/sign-ins.ts';
import type { DeployMode } from '../../../../electron/migration/deploy/deploy-mode.ts';
import type { PracticeTenantOptions } from '../../../../electron/practice/practice.ts';
import { readTemplates } from '../../../../electron/scripts/render/templates.ts';
import { type Ends, newHome, startEnds } from './workbench.ts';

/** A person of the samples who can sign in. */
export type Person = PlantedAccount & { readonly email: string; readonly password: string };

/** Both practice servers with trickle's scripts deployed and a plan made, and people who come. */
export interface Trickling {
  readonly ends: Ends;
  readonly session: WorkspaceSession;
  readonly home: string;
  /** Who can be imported and knows a password, in the order of the samples. */
  readonly people: readonly Person[];
  readonly events: TenantEvents;
  deploy(mode: DeployMode): Promise<void>;
  signIn(person: { readonly email: string }, password: string): Promise<boolean>;
  close(): Promise<void>;
}

export async function startTrickling(
  accounts: number,
  tenant: PracticeTenantOptions = {},
  store: PracticeStoreName = 'aspnet-identity-core',
): Promise<Trickling> {
  const ends = await startEnds(accounts, tenant, store);
  const home = await newHome();
  const powers = nodePowers('terminal', home.path);
  const signal = new AbortController().signal;
  const context = { powers, signal, terminal: { progress: () => undefined, note: () => undefined } };
  const { session } = await openPractice(ends, store, context, { oneApplication: false });
  const deploy = async (mode: DeployMode) => {
    const { apply } = await prepareForSession(
      session,
      { templates: readTemplates(powers.templates), clock: powers.clock },
      { choice: { mode }, edited: new Map(), service: null, given: {}, consents: new Set(['adopt']), signal },
    );
    await apply();
  };
  await deploy('trickle');
  await planAccounts(session, {});
  const people: Person[] = [];
  for await (const account of plantedAccounts(ends.sqlServer.control)) {
    const { email, password, planted } = account;
    if (planted === 'import' && email !== null && password !== null)
      people.push({ ...account, email: email.trim(), password });
  }
  const target = {
    origin: ends.tenant.origin,
    clientId: ends.tenant.signInClientId,
    connection: ends.tenant.connection,
  };
  return {
    ends,
    session,
    home: home.path,
    people,
    events: await tenantEvents(ends.tenant, ends.tenant.connection),
    deploy,
    signIn: ({ email }, password) => signIn(target, email, password),
    async close() {
      await session.close();
      await ends.stop();
      await home.remove();
    },
  };
}

/** The one at that place. */
export function at<Entry>(entries: readonly Entry[], index: number): Entry {
  const entry = entries[index];
  if (entry === undefined) throw new Error(`there is no entry ${index}`);
  return entry;
}
