import type { ResultColumn, SqlType, SqlValue } from '../interface.ts';
import { MOST_TEXT } from './session-state.ts';

/**
 * SET TEXTSIZE: the bytes of varchar(max), nvarchar(max), varbinary(max), text, ntext and image values that a SELECT returns
 * (SQL Server docs). Undefined where nothing is to be cut.
 */
export function textSizeLimit(
  columns: readonly ResultColumn[],
  bytes: number,
): ((row: readonly SqlValue[]) => readonly SqlValue[]) | undefined {
  if (bytes >= MOST_TEXT) return undefined;
  const limits = columns.map(({ type }) => unitsWithin(type, bytes));
  if (limits.every((limit) => limit === undefined)) return undefined;
  return (row) =>
    row.map((value, index) => {
      const limit = limits[index];
      return limit !== undefined && (typeof value === 'string' || value instanceof Uint8Array)
        ? value.slice(0, limit)
        : value;
    });
}

function unitsWithin(type: SqlType, bytes: number): number | undefined {
  switch (type.base) {
    case 'varchar':
    case 'varbinary':
      return type.length === 'max' ? bytes : undefined;
    case 'nvarchar':
      return type.length === 'max' ? bytes >>> 1 : undefined;
    case 'text':
    case 'image':
      return bytes;
    case 'ntext':
      return bytes >>> 1;
    default:
      return undefined;
  }
}
