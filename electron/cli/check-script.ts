import { UserferryError } from '../common/userferry-error.ts';
import { type ActionName, actionNames, actions } from '../scripts/actions.ts';
import { actionNamedIn } from '../scripts/check/action-of.ts';
import { checkScript } from '../scripts/check/check-script.ts';
import type { CheckSettings } from '../scripts/check/check-settings.ts';
import type { Finding } from '../scripts/check/finding.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';
import { actionNamed, readScript, rendered, type ThroughOption } from './script.ts';

/** What both ways of `script check` take. */
export interface CheckScriptOptions extends CheckSettings {
  readonly action?: string;
}

interface Checked {
  readonly action: ActionName;
  /** Null for a script that was rendered. */
  readonly file: string | null;
  readonly findings: readonly Finding[];
}

/** `script check [ACTION] --file FILE`: reads a script without running it. Neither workspace nor database is needed. */
export async function checkScriptFileVerb(
  options: CheckScriptOptions & { readonly file: string },
): Promise<VerbResult> {
  const { file } = options;
  const named = options.action === undefined ? null : actionNamed(options.action);
  const source = await readScript(file);
  const action = named ?? actionNamedIn(source);
  if (action === null) throw unknownAction();
  return result([{ action, file, findings: checkScript(action, source, options) }]);
}

/** `script check [ACTION] --workspace FILE`: checks what the workspace's mapping renders; without an action all that read. */
export async function checkRenderedScriptsVerb(
  options: CheckScriptOptions & WorkspaceOptions & ThroughOption,
  context: VerbContext,
): Promise<VerbResult> {
  const chosen =
    options.action === undefined
      ? actionNames.filter((action) => !actions[action].writes)
      : [actionNamed(options.action)];
  return withSession(options, context, async (session) => {
    const checked: Checked[] = [];
    for (const action of chosen) {
      const source = await rendered(session, action, options, context);
      checked.push({ action, file: null, findings: checkScript(action, source, options) });
    }
    return result(checked);
  });
}

function result(checked: readonly Checked[]): VerbResult {
  const all = checked.flatMap(({ findings }) => findings);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const warnings = all.length - errors;
  return {
    json: { checked, errors, warnings },
    lines: [...checked.flatMap(lines), countText(errors, warnings)],
    exit: errors === 0 ? exitCode.done : exitCode.failed,
  };
}

function lines({ action, file, findings }: Checked): readonly string[] {
  return findings.flatMap(({ rule, severity, place, text, next }) => [
    `${file ?? action}:${place.line}:${place.column} ${severity} (${rule}): ${text}`,
    `  ${next}`,
  ]);
}

function countText(errors: number, warnings: number): string {
  if (errors + warnings === 0)
    return 'Nothing wrong was found. What a script does with real accounts shows only when it runs: `script run`.';
  const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  return `${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`;
}

/** UF-7208 */
export function unknownAction(): UserferryError {
  return new UserferryError({
    code: 'UF-7208',
    message: 'The script’s function is not named after an action, so that nobody knows which one it is for.',
    kept: 'Nothing was checked.',
    next: `Name the action: \`script check ACTION --file FILE\`, with one of: ${actionNames.join(', ')}.`,
  });
}
