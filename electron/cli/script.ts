import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isSound } from '../assistant/scripts/is-sound.ts';
import { runScript } from '../assistant/scripts/run-script.ts';
import { scriptPlanOf } from '../assistant/scripts/script-plan.ts';
import type { WorkspaceSession } from '../assistant/session.ts';
import { UserferryError } from '../common/userferry-error.ts';
import { durationText } from '../reports/wording.ts';
import { type ActionName, actionNames, actions } from '../scripts/actions.ts';
import { renderApiScript } from '../scripts/api/render-api-script.ts';
import { breachText } from '../scripts/container/breach-text.ts';
import { Container } from '../scripts/container/container.ts';
import type { Json } from '../scripts/container/line.ts';
import { memoryOf } from '../scripts/container/memory-of.ts';
import { outcomeText } from '../scripts/container/outcome-text.ts';
import type { ScriptResult } from '../scripts/container/result.ts';
import { renderScript } from '../scripts/render/render.ts';
import { readTemplates } from '../scripts/render/templates.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';
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
    await writeNamedFile(options.out, source, 'The script');
    return { json: { action, file: options.out }, lines: [`${action} is in ${options.out}.`], exit: exitCode.done };
  });
}

/** `script run ACTION`: runs an action script as Auth0 would, against the workspace's legacy database. */
export function runScriptVerb(
  options: ScriptOptions & ServiceOptions & { readonly arg?: readonly string[]; readonly limit?: number },
  context: VerbContext,
): Promise<VerbResult> {
  const action = actionNamed(options.action);
  return withSession(options, context, async (session) => {
    const source =
      options.file === undefined ? await rendered(session, action, options, context) : await readScript(options.file);
    const args = argumentsOf(action, options.arg ?? []);
    const { fork, clock } = context.powers;
    const settings = options.limit === undefined ? {} : { limitMs: options.limit * 1000 };
    const container = new Container({ fork, clock, memoryOf }, settings);
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

function resultLines({ outcome, breaches, console: lines, durationMs }: ScriptResult): readonly string[] {
  return [
    `${outcomeText(outcome)} After ${durationText(durationMs)}.`,
    ...(outcome.kind === 'profile' ? [JSON.stringify(outcome.profile, null, 2)] : []),
    ...breaches.map((breach) => `Breach: ${breachText(breach)}`),
    ...lines.map(({ level, text, at }) => `${(at / 1000).toFixed(3)} s ${level}: ${text}`),
  ];
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
  return {
    ...Object.fromEntries(password === undefined ? [] : passwords.map((name) => [name, password])),
    ...Object.fromEntries(named),
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

function noSuchArgument(action: ActionName, text: string): UserferryError {
  return new UserferryError({
    code: 'UF-7207',
    message: `“${text}” names no argument of ${action}.`,
    kept: 'No script was run.',
    next: `Write NAME=VALUE, with one of: ${actions[action].parameters.join(', ')}.`,
  });
}
