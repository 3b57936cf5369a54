import type { ActionName } from '../../scripts/actions.ts';
import { checkScript } from '../../scripts/check/check-script.ts';
import { usualSettings } from '../../scripts/check/check-settings.ts';
import type { ScriptConfiguration } from './script-configuration.ts';

/**
 * Whether a script may go to a database of its own choice, as its text has a server, a password or another secret, or never looks into
 * `configuration`: copies are reached by what that says, and such a script might write to the legacy database instead.
 * @param configuration that with which scripts reach the legacy database
 */
export function namesItsDatabase(
  action: ActionName,
  source: string,
  { SQL_SERVER: server = '', SQL_PASSWORD: password = '' }: ScriptConfiguration,
): boolean {
  const text = source.toLowerCase();
  // A name as short as a dot stands in every text.
  const isNamed = [server, password].some((own) => own.length > 3 && text.includes(own.toLowerCase()));
  if (isNamed || !/\bconfiguration\b/.test(source)) return true;
  return checkScript(action, source, usualSettings).some(({ rule }) => rule === 'secret-in-text');
}

/** What is said of such a script. */
export function mayGoElsewhere(action: ActionName): string {
  return `${action} does not take the way to its database from configuration alone, so that it might reach the legacy database itself. Read server and sign-in from configuration, such as configuration.SQL_SERVER.`;
}
