import type { Recognition } from './store.ts';

/** A name as T-SQL takes it whatever its characters. */
export function quoteName(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}

/** The table that plays a role in a recognised store, quoted with its schema. */
export function quotedTable(recognition: Recognition, role: string): string {
  const table = recognition.tables[role];
  if (table === undefined) throw new TypeError(`${recognition.store} has no table for ${role}`);
  return `${quoteName(table.schema)}.${quoteName(table.name)}`;
}
