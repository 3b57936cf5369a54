import type { SqlType, SqlValue } from '../interface.ts';
import { type BoundValue, USES_NOTHING } from './bound.ts';

/** A value that is the same for every row. */
export function constant(type: SqlType | null, value: SqlValue): BoundValue {
  return { type, nullable: value === null, constant: value, uses: USES_NOTHING, evaluate: () => value };
}

/** A value that the session gives anew at each execution, such as a variable's. */
export function supplied(type: SqlType, nullable: boolean, evaluate: BoundValue['evaluate']): BoundValue {
  return { type, nullable, uses: USES_NOTHING, evaluate };
}
