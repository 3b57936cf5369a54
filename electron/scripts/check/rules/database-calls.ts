import type { AnyNode, CallExpression, Expression, NewExpression } from 'acorn';
import { calledName, memberName } from '../tree/nodes.ts';
import { nodesOfType, type ScriptTree } from '../tree/script-tree.ts';
import { requiredBy } from '../tree/values.ts';

/** Where SQL text goes to the server. */
export interface SqlCall {
  readonly node: CallExpression | NewExpression;
  readonly sql: Expression;
}

/** Methods of mssql and its like that take SQL as their first argument; tedious' take a `Request`, which has it. */
const sqlMethods: ReadonlySet<string> = new Set(['query', 'batch', 'prepare', 'execute']);

/** Every place of a script where SQL text goes to the server. */
export function sqlCalls(tree: ScriptTree): readonly SqlCall[] {
  const calls = nodesOfType(tree, 'CallExpression').filter(
    ({ callee }) => callee.type === 'MemberExpression' && sqlMethods.has(memberName(callee) ?? ''),
  );
  const requests = nodesOfType(tree, 'NewExpression').filter((node) => isTediousClass(node, 'Request', tree));
  return [...calls, ...requests].flatMap((node) => {
    const [sql] = node.arguments;
    return sql === undefined || sql.type === 'SpreadElement' ? [] : [{ node, sql }];
  });
}

/** Whether something is made of a class of tedious; of any class so called where it can't be told where it comes from. */
export function isTediousClass(
  { callee }: NewExpression,
  name: 'Connection' | 'Request',
  { scopes }: ScriptTree,
): boolean {
  const required = requiredBy(scopes, callee);
  if (required !== null) return /^tedious(@|$)/.test(required.specifier) && required.path.join('.') === name;
  // A bare `Request` that nobody declared is the one of `fetch`.
  const isOfFetch = callee.type === 'Identifier' && scopes.bindingOf(callee) === null;
  return !isOfFetch && calledName(callee) === name;
}

/** The versions of tedious that a script requires; null for one without a version. */
export function tediousVersions(tree: ScriptTree): readonly (string | null)[] {
  return nodesOfType(tree, 'CallExpression').flatMap((node) => {
    const required = requiredBy(tree.scopes, node);
    const [, version = null] = /^tedious(?:@(.+))?$/.exec(required?.specifier ?? '-') ?? [undefined, undefined];
    return required !== null && /^tedious(@|$)/.test(required.specifier) ? [version] : [];
  });
}

/** Whether a script's tedious is one that ignores top-level logins and connects only when told: 11 and later (tried on 11.0.3). */
export function hasNewTedious(tree: ScriptTree): boolean {
  const versions = tediousVersions(tree);
  return versions.length > 0 && versions.every((version) => version === null || majorOf(version) >= 11);
}

function majorOf(version: string): number {
  return Number.parseInt(version.replace(/^[~^v]/, ''), 10);
}

/** The function that a `Request` calls when it is over. */
export function requestCallback(node: NewExpression): AnyNode | null {
  return node.arguments[1] ?? null;
}
