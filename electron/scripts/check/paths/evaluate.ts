import type { AnyNode, CallExpression, Expression, NewExpression, SpreadElement } from 'acorn';
import { calledName, isFunction, nodesIn } from '../tree/nodes.ts';
import { isGlobal, onlyValue } from '../tree/values.ts';
import { applied, calledHere, dropped, escaped, handedOver } from './apply.ts';
import { apart, type Calls, either } from './calls.ts';
import { asked, guarded } from './guards.ts';
import { chained, handingOf } from './handlers.ts';
import { awaited, chainedPromise, madePromise, staticPromise } from './promises.ts';
import { type Activation, type Evaluated, somePromise, standsFor, unknown, type Value, type Walk } from './values.ts';

/** Evaluates an expression on all ways at once: what it gives, and how often the callback was called behind it. */
export function evaluateExpression(walk: Walk, node: AnyNode, calls: Calls, act: Activation): Evaluated {
  const go = (part: AnyNode, from: Calls) => walk.evaluate(part, from, act);
  /** Parts one after the other, whose values go where they can't be followed. */
  const escaping = (parts: readonly (AnyNode | null | undefined)[], from: Calls): Calls =>
    parts.reduce((sum: Calls, part) => {
      if (part === null || part === undefined) return sum;
      const each = go(part, sum);
      return escaped(walk, each.value, each.calls);
    }, from);
  const passing = (parts: readonly AnyNode[], from: Calls): Calls =>
    parts.reduce((sum, part) => go(part, sum).calls, from);
  switch (node.type) {
    case 'Identifier':
      return { calls, value: standsFor(node, act.frame, walk.scopes) };
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return { calls, value: { kind: 'closure', fn: node, frame: act.frame } };
    case 'AwaitExpression': {
      const before = go(node.argument, calls);
      const settledAlready = node.argument.type === 'Literal' || node.argument.type === 'ObjectExpression';
      return { calls: settledAlready ? before.calls : awaited(walk, node, before, act), value: unknown };
    }
    case 'ChainExpression':
    case 'ParenthesizedExpression':
      return go(node.expression, calls);
    case 'CallExpression':
      return evaluateCall(walk, node, calls, act);
    case 'NewExpression':
      if (node.callee.type === 'Identifier' && isGlobal(walk.scopes, node.callee, 'Promise')) {
        return madePromise(walk, node, calls, act);
      }
      return handedToOthers(walk, node, go(node.callee, calls).calls, act);
    case 'ConditionalExpression': {
      const test = go(node.test, calls).calls;
      const from = apart(test, asked(node.test));
      const [one, other] = guarded(walk, node.test, act, () => [go(node.consequent, from), go(node.alternate, from)]);
      return { calls: either(one.calls, other.calls), value: one.value.kind === 'unknown' ? other.value : one.value };
    }
    case 'LogicalExpression': {
      const left = go(node.left, calls).calls;
      const right = guarded(walk, node.left, act, () => go(node.right, apart(left, asked(node.left))).calls);
      return { calls: either(left, right), value: unknown };
    }
    case 'AssignmentExpression': {
      const left = node.left.type === 'Identifier' ? calls : passing(partsOf(node.left), calls);
      const right = go(node.right, left);
      const binding = node.left.type === 'Identifier' ? walk.scopes.bindingOf(node.left) : null;
      // A name that is set but once is followed by its name.
      const followed = binding !== null && onlyValue(binding) === node.right;
      const after = followed ? right.calls : escaped(walk, right.value, right.calls);
      // A promise that is kept is somebody's.
      return { calls: after, value: right.value.kind === 'promise' ? unknown : right.value };
    }
    case 'SequenceExpression':
      return node.expressions.reduce<Evaluated>(
        (before, part, index) => {
          const each = go(part, before.calls);
          const isLast = index === node.expressions.length - 1;
          return isLast ? each : { calls: dropped(walk, each.value, part, each.calls), value: unknown };
        },
        { calls, value: unknown },
      );
    case 'UnaryExpression': {
      const argument = go(node.argument, calls);
      return {
        calls: node.operator === 'void' ? dropped(walk, argument.value, node, argument.calls) : argument.calls,
        value: unknown,
      };
    }
    case 'ArrayExpression':
      return { calls: escaping(node.elements, calls), value: unknown };
    case 'ObjectExpression':
      return {
        calls: escaping(
          node.properties.map((each) => (each.type === 'Property' ? each.value : each)),
          calls,
        ),
        value: unknown,
      };
    case 'SpreadElement':
      return { calls: escaping([node.argument], calls), value: unknown };
    case 'YieldExpression':
      return { calls: escaping([node.argument], calls), value: unknown };
    case 'ImportExpression':
      return { calls: passing([node.source], calls), value: somePromise(node) };
    case 'ClassExpression':
    case 'ClassDeclaration':
      return {
        calls: escaping(
          nodesIn(node)
            .filter(isFunction)
            .filter(({ type }) => type !== 'FunctionDeclaration'),
          calls,
        ),
        value: unknown,
      };
    default:
      return { calls: passing(partsOf(node), calls), value: unknown };
  }
}

/** The expressions within one that has nothing to do with the callback itself. */
function partsOf(node: AnyNode): readonly AnyNode[] {
  switch (node.type) {
    case 'MemberExpression':
      return [...(node.object.type === 'Super' ? [] : [node.object]), ...(node.computed ? [node.property] : [])];
    case 'BinaryExpression':
      return [node.left, node.right];
    case 'TemplateLiteral':
      return node.expressions;
    case 'TaggedTemplateExpression':
      return [node.tag, ...node.quasi.expressions];
    case 'UpdateExpression':
      return [node.argument];
    default:
      return [];
  }
}

function evaluateCall(walk: Walk, node: CallExpression, calls: Calls, act: Activation): Evaluated {
  const { callee } = node;
  const method = chained(node);
  if (callee.type === 'MemberExpression' && callee.object.type !== 'Super') {
    const object = walk.evaluate(callee.object, calls, act);
    if (method !== null) return chainedPromise(walk, node, method, object, act);
    const borrowed = calledName(callee);
    if (object.value.kind === 'callback' || object.value.kind === 'closure') {
      if (borrowed === 'bind')
        return { calls: passing(walk, node.arguments, object.calls, act).calls, value: object.value };
      if (borrowed === 'call' || borrowed === 'apply') {
        const { calls: before, values } = passing(walk, node.arguments, object.calls, act);
        return invoked(walk, object.value, node, borrowed === 'call' ? values.slice(1) : [], before, act);
      }
    }
    return handedToOthers(walk, node, object.calls, act);
  }
  const target = callee.type === 'Super' ? { calls, value: unknown } : walk.evaluate(callee, calls, act);
  if (target.value.kind !== 'callback' && target.value.kind !== 'closure') {
    return handedToOthers(walk, node, target.calls, act);
  }
  const { calls: before, values } = passing(walk, node.arguments, target.calls, act);
  return invoked(walk, target.value, node, values, before, act);
}

function invoked(
  walk: Walk,
  value: Extract<Value, { kind: 'callback' | 'closure' }>,
  node: CallExpression,
  args: readonly Value[],
  calls: Calls,
  act: Activation,
): Evaluated {
  if (value.kind === 'closure') return applied(walk, walk.run(value, args), node, calls, act);
  for (const at of calls.underWay) walk.see({ kind: 'under-way', at });
  return { calls: calledHere(walk, node, calls, act, true), value: unknown };
}

function passing(walk: Walk, args: readonly (Expression | SpreadElement)[], from: Calls, act: Activation) {
  let calls = from;
  const values = args.map((argument) => {
    const each = walk.evaluate(argument, calls, act);
    calls = each.calls;
    return each.value;
  });
  return { calls, values };
}

function handedToOthers(walk: Walk, node: CallExpression | NewExpression, from: Calls, act: Activation): Evaluated {
  const { calls, values } = passing(walk, node.arguments, from, act);
  const made = node.type === 'CallExpression' ? staticPromise(node, values) : null;
  if (made !== null) return { calls, value: made };
  const handing = handingOf(node, isKept(walk, node) && isTimer(node));
  const kept = node.type === 'CallExpression' && handing.how === 'unknown' && isKept(walk, node);
  const after = handedOver(walk, node.arguments, values, handing, kept, calls, act);
  if (calledName(node.callee) === 'setInterval' && !isKept(walk, node)) {
    return { calls: { ...after, underWay: [...after.underWay, node] }, value: unknown };
  }
  return { calls: after, value: unknown };
}

function isTimer(node: CallExpression | NewExpression): boolean {
  return node.callee.type !== 'Super' && /^set(Timeout|Immediate|Interval)$/.test(calledName(node.callee) ?? '');
}

/** Whether a call's value is kept under a name: a timer's so that it can be cleared, another's perhaps as a new callback. */
function isKept(walk: Walk, node: CallExpression | NewExpression): boolean {
  const parent = walk.scopes.parents.get(node);
  return (
    parent?.type === 'VariableDeclarator' || parent?.type === 'AssignmentExpression' || parent?.type === 'Property'
  );
}
