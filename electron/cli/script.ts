import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isSound } from '../assistant/scripts/is-sound.ts';
import { runScript } from '../assistant/scripts/run-script.ts';
import type { ScriptArguments } from '../assistant/scripts/script-arguments.ts';
import { scriptPlanOf } from '../assistant/scripts/script-plan.ts';
import { runWritingScript } from '../assistant/scripts/write/run-writing-script.ts';
import type { WorkspaceSession } from '../assistant/session.ts';
import { UserferryError } from '../common/userferry-error.ts';
import { type ActionName, actionNames, actions } from '../scripts/actions.ts';
import { renderApiScript } from '../scripts/api/render-api-script.ts';
import type { Json } from '../scripts/container/line.ts';
import type { ContainerSettings } from '../scripts/container/script.ts';
import { renderScript } from '../scripts/render/render.ts';
import { readTemplates } from '../scripts/render/templates.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';
import { resultLines, writingLines } from './script-lines.ts';
import { type ServiceOptions, serviceConfiguration } from './service-configuration.ts';
import { writeNamedFile } from './write-named-file.ts';

/** The ways to the database that scripts are written for: asking it themselves, or asking the account service. */
export const scriptWays = ['direct', 'api'] as const;

/** Which way a rendered script goes. */
export interface ThroughOption {
  readonly through?: (typeof scriptWays)[number];
}

/** What the `script` verbs take beside the workspace. */
export interface ScriptOptions extends WorkspaceOptions, ThroughOption {
  readonly action: string;
  /** The script; rendered from the mapping where none is named. */
  readonly file?: string;
}

/** `script render ACTION`: writes an action script from the workspace's mapping. */
export function renderScriptVerb(
  options: ScriptOptions & { readonly out?: string },
  context: VerbContext,
): Promise<VerbResult> {
  const action = actionNamed(options.action);
  return withSession(options, context, async (session) => {
    const source = await rendered(session, action, options, context);
    if (options.out === undefined) return { json: { action, source }, lines: [source.trimEnd()], exit: exitCode.done };
    await writeNamedFile(options.out, source, 'The script', 'others');
    return { json: { action, file: options.out }, lines: [`${action} is in ${options.out}.`], exit: exitCode.done };
  });
}

/**
 * `script run ACTION`: runs an action script as Auth0 would: one that reads against the workspace's legacy database, one that writes on
 * copies of the accounts that its arguments name, and with the code of what it wrote there against the legacy database.
 */
export function runScriptVerb(
  options: ScriptOptions &
    ServiceOptions & { readonly arg?: readonly string[]; readonly limit?: number; readonly write?: string },
  context: VerbContext,
): Promise<VerbResult> {
  const action = actionNamed(options.action);
  if (options.write !== undefined && !actions[action].writes) throw onlyReads(action);
  return withSession(options, context, async (session) => {
    const args = argumentsOf(action, options.arg ?? []);
    const settings = options.limit === undefined ? {} : { limitMs: options.limit * 1000 };
    if (actions[action].writes) return runWriting(session, action, args, settings, options, context);
    const source =
      options.file === undefined ? await rendered(session, action, options, context) : await readScript(options.file);
    const container = session.newContainer(settings);
    try {
      const configuration = options.through === 'api' ? serviceConfiguration(session, options) : undefined;
      const result = await runScript(session, container, { action, source, args, configuration });
      const exit = isSound(result) ? exitCode.done : exitCode.failed;
      return { json: { action, ...result }, lines: resultLines(result), exit };
    } finally {
      container.close();
    }
  });
}

async function runWriting(
  session: WorkspaceSession,
  action: ActionName,
  args: ScriptArguments,
  container: Partial<ContainerSettings>,
  { file, write, through }: ThroughOption & { readonly file?: string; readonly write?: string },
  { powers, signal }: VerbContext,
): Promise<VerbResult> {
  const own = file === undefined ? null : await readScript(file);
  const templates = readTemplates(powers.templates);
  // The account service only reads: this says so.
  if (through === 'api') renderApiScript(action, templates);
  const plan = await scriptPlanOf(session, signal);
  const source = own ?? renderScript(action, plan, templates);
  const run = await runWritingScript(session, { plan, templates }, { action, source, args, write, container }, signal);
  const { onCopies, written, ...told } = run;
  return {
    json: { action, ...onCopies, ...told, written },
    lines: writingLines(run, session.workspace.legacy),
    exit: isSound(written ?? onCopies) ? exitCode.done : exitCode.failed,
  };
}

/** An action script as the workspace's mapping gives it, or as the account service for it is asked. */
export async function rendered(
  session: WorkspaceSession,
  action: ActionName,
  { through = 'direct' }: ThroughOption,
  { signal, powers }: VerbContext,
): Promise<string> {
  const templates = readTemplates(powers.templates);
  return through === 'api'
    ? renderApiScript(action, templates)
    : renderScript(action, await scriptPlanOf(session, signal), templates);
}

/** @throws UserferryError UF-7205 */
export async function readScript(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UserferryError({
      code: 'UF-7205',
      message: 'The file with the script can’t be read.',
      kept: 'No script was run.',
      next: 'Check the name and the rights of the file.',
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/** @throws UserferryError UF-7206 */
export function actionNamed(name: string): ActionName {
  const action = actionNames.find((known) => known === name);
  if (action !== undefined) return action;
  throw new UserferryError({
    code: 'UF-7206',
    message: `“${name}” is no action script.`,
    kept: 'Nothing was done.',
    next: `Name one of: ${actionNames.join(', ')}.`,
  });
}

/** `NAME=VALUE`, as JSON where it is some; passwords come from the environment, where no other user of the machine sees them. */
function argumentsOf(action: ActionName, given: readonly string[]): Readonly<Record<string, Json>> {
  const { parameters, passwords } = actions[action];
  const named = given.map((text): readonly [string, Json] => {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    if (!parameters.includes(name)) throw noSuchArgument(action, text);
    return [name, argumentValue(value)];
  });
  const password = process.env.USERFERRY_ACCOUNT_PASSWORD;
  const args: Readonly<Record<string, Json>> = Object.fromEntries(named);
  if (password === undefined) return args;
  const { user } = args;
  return {
    ...Object.fromEntries(passwords.map((name) => [name, password])),
    ...args,
    // create's user brings its password along.
    ...(typeof user === 'object' && user !== null && !Array.isArray(user) ? { user: { password, ...user } } : {}),
  };
}

function argumentValue(text: string): Json {
  if (!/^(\{.*\}|true|false)$/s.test(text)) return text;
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    return text;
  }
}

function onlyReads(action: ActionName): UserferryError {
  return new UserferryError({
    code: 'UF-7209',
    message: `${action} only reads: there is nothing to be written.`,
    kept: 'No script was run.',
    next: 'Leave out --write.',
  });
}

function noSuchArgument(action: ActionName, text: string): UserferryError {
  return new UserferryError({
    code: 'UF-7207',
    message: `“${text}” names no argument of ${action}.`,
    kept: 'No script was run.',
    next: `Write NAME=VALUE, with one of: ${actions[action].parameters.join(', ')}.`,
  });
}
