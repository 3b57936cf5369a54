import type { AnyNode } from 'acorn';
import { nodesIn } from '../tree/nodes.ts';
import type { Activation, Walk } from './values.ts';

/** The names that a condition asks about. */
export function asked(test: AnyNode): ReadonlySet<string> {
  return new Set(nodesIn(test).flatMap((node) => (node.type === 'Identifier' ? [node.name] : [])));
}

/** Walks what hangs on a condition. */
export function guarded<Result>(walk: Walk, test: AnyNode, act: Activation, walked: () => Result): Result {
  if (isFlag(walk, test, act)) act.unsure = true;
  const { guards } = act;
  act.guards = new Set([...guards, ...asked(test)]);
  const result = walked();
  act.guards = guards;
  return result;
}

/** Whether a condition asks about something outside of the function that the function sets itself, as in `if (done) return; done = true`. */
function isFlag(walk: Walk, test: AnyNode, { fn }: Activation): boolean {
  return nodesIn(test).some((node) => {
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
    if (!walk.setIn(fn).has(walk.textOf(node))) return false;
    let root: AnyNode = node;
    while (root.type === 'MemberExpression') root = root.object;
    return root.type !== 'Identifier' || walk.scopes.bindingOf(root)?.within !== fn;
  });
}
