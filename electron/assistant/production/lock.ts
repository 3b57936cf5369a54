import type { ProductionStep } from '../../common/production-words.ts';
import type { RehearsedMode } from '../../common/rehearsal-words.ts';
import type { UserferryError } from '../../common/userferry-error.ts';
import { missingProofsOf } from '../../migration/production/missing-proofs.ts';
import { type DecidingSettings, settingsDigest } from '../../migration/production/settings-digest.ts';
import { parseTenantAddress } from '../../tenant/address.ts';
import type { WorkspaceSession } from '../session.ts';
import { overrideUnnamed, productionLocked } from './production-errors.ts';

/** Who begins in production what was not tried, and why. */
export interface Override {
  readonly by: string;
  readonly why: string;
}

/** What is about to begin. */
export interface Begun {
  readonly step: ProductionStep;
  /** By which accounts are read and decided. */
  readonly settings: DecidingSettings;
  /** Of the scripts that Auth0 runs, as `scriptsDigest` has it; null where none is known. */
  readonly scripts: string | null;
}

/** Whether something may begin in the session's environment. */
export interface Lock {
  /** Null where nothing stands against it. */
  readonly against: UserferryError | null;
  /** Writes down who began it all the same; to be called right before. Nothing to write where it had all been tried. */
  open(): Promise<void>;
}

const openLock: Lock = { against: null, open: async () => undefined };

/**
 * Production is locked until the same mapping, rules and scripts have passed a rehearsal of the mode, where scripts run in it, and the same
 * mapping and rules a pilot on this very tenant; whoever begins all the same says why. Other environments are open.
 */
export async function productionLock(
  session: WorkspaceSession,
  { step, settings, scripts }: Begun,
  override: Override | null,
): Promise<Lock> {
  const { environment, workspace, clock } = session;
  if (environment.kind !== 'production') return openLock;
  const { domain: tenant } = parseTenantAddress(environment.domain);
  const { connection } = environment;
  const migration = await session.migration();
  const mode: RehearsedMode | null = workspace.strategy.mode === 'bulk' ? null : workspace.strategy.mode;
  const missing = missingProofsOf(
    { mode, settingsDigest: settingsDigest(settings), scriptsDigest: scripts },
    await migration.rehearsals(),
    await migration.pilot.of(tenant),
  );
  if (missing.length === 0) return openLock;
  if (override === null) return lockedBy(productionLocked(step, { tenant, connection }, missing));
  const [by, why] = [override.by.trim(), override.why.trim()];
  if (by === '' || why === '') return lockedBy(overrideUnnamed());
  return {
    against: null,
    open: () => migration.keepOverride({ tenant, connection, step, missing, by, why, at: clock.now() }),
  };
}

function lockedBy(against: UserferryError): Lock {
  return {
    against,
    async open() {
      throw against;
    },
  };
}
