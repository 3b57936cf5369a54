import type { Fork } from '../../../electron/common/fork.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';

/**
 * Starts processes that have what Electron gives a utility process, and nothing of Node's own line to a parent: none of them can start
 * another, so that `pids` has every one.
 */
export function asUtilityProcesses(): { readonly fork: Fork; readonly pids: readonly number[] } {
  const standIn = `
    const send = process.send.bind(process);
    process.parentPort = {
      postMessage: (message) => send(message),
      on: (event, listener) => process.on('message', (data) => listener({ data })),
    };
    process.on('disconnect', () => process.exit());
    process.send = undefined;`;
  const pids: number[] = [];
  return {
    pids,
    fork(entry, args, options = {}) {
      const loaded = ['--import', `data:text/javascript,${encodeURIComponent(standIn)}`];
      const child = nodeFork(entry, args, { ...options, execArgv: [...(options.execArgv ?? []), ...loaded] });
      pids.push(child.pid);
      return child;
    },
  };
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
