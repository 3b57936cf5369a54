import type { DatabaseObject } from '../catalog/database.ts';
import type { Table } from '../catalog/table.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { SessionState } from './session-state.ts';

/** Puts a new table where its name will be looked for; a rollback takes it away again. */
export function registerTable(table: Table, state: SessionState, transaction: Transaction): void {
  if (table.name.startsWith('#')) {
    transaction.noteUndo(state.temporary.add(table));
    return;
  }
  registerObject(table, state, transaction);
}

export function registerObject(object: DatabaseObject, { database }: SessionState, transaction: Transaction): void {
  const before = database.object(object.schema, object.name);
  database.addObject(object);
  transaction.noteUndo(() => {
    if (before === undefined) database.removeObject(object);
    else database.addObject(before);
  });
}

/** Takes an object away; a rollback brings it back. */
export function unregister(object: DatabaseObject, state: SessionState, transaction: Transaction): void {
  const bringBack = object.kind === 'table' ? state.temporary.remove(object) : undefined;
  if (bringBack !== undefined) {
    transaction.noteUndo(bringBack);
    return;
  }
  const { database } = state;
  database.removeObject(object);
  transaction.noteUndo(() => database.addObject(object));
}
