import { deployModes } from '../../migration/deploy/deploy-mode.ts';
import type { Migration, RunBeginning, RunHandle } from '../../migration/migration.ts';
import { deployedScriptsDigest } from '../../migration/production/settings-digest.ts';
import { namelessYes } from '../../migration/waves/wave-errors.ts';
import type { WorkspaceSession } from '../session.ts';
import { type Lock, type Override, productionLock } from './lock.ts';

/**
 * Begins a run of a plan in the session's environment.
 * @throws UserferryError UF-4601 and UF-4602 (production is locked), UF-4905 (it is the yes to the first wave there, and nobody's), and as
 * `Migration.startRun`
 */
export async function beginRun(
  session: WorkspaceSession,
  plan: string,
  {
    override,
    manner = {},
    signal,
  }: { readonly override: Override | null; readonly manner?: RunBeginning; readonly signal?: AbortSignal },
): Promise<RunHandle> {
  if (session.environment.kind === 'production' && manner.waves?.by === null) throw namelessYes(1);
  const migration = await session.migration();
  const ends = await session.ends(`of plan ${plan}`, signal);
  const lock = await lockOfRun(session, plan, override);
  if (lock.against !== null) throw lock.against;
  await lock.open();
  return migration.startRun(plan, ends, manner);
}

/** Whether a run of a plan may begin in the session's environment. */
export async function lockOfRun(session: WorkspaceSession, plan: string, override: Override | null): Promise<Lock> {
  const migration = await session.migration();
  const { basis } = await migration.plan(plan);
  const scripts = await deployedScripts(session, migration);
  return productionLock(session, { step: 'run', settings: basis, scripts }, override);
}

/** The scripts that ask the legacy database, as they were deployed last; null where none were. */
async function deployedScripts(session: WorkspaceSession, { deployments }: Migration): Promise<string | null> {
  if (session.environment.kind !== 'production') return null;
  const asking = (await deployments.of(session.tenantConnections().domain, session.environment.connection)).findLast(
    ({ state, mode }) => state === 'applied' && mode !== 'cutover' && deployModes.some((each) => each === mode),
  );
  if (asking === undefined) return null;
  return deployedScriptsDigest(asking.wished.scripts);
}
