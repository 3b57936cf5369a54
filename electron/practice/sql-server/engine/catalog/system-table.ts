import type { SqlType, SqlValue } from '../interface.ts';
import type { ComputedTable } from '../plan/environment.ts';

export type SystemColumn = readonly [name: string, type: SqlType, nullable?: boolean];

/** A catalog view from its columns and from rows that are written by column name; what a row leaves out is NULL. */
export function systemTable(
  columns: readonly SystemColumn[],
  rows: () => Iterable<Readonly<Record<string, SqlValue>>>,
  complete: 'all columns' | 'some columns' = 'some columns',
): ComputedTable {
  return {
    complete: complete === 'all columns',
    columns: columns.map(([name, type, nullable = false]) => ({ name, type, nullable, identity: false })),
    *rows() {
      for (const row of rows()) yield columns.map(([name]) => row[name] ?? null);
    },
  };
}

export const NAME: SqlType = { base: 'sysname' };
export const INT: SqlType = { base: 'int' };
export const BIGINT: SqlType = { base: 'bigint' };
export const SMALLINT: SqlType = { base: 'smallint' };
export const TINYINT: SqlType = { base: 'tinyint' };
export const BIT: SqlType = { base: 'bit' };
export const DATETIME: SqlType = { base: 'datetime' };

const COLLATION = 'SQL_Latin1_General_CP1_CI_AS';

export const fixedText = (length: number): SqlType => ({ base: 'char', length, collation: COLLATION });
export const text = (length: number | 'max'): SqlType => ({ base: 'nvarchar', length, collation: COLLATION });
export const ansiText = (length: number): SqlType => ({ base: 'varchar', length, collation: COLLATION });

/** A date as the engine holds a datetime. */
export function moment(date: Date): SqlValue {
  const milliseconds = date.getTime();
  const day = Math.floor(milliseconds / 86_400_000);
  return { day: day + 719_162, ticks: (milliseconds - day * 86_400_000) * 10_000 };
}
