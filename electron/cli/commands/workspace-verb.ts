import type { Command } from 'commander';
import { homeOfWorkspace } from '../../assistant/workspace/home.ts';
import type { VerbContext, WorkspaceOptions } from '../context.ts';
import { nodePowers } from '../node-powers.ts';
import { failureResult, printResult, stderrTerminal, type VerbResult } from '../output.ts';

/** What a verb works with in the folder `home`, until `signal` ends it. */
export function contextFor(home: string, signal: AbortSignal): VerbContext {
  return { powers: nodePowers('terminal', home), terminal: stderrTerminal(), signal };
}

/** For a verb on a workspace: in the folder to which the workspace belongs. */
export function contextOf({ workspace }: WorkspaceOptions, signal: AbortSignal): VerbContext {
  return contextFor(homeOfWorkspace(workspace), signal);
}

/** Runs a verb to its end: result to stdout, failure explained, exit code set; then what goes on afterwards. */
export async function conclude(verb: Promise<VerbResult>, json: boolean): Promise<void> {
  const result = await verb.catch(failureResult);
  printResult(result, json);
  process.exitCode = result.exit;
  await result.afterwards?.();
}

/** A verb on a workspace: adds the options that all of them share. */
export function workspaceVerb(under: Command, name: string, description: string): Command {
  return workspaceOptions(
    under.command(name).description(description).requiredOption('--workspace <file>', 'the workspace file'),
  );
}

/** What goes with the option that names the workspace. */
export function workspaceOptions<Verb extends Command>(verb: Verb) {
  return verb
    .option('--environment <name>', 'needed when the workspace has more than one')
    .option('--json', 'print exactly one JSON document', false);
}
