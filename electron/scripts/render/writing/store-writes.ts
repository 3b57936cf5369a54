import type { TableName } from '../../../stores/mapping/mapping.ts';
import type { Assignments, WrittenTable } from './written-table.ts';

/** A row of the account in one table, and what is written into it. */
export interface RowWrite {
  readonly table: WrittenTable;
  readonly columns: Assignments;
  /** For a table in which not everybody has a row: what a new one gets where there is none. */
  readonly otherwise?: Assignments;
}

/** How the key of a new account comes about: the script makes it, SQL Server counts it up, or the column's default makes it. */
export type NewKey = 'made' | 'identity' | 'default';

/** A table whose rows belong to accounts. */
export interface Dependents {
  readonly table: TableName;
  /** The column that names the account. */
  readonly owner: string;
}

/** How one store writes, in the way of the framework that it belongs to. Each of these throws UF-7104 where the tables don't have it. */
export interface StoreWrites {
  /** In this order; the first is the one with the key. */
  insert(): { readonly key: NewKey; readonly rows: readonly RowWrite[] };
  password(): readonly RowWrite[];
  email(): readonly RowWrite[];
  verified(): readonly RowWrite[];
  /** Deleted before the account itself, in this order. */
  dependents(): readonly Dependents[];
}
