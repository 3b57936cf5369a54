// Rows of our own tables: SQLite's STRICT tables hold the types, these readers tell TypeScript, and a wrong column is a defect.

export type Row = Readonly<Record<string, unknown>>;

function wrong(column: string, value: unknown): TypeError {
  return new TypeError(`the journal's column ${column} holds ${typeof value}`);
}

export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw wrong(column, value);
  return value;
}

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw wrong(column, value);
  return value;
}

export function bytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw wrong(column, value);
  return value;
}

/** The column through another reader, or null. */
export function orNull<Value>(read: (row: Row, column: string) => Value, row: Row, column: string): Value | null {
  return row[column] === null ? null : read(row, column);
}

/** JSON that this room wrote; its shape is the writer's. */
export function json<Value>(row: Row, column: string): Value {
  return JSON.parse(text(row, column)) as Value;
}

/** One of the words that a CHECK constraint of the column allows. */
export function word<Word extends string>(row: Row, column: string): Word {
  return text(row, column) as Word;
}

/** An id as the rest of the product has it, where there is one. */
export function idOf(row: Row, column: string): string | null {
  const id = orNull(integer, row, column);
  return id === null ? null : String(id);
}
