import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Fork } from './fork.ts';

/** Whatever a process leaves behind may hold its line open: its end is told then all the same. */
const LAST_MESSAGES_MS = 1_000;

/** Starts an entry file in a Node process of its own, on the Node that runs this one. */
export const nodeFork: Fork = (entry, args, options) => nodeForkOn(process.execPath)(entry, args, options);

/**
 * Starts an entry file in a process of its own, on that Node. Its output goes where ours goes, and its
 * messages are structured clones, as Electron's utility processes have them.
 */
export const nodeForkOn =
  (execPath: string): Fork =>
  (entry, args, { env, execArgv = [], output = 'inherited' } = {}) => {
    const child = fork(fileURLToPath(entry), [...args], {
      stdio: output === 'captured' ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
      execPath,
      // A debugger's or a test runner's own flags are not for the child.
      execArgv: [...execArgv],
      ...(env === undefined ? {} : { env: { ...env } }),
    });
    return {
      pid: child.pid ?? 0,
      send: (message) => {
        // A child that is gone says so by its exit; a message to it is lost without harm.
        if (child.connected) child.send(message as Parameters<typeof child.send>[0], () => {});
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
      onOutput: (listener) => {
        child.stdout?.on('data', (chunk: Buffer) => listener(chunk.toString()));
        child.stderr?.on('data', (chunk: Buffer) => listener(chunk.toString()));
      },
      onExit: (listener) => {
        let told = false;
        const tell = (code: number | null) => {
          if (!told) listener(code);
          told = true;
        };
        // Of a process that has ended there may still be messages to read: they come before its end is told.
        child.on('exit', (code) => {
          if (!child.connected) return tell(code);
          child.once('disconnect', () => tell(code));
          setTimeout(() => tell(code), LAST_MESSAGES_MS).unref();
        });
        // The process could not be started at all: no 'exit' follows.
        child.on('error', () => {
          if (child.pid === undefined) tell(null);
        });
      },
      kill: () => {
        // Nothing that runs in it may have a say.
        child.kill('SIGKILL');
      },
    };
  };
