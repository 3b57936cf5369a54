import type { AnyNode, Expression, Identifier } from 'acorn';
import { type FunctionNode, isFunction } from '../tree/nodes.ts';
import type { Binding, Scopes } from '../tree/scopes.ts';
import { onlyValue } from '../tree/values.ts';
import { type Calls, either, noCalls, nowhere, type Spot } from './calls.ts';

/** Ways that end by an error, and where it comes from. */
export interface Thrown {
  readonly calls: Calls;
  readonly at: readonly Spot[];
}

export const noneThrown: Thrown = { calls: nowhere, at: [] };

export function eitherThrown(one: Thrown, other: Thrown): Thrown {
  return { calls: either(one.calls, other.calls), at: [...new Set([...one.at, ...other.at])] };
}

/** What an expression gives, as far as it matters to the callback. */
export type Value =
  | { readonly kind: 'callback' }
  | { readonly kind: 'closure'; readonly fn: FunctionNode; readonly frame: Frame }
  /** What has happened once it is settled; not yet counted where it was made. */
  | { readonly kind: 'promise'; readonly fulfilled: Calls; readonly rejected: Thrown }
  | { readonly kind: 'unknown' };

export const unknown: Value = { kind: 'unknown' };

/** A promise of which nothing is known but that it may be rejected. */
export function somePromise(at: Spot): Extract<Value, { kind: 'promise' }> {
  return { kind: 'promise', fulfilled: noCalls, rejected: { calls: noCalls, at: [at] } };
}

/** What the parameters of functions under way stand for, the innermost function first. */
export interface Frame {
  readonly parameters: ReadonlyMap<Binding, Value>;
  readonly outer: Frame | null;
}

/** What a name stands for at a point of the script. */
export function standsFor(name: Identifier, frame: Frame, scopes: Scopes): Value {
  const binding = scopes.bindingOf(name);
  if (binding === null) return unknown;
  for (let at: Frame | null = frame; at !== null; at = at.outer) {
    const value = at.parameters.get(binding);
    if (value !== undefined) return binding.values.length > 1 ? unknown : value;
  }
  const only = onlyValue(binding);
  if (only === null) return unknown;
  if (isFunction(only)) return { kind: 'closure', fn: only, frame };
  return only.type === 'Identifier' && only !== name && scopes.bindingOf(only) !== binding
    ? standsFor(only, frame, scopes)
    : unknown;
}

/** How a function's body leaves it. */
export interface Outcome {
  /** It returns, or its promise is fulfilled; ways without a call have come to their end. */
  readonly done: Calls;
  /** The same for whoever goes on behind it. */
  readonly goesOn: Calls;
  readonly thrown: Thrown;
  readonly rejected: Thrown;
  readonly isPromise: boolean;
}

/** A function under way. */
export interface Activation {
  readonly fn: FunctionNode;
  readonly frame: Frame;
  /** Names on which it depends whether the walk is where it is. */
  guards: ReadonlySet<string>;
  /** It asks about a flag that it sets itself, so that how often it goes on can't be told. */
  unsure: boolean;
  returned: Calls;
  /** The same without the ends that its own `return`s are. */
  passedBack: Calls;
  rejected: Thrown;
  thrown: Thrown;
  givesPromise: boolean;
}

export interface Evaluated {
  readonly calls: Calls;
  readonly value: Value;
}

/** Something that was seen on the way. */
export type Sighting =
  | { readonly kind: 'called'; readonly at: Spot }
  | { readonly kind: 'twice'; readonly first: Spot & { readonly now: boolean }; readonly second: Spot }
  | { readonly kind: 'in-loop'; readonly at: Spot }
  | { readonly kind: 'work-after'; readonly first: Spot; readonly at: Spot }
  | { readonly kind: 'under-way'; readonly at: Spot }
  | { readonly kind: 'unhandled'; readonly at: Spot }
  | { readonly kind: 'uncaught'; readonly at: Spot };

/** The walk over a script's ways, as its parts know each other. */
export interface Walk {
  readonly scopes: Scopes;
  /** A piece of the text, to see whether two expressions are written the same. */
  textOf(node: AnyNode): string;
  /** The texts of everything that a function sets. */
  setIn(fn: FunctionNode): ReadonlySet<string>;
  see(sighting: Sighting): void;
  evaluate(node: Expression | AnyNode, calls: Calls, act: Activation): Evaluated;
  run(closure: Extract<Value, { kind: 'closure' }>, args: readonly Value[]): Outcome;
  /** First the one, then the other; two calls on one way are seen. */
  both(one: Calls, other: Calls): Calls;
}
