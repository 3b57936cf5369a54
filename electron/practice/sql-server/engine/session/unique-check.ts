import type { Table, TableIndex } from '../catalog/table.ts';
import { failure } from '../failure.ts';
import type { Run } from '../plan/run.ts';
import type { Row } from '../storage/row.ts';
import { formatValue } from './value-text.ts';

/** That no two rows share a key of a new unique index. @throws SqlError 1505 */
export function demandNoTwins(table: Table, index: TableIndex, run: Run): void {
  const stored = table.stored(index);
  let before: Row | undefined;
  const newest = { moment: Number.POSITIVE_INFINITY, transaction: run.snapshot.transaction };
  for (const slice of table.store.walk(stored, {}, false, newest)) {
    for (const row of slice) {
      if (before !== undefined && stored.entries.order.compareKeys(before, row) === 0) {
        const key = index.columns.map(({ name }) => {
          const ordinal = table.ordinal(name);
          return formatValue(row[ordinal] ?? null, table.columns[ordinal]?.type);
        });
        throw failure(
          1505,
          `The CREATE UNIQUE INDEX statement terminated because a duplicate key was found for the object name '${table.schema}.${table.name}' and the index name '${index.name}'. The duplicate key value is (${key.join(', ')}).`,
        );
      }
      before = row;
    }
  }
}
