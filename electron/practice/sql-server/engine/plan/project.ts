import type { SqlValue } from '../interface.ts';
import type { Row } from '../storage/row.ts';
import type { BoundValue } from './bound.ts';
import type { Rows, Run } from './run.ts';
import type { Scope } from './scope.ts';

/** Computes the select list. Lists with subqueries let others in after each row. */
export function* projectRows(rows: Rows, values: readonly BoundValue[], _scope: Scope, run: Run): Rows {
  const evaluations = values.map(({ evaluate }) => evaluate);
  const count = evaluations.length;
  const slow = values.some(({ uses }) => uses.subquery);
  const project = (row: Row): Row => {
    const projected = new Array<SqlValue>(count);
    for (let index = 0; index < count; index += 1) projected[index] = evaluations[index]?.(row, run) ?? null;
    return projected;
  };
  for (const slice of rows) {
    if (slow) for (const row of slice) yield [project(row)];
    else yield slice.map(project);
  }
}
