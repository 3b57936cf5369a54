import type { Database } from './database.ts';
import type { Table } from './table.ts';

/** A constraint as the object that it is in the catalog. */
export interface ConstraintObject {
  readonly kind: 'primaryKey' | 'unique' | 'foreignKey' | 'check' | 'default';
  readonly name: string;
  readonly objectId: number;
  readonly table: Table;
}

export function* constraintsOf(table: Table): Generator<ConstraintObject> {
  for (const { kind, name, objectId } of table.indexes) {
    if (kind !== 'index' && objectId !== undefined) yield { kind, name, objectId, table };
  }
  for (const { name, objectId } of table.foreignKeys) yield { kind: 'foreignKey', name, objectId, table };
  for (const { name, objectId } of table.checks) yield { kind: 'check', name, objectId, table };
  for (const { default: value } of table.columns) {
    if (value !== undefined) yield { kind: 'default', name: value.name, objectId: value.objectId, table };
  }
}

/** The first constraint of a database that answers to a description. */
export function findConstraint(
  database: Database,
  isWanted: (constraint: ConstraintObject) => boolean,
): ConstraintObject | undefined {
  for (const table of database.tables)
    for (const constraint of constraintsOf(table)) if (isWanted(constraint)) return constraint;
  return undefined;
}
