import type { CatalogTable } from '../store.ts';
import type { ColumnRef, Mapping, TableName, Value } from './mapping.ts';

// Short ways to write the mappings that stores propose.

/** A column's place: `at('u', 'Email')`. */
export function at(table: string, column: string): ColumnRef {
  return { table, column };
}

/** A column's value as it stands. */
export function valueAt(table: string, column: string): Value {
  return { kind: 'column', column: at(table, column) };
}

/** A table's name without what else the catalog tells of it. */
export function nameOf({ schema, name }: CatalogTable): TableName {
  return { schema, name };
}

/** What a mapping holds where a store says nothing. */
export const nothingMapped = {
  userMetadata: {},
  appMetadata: {},
  locked: [],
  unapproved: [],
  anonymous: [],
  twoFactor: [],
  lastSignIn: null,
  application: null,
  details: [],
} satisfies Partial<Mapping>;
