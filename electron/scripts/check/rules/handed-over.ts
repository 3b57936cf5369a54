import type { AnyNode, CallExpression, Expression, SpreadElement } from 'acorn';
import { actions } from '../../actions.ts';
import type { Binding } from '../tree/scopes.ts';
import { nodesOfType, type ScriptTree } from '../tree/script-tree.ts';
import { settled } from '../tree/values.ts';

/** One call of the action's own callback, by whatever name it goes. */
export interface HandedOver {
  readonly node: CallExpression;
  readonly error: Expression | SpreadElement | null;
  readonly value: Expression | SpreadElement | null;
}

/** The calls that hand something to Auth0. */
export function handedOver(tree: ScriptTree): readonly HandedOver[] {
  const { scopes, callback } = tree;
  if (callback === null) return [];
  return nodesOfType(tree, 'CallExpression').flatMap((node) => {
    const binding = node.callee.type === 'Identifier' ? scopes.bindingOf(node.callee) : null;
    if (binding === null || !isCallback(binding, callback, tree)) return [];
    return [{ node, error: node.arguments[0] ?? null, value: node.arguments[1] ?? null }];
  });
}

/** What login and getUser hand over for a user, and what that stands for. */
export function profilesIn(tree: ScriptTree): readonly { readonly at: Expression; readonly value: AnyNode }[] {
  if (actions[tree.action].answers !== 'profile') return [];
  return handedOver(tree).flatMap(({ error, value }) => {
    if (value === null || value.type === 'SpreadElement' || isNothing(value) || !isNothing(error)) return [];
    return [{ at: value, value: settled(tree.scopes, value) }];
  });
}

function isCallback(binding: Binding, callback: Binding, { scopes }: ScriptTree): boolean {
  if (binding === callback) return true;
  const [only] = binding.values;
  return binding.values.length === 1 && only?.type === 'Identifier' && scopes.bindingOf(only) === callback;
}

/** Whether an expression is `null` or `undefined`. */
export function isNothing(node: AnyNode | null): boolean {
  return (
    node === null ||
    (node.type === 'Literal' && node.value === null && node.raw === 'null') ||
    (node.type === 'Identifier' && node.name === 'undefined')
  );
}
