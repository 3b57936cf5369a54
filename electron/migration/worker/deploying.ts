import type { ConnectionImage, DeploymentRecord, NewDeployment } from '../../journal/deployments.ts';
import { lockDeployments } from '../../journal/locks.ts';
import type { MigrationJournal } from './planning.ts';

/** Writing down what is deployed. */
export interface Deploying {
  /** Keyed digests of values of a connection's configuration, by their keys. */
  configurationMarks(values: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** Takes the sending of deployments in hand until `unlockDeployments`. @throws UserferryError UF-4018 */
  lockDeployments(): void;
  unlockDeployments(): void;
  beginDeployment(deployment: NewDeployment): number;
  deploymentApplied(number: number, connection: string, after: ConnectionImage): void;
  deploymentRefused(number: number): void;
  /** Oldest first, without those that Auth0 refused. */
  deploymentsOf(tenant: string, connectionName: string): readonly DeploymentRecord[];
}

export function deploying(journal: MigrationJournal, journalFile: string): Deploying & { releaseDeployments(): void } {
  const { deployments, keys } = journal;
  let unlock: (() => void) | null = null;
  const releaseDeployments = () => {
    unlock?.();
    unlock = null;
  };
  return {
    configurationMarks: (values) =>
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, keys.configurationMark(key, value)])),
    lockDeployments() {
      unlock = lockDeployments(journalFile);
    },
    unlockDeployments: releaseDeployments,
    releaseDeployments,
    beginDeployment: (deployment) => journal.transaction(() => deployments.begin(deployment)),
    deploymentApplied: (number, connection, after) =>
      journal.transaction(() => deployments.applied(number, connection, after)),
    deploymentRefused: (number) => journal.transaction(() => deployments.refused(number)),
    deploymentsOf: (tenant, connectionName) => deployments.of(tenant, connectionName),
  };
}
