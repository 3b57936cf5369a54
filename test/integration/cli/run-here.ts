import { vi } from 'vitest';
import { runCommand } from '../../../electron/cli.ts';
import type { CliAnswer } from './run-cli.ts';

let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs `userferry VERB …` in this process: the same command as by `runCli`, without the start that each process costs. One after
 * the other, because environment, output and exit code belong to the process.
 */
export function runHere(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CliAnswer> {
  const answer = turn.then(() => carriedOut(args, environment));
  turn = answer.catch(() => undefined);
  return answer;
}

async function carriedOut(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<CliAnswer> {
  const said = { stdout: '', stderr: '' };
  const heard = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += text;
      return true;
    }),
  );
  const before = new Map(Object.keys(environment).map((name) => [name, process.env[name]]));
  Object.assign(process.env, environment);
  try {
    await runCommand(args);
    return { code: Number(process.exitCode ?? 0), ...said };
  } finally {
    process.exitCode = undefined;
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    for (const each of heard) each.mockRestore();
  }
}
