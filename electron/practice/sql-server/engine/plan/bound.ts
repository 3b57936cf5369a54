import type { SqlType, SqlValue } from '../interface.ts';
import type { Row } from '../storage/row.ts';
import type { Run } from './run.ts';

export type Evaluate = (row: Row, run: Run) => SqlValue;
/** True, false or (null) unknown. */
export type Test = (row: Row, run: Run) => boolean | null;

/** Which sources of its own query block an expression reads, as a bit set, and whether it holds a subquery. */
export interface Uses {
  readonly sources: number;
  readonly subquery: boolean;
}

export const USES_NOTHING: Uses = { sources: 0, subquery: false };

export function allUses(parts: readonly { readonly uses: Uses }[]): Uses {
  let sources = 0;
  let subquery = false;
  for (const { uses } of parts) {
    sources |= uses.sources;
    subquery ||= uses.subquery;
  }
  return { sources, subquery };
}

/** A value expression with its names and types resolved. */
export interface BoundValue {
  /** null for the untyped NULL. */
  readonly type: SqlType | null;
  readonly nullable: boolean;
  /** The value, where it is a literal. */
  readonly constant?: SqlValue;
  /** The column that it is, if it is nothing but a column. */
  readonly column?: { readonly name: string; readonly identity: boolean };
  readonly uses: Uses;
  readonly evaluate: Evaluate;
}

/** A search condition with its names and types resolved. */
export interface BoundTest {
  readonly uses: Uses;
  readonly test: Test;
}
