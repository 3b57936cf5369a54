import type { AnyNode } from 'acorn';
import type { Found } from '../finding.ts';
import { isFunction } from '../tree/nodes.ts';
import type { ScriptTree } from '../tree/script-tree.ts';
import { settled } from '../tree/values.ts';
import { profilesIn } from './handed-over.ts';

/** What login and getUser hand over for a user, where it is no profile. */
export function profileFindings(tree: ScriptTree): readonly Found[] {
  return profilesIn(tree).flatMap(({ at, value }): readonly Found[] => {
    const what = noProfile(tree, value);
    if (what === null) return [];
    return [
      {
        rule: 'no-profile',
        severity: 'error',
        at,
        text: `${tree.action} hands over ${what} where Auth0 needs a profile. Nobody can be signed in by it.`,
        next: 'Hand over an object with user_id and email, or null for nobody.',
      },
    ];
  });
}

function noProfile({ scopes }: ScriptTree, value: AnyNode): string | null {
  if (value.type === 'Literal') return value.value === null ? null : `a ${typeof value.value}`;
  if (value.type === 'ArrayExpression') return 'a list';
  if (isFunction(value)) return 'a function';
  if (value.type !== 'CallExpression') return null;
  const { callee } = value;
  const ofPromise =
    callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Promise';
  const called = callee.type === 'Identifier' ? settled(scopes, callee) : null;
  const isAsync = called !== null && isFunction(called) && called.async;
  return ofPromise || isAsync ? 'a promise' : null;
}
