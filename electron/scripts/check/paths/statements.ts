import type { AnyNode, BlockStatement, SwitchStatement, TryStatement } from 'acorn';
import { calledName, nodesAtOnceIn } from '../tree/nodes.ts';
import { dropped, escaped } from './apply.ts';
import { apart, type Calls, either, endingAt, isNowhere, noCalls, nowhere } from './calls.ts';
import { asked, guarded } from './guards.ts';
import { type Activation, eitherThrown, noneThrown, unknown, type Walk } from './values.ts';

/** How a statement is left; by `return` or an error is kept with the function under way. */
interface Ends {
  readonly on: Calls;
  readonly broken: Calls;
  readonly continued: Calls;
}

const leaving = (on: Calls): Ends => ({ on, broken: nowhere, continued: nowhere });

/** Walks statements one after the other. */
export function walkStatements(walk: Walk, list: readonly AnyNode[], calls: Calls, act: Activation): Ends {
  let ends = leaving(calls);
  for (const statement of list) {
    if (isNowhere(ends.on)) break;
    seeWorkAfter(walk, statement, ends.on);
    const next = walkStatement(walk, statement, ends.on, act);
    ends = {
      on: next.on,
      broken: either(ends.broken, next.broken),
      continued: either(ends.continued, next.continued),
    };
  }
  return ends;
}

function walkStatement(walk: Walk, node: AnyNode, calls: Calls, act: Activation): Ends {
  switch (node.type) {
    case 'BlockStatement':
      return walkStatements(walk, node.body, calls, act);
    case 'ExpressionStatement': {
      const { calls: after, value } = walk.evaluate(node.expression, calls, act);
      return leaving(dropped(walk, value, node.expression, after));
    }
    case 'VariableDeclaration':
      return leaving(
        node.declarations.reduce((sum, { id, init }) => {
          if (!init) return sum;
          const { calls: after, value } = walk.evaluate(init, sum, act);
          // What has a name of its own is followed by it; a promise isn't.
          return id.type === 'Identifier' && value.kind !== 'promise' ? after : escaped(walk, value, after);
        }, calls),
      );
    case 'ReturnStatement':
      walkReturn(walk, node, node.argument ?? null, calls, act);
      return leaving(nowhere);
    case 'ThrowStatement': {
      const { calls: after } = walk.evaluate(node.argument, calls, act);
      act.thrown = eitherThrown(act.thrown, { calls: after, at: [node] });
      return leaving(nowhere);
    }
    case 'IfStatement': {
      const test = walk.evaluate(node.test, calls, act).calls;
      const from = apart(test, asked(node.test));
      return guarded(walk, node.test, act, () => {
        const one = walkStatement(walk, node.consequent, from, act);
        const other = node.alternate ? walkStatement(walk, node.alternate, from, act) : leaving(from);
        return {
          on: either(one.on, other.on),
          broken: either(one.broken, other.broken),
          continued: either(one.continued, other.continued),
        };
      });
    }
    case 'BreakStatement':
      return { on: nowhere, broken: calls, continued: nowhere };
    case 'ContinueStatement':
      return { on: nowhere, broken: nowhere, continued: calls };
    case 'LabeledStatement': {
      const body = walkStatement(walk, node.body, calls, act);
      return leaving(either(body.on, either(body.broken, body.continued)));
    }
    case 'SwitchStatement':
      return walkSwitch(walk, node, calls, act);
    case 'TryStatement':
      return walkTry(walk, node, calls, act);
    case 'ForStatement': {
      const init = node.init ? walkStatement(walk, node.init, calls, act).on : calls;
      const endless = !node.test || (node.test.type === 'Literal' && Boolean(node.test.value));
      return walkLoop(walk, [node.test, node.body, node.update], init, endless, act);
    }
    case 'WhileStatement':
    case 'DoWhileStatement': {
      const endless = node.test.type === 'Literal' && Boolean(node.test.value);
      return walkLoop(walk, [node.test, node.body], calls, endless, act);
    }
    case 'ForInStatement':
    case 'ForOfStatement': {
      const from = walk.evaluate(node.right, calls, act).calls;
      if (node.type === 'ForOfStatement' && node.await) {
        act.thrown = eitherThrown(act.thrown, { calls: from, at: [node] });
      }
      return walkLoop(walk, [node.body], from, false, act);
    }
    case 'ClassDeclaration':
      return leaving(walk.evaluate(node, calls, act).calls);
    case 'WithStatement':
      return walkStatement(walk, node.body, walk.evaluate(node.object, calls, act).calls, act);
    case 'FunctionDeclaration':
    case 'EmptyStatement':
    case 'DebuggerStatement':
      return leaving(calls);
    default:
      // The first part of a `for` may be a plain expression.
      return leaving(walk.evaluate(node, calls, act).calls);
  }
}

/** What a function gives back; an arrow's expression is one too. */
export function walkReturn(walk: Walk, at: AnyNode, argument: AnyNode | null, calls: Calls, act: Activation): void {
  const { calls: after, value } = argument === null ? { calls, value: unknown } : walk.evaluate(argument, calls, act);
  const back = (way: Calls): void => {
    act.passedBack = either(act.passedBack, way);
    act.returned = either(act.returned, endingAt(way, at));
  };
  if (value.kind !== 'promise') {
    back(escaped(walk, value, after));
    return;
  }
  act.givesPromise = true;
  back(walk.both(after, value.fulfilled));
  const rejected = { calls: walk.both(after, value.rejected.calls), at: value.rejected.at };
  act.rejected = eitherThrown(act.rejected, rejected);
}

function walkSwitch(walk: Walk, node: SwitchStatement, calls: Calls, act: Activation): Ends {
  const entry = walk.evaluate(node.discriminant, calls, act).calls;
  const from = apart(entry, asked(node.discriminant));
  return guarded(walk, node.discriminant, act, () => {
    let on = nowhere;
    let broken = nowhere;
    let continued = nowhere;
    for (const { test, consequent } of node.cases) {
      const tested = test ? walk.evaluate(test, from, act).calls : from;
      const ends = walkStatements(walk, consequent, either(tested, on), act);
      on = ends.on;
      broken = either(broken, ends.broken);
      continued = either(continued, ends.continued);
    }
    const skipped = node.cases.some(({ test }) => !test) ? nowhere : from;
    return { on: either(skipped, either(on, broken)), broken: nowhere, continued };
  });
}

function walkTry(walk: Walk, node: TryStatement, calls: Calls, act: Activation): Ends {
  const outside = act.thrown;
  act.thrown = noneThrown;
  let ends = walkStatement(walk, node.block, calls, act);
  const inside = act.thrown;
  act.thrown = node.handler ? outside : eitherThrown(outside, inside);
  if (node.handler) {
    // Anything but the callback may throw before it has been called.
    const caught = either(inside.calls, mayThrow(node.block) ? calls : nowhere);
    const handled = walkStatement(walk, node.handler.body, caught, act);
    ends = {
      on: either(ends.on, handled.on),
      broken: either(ends.broken, handled.broken),
      continued: either(ends.continued, handled.continued),
    };
  }
  if (node.finalizer) ends = withFinally(walk, node.finalizer, ends, act);
  return ends;
}

function withFinally(walk: Walk, block: BlockStatement, ends: Ends, act: Activation): Ends {
  const [first] = act.returned.once.filter(({ now, start }) => now && start < block.start);
  const at = block.body.find(isWork);
  if (first !== undefined && at !== undefined) walk.see({ kind: 'work-after', first, at });
  const after = walkStatement(walk, block, noCalls, act).on;
  return {
    on: walk.both(ends.on, after),
    broken: walk.both(ends.broken, after),
    continued: walk.both(ends.continued, after),
  };
}

function mayThrow(block: BlockStatement): boolean {
  return nodesAtOnceIn(block).some(
    (node) =>
      node.type === 'AwaitExpression' ||
      (node.type === 'CallExpression' && !/^(callback|cb|done)$/.test(calledName(node.callee) ?? '')),
  );
}

function walkLoop(
  walk: Walk,
  parts: readonly (AnyNode | null | undefined)[],
  calls: Calls,
  endless: boolean,
  act: Activation,
): Ends {
  const before = act.returned;
  const ends = walkStatements(
    walk,
    parts.filter((part) => part !== null && part !== undefined),
    calls,
    act,
  );
  const known = new Set(calls.once.map(({ start }) => start));
  const again = either(ends.on, ends.continued);
  const called = again.once.filter(({ start }) => !known.has(start));
  for (const at of called) walk.see({ kind: 'in-loop', at });
  const returnsInside = act.returned.once.length > before.once.length;
  const gone: Calls =
    called.length > 0 || returnsInside || again.maybe
      ? { ...calls, none: null, maybe: true }
      : either(calls, { ...again, once: calls.once });
  return leaving(either(endless ? nowhere : gone, ends.broken));
}

/** A statement behind the callback that does something. */
function seeWorkAfter(walk: Walk, statement: AnyNode, calls: Calls): void {
  if (!calls.once.some(({ now }) => now) || !isWork(statement)) return;
  const { once } = statement.type === 'IfStatement' ? apart(calls, asked(statement.test)) : calls;
  for (const first of once) {
    if (first.now && first.end <= statement.start) walk.see({ kind: 'work-after', first, at: statement });
  }
}

function isWork(statement: AnyNode): boolean {
  if (statement.type === 'FunctionDeclaration') return false;
  return nodesAtOnceIn(statement).some(({ type }) => workTypes.has(type));
}

const workTypes: ReadonlySet<string> = new Set([
  'CallExpression',
  'NewExpression',
  'AwaitExpression',
  'TaggedTemplateExpression',
  'ThrowStatement',
  'ForStatement',
  'WhileStatement',
  'DoWhileStatement',
]);
