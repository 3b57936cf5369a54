import type { ConnectionImage, DeploymentRecord, NewDeployment } from '../../journal/deployments.ts';
import type { MigrationJournal } from './planning.ts';

/** Writing down what is deployed. */
export interface Deploying {
  /** Keyed digests of values of a connection's configuration, by their keys. */
  configurationMarks(values: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  beginDeployment(deployment: NewDeployment): number;
  deploymentApplied(number: number, connection: string, after: ConnectionImage): void;
  deploymentRefused(number: number): void;
  /** Oldest first, without those that Auth0 refused. */
  deploymentsOf(tenant: string, connectionName: string): readonly DeploymentRecord[];
}

export function deploying(journal: MigrationJournal): Deploying {
  const { deployments, keys } = journal;
  return {
    configurationMarks: (values) =>
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, keys.configurationMark(key, value)])),
    beginDeployment: (deployment) => journal.transaction(() => deployments.begin(deployment)),
    deploymentApplied: (number, connection, after) =>
      journal.transaction(() => deployments.applied(number, connection, after)),
    deploymentRefused: (number) => journal.transaction(() => deployments.refused(number)),
    deploymentsOf: (tenant, connectionName) => deployments.of(tenant, connectionName),
  };
}
