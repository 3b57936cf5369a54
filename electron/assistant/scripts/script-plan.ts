import { defaultUsernameLimits, type UsernameLimits } from '../../accounts/username.ts';
import { wantsOlderMetadata } from '../../migration/pilot/use-answers.ts';
import { type ScriptPlan, usualTedious } from '../../scripts/render/script-plan.ts';
import { answersOfSession } from '../pilot/answers-of-session.ts';
import type { WorkspaceSession } from '../session.ts';
import { workspaceMapping } from '../workspace-mapping.ts';

/**
 * What a workspace's scripts are rendered from.
 * @throws what `workspaceMapping` throws, and what stands against asking the tenant
 */
export async function scriptPlanOf(session: WorkspaceSession, signal?: AbortSignal): Promise<ScriptPlan> {
  return scriptPlanWith(session, () => usernamesOf(session, signal), signal);
}

/**
 * How the connection asks for user names: as the workspace wishes, or else as the connection says, which is asked where the tenant's
 * secret is there; one that is not there yet, or that nobody can ask, asks for none.
 */
export async function usernamesOf(session: WorkspaceSession, signal?: AbortSignal): Promise<UsernameLimits | null> {
  const { deploy, connection: name } = session.environment;
  if (deploy?.requiresUsername === false) return null;
  const connections = session.secrets.clientSecret === '' ? [] : await session.tenantToCheck().connections(signal);
  const usernames = connections.find((connection) => connection.name === name)?.options?.usernames ?? null;
  return usernames ?? (deploy?.requiresUsername === true ? defaultUsernameLimits : null);
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
  const olderMetadata = wantsOlderMetadata(await answersOfSession(session));
  const { mode, rules } = workspace.strategy;
  return {
    mapping,
    catalog: await legacy.catalog(signal),
    applications: workspace.applications,
    prefix: workspace.userIdPrefix,
    membershipHash: rules.membershipHash,
    barred: rules.blockedAccounts === 'import-unblocked' ? 'let-in' : 'refuse',
    username,
    // The mark tells who has moved; in legacy mode nobody does.
    marked: mode !== 'legacy',
    ...(olderMetadata ? { olderMetadata } : {}),
    tedious: usualTedious,
  };
}
