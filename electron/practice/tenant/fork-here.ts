import type { Fork } from '../../common/fork.ts';
import { nodeFork } from '../../common/node-fork.ts';
import type { ParentLink } from '../../common/parent-link.ts';
import { borrowFork } from '../lent-fork/borrow-fork.ts';

/**
 * How the tenant's process starts those of scripts. In Electron it is a utility process, which has no utilityProcess of its own, and
 * child_process.fork would start the whole application once more: there, whoever started the tenant starts them.
 */
export function forkHere(link: ParentLink | null): Fork {
  return link !== null && Reflect.has(process, 'parentPort') ? borrowFork(link) : nodeFork;
}
