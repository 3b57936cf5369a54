import { keyOf } from '../../../accounts/user-id.ts';
import { UserferryError } from '../../../common/userferry-error.ts';
import type { ActionName } from '../../../scripts/actions.ts';
import type { Json } from '../../../scripts/container/line.ts';
import { outcomeText } from '../../../scripts/container/outcome-text.ts';
import { renderScript } from '../../../scripts/render/render.ts';
import type { ScriptPlan } from '../../../scripts/render/script-plan.ts';
import type { Templates } from '../../../scripts/render/templates.ts';
import type { WorkspaceSession } from '../../session.ts';
import { runScript } from '../run-script.ts';
import type { ScriptArguments } from '../script-arguments.ts';

/**
 * Keys of the accounts that the arguments of a call name: those that it is about, and whoever has the name or address already that
 * somebody is to get. Whom a name means is what getUser of the mapping says, which reads; nobody is no error.
 * @throws UserferryError UF-7235 (getUser has no answer), UF-7201, UF-7202, UF-6105, and what rendering throws
 */
export async function namedAccounts(
  session: WorkspaceSession,
  { plan, templates }: { readonly plan: ScriptPlan; readonly templates: Templates },
  action: ActionName,
  args: ScriptArguments,
): Promise<readonly string[]> {
  if (action === 'deleteUser') return keyIn(plan, args.id ?? null);
  const names = [...new Set(namesIn(action, args))];
  const source = renderScript('getUser', plan, templates);
  const container = session.newContainer();
  try {
    const keys: string[] = [];
    for (const email of names) {
      const { outcome } = await runScript(session, container, { action: 'getUser', source, args: { email } });
      if (outcome.kind === 'profile') keys.push(...keyIn(plan, outcome.profile.user_id ?? null));
      else if (outcome.kind !== 'nobody') throw notAnswered(outcomeText(outcome));
    }
    return [...new Set(keys)];
  } finally {
    container.close();
  }
}

function namesIn(action: ActionName, { user, email, newEmail }: ScriptArguments): readonly string[] {
  const ofUser = action === 'create' && isObject(user) ? [user.email, user.username] : [];
  return [email, newEmail, ...ofUser].filter((name) => typeof name === 'string');
}

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyIn({ prefix, mapping }: ScriptPlan, userId: Json): readonly string[] {
  const key = typeof userId === 'string' ? keyOf(prefix, mapping.key.kind, userId) : null;
  return key === null ? [] : [key.value];
}

function notAnswered(text: string): UserferryError {
  return new UserferryError({
    code: 'UF-7235',
    message: 'The account can’t be looked up in the legacy database.',
    kept: 'Nothing was copied, and no script that writes was run.',
    next: 'Run getUser with the same address: it says what is wrong.',
    detail: text,
  });
}
