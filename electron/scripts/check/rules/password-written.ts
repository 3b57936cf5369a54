import type { AnyNode } from 'acorn';
import { actions } from '../../actions.ts';
import type { Found } from '../finding.ts';
import { calledName, isFunction, memberName, propertyName } from '../tree/nodes.ts';
import type { Binding } from '../tree/scopes.ts';
import { nodesOfType, type ScriptTree } from '../tree/script-tree.ts';
import { isGlobal } from '../tree/values.ts';
import { handedOver } from './handed-over.ts';

/** Functions and methods whose result still has the text of what they were given. */
const carrying =
  /^(?:stringify|inspect|format|String|concat|trim|toString|toLowerCase|toUpperCase|normalize|assign|slice|substring)$/;

/** Auth0's error classes and the language's own. */
const errors = /^(?:Error|TypeError|RangeError|ValidationError|UnauthorizedError|WrongUsernameOrPasswordError)$/;

/** A password on the console, in an error's message or in the profile: Auth0 keeps all of them. */
export function passwordWrittenFindings(tree: ScriptTree): readonly Found[] {
  const passwords = passwordNames(tree);
  const written = (parts: readonly AnyNode[]) => parts.find((part) => carries(tree, part, passwords, 0)) ?? null;
  const lines = nodesOfType(tree, 'CallExpression').flatMap(({ callee, arguments: args }) =>
    isConsole(tree, callee) ? found(written(args), 'the console') : [],
  );
  const profiles = handedOver(tree).flatMap(({ value }) =>
    value === null ? [] : found(written([value]), 'the profile'),
  );
  const thrown = nodesOfType(tree, 'NewExpression').flatMap(({ callee, arguments: args }) =>
    callee.type === 'Identifier' && errors.test(callee.name) ? found(written(args), 'an error') : [],
  );
  return [...lines, ...profiles, ...thrown];
}

/** `console.log` and its like. */
function isConsole({ scopes }: ScriptTree, callee: AnyNode): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    isGlobal(scopes, callee.object, 'console')
  );
}

/** The names that hold a password, or an object that has it: the action's own parameters, and what is made of them. */
function passwordNames(tree: ScriptTree): ReadonlySet<Binding> {
  const { scopes, fn, action } = tree;
  const own = actions[action];
  const names = new Set<Binding>(
    scopes.bindings.filter(({ parameter }) => {
      if (parameter === null || parameter.of !== fn) return false;
      const name = own.parameters[parameter.index] ?? '';
      // `create` gets its password within the user.
      return own.passwords.includes(name) || (action === 'create' && name === 'user');
    }),
  );
  // What is handed on to functions of the script, and what is kept under other names, until nothing new is found.
  for (let before = -1; before < names.size; ) {
    before = names.size;
    for (const binding of scopes.bindings) {
      if (binding.values.some((value) => value !== null && carries(tree, value, names, 0))) names.add(binding);
      if (
        binding.taken !== null &&
        /^(?:pass(?:word)?|pwd)$/i.test(binding.taken.name) &&
        carries(tree, binding.taken.from, names, 0)
      ) {
        names.add(binding);
      }
    }
    for (const { callee, arguments: args } of nodesOfType(tree, 'CallExpression')) {
      const called = callee.type === 'Identifier' ? scopes.bindingOf(callee) : null;
      const target = called?.fn ?? called?.values[0] ?? null;
      if (target === null || !isFunction(target)) continue;
      for (const [index, argument] of args.entries()) {
        const param = target.params[index];
        const binding = param?.type === 'Identifier' ? scopes.bindingOf(param) : null;
        if (binding !== null && carries(tree, argument, names, 0)) names.add(binding);
      }
    }
  }
  return names;
}

/** Expressions within each other are followed so deep. */
const DEEPEST = 30;

/** Whether a value has the password's text in it. What a function makes of it, such as a hash, has not. */
function carries(tree: ScriptTree, node: AnyNode, names: ReadonlySet<Binding>, depth: number): boolean {
  if (depth > DEEPEST) return false;
  const go = (part: AnyNode | null) => part !== null && carries(tree, part, names, depth + 1);
  switch (node.type) {
    case 'Identifier': {
      const binding = tree.scopes.bindingOf(node);
      if (binding !== null) return names.has(binding);
      return node.name === 'arguments' && isOfAction(tree, node);
    }
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return go(node.expression);
    case 'BinaryExpression':
      return node.operator === '+' && (go(node.left) || go(node.right));
    case 'TemplateLiteral':
      return node.expressions.some(go);
    case 'ConditionalExpression':
      return go(node.consequent) || go(node.alternate);
    case 'LogicalExpression':
      return go(node.right) || (node.operator !== '&&' && go(node.left));
    case 'ArrayExpression':
      return node.elements.some(go);
    case 'SpreadElement':
      return go(node.argument);
    case 'ObjectExpression':
      return node.properties.some((property) => {
        if (property.type === 'SpreadElement') return go(property.argument);
        return propertyName(property) !== null && go(property.value);
      });
    case 'MemberExpression':
      // Of the user that `create` gets, only the password is one.
      return /^(?:password|pass|pwd)$/i.test(memberName(node) ?? '') && node.object.type !== 'Super' && go(node.object);
    case 'CallExpression': {
      if (!carrying.test(node.callee.type === 'Super' ? '' : (calledName(node.callee) ?? ''))) return false;
      const { callee } = node;
      const onItself = callee.type === 'MemberExpression' && callee.object.type !== 'Super' && go(callee.object);
      return onItself || node.arguments.some(go);
    }
    default:
      return false;
  }
}

/** Whether `arguments` are those of an action that gets a password: a function between would have its own. */
function isOfAction({ scopes, fn, action }: ScriptTree, node: AnyNode): boolean {
  if (actions[action].passwords.length === 0 && action !== 'create') return false;
  let at = scopes.parents.get(node);
  while (at !== undefined && (!isFunction(at) || at.type === 'ArrowFunctionExpression')) at = scopes.parents.get(at);
  return at !== undefined && at === fn;
}

function found(at: AnyNode | null, where: string): readonly Found[] {
  if (at === null) return [];
  return [
    {
      rule: 'password-written',
      severity: 'error',
      at,
      text: `Somebody’s password goes to ${where}: it then stands in Auth0’s logs or in the user, for every administrator to read.`,
      next: 'Leave it out; name the account by its key if it must be named.',
    },
  ];
}
