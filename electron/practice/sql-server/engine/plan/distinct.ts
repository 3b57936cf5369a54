import type { SqlType } from '../interface.ts';
import { compileKey } from '../scalar/compare.ts';
import type { Row } from '../storage/row.ts';
import { combinedPart } from './join.ts';
import type { Rows } from './run.ts';
import type { SourceColumn } from './scope.ts';

export type RowKey = (row: Row) => string | number | bigint | null;

/** A key that is the same for rows that are equal in every column; NULLs are equal here. */
export function rowKey(types: readonly SqlType[]): RowKey {
  const keys = types.map((type) => compileKey(type));
  const [first] = keys;
  if (keys.length === 1 && first !== undefined) return (row) => first(row[0] ?? null);
  return (row) => keys.map((key, index) => combinedPart(key(row[index] ?? null))).join('');
}

/** The first of each set of equal rows. */
export function* distinctRows(rows: Rows, columns: readonly SourceColumn[]): Rows {
  const keyOf = rowKey(columns.map(({ type }) => type));
  const seen = new Set<unknown>();
  for (const slice of rows) {
    yield slice.filter((row) => {
      const key = keyOf(row);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  }
}
