import { isRunsInUse } from '../../journal/errors.ts';
import type { Engine } from '../engine.ts';
import { runUnderWay } from './deploy-errors.ts';
import type { DeploymentBook } from './deployment-book.ts';

/** The workspace's deployments over the worker that has the journal open. */
export function deploymentsOver({ worker, withRunsInHand }: Pick<Engine, 'worker' | 'withRunsInHand'>): DeploymentBook {
  const withoutRuns = <Result>(mode: string, work: () => Promise<Result>): Promise<Result> =>
    withRunsInHand(work).catch((error: unknown) => {
      throw isRunsInUse(error) ? runUnderWay(mode) : error;
    });
  return {
    marks: (values) => worker.configurationMarks(values),
    async holding({ mode, besideRuns }, work) {
      await worker.lockDeployments();
      try {
        return await (besideRuns ? work() : withoutRuns(mode, work));
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
