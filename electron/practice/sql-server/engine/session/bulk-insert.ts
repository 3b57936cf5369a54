import { failure } from '../failure.ts';
import type { ResultColumn, SqlValue } from '../interface.ts';
import { columnConversion } from '../plan/column-conversion.ts';
import { insertPlan, insertRow } from './insert-plan.ts';
import { environmentOf } from './run-select.ts';
import { newFrame, type SessionState } from './session-state.ts';
import { atomically, BREATH, Breather, type Events } from './statement-run.ts';
import { demandReferences, fullName } from './table-rules.ts';

/** The rows of a bulk load that INSERT BULK announced. */
export function* bulkInsert(
  columns: readonly ResultColumn[],
  rows: Iterable<readonly SqlValue[]>,
  state: SessionState,
): Events {
  const target = state.bulkTarget;
  state.bulkTarget = undefined;
  if (target === undefined)
    throw failure(4022, 'Bulk load data was expected but not sent. The batch will be terminated.');
  const { table } = target;
  const environment = environmentOf(state, newFrame(), [], {});
  const named = columns.map((column) => {
    const found = table.column(column.name);
    if (found === undefined) throw failure(207, `Invalid column name '${column.name}'.`);
    return {
      found,
      convert: columnConversion(column.type, found.type, { table: fullName(table, state), column: found.name }),
    };
  });
  const kept = named.flatMap(({ found }) => (found.identity && state.identityInsert !== table ? [] : [found]));
  const places = kept.map((column) => named.findIndex(({ found }) => found === column));
  const plan = insertPlan(table, kept, environment, state);
  const count = yield* atomically(state, function* (run, transaction): Events<number> {
    const made = [];
    const breather = new Breather();
    for (const row of rows) {
      const values = places.map((at) => named[at]?.convert(row[at] ?? null) ?? null);
      made.push(insertRow(table, plan, values, { run, transaction }, state));
      if (breather.due()) yield BREATH;
    }
    for (const row of made) demandReferences(table, row, 'INSERT', state, run);
    return made.length;
  });
  state.rowCount = count;
  yield { kind: 'done', count, statement: 'insert', inProcedure: false };
}
