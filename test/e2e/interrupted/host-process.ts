import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A browser host in a process of its own. */
export interface HostProcess {
  /** Opens the page, once. */
  readonly url: string;
  /** Another such address, for a page whose tab was closed. */
  newUrl(): Promise<string>;
  /** SIGKILL: nothing is put away, nobody is told. */
  kill(): Promise<void>;
  /** As a machine that sleeps: the process stands still with all of its threads, and what it is connected to does not. */
  sleep(): void;
  wake(): void;
}

const entry = fileURLToPath(new URL('./host-child.ts', import.meta.url));

export async function startHostProcess(home: string): Promise<HostProcess> {
  const child = fork(entry, [home]);
  const url = await said(child);
  return {
    url,
    newUrl() {
      const answer = said(child);
      child.send('address');
      return answer;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    sleep: () => void child.kill('SIGSTOP'),
    wake: () => void child.kill('SIGCONT'),
  };
}

function said(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error(`The host ended with ${child.exitCode ?? child.signalCode}.`));
    child.once('exit', onExit).once('message', (message) => {
      child.off('exit', onExit);
      resolve(String(message));
    });
  });
}
