import { assertNever } from '../../common/assert-never.ts';
import type { Mode } from '../../common/mode-words.ts';
import { type ActionName, actionNames } from '../../scripts/actions.ts';

/** What a deployment is for: either way of asking the legacy database, or the end of asking it. */
export const deployModes = ['trickle', 'legacy', 'cutover'] as const;
export type DeployMode = (typeof deployModes)[number];

/** What is deployed for a mode of moving; null for bulk, which asks no script. Hybrid begins as trickle. */
export function deployModeOf(mode: Mode): DeployMode | null {
  switch (mode) {
    case 'bulk':
      return null;
    case 'trickle':
    case 'hybrid':
      return 'trickle';
    case 'legacy':
      return 'legacy';
    default:
      return assertNever(mode);
  }
}

/** The scripts of a mode (Auth0 docs, custom database connections: import on needs two, import off one and what is to be possible). */
export const scriptsOfMode: Readonly<
  Record<DeployMode, { readonly needed: readonly ActionName[]; readonly wherePossible: readonly ActionName[] }>
> = {
  trickle: { needed: ['login', 'getUser'], wherePossible: [] },
  legacy: {
    needed: ['login', 'getUser'],
    wherePossible: actionNames.filter((action) => action !== 'login' && action !== 'getUser'),
  },
  cutover: { needed: ['login', 'getUser'], wherePossible: [] },
};

/** All scripts that a mode may have. */
export function actionsOfMode(mode: DeployMode): readonly ActionName[] {
  const { needed, wherePossible } = scriptsOfMode[mode];
  return [...needed, ...wherePossible];
}
