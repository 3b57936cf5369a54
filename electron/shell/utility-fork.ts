import { fileURLToPath } from 'node:url';
import type { utilityProcess as UtilityProcesses } from 'electron';
import type { Fork } from '../common/fork.ts';

/**
 * Processes of Electron's own kind: with the RunAsNode fuse off, child_process.fork does not work in a packaged application.
 * The child answers over process.parentPort; its output goes where ours goes.
 */
export function utilityFork(utilityProcess: Pick<typeof UtilityProcesses, 'fork'>): Fork {
  return (entry, args, { env, execArgv = [], output = 'inherited' } = {}) => {
    const child = utilityProcess.fork(fileURLToPath(entry), [...args], {
      stdio: output === 'captured' ? 'pipe' : 'inherit',
      serviceName: 'Userferry',
      execArgv: [...execArgv],
      ...(env === undefined ? {} : { env: { ...env } }),
    });
    let ended = false;
    child.once('exit', () => {
      ended = true;
    });
    return {
      // Undefined until the process has been spawned.
      get pid() {
        return child.pid ?? 0;
      },
      send: (message) => {
        if (!ended) child.postMessage(message);
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
      onOutput: (listener) => {
        child.stdout?.on('data', (chunk: Buffer) => listener(chunk.toString()));
        child.stderr?.on('data', (chunk: Buffer) => listener(chunk.toString()));
      },
      onExit: (listener) => {
        child.once('exit', listener);
      },
      kill: () => {
        // Electron asks politely, which code in an endless loop does not hear.
        if (child.pid !== undefined && !ended) process.kill(child.pid, 'SIGKILL');
      },
    };
  };
}
