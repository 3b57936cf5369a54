import type { SqlType, SqlValue } from '../interface.ts';
import { compileConvert } from '../scalar/convert.ts';
import { nvarchar } from '../scalar/types.ts';

/** A value as SQL Server's messages show it: `<NULL>` for NULL. */
export function formatValue(value: SqlValue, type: SqlType | undefined): string {
  if (value === null || type === undefined) return '<NULL>';
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString('hex')}`;
  return String(compileConvert(type, nvarchar(4000), 'explicit')(value)).trimEnd();
}
