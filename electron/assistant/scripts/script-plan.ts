import type { UsernameLimits } from '../../accounts/username.ts';
import { type ScriptPlan, usualTedious } from '../../scripts/render/script-plan.ts';
import { findConnection, type WorkspaceSession } from '../session.ts';
import { workspaceMapping } from '../workspace-mapping.ts';

/**
 * What a workspace's scripts are rendered from. Whether user names are looked up is the connection's to say; it is asked where the
 * tenant's secret is there, and otherwise only addresses are.
 * @throws what `workspaceMapping` and `findConnection` throw
 */
export async function scriptPlanOf(session: WorkspaceSession, signal?: AbortSignal): Promise<ScriptPlan> {
  const { environment, secrets } = session;
  const connection = async () =>
    secrets.clientSecret === ''
      ? null
      : findConnection(await session.tenantToCheck().connections(signal), environment.connection);
  return scriptPlanWith(session, async () => (await connection())?.options?.usernames ?? null, signal);
}

/**
 * The same for a connection that asks for user names in this way; null where it asks for none.
 * @throws what `workspaceMapping` and `usernames` throw
 */
export async function scriptPlanWith(
  session: WorkspaceSession,
  usernames: () => Promise<UsernameLimits | null>,
  signal?: AbortSignal,
): Promise<ScriptPlan> {
  const { workspace } = session;
  const legacy = await session.legacy('scripts');
  const { mapping } = await workspaceMapping(workspace, legacy, signal);
  const username = await usernames();
  const { rules } = workspace.strategy;
  return {
    mapping,
    catalog: await legacy.catalog(signal),
    applications: workspace.applications,
    prefix: workspace.userIdPrefix,
    membershipHash: rules.membershipHash,
    barred: rules.blockedAccounts === 'import-unblocked' ? 'let-in' : 'refuse',
    username,
    marked: true,
    tedious: usualTedious,
  };
}
