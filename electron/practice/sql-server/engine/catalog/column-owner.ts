import type { SqlType } from '../interface.ts';
import type { Database, DatabaseObject } from './database.ts';
import type { DefaultConstraint } from './table.ts';

/** A column of a table or view as the catalog shows it. */
export interface CataloguedColumn {
  readonly id: number;
  readonly name: string;
  readonly type: SqlType;
  readonly nullable: boolean;
  readonly identity: boolean;
  readonly rowGuid: boolean;
  readonly default?: DefaultConstraint;
}

/** A table or view with its columns. */
export interface ColumnOwner {
  readonly objectId: number;
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly CataloguedColumn[];
}

/** An object's columns; a procedure has none. */
export function columnsOf(object: DatabaseObject): readonly CataloguedColumn[] {
  switch (object.kind) {
    case 'table':
      return object.columns;
    case 'view':
      return object.described.map((column, index) => ({ ...column, id: index + 1, identity: false, rowGuid: false }));
    case 'procedure':
      return [];
  }
}

export function* columnOwners(database: Database): Generator<ColumnOwner> {
  for (const object of database.objects) {
    if (object.kind === 'procedure') continue;
    const { objectId, schema, name } = object;
    yield { objectId, schema, name, columns: columnsOf(object) };
  }
}
