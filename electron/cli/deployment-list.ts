import type { DeploymentRecord } from '../journal/deployments.ts';
import { supersededBy } from '../migration/deploy/superseded-by.ts';
import { exitCode, type VerbResult } from './output.ts';

/** What was deployed to a connection, oldest first. Of a deployment that was never seen at Auth0 it is told what is known. */
export function deploymentList(
  deployments: readonly Pick<DeploymentRecord, 'number' | 'mode' | 'made' | 'state'>[],
  connection: string,
): VerbResult {
  const told = deployments.map(({ number, mode, made, state }, place) => ({
    number,
    mode,
    made: new Date(made).toISOString(),
    state,
    supersededBy: supersededBy(deployments, place),
  }));
  return {
    json: { connection, deployments: told },
    lines:
      told.length === 0
        ? [`Nothing has been deployed to ${connection} yet.`]
        : told.map(
            (deployment) => `${deployment.number}  ${deployment.made}  ${deployment.mode}  ${stateText(deployment)}`,
          ),
    exit: exitCode.done,
  };
}

function stateText({
  state,
  supersededBy,
}: Pick<DeploymentRecord, 'state'> & { readonly supersededBy: number | null }) {
  if (state !== 'intended') return state;
  return supersededBy === null
    ? 'intended; whether it arrived is not known, and the next deployment finds out'
    : `never known to have arrived; deployment ${supersededBy} took its place`;
}
