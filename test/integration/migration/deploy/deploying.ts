import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../../electron/common/clock.ts';
import type { Consent } from '../../../../electron/common/deploy-consents.ts';
import { type DeployTarget, prepareDeployment } from '../../../../electron/migration/deploy/deploy.ts';
import { openMigration } from '../../../../electron/migration/open-migration.ts';
import { practiceSettings } from '../../../../electron/migration/settings.ts';
import { openConnections } from '../../../../electron/tenant/open-connections.ts';
import type { OpenedTenant } from '../../practice-tenant/opened-tenant.ts';

/** What a deployment to a practice tenant needs, with a journal of its own. */
export async function deployingTo(tenant: OpenedTenant) {
  const folder = await mkdtemp(join(tmpdir(), 'userferry-deployments-'));
  const journal = join(folder, 'journal.sqlite');
  const migration = await openMigration({
    journal,
    key: randomBytes(32),
    settings: practiceSettings,
    clock: systemClock,
    random: Math.random,
  });
  const { origin: domain, clientId, clientSecret } = tenant.practice;
  const connections = openConnections({
    domain,
    clientId,
    clientSecret,
    fetch,
    clock: systemClock,
    limits: { backoff: 5, firstPause: 5, attempts: 2 },
  });
  const book = migration.deployments;
  return {
    book,
    journal,
    prepare: (connection: string, target: DeployTarget, ...consents: readonly Consent[]) =>
      prepareDeployment({ connections, book, clock: systemClock }, { connection, target, consents: new Set(consents) }),
    async stop(): Promise<void> {
      await migration.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
