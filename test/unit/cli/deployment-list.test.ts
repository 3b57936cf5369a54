import { expect, test } from 'vitest';
import { deploymentList } from '../../../electron/cli/deployment-list.ts';
import type { DeploymentState } from '../../../electron/journal/deployments.ts';

test('of a deployment that was never seen at Auth0 the list tells which one took its place, if one is known to have', () => {
  const states: readonly DeploymentState[] = ['applied', 'intended', 'intended', 'applied', 'intended'];
  const { lines, json } = deploymentList(
    states.map((state, place) => ({ number: place + 1, mode: 'trickle', made: 0, state })),
    'members',
  );
  const at = '1970-01-01T00:00:00.000Z  trickle';
  expect(lines).toEqual([
    `1  ${at}  applied`,
    `2  ${at}  never known to have arrived; deployment 4 took its place`,
    `3  ${at}  never known to have arrived; deployment 4 took its place`,
    `4  ${at}  applied`,
    `5  ${at}  intended; whether it arrived is not known, and the next deployment finds out`,
  ]);
  expect(json).toMatchObject({ deployments: [4, 4, 4, null, null].map((supersededBy) => ({ supersededBy })) });
});
