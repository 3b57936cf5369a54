import { plainFailure, UserferryError, type UserferryErrorDetails } from '../../common/userferry-error.ts';
import { actionsOfMode, type DeployMode, scriptsOfMode } from '../../migration/deploy/deploy-mode.ts';
import type { ActionName } from '../../scripts/actions.ts';
import { renderApiScript } from '../../scripts/api/render-api-script.ts';
import { renderScript } from '../../scripts/render/render.ts';
import { type Templates, templateNamed } from '../../scripts/render/templates.ts';
import { scriptPlanWith, usernamesOf } from '../scripts/script-plan.ts';
import type { WorkspaceSession } from '../session.ts';

/** An action that no script can do for the workspace's store, and why. */
export interface LeftOut {
  readonly action: ActionName;
  readonly failure: UserferryErrorDetails;
}

export interface ModeScripts {
  readonly scripts: ReadonlyMap<ActionName, string>;
  readonly leftOut: readonly LeftOut[];
}

/**
 * The scripts of a mode: written from the workspace's mapping, or asking the account service; after the cutover nobody is asked any more.
 * @param edited Texts that somebody wrote or changed by hand: they go in the place of those that would be written
 * @throws UserferryError UF-4111 for edited scripts that the mode doesn't take, UF-7101 to UF-7104 for a script that it can't do without, and
 * as `scriptPlanWith`
 */
export async function scriptsFor(
  session: WorkspaceSession,
  mode: DeployMode,
  way: 'direct' | 'service',
  { templates, edited }: { readonly templates: Templates; readonly edited: ReadonlyMap<ActionName, string> },
  signal?: AbortSignal,
): Promise<ModeScripts> {
  const taken = actionsOfMode(mode);
  const surplus = [...edited.keys()].filter((action) => !taken.includes(action));
  if (surplus.length > 0) throw notOfMode(mode, surplus);
  const write = await writerFor(session, mode, way, templates, signal);
  return written(mode, (action) => edited.get(action) ?? write(action));
}

/** What writes a mode's scripts. */
async function writerFor(
  session: WorkspaceSession,
  mode: DeployMode,
  way: 'direct' | 'service',
  templates: Templates,
  signal: AbortSignal | undefined,
): Promise<(action: ActionName) => string> {
  if (mode === 'cutover') {
    return (action) => templateNamed(templates, action === 'login' ? 'cutover/login' : 'cutover/get-user');
  }
  if (way === 'service') return (action) => renderApiScript(action, templates);
  const plan = await scriptPlanWith(session, () => usernamesOf(session, signal), signal);
  return (action) => renderScript(action, { ...plan, marked: mode === 'trickle' }, templates);
}

function notOfMode(mode: DeployMode, surplus: readonly ActionName[]): UserferryError {
  return new UserferryError({
    code: 'UF-4111',
    message: `The mode ${mode} has no ${surplus.join(', ')}, and there is a file for it.`,
    kept: 'Nothing was deployed, and the tenant is as it was.',
    next: 'Take the file out of the folder, or deploy the mode legacy, which has all scripts.',
  });
}

/** Failures that say of an action that the mapping, or the account service, leaves no way to do it. */
const cannotBeDone: ReadonlySet<string> = new Set(['UF-7101', 'UF-7102', 'UF-7104', 'UF-7221']);

function written(mode: DeployMode, write: (action: ActionName) => string): ModeScripts {
  const { needed, wherePossible } = scriptsOfMode[mode];
  const scripts = new Map(needed.map((action) => [action, write(action)] as const));
  const leftOut: LeftOut[] = [];
  for (const action of wherePossible) {
    try {
      scripts.set(action, write(action));
    } catch (error) {
      if (!(error instanceof UserferryError) || !cannotBeDone.has(error.code)) throw error;
      leftOut.push({ action, failure: plainFailure(error) });
    }
  }
  return { scripts, leftOut };
}
