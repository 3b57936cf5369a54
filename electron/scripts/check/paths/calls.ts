// How often a callback may have been called when a script has come to a certain point, by every way there.

/** A node, or the end of a function's body. */
export interface Spot {
  readonly start: number;
  readonly end: number;
}

/** One call of the callback. */
export interface CallSpot extends Spot {
  /** Names on which it depends whether this call is come to. */
  readonly guards: ReadonlySet<string>;
  /** Whether it is made in this very go, not by a function that runs later. */
  readonly now: boolean;
}

/** All ways to a point together. */
export interface Calls {
  /** There is a way without a call; where ways of its kind have come to an end. Null: there is none. */
  readonly none: ReadonlySet<Spot> | null;
  /** There is a way on which it can't be told: somebody else may call. */
  readonly maybe: boolean;
  /** The calls that may have been the only one. */
  readonly once: readonly CallSpot[];
  /** Work that was begun without being waited for. */
  readonly underWay: readonly Spot[];
}

/** A point to which no way leads. */
export const nowhere: Calls = { none: null, maybe: false, once: [], underWay: [] };
/** No call so far. */
export const noCalls: Calls = { ...nowhere, none: new Set() };
export const maybeCalled: Calls = { ...nowhere, maybe: true };

export function isNowhere({ none, maybe, once }: Calls): boolean {
  return none === null && !maybe && once.length === 0;
}

/** Whether there is nothing about the callback on any way. */
export function isUninvolved({ maybe, once }: Calls): boolean {
  return !maybe && once.length === 0;
}

/** Either one or the other. */
export function either(one: Calls, other: Calls): Calls {
  return {
    none: one.none === null ? other.none : other.none === null ? one.none : union(one.none, other.none),
    maybe: one.maybe || other.maybe,
    once: distinct([...one.once, ...other.once]),
    underWay: distinct([...one.underWay, ...other.underWay]),
  };
}

/** First the one, then the other. `onTwice` hears of two calls on one way. */
export function both(one: Calls, other: Calls, onTwice: (first: CallSpot, second: CallSpot) => void): Calls {
  if (isNowhere(one) || isNowhere(other)) return nowhere;
  for (const first of one.once) for (const second of other.once) onTwice(first, second);
  return {
    none: one.none === null || other.none === null ? null : union(one.none, other.none),
    // Told already where there are two; what follows is not told again.
    maybe: one.maybe || other.maybe || (one.once.length > 0 && other.once.length > 0),
    once: distinct([...(other.none === null ? [] : one.once), ...(one.none === null ? [] : other.once)]),
    underWay: distinct([...one.underWay, ...other.underWay]),
  };
}

/** As a function that runs later leaves it: what it does on some ways only can't be set against what else there is. */
export function later(calls: Calls): Calls {
  if (isUninvolved(calls)) return noCalls;
  return calls.none === null
    ? { ...calls, once: calls.once.map((call) => ({ ...call, now: false })) }
    : { ...calls, once: [], maybe: calls.maybe || calls.once.length > 0 };
}

/** As far as it is not certain that it happens at all. */
export function perhaps(calls: Calls): Calls {
  return isUninvolved(calls) ? noCalls : maybeCalled;
}

/** Where a call hung on one of these names, asking about it again tells the ways apart: which is which can't be told here. */
export function apart(calls: Calls, names: ReadonlySet<string>): Calls {
  const free = calls.once.filter(({ guards }) => ![...names].some((name) => guards.has(name)));
  return free.length === calls.once.length ? calls : { ...calls, none: null, once: free, maybe: true };
}

/** With the ends of ways that came without a call. */
export function endingAt(calls: Calls, spot: Spot): Calls {
  return calls.none === null || calls.none.size > 0 ? calls : { ...calls, none: new Set([spot]) };
}

function union<Value>(one: ReadonlySet<Value>, other: ReadonlySet<Value>): ReadonlySet<Value> {
  return other.size === 0 ? one : one.size === 0 ? other : new Set([...one, ...other]);
}

function distinct<Each extends Spot>(spots: readonly Each[]): readonly Each[] {
  return [...new Map(spots.map((spot) => [spot.start, spot])).values()];
}
