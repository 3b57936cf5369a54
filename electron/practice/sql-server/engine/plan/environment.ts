import type { DatabaseObject } from '../catalog/database.ts';
import type { Table } from '../catalog/table.ts';
import { failure } from '../failure.ts';
import type { SqlType, SqlValue } from '../interface.ts';
import type { CommonTable, Name, Query } from '../syntax/tree.ts';
import type { BoundValue } from './bound.ts';
import type { Lock } from './lock-hint.ts';
import type { Rows, Run } from './run.ts';
import type { Scope, SourceColumn } from './scope.ts';

export interface Variable {
  readonly type: SqlType;
  value: SqlValue;
}

/** A table that is computed when it is read: the catalog's views. */
export interface ComputedTable {
  readonly columns: readonly SourceColumn[];
  /** Whether it has all columns of SQL Server's. */
  readonly complete: boolean;
  rows(): Iterable<readonly SqlValue[]>;
}

export type FoundTable =
  | { readonly kind: 'object'; readonly object: DatabaseObject; readonly schema: string }
  | { readonly kind: 'computed'; readonly table: ComputedTable };

/** What binding needs of the session: its variables, the catalog it sees, what its login may do. */
export interface Surroundings {
  /** What reading a table locks where no hint says otherwise. */
  readonly readLock: Lock | undefined;
  variable(name: string): Variable | undefined;
  tableVariable(name: string): Table | undefined;
  /** @throws SqlError 208 */
  findTable(name: Name): FoundTable;
  /** `@@ROWCOUNT` and its like; undefined where there is none of that name. */
  systemVariable(name: string): BoundValue | undefined;
  /** Table-valued functions of the system; undefined for any other name. */
  tableFunction(name: Name, args: readonly BoundValue[]): BoundQuery | undefined;
  /** Functions that look into the catalog or the session. */
  catalogFunction(name: string, args: readonly BoundValue[]): BoundValue | undefined;
  /** @throws SqlError 229 */
  demand(permission: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE', object: DatabaseObject): void;
}

/** A common table in force: written out at each use, or the rows of a recursion's last round. */
export type CommonTableInForce =
  | { readonly kind: 'definition'; readonly definition: CommonTable; readonly environment: Environment }
  | { readonly kind: 'round'; readonly columns: readonly SourceColumn[]; open(run: Run): Rows };

export type QueryBinder = (
  query: Query,
  environment: Environment,
  outer: Scope | undefined,
  use: QueryUse,
) => BoundQuery;

/** Where a query stands: ORDER BY without TOP is allowed only at the top. */
export type QueryUse = 'statement' | 'subquery' | 'exists';

/** A query with its names and types resolved, ready to run. */
export interface BoundQuery {
  readonly columns: readonly SourceColumn[];
  open(run: Run): Rows;
}

/** So many query blocks may one statement come to: common tables that are written out at each use multiply. */
const MOST_BLOCKS = 20_000;

/** Where a query is bound: its surroundings, and the common tables of the statement so far. */
export class Environment {
  readonly surroundings: Surroundings;
  /** Binds a query inside another; handed in, because queries and expressions hold each other. */
  readonly bindQuery: QueryBinder;
  readonly commonTables: ReadonlyMap<string, CommonTableInForce>;
  readonly maxRecursion: number;
  readonly #slots: { next: number };

  constructor(
    surroundings: Surroundings,
    bindQuery: QueryBinder,
    maxRecursion = 100,
    commonTables: ReadonlyMap<string, CommonTableInForce> = new Map(),
    slots = { next: 0 },
  ) {
    this.surroundings = surroundings;
    this.bindQuery = bindQuery;
    this.maxRecursion = maxRecursion;
    this.commonTables = commonTables;
    this.#slots = slots;
  }

  /** A number of its own within the statement: of a block's frame or of a recursion's rows. @throws SqlError 8623 */
  newSlot(): number {
    this.#slots.next += 1;
    if (this.#slots.next > MOST_BLOCKS) {
      throw failure(
        8623,
        'The query processor ran out of internal resources and could not produce a query plan. This is a rare event and only expected for extremely complex queries or queries that reference a very large number of tables or partitions. Please simplify the query. If you believe you have received this message in error, contact Customer Support Services for more information.',
      );
    }
    return this.#slots.next;
  }

  /** The same with one more common table, which hides another of its name. */
  withCommonTable(name: string, table: CommonTableInForce): Environment {
    const commonTables = new Map(this.commonTables).set(name.toLowerCase(), table);
    return new Environment(this.surroundings, this.bindQuery, this.maxRecursion, commonTables, this.#slots);
  }

  /** The same without common tables: for a view's own text. */
  bare(): Environment {
    return new Environment(this.surroundings, this.bindQuery, this.maxRecursion, new Map(), this.#slots);
  }
}
