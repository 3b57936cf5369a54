import { UserferryError } from '../../common/userferry-error.ts';
import { type ActionName, actions } from '../../scripts/actions.ts';
import type { Container } from '../../scripts/container/container.ts';
import type { Json } from '../../scripts/container/line.ts';
import type { ScriptResult } from '../../scripts/container/result.ts';
import type { WorkspaceSession } from '../session.ts';
import { scriptConfiguration } from './script-configuration.ts';

/**
 * Runs one action script as Auth0 would, against the workspace's legacy database. Only actions that read: what writes needs a practice
 * database, or a yes for the very statement.
 * @throws UserferryError UF-7203 for an action that writes, UF-7204 where an argument is missing, UF-7201, UF-7202, UF-6105
 */
export async function runScript(
  session: WorkspaceSession,
  container: Container,
  wish: {
    readonly action: ActionName;
    readonly source: string;
    readonly args: Readonly<Record<string, Json>>;
    /** Instead of what leads to the legacy database itself. */
    readonly configuration?: Readonly<Record<string, string>> | undefined;
  },
): Promise<ScriptResult> {
  const { action, source } = wish;
  if (actions[action].writes) throw writes(action);
  const args = actions[action].parameters.map((name) => {
    const value = wish.args[name];
    if (value === undefined) throw argumentMissing(action, name);
    return value;
  });
  const configuration = wish.configuration ?? scriptConfiguration(session);
  return container.run({ action, source, configuration }, args);
}

function writes(action: ActionName): UserferryError {
  return new UserferryError({
    code: 'UF-7203',
    message: `${action} writes, and is not run against the legacy database.`,
    kept: 'No script was run.',
    next: 'Try it on the practice environment: userferry practice --keep prints a workspace that points there.',
  });
}

function argumentMissing(action: ActionName, name: string): UserferryError {
  return new UserferryError({
    code: 'UF-7204',
    message: `${action} needs the argument ${name}.`,
    kept: 'No script was run.',
    next: `Name it: --arg ${name}=VALUE. A password comes from USERFERRY_ACCOUNT_PASSWORD in the environment instead.`,
  });
}
