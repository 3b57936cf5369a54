import type { Row } from '../storage/row.ts';
import type { Snapshot } from '../storage/transaction.ts';

/** What functions see of the statement that they run in: its time, in milliseconds since 1970. */
export interface ScalarContext {
  readonly now: number;
}

/** One execution of a statement: what its closures need besides the row at hand. */
export interface Run {
  readonly snapshot: Snapshot;
  /** The rows of enclosing query blocks, by the slot that binding gave each. */
  readonly frames: Row[];
  /** Results kept for the length of the statement: uncorrelated subqueries, transient indexes. */
  readonly kept: Map<object, unknown>;
  readonly context: ScalarContext;
  /** What the statement has to say at its end. */
  readonly notes: { nullEliminated: boolean };
}

/** Slices of rows; an empty one is a breath: work goes on, but others may be let in. */
export type Rows = Generator<readonly Row[], void, void>;

export const BREATH: readonly Row[] = [];

/** Runs rows to their end without letting anybody in: for subqueries within expressions. */
export function drain(rows: Rows): Row[] {
  const all: Row[] = [];
  for (const slice of rows) for (const row of slice) all.push(row);
  return all;
}

/** Collects rows while letting others in. */
export function* collect(rows: Rows): Generator<readonly Row[], Row[], void> {
  const all: Row[] = [];
  for (const slice of rows) {
    for (const row of slice) all.push(row);
    yield BREATH;
  }
  return all;
}

/** A run that has done nothing yet. `now` is the statement's time, in milliseconds since 1970. */
export function newRun(snapshot: Snapshot, now: number): Run {
  return { snapshot, frames: [], kept: new Map(), context: { now }, notes: { nullEliminated: false } };
}
