import type { ActionName } from '../../../scripts/actions.ts';
import type { TestCase } from '../../../scripts/cases/test-case.ts';
import { checkScript } from '../../../scripts/check/check-script.ts';
import { usualSettings } from '../../../scripts/check/check-settings.ts';
import type { ScriptTexts } from './texts.ts';

/**
 * Says why a case's scripts are not run in its place; null where they are. Each text is looked at once.
 */
export function unfitForCases(
  texts: ScriptTexts,
  configuration: Readonly<Record<string, string>>,
): (test: TestCase) => string | null {
  const known = new Map<string, string | null>();
  return ({ calls, place }) => {
    for (const action of new Set(calls.map((call) => call.action))) {
      const text = texts[action];
      if (text.kind === 'none') continue;
      const which = `${action} ${place === 'legacy-database'}`;
      if (!known.has(which)) {
        const elsewhere = place === 'legacy-database' ? null : namesItsDatabase(action, text.source, configuration);
        known.set(which, asksService(action, text.source) ?? elsewhere);
      }
      const why = known.get(which) ?? null;
      if (why !== null) return why;
    }
    return null;
  };
}

function asksService(action: ActionName, source: string): string | null {
  return /\bAPI_URL\b/.test(source)
    ? `${action} asks an account service; test cases are for scripts that ask SQL Server themselves.`
    : null;
}

/** Such a script might write to the legacy database itself, whatever it is told. */
function namesItsDatabase(
  action: ActionName,
  source: string,
  { SQL_SERVER: server = '', SQL_PASSWORD: password = '' }: Readonly<Record<string, string>>,
): string | null {
  const isNamed = [server, password].some(
    (text) => text.length > 3 && source.toLowerCase().includes(text.toLowerCase()),
  );
  const hasSecret = isNamed || checkScript(action, source, usualSettings).some(({ rule }) => rule === 'secret-in-text');
  if (/\bconfiguration\b/.test(source) && !hasSecret) return null;
  return `${action} does not take the way to its database from configuration alone, so that it might reach the legacy database itself. Read server and sign-in from configuration, such as configuration.SQL_SERVER.`;
}
