import { type ActionName, actionNames } from '../../scripts/actions.ts';

/** What a deployment is for: either way of asking the legacy database, or the end of asking it. */
export const deployModes = ['trickle', 'legacy', 'cutover'] as const;
export type DeployMode = (typeof deployModes)[number];

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
