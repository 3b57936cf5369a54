import type { Mode } from '../../common/mode-words.ts';
import type { RehearsedMode } from '../../common/rehearsal-words.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import type { ActionName } from '../../scripts/actions.ts';
import type { ScriptPlan } from '../../scripts/render/script-plan.ts';
import type { Templates } from '../../scripts/render/templates.ts';
import { type LeftOut, scriptsFor } from '../deploy/scripts-of-mode.ts';
import { scriptConfiguration } from '../scripts/script-configuration.ts';
import { scriptPlanOf } from '../scripts/script-plan.ts';
import type { WorkspaceSession } from '../session.ts';

/** What is rehearsed: the scripts as they would be deployed, here. */
export interface RehearsalWish {
  readonly mode: RehearsedMode;
  readonly way: 'direct' | 'api';
  /** What accounts and expectations go by. */
  readonly plan: ScriptPlan;
  readonly scripts: ReadonlyMap<ActionName, string>;
  readonly leftOut: readonly LeftOut[];
  /** What leads to the legacy database from here; with secrets, in memory alone. */
  readonly configuration: Readonly<Record<string, string>>;
}

/**
 * The very scripts that a deployment would send, edited ones included, with this computer's way to the database.
 * @param service Configuration of scripts that ask the account service; null for scripts that ask SQL Server themselves
 * @param given Further values of the configuration; where scripts reach the database from here is not theirs to say
 * @throws UserferryError as `scriptsFor` and `scriptConfiguration`
 */
export async function rehearsalWish(
  session: WorkspaceSession,
  templates: Templates,
  parts: {
    readonly mode: RehearsedMode;
    readonly edited: ReadonlyMap<ActionName, string>;
    readonly service: Readonly<Record<string, string>> | null;
    readonly given: Readonly<Record<string, string>>;
  },
  signal?: AbortSignal,
): Promise<RehearsalWish> {
  const { mode, edited, service, given } = parts;
  const way = service === null ? 'direct' : 'api';
  const own = service ?? scriptConfiguration(session);
  const deployed = mode === 'hybrid' ? 'trickle' : mode;
  const through = service === null ? 'direct' : 'service';
  const { scripts, leftOut } = await scriptsFor(session, deployed, through, { templates, edited }, signal);
  const plan = await scriptPlanOf(session, signal);
  return {
    mode,
    way,
    plan: { ...plan, marked: mode !== 'legacy' },
    scripts,
    leftOut,
    configuration: { ...given, ...own },
  };
}

/**
 * The mode that the workspace has chosen, where scripts run in it.
 * @throws UserferryError UF-7241
 */
export function modeToRehearse({ workspace }: Pick<WorkspaceSession, 'workspace'>): RehearsedMode {
  const mode: Mode = workspace.strategy.mode;
  if (mode !== 'bulk') return mode;
  throw new UserferryError({
    code: 'UF-7241',
    message: 'The workspace’s mode is bulk, in which Auth0 runs no scripts: there is nothing to rehearse.',
    kept: 'Nothing was started, and no script was run.',
    next: 'Name the mode that you mean: --mode trickle, hybrid or legacy.',
  });
}
