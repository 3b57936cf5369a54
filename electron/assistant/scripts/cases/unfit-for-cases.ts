import type { ActionName } from '../../../scripts/actions.ts';
import type { TestCase } from '../../../scripts/cases/test-case.ts';
import { mayGoElsewhere, namesItsDatabase } from '../names-its-database.ts';
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
        const elsewhere = place !== 'legacy-database' && namesItsDatabase(action, text.source, configuration);
        known.set(which, asksService(action, text.source) ?? (elsewhere ? mayGoElsewhere(action) : null));
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
