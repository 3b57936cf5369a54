import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The terminal host, as `npm run userferry` starts it. */
export const cliEntry = fileURLToPath(new URL('../../../electron/cli.ts', import.meta.url));

export interface CliAnswer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A signal that is sent when stderr first says something. */
export interface Interruption {
  readonly when: string;
  readonly signal: NodeJS.Signals;
  /** Whether every process of the command gets it, as from a terminal. */
  readonly toAll?: boolean;
}

/** Runs `userferry VERB …` as a user would, to its end. */
export function runCli(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  interruption?: Interruption,
): Promise<CliAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliEntry, ...args], {
      env: { ...process.env, NODE_NO_WARNINGS: '1', ...environment },
      detached: interruption?.toAll === true,
    });
    let stdout = '';
    let stderr = '';
    let interrupted = false;
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
      if (interruption === undefined || interrupted || !stderr.includes(interruption.when)) return;
      interrupted = true;
      if (interruption.toAll === true && child.pid !== undefined) process.kill(-child.pid, interruption.signal);
      else child.kill(interruption.signal);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
