import type { Fork } from '../../../electron/common/fork.ts';
import { nodeFork, nodeForkOn } from '../../../electron/common/node-fork.ts';

// Auth0 runs action scripts on Node 22 by default; Userferry's own Node is newer. `.ci/run` fetches a Node 22 and names it.
const node22 = process.env.USERFERRY_TEST_NODE22;

/** The Nodes on which containers are tried; one that is not on this machine is skipped. */
export const nodes: readonly { readonly node: string; readonly fork: Fork; readonly missing: boolean }[] = [
  { node: 'this Node', fork: nodeFork, missing: false },
  { node: 'Node 22', fork: node22 === undefined ? nodeFork : nodeForkOn(node22), missing: node22 === undefined },
];
