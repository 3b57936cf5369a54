import type { Finding } from '../../migration/preflight/finding.ts';
import { findingsOf } from '../../migration/preflight/findings.ts';
import { type Population, populationOf } from '../../migration/preflight/population.ts';
import type { Intent } from '../../migration/preflight/preflight-case.ts';
import { parseTenantAddress } from '../../tenant/address.ts';
import { openPreflight } from '../../tenant/preflight/open-preflight.ts';
import type { WorkspaceSession } from '../session.ts';

/** What a tenant will mean for the people of a workspace. */
export interface ExaminedTenant {
  readonly tenant: string;
  readonly connection: string;
  /** When it was looked at, ms since 1970. */
  readonly at: number;
  readonly mode: Intent['mode'];
  /** Null while nobody has made a plan or survey: the findings then have no numbers. */
  readonly population: Population | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads a tenant's settings and tells what they mean for those who were planned or surveyed last. Only reads, and keeps nothing.
 * @throws UserferryError UF-2001 (the environment's domain is none), UF-6105 (no client secret), or what stands against opening the journal
 */
export async function examineTenant(session: WorkspaceSession, signal?: AbortSignal): Promise<ExaminedTenant> {
  const { environment, workspace } = session;
  const { domain, connection } = environment;
  const { mode } = workspace.strategy;
  const preflight = openPreflight(session.tenantOptionsToCheck());
  const migration = await session.migration();
  const read = await migration.latestRead();
  const population = read === null ? null : populationOf(read, mode);
  const at = session.clock.now();
  const facts = await preflight({ connection, prefix: workspace.userIdPrefix }, signal);
  const findings = findingsOf(facts, intentOf(session), population);
  return { tenant: parseTenantAddress(domain).domain, connection, at, mode, population, findings };
}

function intentOf({ environment, workspace }: WorkspaceSession): Intent {
  const { connection, clientId, deploy } = environment;
  return {
    mode: workspace.strategy.mode,
    connection,
    prefix: workspace.userIdPrefix,
    ownClient: clientId,
    deployedApplications: deploy?.applications ?? [],
    deployedUsernames: deploy?.requiresUsername ?? null,
  };
}
