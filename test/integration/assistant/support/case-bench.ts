import { afterAll, beforeAll } from 'vitest';
import { type ScriptTexts, scriptTexts } from '../../../../electron/assistant/scripts/cases/texts.ts';
import { scriptPlanOf } from '../../../../electron/assistant/scripts/script-plan.ts';
import type { WorkspaceSession } from '../../../../electron/assistant/session.ts';
import { nodeFork } from '../../../../electron/common/node-fork.ts';
import type { PracticeSqlServer } from '../../../../electron/practice/practice.ts';
import { startPracticeSqlServer } from '../../../../electron/practice/start-sql-server.ts';
import type { ScriptPlan } from '../../../../electron/scripts/render/script-plan.ts';
import { applicationsStatement } from '../../../../electron/stores/mapping/account-source.ts';
import { templates } from '../../scripts/scripted-database.ts';
import { legacySession } from './legacy-session.ts';
import { newHome } from './workbench.ts';

export const storesOfCases = ['aspnet-identity-core', 'aspnet-membership'] as const;

/** A store with sample accounts, and what its scripts are made from. */
export function caseBench(store: (typeof storesOfCases)[number]) {
  const opened = {} as {
    server: PracticeSqlServer;
    home: Awaited<ReturnType<typeof newHome>>;
    session: WorkspaceSession;
    plan: ScriptPlan;
    texts: ScriptTexts;
  };
  beforeAll(async () => {
    opened.server = await startPracticeSqlServer({ store, accounts: 120, seed: 7 }, nodeFork);
    opened.home = await newHome();
    const everything = legacySession(opened.home.path, opened.server, { store });
    const applications = await largestApplication(everything);
    await everything.close();
    opened.session = legacySession(opened.home.path, opened.server, { store, applications });
    opened.plan = await scriptPlanOf(opened.session);
    opened.texts = scriptTexts(opened.plan, templates, {});
  });
  afterAll(async () => {
    await opened.session?.close();
    await opened.server?.stop();
    await opened.home?.remove();
  });
  return opened;
}

/** Accounts are made in one application; nothing where the store knows none. */
async function largestApplication(session: WorkspaceSession): Promise<string[]> {
  const statement = applicationsStatement((await scriptPlanOf(session)).mapping);
  if (statement === null) return [];
  const all = await (await session.legacy('scripts')).applications(statement);
  return all
    .toSorted((one, other) => other.accounts - one.accounts)
    .slice(0, 1)
    .map(({ id }) => id);
}
