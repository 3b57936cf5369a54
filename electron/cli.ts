// The terminal host: `userferry VERB`. Prints for people by default and exactly one JSON document with --json; progress and
// notes go to stderr. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done with accounts that did not make it.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import project from '../package.json' with { type: 'json' };
import { addConnectionVerbs } from './cli/commands/connection-verbs.ts';
import { addDatabaseVerbs } from './cli/commands/database-verbs.ts';
import { addEvidenceVerbs } from './cli/commands/evidence-verbs.ts';
import { addExportVerb } from './cli/commands/export-verb.ts';
import { refuseOptionsAsValues } from './cli/commands/refuse-options-as-values.ts';
import { addRunVerbs } from './cli/commands/run-verbs.ts';
import { addScriptVerbs } from './cli/commands/script-verbs.ts';
import { addStartVerbs } from './cli/commands/start-verbs.ts';
import { countPresses } from './cli/interrupts.ts';
import { exitCode, failureResult, printResult } from './cli/output.ts';
import { stoppedByUser, wrongUsage } from './cli/usage-errors.ts';

const program = new Command('userferry')
  .description('Takes the accounts of an on-premises SQL Server user store to Auth0, and proves that nobody was lost.')
  .version(project.version)
  .exitOverride()
  .showHelpAfterError('(userferry --help shows every verb)');

const aborter = new AbortController();

for (const addVerbs of [
  addStartVerbs,
  addDatabaseVerbs,
  addScriptVerbs,
  addRunVerbs,
  addConnectionVerbs,
  addExportVerb,
  addEvidenceVerbs,
]) {
  addVerbs(program, aborter.signal);
}
refuseOptionsAsValues(program);

/** Carries out a command as if it had been typed: speaks on stdout and stderr, and sets the exit code. */
export async function runCommand(args: readonly string[]): Promise<void> {
  try {
    const [verb] = args;
    if (verb !== undefined && /^[a-z]/i.test(verb) && !program.commands.some((command) => command.name() === verb)) {
      program.error(`error: there is no verb “${verb}”`, { exitCode: exitCode.usage });
    }
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    const json = args.includes('--json');
    if (!(error instanceof CommanderError)) {
      process.exitCode = exitCode.failed;
      printResult(failureResult(error), json);
    } else if (error.exitCode !== 0) {
      // Commander has told people what is wrong; a program reads its one document.
      process.exitCode = exitCode.usage;
      if (json) printResult(failureResult(wrongUsage(error.message)), json);
    }
  }
}

/** The process that was started with this file: one command from its start to its end. */
async function runProcess(): Promise<never> {
  // Whoever read along may go away (a closed pager, a pipe that ended); a run must not end with them.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const interrupted = countPresses(() => performance.now(), {
    stop: () => aborter.abort(stoppedByUser()),
    end: () => process.exit(130),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupted);
  await runCommand(process.argv.slice(2));
  // Nothing that a library left behind may hold the terminal: the Auth0 SDK keeps the timer of a call that was broken off.
  await Promise.all(
    [process.stdout, process.stderr].map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
  );
  process.exit();
}

// Whoever imports this file has commands of their own to run.
const [, started] = process.argv;
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) await runProcess();
