import { UserferryError } from '../../common/userferry-error.ts';
import { type ActionName, actions } from '../../scripts/actions.ts';
import type { Json } from '../../scripts/container/line.ts';

/** A call's arguments by the action's parameters. */
export type ScriptArguments = Readonly<Record<string, Json>>;

/**
 * The arguments as the function takes them.
 * @throws UserferryError UF-7204 where one is missing
 */
export function inOrder(action: ActionName, args: ScriptArguments): readonly Json[] {
  return actions[action].parameters.map((name) => {
    const value = args[name];
    if (value === undefined) throw argumentMissing(action, name);
    return value;
  });
}

/** Without anything that is a password: create's user brings its own along. */
export function withoutPasswords(action: ActionName, args: ScriptArguments): ScriptArguments {
  const { parameters, passwords } = actions[action];
  const kept = parameters.filter((name) => !passwords.includes(name));
  return Object.fromEntries(kept.map((name) => [name, withoutPassword(args[name] ?? null)]));
}

function withoutPassword(value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'password'));
}

function argumentMissing(action: ActionName, name: string): UserferryError {
  return new UserferryError({
    code: 'UF-7204',
    message: `${action} needs the argument ${name}.`,
    kept: 'No script was run.',
    next: `Name it: --arg ${name}=VALUE. A password comes from USERFERRY_ACCOUNT_PASSWORD in the environment instead.`,
  });
}
