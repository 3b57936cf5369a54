import type { AwaitExpression, CallExpression, NewExpression } from 'acorn';
import { calledName } from '../tree/nodes.ts';
import { asToldBy, calledHere } from './apply.ts';
import { type Calls, either, isUninvolved, noCalls, nowhere } from './calls.ts';
import {
  type Activation,
  type Evaluated,
  eitherThrown,
  noneThrown,
  somePromise,
  type Thrown,
  type Value,
  type Walk,
} from './values.ts';

type PromiseValue = Extract<Value, { kind: 'promise' }>;

/** `promise.then(…)`, `.catch(…)`, `.finally(…)`: each handler runs on its own ways only. */
export function chainedPromise(
  walk: Walk,
  node: CallExpression,
  method: 'then' | 'catch' | 'finally',
  before: Evaluated,
  act: Activation,
): Evaluated {
  const promise = before.value.kind === 'promise' ? before.value : somePromise(node);
  let calls = before.calls;
  const values = node.arguments.map((argument) => {
    const evaluated = walk.evaluate(argument, calls, act);
    calls = evaluated.calls;
    return evaluated.value;
  });
  const handled = (index: number, ways: Calls): PromiseValue | null => {
    const argument = node.arguments[index];
    const value = values[index];
    if (argument === undefined || value === undefined || argument.type === 'Literal') return null;
    if (value.kind === 'callback') {
      const called = calledHere(walk, argument, noCalls, act, false);
      return { kind: 'promise', fulfilled: walk.both(ways, called), rejected: noneThrown };
    }
    if (value.kind !== 'closure') return { kind: 'promise', fulfilled: ways, rejected: noneThrown };
    const outcome = walk.run(value, []);
    const broken = eitherThrown(outcome.thrown, outcome.rejected);
    return {
      kind: 'promise',
      fulfilled: walk.both(ways, asLater(outcome.done)),
      rejected: { calls: walk.both(ways, asLater(broken.calls)), at: broken.at },
    };
  };
  const { fulfilled, rejected } = promise;
  if (method === 'finally') {
    const [after] = [handled(0, noCalls)];
    if (after === null) return { calls, value: promise };
    seeWorkInFinally(walk, values[0], fulfilled);
    return {
      calls,
      value: {
        kind: 'promise',
        fulfilled: walk.both(fulfilled, after.fulfilled),
        rejected: { calls: walk.both(rejected.calls, after.fulfilled), at: rejected.at },
      },
    };
  }
  const success = method === 'then' ? handled(0, fulfilled) : null;
  const failure = handled(method === 'then' ? 1 : 0, rejected.calls);
  const value: PromiseValue = {
    kind: 'promise',
    fulfilled: either(success?.fulfilled ?? fulfilled, failure?.fulfilled ?? nowhere),
    rejected: eitherThrown(success?.rejected ?? noneThrown, failure === null ? rejected : failure.rejected),
  };
  // What the first handler throws passes by the second one, but not by a `catch` behind it.
  return { calls, value };
}

function asLater(calls: Calls): Calls {
  return { ...calls, once: calls.once.map((call) => ({ ...call, now: false })) };
}

function seeWorkInFinally(walk: Walk, handler: Value | undefined, fulfilled: Calls): void {
  const [first] = fulfilled.once;
  if (handler?.kind !== 'closure' || first === undefined) return;
  const { body } = handler.fn;
  const at = body.type === 'BlockStatement' ? body.body[0] : body;
  if (at !== undefined) walk.see({ kind: 'work-after', first, at });
}

/** `new Promise((resolve, reject) => …)`. */
export function madePromise(walk: Walk, node: NewExpression, calls: Calls, act: Activation): Evaluated {
  const [executor] = node.arguments;
  if (executor === undefined) return { calls, value: somePromise(node) };
  const evaluated = walk.evaluate(executor, calls, act);
  if (evaluated.value.kind !== 'closure') return { calls: evaluated.calls, value: somePromise(node) };
  const { fn } = evaluated.value;
  const outcome = walk.run(evaluated.value, []);
  // Begun at once; what it leads to is known when it is settled.
  const involved = isUninvolved(outcome.done) ? noCalls : outcome.done;
  const settles = fn.params.length > 0;
  const rejects = fn.params.length > 1 || outcome.thrown.at.length > 0;
  return {
    calls: walk.both(evaluated.calls, involved),
    value: {
      kind: 'promise',
      fulfilled: settles ? noCalls : nowhere,
      rejected: rejects ? { calls: noCalls, at: [node] } : noneThrown,
    },
  };
}

/** `Promise.resolve(…)` and its like; null for anything else. */
export function staticPromise(node: CallExpression, [first]: readonly Value[]): PromiseValue | null {
  const { callee } = node;
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return null;
  if (callee.object.name !== 'Promise') return null;
  switch (calledName(callee)) {
    case 'resolve': {
      if (first?.kind === 'promise') return first;
      const isValue = node.arguments.every(({ type }) => type !== 'CallExpression' && type !== 'Identifier');
      return { kind: 'promise', fulfilled: noCalls, rejected: isValue ? noneThrown : thrownAt(node) };
    }
    case 'reject':
      return { kind: 'promise', fulfilled: nowhere, rejected: thrownAt(node) };
    case 'all':
    case 'race':
    case 'any':
    case 'allSettled':
      return somePromise(node);
    default:
      return null;
  }
}

function thrownAt(node: CallExpression): Thrown {
  return { calls: noCalls, at: [node] };
}

/** What `await` goes on with; a rejection is thrown where it stands. */
export function awaited(walk: Walk, node: AwaitExpression, before: Evaluated, act: Activation): Calls {
  const { calls, value } = before;
  const promise = value.kind === 'promise' ? value : somePromise(node);
  if (value.kind === 'callback' || value.kind === 'closure') return calls;
  if (promise.rejected.at.length > 0) {
    act.thrown = eitherThrown(act.thrown, { calls: walk.both(calls, promise.rejected.calls), at: [node] });
  }
  return walk.both(calls, asToldBy(walk, node, promise.fulfilled));
}
