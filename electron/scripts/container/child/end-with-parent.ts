import { Worker } from 'node:worker_threads';

/** How often the thread looks, in ms. */
const LOOK_EVERY = 1_000;

/** Runs beside the script, in a thread of its own; on POSIX an orphan has another parent, elsewhere its parent can't be signalled. */
const watching = `
const { workerData: { parent, lookEvery } } = require('node:worker_threads');
const isGone = () => {
  if (process.ppid !== parent) return true;
  try {
    return !process.kill(parent, 0);
  } catch (error) {
    return error.code === 'ESRCH';
  }
};
setInterval(() => {
  if (isGone()) process.kill(process.pid, 'SIGKILL');
}, lookEvery);
`;

/**
 * Ends this process when the one that started it is gone, even while a script is in a loop that hears nothing of the broken line: such
 * a container would take a whole core for ever. (Electron ends its utility processes itself.)
 */
export function endWithParent(): void {
  const { ppid: parent } = process;
  new Worker(watching, {
    eval: true,
    env: {},
    execArgv: [],
    workerData: { parent, lookEvery: LOOK_EVERY },
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 },
  }).unref();
}
