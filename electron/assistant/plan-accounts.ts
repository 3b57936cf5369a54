import type { PlanRules } from '../accounts/plan-rules.ts';
import type { Watched } from '../migration/migration.ts';
import type { PlanSummary } from '../migration/plan/plan-types.ts';
import { planScopeOf } from './contract/index.ts';
import { findConnection, type WorkspaceSession } from './session.ts';
import { workspaceMapping } from './workspace-mapping.ts';

/** Makes a plan: reads every account in scope and stores a decision for each. Nothing is sent. */
export async function planAccounts(session: WorkspaceSession, watched: Watched): Promise<PlanSummary> {
  const { workspace, environment } = session;
  const legacy = await session.legacy('plan');
  const rules: PlanRules = workspace.strategy.rules;
  const { mapping, reading } = await workspaceMapping(workspace, legacy, watched.signal);
  const connection = findConnection(await session.tenant().connections(watched.signal), environment.connection);
  const migration = await session.migration();
  return migration.makePlan(
    legacy,
    {
      mapping,
      applications: workspace.applications,
      scope: planScopeOf(workspace.strategy.scope),
      prefix: workspace.userIdPrefix,
      rules,
      username: connection.options?.usernames ?? null,
      inOnePass: reading.inOnePass,
    },
    { ...watched, ...(reading.rows === null ? {} : { expected: reading.rows }) },
  );
}
