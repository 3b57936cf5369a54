import type { AnyNode } from 'acorn';
import { PREFIX } from '../../container/child/probes.ts';
import { nodesIn } from '../tree/nodes.ts';
import type { ScriptTree } from '../tree/script-tree.ts';
import {
  both,
  type Calls,
  either,
  endingAt,
  isNowhere,
  isUninvolved,
  maybeCalled,
  noCalls,
  nowhere,
  perhaps,
  type Spot,
} from './calls.ts';
import { evaluateExpression } from './evaluate.ts';
import { walkReturn, walkStatements } from './statements.ts';
import {
  type Activation,
  eitherThrown,
  type Frame,
  noneThrown,
  type Outcome,
  type Sighting,
  unknown,
  type Value,
  type Walk,
} from './values.ts';

/** So many expressions are evaluated: a script of 100 KB has some 20,000, and functions are walked once for each use. */
const MOST_STEPS = 200_000;

/** What the walk over a script's ways has shown. */
export interface CallbackPaths {
  readonly sightings: readonly Sighting[];
  /** Ways that end without the callback; null where none calls it at all. */
  readonly silent: readonly Spot[] | null;
}

class OutOfSteps extends Error {}

/**
 * Walks all ways through a script and the functions that it uses, and counts how often the callback is called on each. Loops are
 * walked once, functions that run later as Node runs them. What can't be followed may call back: it is no reason for a finding.
 */
export function callbackPaths(tree: ScriptTree): CallbackPaths {
  const nothing: CallbackPaths = { sightings: [], silent: [] };
  const { fn, callback, scopes } = tree;
  // A callback that is put in another's place can't be followed.
  if (fn === null || callback === null || callback.values.length > 1) return nothing;
  const walk = walkOver(tree);
  try {
    const parameters = new Map<typeof callback, Value>([[callback, { kind: 'callback' }]]);
    const outcome = walk.runIn({ fn, parameters });
    for (const at of outcome.thrown.at) walk.see({ kind: 'uncaught', at });
    for (const at of outcome.rejected.at.slice(0, 1)) walk.see({ kind: 'unhandled', at });
    const failing = outcome.thrown.at.length > 0 || outcome.rejected.at.length > 0;
    const called = failing || walk.sightings.some(({ kind }) => kind === 'called');
    return { sightings: walk.sightings, silent: usesArguments(tree) ? [] : silentWays(outcome, called) };
  } catch (error) {
    if (error instanceof OutOfSteps) return nothing;
    throw error;
  }
  function usesArguments({ nodes }: ScriptTree): boolean {
    return nodes.some(
      (node) => node.type === 'Identifier' && node.name === 'arguments' && scopes.bindingOf(node) === null,
    );
  }
}

/** Where nothing is called on any way, an end of the function says nothing more. */
function silentWays({ done }: Outcome, called: boolean): readonly Spot[] | null {
  if (isUninvolved(done) && !(called && isNowhere(done))) return null;
  return done.none === null ? [] : [...done.none];
}

function walkOver(tree: ScriptTree) {
  const { scopes, source } = tree;
  const sightings: Sighting[] = [];
  const seen = new Set<string>();
  const setIn = new Map<AnyNode, ReadonlySet<string>>();
  // A function is used in thousands of frames where others call it twice each.
  const known = new Map<AnyNode, WeakMap<Frame, Outcome>>();
  const underWay = new Set<AnyNode>();
  let steps = 0;

  const walk: Walk = {
    scopes,
    textOf: ({ start, end }) => source.slice(start - PREFIX.length, end - PREFIX.length),
    setIn: (fn) => {
      const before = setIn.get(fn);
      if (before !== undefined) return before;
      const texts = nodesIn(fn).flatMap((node) => {
        if (node.type === 'AssignmentExpression') return [walk.textOf(node.left)];
        return node.type === 'UpdateExpression' ? [walk.textOf(node.argument)] : [];
      });
      setIn.set(fn, new Set(texts));
      return new Set(texts);
    },
    see: (sighting) => {
      const key = JSON.stringify(sighting, (name, value) => (name === 'guards' ? undefined : (value.start ?? value)));
      if (!seen.has(key)) sightings.push(sighting);
      seen.add(key);
    },
    evaluate: (node, calls, act) => {
      steps += 1;
      if (steps > MOST_STEPS) throw new OutOfSteps();
      return evaluateExpression(walk, node, calls, act);
    },
    both: (one: Calls, other: Calls) => both(one, other, (first, second) => walk.see({ kind: 'twice', first, second })),
    run: (closure, args) => {
      const { fn, frame } = closure;
      if (underWay.has(fn)) {
        // It calls itself: whether that ever ends can't be told.
        return {
          done: maybeCalled,
          goesOn: maybeCalled,
          thrown: noneThrown,
          rejected: noneThrown,
          isPromise: fn.async,
        };
      }
      const plain = args.every(({ kind }) => kind === 'unknown' || kind === 'promise');
      const ofFrames = known.get(fn) ?? new WeakMap<Frame, Outcome>();
      const before = plain ? ofFrames.get(frame) : undefined;
      if (before !== undefined) return before;
      const named = fn.params.flatMap((param, index) => {
        const binding = param.type === 'Identifier' ? scopes.bindingOf(param) : null;
        return binding === null ? [] : [[binding, args[index] ?? unknown] as const];
      });
      underWay.add(fn);
      const outcome = runFunction({ fn, frame: { parameters: new Map(named), outer: frame } });
      underWay.delete(fn);
      if (plain) known.set(fn, ofFrames.set(frame, outcome));
      return outcome;
    },
  };

  function runFunction({ fn, frame }: Pick<Activation, 'fn' | 'frame'>): Outcome {
    const act: Activation = {
      fn,
      frame,
      guards: new Set(),
      unsure: false,
      returned: nowhere,
      passedBack: nowhere,
      rejected: noneThrown,
      thrown: noneThrown,
      givesPromise: false,
    };
    const { body } = fn;
    let on = nowhere;
    if (body.type === 'BlockStatement') on = walkStatements(walk, body.body, noCalls, act).on;
    else walkReturn(walk, body, body, noCalls, act);
    const told = (calls: Calls) => (act.unsure || fn.generator ? perhaps(calls) : calls);
    const done = told(either(act.returned, endingAt(on, { start: fn.end - 1, end: fn.end })));
    const goesOn = told(either(act.passedBack, on));
    return fn.async
      ? { done, goesOn, thrown: noneThrown, rejected: eitherThrown(act.thrown, act.rejected), isPromise: true }
      : { done, goesOn, thrown: act.thrown, rejected: act.rejected, isPromise: act.givesPromise };
  }

  return {
    sightings,
    see: walk.see,
    runIn: ({ fn, parameters }: { fn: Activation['fn']; parameters: Frame['parameters'] }) => {
      underWay.add(fn);
      return runFunction({ fn, frame: { parameters, outer: null } });
    },
  };
}
