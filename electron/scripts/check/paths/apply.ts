import type { AnyNode, Expression, SpreadElement } from 'acorn';
import {
  type CallSpot,
  type Calls,
  either,
  isNowhere,
  isUninvolved,
  later,
  maybeCalled,
  noCalls,
  perhaps,
  type Spot,
} from './calls.ts';
import { type Handing, isErrorFirst } from './handlers.ts';
import {
  type Activation,
  type Evaluated,
  eitherThrown,
  type Outcome,
  unknown,
  type Value,
  type Walk,
} from './values.ts';

/** The callback is called here. */
export function calledHere(walk: Walk, at: Spot, calls: Calls, act: Activation, now: boolean): Calls {
  walk.see({ kind: 'called', at });
  return walk.both(calls, act.unsure ? maybeCalled : { ...noCalls, none: null, once: [spotOf(at, act, now)] });
}

function spotOf({ start, end }: Spot, { guards }: Activation, now: boolean): CallSpot {
  return { start, end, guards, now };
}

/** A function of the script is called: what it does happens now, or, where it gives a promise, is that promise's. */
export function applied(walk: Walk, outcome: Outcome, at: AnyNode, calls: Calls, act: Activation): Evaluated {
  const thrown = { calls: walk.both(calls, outcome.thrown.calls), at: outcome.thrown.at };
  act.thrown = eitherThrown(act.thrown, thrown);
  // Whoever forgets to return forgets it here, not in the function that is called.
  const moved = (done: Calls, now: boolean): Calls =>
    done.once.length === 0 ? done : { ...done, once: [spotOf(at, act, now)] };
  if (outcome.isPromise) {
    const done = act.unsure ? perhaps(outcome.done) : outcome.done;
    return { calls, value: { kind: 'promise', fulfilled: moved(done, false), rejected: outcome.rejected } };
  }
  const done = act.unsure ? perhaps(outcome.goesOn) : outcome.goesOn;
  const now = done.once.some((call) => call.now);
  return { calls: walk.both(calls, asToldBy(walk, at, moved(done, now))), value: unknown };
}

/**
 * Where the callback is called on some ways only, and there is a value, the value tells the ways apart, as in
 * `const user = await find().catch(refuse); if (!user) return;`. Which is which can't be told here.
 */
export function asToldBy(walk: Walk, node: AnyNode, calls: Calls): Calls {
  const parent = walk.scopes.parents.get(node)?.type;
  const isUsed = parent !== 'ExpressionStatement' && parent !== 'ReturnStatement';
  return isUsed && calls.none !== null && calls.once.length > 0 ? maybeCalled : calls;
}

/** A value goes where it can't be followed: whoever has it may call back. */
export function escaped(walk: Walk, value: Value, calls: Calls): Calls {
  switch (value.kind) {
    case 'callback':
      return walk.both(calls, maybeCalled);
    case 'closure': {
      const { done, thrown, rejected } = walk.run(value, []);
      return walk.both(calls, perhaps(either(done, either(thrown.calls, rejected.calls))));
    }
    case 'promise':
      return walk.both(calls, perhaps(either(value.fulfilled, value.rejected.calls)));
    case 'unknown':
      return calls;
  }
}

/** Nobody takes a promise: it settles, and its rejection is nobody's. */
export function dropped(walk: Walk, value: Value, at: Spot, calls: Calls): Calls {
  if (value.kind !== 'promise') return calls;
  if (value.rejected.at.length > 0) walk.see({ kind: 'unhandled', at });
  // What follows on a rejection that is nobody's has been told with it.
  const lost = isNowhere(value.fulfilled) ? maybeCalled : value.fulfilled;
  const settled = value.rejected.at.length > 0 ? lost : either(value.fulfilled, value.rejected.calls);
  if (isUninvolved(settled)) return { ...calls, underWay: [...calls.underWay, at] };
  return walk.both(calls, settled);
}

/** Functions are handed to one that isn't the script's own. */
export function handedOver(
  walk: Walk,
  args: readonly (Expression | SpreadElement)[],
  values: readonly Value[],
  { how, when }: Handing,
  /** Whether the call's own value is kept, so that it may stand for the callback. */
  kept: boolean,
  calls: Calls,
  act: Activation,
): Calls {
  const ways: Calls[] = [];
  for (const [index, value] of values.entries()) {
    const at = args[index];
    if (at === undefined) continue;
    if (value.kind === 'promise') ways.push(perhaps(either(value.fulfilled, value.rejected.calls)));
    else if (value.kind === 'callback') {
      ways.push(kept ? maybeCalled : calledHere(walk, at, noCalls, act, how === 'iteration'));
    } else if (value.kind === 'closure') {
      const outcome = walk.run(value, []);
      const alone = how === 'timer' || how === 'event' || (how === 'unknown' && isErrorFirst(value.fn));
      if (alone) for (const spot of outcome.thrown.at) walk.see({ kind: 'uncaught', at: spot });
      if (alone) for (const spot of outcome.rejected.at.slice(0, 1)) walk.see({ kind: 'unhandled', at: spot });
      if (how === 'iteration') {
        const thrown = { calls: walk.both(calls, outcome.thrown.calls), at: outcome.thrown.at };
        act.thrown = eitherThrown(act.thrown, thrown);
      }
      ways.push(outcome.done);
    }
  }
  const involved = ways.filter((way) => !isUninvolved(way));
  if (involved.length === 0) return calls;
  // Of several, as of one for success and one for failure, one runs.
  const way = involved.reduce(either);
  switch (when) {
    case 'for-each':
    case 'for-each-later':
      for (const at of way.once) walk.see({ kind: 'in-loop', at });
      return walk.both(calls, maybeCalled);
    case 'once':
      return walk.both(calls, act.unsure ? perhaps(way) : later(way));
    case 'perhaps':
      return walk.both(calls, maybeCalled);
  }
}
