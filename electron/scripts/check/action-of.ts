import { type ActionName, actionNames } from '../actions.ts';

/** The names that Auth0's own templates give to two of them. */
const templateNames: Readonly<Record<string, ActionName>> = { getByEmail: 'getUser', remove: 'deleteUser' };

/** The action that the name of a function stands for; null for any other name. */
export function actionOf(name: string): ActionName | null {
  const own = actionNames.find((known) => known === name);
  return own ?? (Object.hasOwn(templateNames, name) ? (templateNames[name] ?? null) : null);
}

/** The action that a script's function is named after; null where it has another name, or none. */
export function actionNamedIn(source: string): ActionName | null {
  const withoutComments = source.replace(/^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)+/, '');
  const [, name] = /^(?:async\s+)?function\s*\*?\s*([\w$]+)/.exec(withoutComments) ?? [];
  return name === undefined ? null : actionOf(name);
}
