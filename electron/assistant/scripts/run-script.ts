import type { ActionName } from '../../scripts/actions.ts';
import type { Container } from '../../scripts/container/container.ts';
import type { ScriptResult } from '../../scripts/container/result.ts';
import type { WorkspaceSession } from '../session.ts';
import { inOrder, type ScriptArguments } from './script-arguments.ts';
import { scriptConfiguration } from './script-configuration.ts';

/**
 * Runs an action script as Auth0 would, against the workspace's legacy database: one that reads, or one that writes after a yes
 * (`runWritingScript`).
 * @throws UserferryError UF-7204 where an argument is missing, UF-7201, UF-7202, UF-6105
 */
export async function runScript(
  session: WorkspaceSession,
  container: Container,
  wish: {
    readonly action: ActionName;
    readonly source: string;
    readonly args: ScriptArguments;
    /** Instead of what leads to the legacy database itself. */
    readonly configuration?: Readonly<Record<string, string>> | undefined;
  },
): Promise<ScriptResult> {
  const { action, source } = wish;
  const args = inOrder(action, wish.args);
  const configuration = wish.configuration ?? scriptConfiguration(session);
  return container.run({ action, source, configuration }, args);
}
