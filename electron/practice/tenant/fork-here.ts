import type { Fork } from '../../common/fork.ts';
import { nodeFork } from '../../common/node-fork.ts';
import { UserferryError } from '../../common/userferry-error.ts';

/**
 * How the tenant's process starts those of scripts. In Electron it is a utility process, which has no utilityProcess of its own, and
 * child_process.fork would start the whole application once more: there, running a script is refused.
 */
export function forkHere(): Fork {
  return Reflect.has(process, 'parentPort') ? refuseInElectron : nodeFork;
}

const refuseInElectron: Fork = () => {
  throw new UserferryError({
    code: 'UF-6306',
    message: 'The practice tenant can’t run action scripts inside the desktop application.',
    kept: 'Nobody was signed in or changed, and no script was run.',
    next: 'Practise with scripts in the browser (userferry open --browser) or on the command line.',
  });
};
