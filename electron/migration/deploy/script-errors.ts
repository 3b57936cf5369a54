import { own } from '../../common/own.ts';
import { type ActionName, actionNames } from '../../scripts/actions.ts';
import { checkScript } from '../../scripts/check/check-script.ts';
import { usualSettings } from '../../scripts/check/check-settings.ts';
import type { Finding } from '../../scripts/check/finding.ts';
import { scriptKeys } from '../../tenant/script-keys.ts';
import type { Change } from './change.ts';

/** A script with what makes it fail or harm at Auth0. */
export interface ScriptErrors {
  readonly action: ActionName;
  readonly errors: readonly Finding[];
}

/**
 * What is wrong with the scripts that changes bring, by their text alone; of scripts that Userferry doesn't know nothing is said. A
 * connection that hands over a context gets none of them, so they are read as for one that doesn't.
 * @param scripts The texts, by Auth0's keys
 */
export function errorsIn(
  changes: readonly Change[],
  scripts: Readonly<Record<string, string>>,
): readonly ScriptErrors[] {
  const brought = new Set(changes.flatMap((change) => (change.kind === 'script' ? [change.key] : [])));
  return actionNames.flatMap((action) => {
    const key = scriptKeys[action];
    const source = own(scripts, key);
    if (source === undefined || !brought.has(key)) return [];
    const errors = checkScript(action, source, usualSettings).filter(({ severity }) => severity === 'error');
    return errors.length === 0 ? [] : [{ action, errors }];
  });
}
