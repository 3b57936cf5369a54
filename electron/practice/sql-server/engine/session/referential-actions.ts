import type { ForeignKey, Table } from '../catalog/table.ts';
import { unsupported } from '../failure.ts';
import type { SqlValue } from '../interface.ts';
import type { Run } from '../plan/run.ts';
import { type Row, rowNumber } from '../storage/row.ts';
import type { SessionState } from './session-state.ts';
import { findRows, referenceConflict, sameValues } from './table-rules.ts';

interface Referrer {
  readonly table: Table;
  readonly key: ForeignKey;
}

function referrersOf(table: Table, { database }: SessionState): Referrer[] {
  return database.tables.flatMap((other) =>
    other.foreignKeys.filter(({ referencedTable }) => referencedTable === table).map((key) => ({ table: other, key })),
  );
}

function keyOf(table: Table, key: ForeignKey, row: Row): SqlValue[] {
  return key.referencedColumns.map((name) => row[table.ordinal(name)] ?? null);
}

/** Does to the rows that refer to deleted ones what their foreign keys say. @throws SqlError 547 */
export function cascadeDelete(table: Table, deleted: readonly Row[], run: Run, state: SessionState): void {
  if (deleted.length === 0) return;
  for (const { table: other, key } of referrersOf(table, state)) {
    for (const row of deleted) {
      const values = keyOf(table, key, row);
      if (values.includes(null)) continue;
      // Another row may have taken over the key meanwhile.
      if (findRows(table, key.referencedColumns, values, run).length > 0) continue;
      const referring = findRows(other, key.columns, values, run);
      if (referring.length === 0) continue;
      switch (key.onDelete) {
        case 'cascade':
          for (const victim of referring) other.store.replace(rowNumber(victim), undefined, run.snapshot);
          cascadeDelete(other, referring, run, state);
          break;
        case 'set null':
          for (const victim of referring) setNull(other, key, victim, run);
          break;
        case 'set default':
          throw unsupported('ON DELETE SET DEFAULT');
        case 'no action':
          throw referenceConflict('DELETE', sameTable(other, table), key.name, other, key.columns, state);
      }
    }
  }
}

function sameTable(left: Table, right: Table): string {
  return left === right ? 'SAME TABLE REFERENCE' : 'REFERENCE';
}

function setNull(table: Table, key: ForeignKey, row: Row, run: Run): void {
  const values: SqlValue[] = row.slice(0, table.columns.length);
  for (const name of key.columns) values[table.ordinal(name)] = null;
  table.store.replace(rowNumber(row), values, run.snapshot);
}

/** That no row is left referring to a key that was changed away. @throws SqlError 547 */
export function demandNotReferenced(
  table: Table,
  changes: readonly { readonly deleted: Row; readonly inserted: Row }[],
  change: 'UPDATE',
  run: Run,
  state: SessionState,
): void {
  for (const { table: other, key } of referrersOf(table, state)) {
    for (const { deleted, inserted } of changes) {
      if (sameValues(table, key.referencedColumns, deleted, inserted)) continue;
      const values = keyOf(table, key, deleted);
      if (values.includes(null) || findRows(table, key.referencedColumns, values, run).length > 0) continue;
      if (findRows(other, key.columns, values, run).length === 0) continue;
      if (key.onUpdate !== 'no action') throw unsupported('ON UPDATE CASCADE and SET');
      throw referenceConflict(change, sameTable(other, table), key.name, other, key.columns, state);
    }
  }
}
