import type { DeploymentRecord } from '../../journal/deployments.ts';

/**
 * The next deployment behind that place, oldest first, that is known to have arrived: it has taken the place of the one there, whether
 * that had arrived or not. Null while there is none.
 */
export function supersededBy(
  deployments: readonly Pick<DeploymentRecord, 'number' | 'state'>[],
  place: number,
): number | null {
  return deployments.slice(place + 1).find(({ state }) => state === 'applied')?.number ?? null;
}
