import type { SqlValue } from '../interface.ts';
import type { Row } from '../storage/row.ts';
import type { Snapshot } from '../storage/transaction.ts';

/** One execution of a statement: what its closures need besides the row at hand. */
export interface Run {
  readonly snapshot: Snapshot;
  /** The rows of enclosing query blocks, by the slot that binding gave each. */
  readonly frames: Row[];
  /** Rows that the recursive part of a common table reads, by its number. */
  readonly workTables: Map<number, readonly Row[]>;
  /** Results kept for the length of the statement: uncorrelated subqueries, transient indexes. */
  readonly kept: Map<object, unknown>;
  /** Values that one statement sees only once: the current time, and the like. */
  readonly context: ScalarContext;
  /** Whether some 10 ms have gone by since it last said so: time to let others in. */
  readonly pause: Pause;
}

export interface ScalarContext {
  /** The time at which the statement began, in milliseconds since 1970. */
  readonly now: number;
}

/** Asked every so many rows. */
export interface Pause {
  due(): boolean;
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

export type { SqlValue };
