import type { ConnectionImage, DeploymentRecord, NewDeployment } from '../../journal/deployments.ts';

/** The workspace's deployments, as its journal keeps them. */
export interface DeploymentBook {
  /** Keyed digests of values of a connection's configuration, by their keys. */
  marks(values: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>>;
  /**
   * Does it while nobody else sends a deployment of the workspace; unless it may happen `besideRuns`, while nobody carries out or undoes
   * a run either, which reckon with the connection asking its database as it did when they began.
   * @throws UserferryError UF-4018 (another deployment is being sent), UF-4118 (a run is under way)
   */
  holding<Result>(
    deployment: { readonly mode: string; readonly besideRuns: boolean },
    work: () => Promise<Result>,
  ): Promise<Result>;
  /** Writes down what is about to be sent; gives its number. */
  begin(deployment: NewDeployment): Promise<number>;
  applied(number: number, connection: string, after: ConnectionImage): Promise<void>;
  refused(number: number): Promise<void>;
  /** Those to the connection of that name, oldest first; what Auth0 refused is left out. */
  of(tenant: string, connectionName: string): Promise<readonly DeploymentRecord[]>;
}
