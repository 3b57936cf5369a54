import type { Engine } from '../engine.ts';
import type { DeploymentBook } from './deployment-book.ts';

/** The workspace's deployments over the worker that has the journal open. */
export function deploymentsOver({ worker }: Pick<Engine, 'worker'>): DeploymentBook {
  const withoutRuns = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await worker.lockRuns();
    try {
      return await work();
    } finally {
      await worker.unlockRuns();
    }
  };
  return {
    marks: (values) => worker.configurationMarks(values),
    async holding(switches, work) {
      await worker.lockDeployments();
      try {
        return await (switches ? withoutRuns(work) : work());
      } finally {
        await worker.unlockDeployments();
      }
    },
    begin: (deployment) => worker.beginDeployment(deployment),
    applied: (number, connection, after) => worker.deploymentApplied(number, connection, after),
    refused: (number) => worker.deploymentRefused(number),
    of: (tenant, connectionName) => worker.deploymentsOf(tenant, connectionName),
  };
}
