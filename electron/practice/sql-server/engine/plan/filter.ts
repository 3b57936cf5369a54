import type { Row } from '../storage/row.ts';
import type { BoundTest } from './bound.ts';
import type { Rows, Run } from './run.ts';
import type { Scope } from './scope.ts';

/** The rows for which every condition holds. Conditions with subqueries let others in after each row. */
export function* filterRows(rows: Rows, tests: readonly BoundTest[], _scope: Scope, run: Run): Rows {
  const checks = tests.map(({ test }) => test);
  const slow = tests.some(({ uses }) => uses.subquery);
  const holds = (row: Row) => {
    for (const check of checks) if (check(row, run) !== true) return false;
    return true;
  };
  for (const slice of rows) {
    if (!slow) {
      yield slice.filter(holds);
      continue;
    }
    for (const row of slice) yield holds(row) ? [row] : [];
  }
}
