import type { Expression } from '../syntax/tree.ts';
import type { BoundTest, BoundValue } from './bound.ts';
import type { Environment } from './environment.ts';
import type { Scope } from './scope.ts';

/** The clause that an expression stands in: what SQL Server says about aggregates in it differs. */
export type Clause =
  | 'select'
  | 'where'
  | 'on'
  | 'groupBy'
  | 'having'
  | 'orderBy'
  | 'values'
  | 'aggregate'
  | 'window'
  | 'other';

/** What a grouped or windowed block has computed before its select list: found again by the written expression. */
export type Precomputed = (expression: Expression) => BoundValue | undefined;

/** Everything that resolving an expression depends on. */
export interface Binder {
  readonly environment: Environment;
  readonly scope: Scope;
  readonly clause: Clause;
  /** Present once the block's rows are groups, or carry window functions' results. */
  readonly precomputed?: Precomputed;
  /** Whether only group keys and aggregates may be read. */
  readonly grouped?: boolean;
}

/** The two directions of the expression grammar, for the parts of the binder that hold each other. */
export interface ExpressionBinder {
  value(expression: Expression, binder: Binder): BoundValue;
  test(expression: Expression, binder: Binder): BoundTest;
}
