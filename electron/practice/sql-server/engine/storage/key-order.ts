import type { SqlType, SqlValue } from '../interface.ts';
import { compileCompare } from '../scalar/compare.ts';
import { type Row, rowNumber } from './row.ts';

export interface KeyColumn {
  readonly ordinal: number;
  readonly type: SqlType;
  readonly descending: boolean;
}

/** Orders rows by an index key. NULL sorts below every value. */
export interface KeyOrder {
  readonly columns: readonly KeyColumn[];
  /** By key and then by row number, so that no two rows are equal. */
  compare(left: Row, right: Row): number;
  /** By key alone. */
  compareKeys(left: Row, right: Row): number;
  /** A row against the first values of a key, as many as are given. */
  compareTo(row: Row, key: readonly SqlValue[]): number;
  /** A text that sorts like the key's first column, where there is one: for sorting many rows at once. */
  readonly sortText: ((row: Row) => string) | undefined;
}

type Compare = (left: SqlValue, right: SqlValue) => number;

/** Comparison of two values, NULL first. */
export function nullsFirst(type: SqlType, descending: boolean): Compare {
  const compare = compileCompare(type);
  const ascending: Compare = (left, right) => {
    if (left === null) return right === null ? 0 : -1;
    if (right === null) return 1;
    return compare(left, right);
  };
  return descending ? (left, right) => ascending(right, left) : ascending;
}

export function keyOrder(columns: readonly KeyColumn[]): KeyOrder {
  const compares = columns.map(({ type, descending }) => nullsFirst(type, descending));
  const ordinals = columns.map(({ ordinal }) => ordinal);
  const [firstOrdinal = 0] = ordinals;
  const [firstCompare = () => 0] = compares;

  const compareKeys =
    columns.length === 1
      ? (left: Row, right: Row) => firstCompare(at(left, firstOrdinal), at(right, firstOrdinal))
      : (left: Row, right: Row) => {
          for (let index = 0; index < compares.length; index += 1) {
            const ordinal = ordinals[index] ?? 0;
            const order = compares[index]?.(at(left, ordinal), at(right, ordinal)) ?? 0;
            if (order !== 0) return order;
          }
          return 0;
        };

  return {
    columns,
    compareKeys,
    sortText: sortText(columns[0]),
    compare: (left, right) => compareKeys(left, right) || rowNumber(left) - rowNumber(right),
    compareTo: (row, key) => {
      for (let index = 0; index < key.length; index += 1) {
        const order = compares[index]?.(at(row, ordinals[index] ?? 0), key[index] ?? null) ?? 0;
        if (order !== 0) return order;
      }
      return 0;
    },
  };
}

/** A uniqueidentifier's text with those digits first that SQL Server looks at first: its last six bytes. */
function guidSortText(text: string): string {
  const middle = text.slice(19, 23) + text.slice(16, 18) + text.slice(14, 16) + text.slice(11, 13) + text.slice(9, 11);
  return text.slice(24) + middle + text.slice(6, 8) + text.slice(4, 6) + text.slice(2, 4) + text.slice(0, 2);
}

function sortText(first: KeyColumn | undefined): ((row: Row) => string) | undefined {
  if (first === undefined || first.descending || first.type.base !== 'uniqueidentifier') return undefined;
  return (row) => {
    const value = at(row, first.ordinal);
    return typeof value === 'string' ? guidSortText(value) : '';
  };
}

function at(row: Row, ordinal: number): SqlValue {
  return row[ordinal] ?? null;
}
