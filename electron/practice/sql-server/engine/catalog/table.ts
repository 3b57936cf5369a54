import type { SqlType } from '../interface.ts';
import { keyOrder } from '../storage/key-order.ts';
import { OrderedIndex } from '../storage/ordered-index.ts';
import type { Row } from '../storage/row.ts';
import { RowStore, type StoredIndex } from '../storage/row-store.ts';
import type { ReferentialAction } from '../syntax/statement-tree.ts';
import type { Expression } from '../syntax/tree.ts';

export interface Column {
  /** Never used again once the column is dropped (sys.columns.column_id). */
  readonly id: number;
  readonly name: string;
  readonly type: SqlType;
  readonly nullable: boolean;
  readonly identity: boolean;
  readonly rowGuid: boolean;
  readonly default?: DefaultConstraint;
}

export interface DefaultConstraint {
  readonly objectId: number;
  readonly name: string;
  readonly systemNamed: boolean;
  readonly value: Expression;
  readonly text: string;
}

export interface CheckConstraint {
  readonly objectId: number;
  readonly name: string;
  readonly systemNamed: boolean;
  readonly condition: Expression;
  readonly text: string;
  /** The column it was declared with, if it was. */
  readonly column?: string;
}

export interface ForeignKey {
  readonly objectId: number;
  readonly name: string;
  readonly systemNamed: boolean;
  readonly columns: readonly string[];
  readonly referencedTable: Table;
  readonly referencedColumns: readonly string[];
  readonly onDelete: ReferentialAction;
  readonly onUpdate: ReferentialAction;
}

export interface IndexColumn {
  readonly name: string;
  readonly descending: boolean;
}

export interface TableIndex {
  /** 1 is the clustered index, the others count from 2 (sys.indexes.index_id). */
  readonly id: number;
  readonly name: string;
  readonly kind: 'index' | 'primaryKey' | 'unique';
  readonly unique: boolean;
  readonly columns: readonly IndexColumn[];
  readonly included: readonly string[];
  readonly filter?: { readonly condition: Expression; readonly text: string };
  /** Of the constraint that the index serves. */
  readonly objectId?: number;
  readonly systemNamed: boolean;
  readonly holds?: (row: Row) => boolean;
}

export interface IdentityState {
  readonly seed: bigint;
  readonly increment: bigint;
  last: bigint | undefined;
}

/** A table with its rows: an ordinary one, a temporary one or a table variable. */
export class Table {
  readonly kind = 'table';
  readonly objectId: number;
  readonly created: Date;
  schema: string;
  name: string;
  modified: Date;
  columns: readonly Column[] = [];
  checks: readonly CheckConstraint[] = [];
  foreignKeys: readonly ForeignKey[] = [];
  indexes: readonly TableIndex[] = [];
  identity: IdentityState | undefined;
  store = new RowStore();
  lastColumnId = 0;
  #stored = new Map<TableIndex, StoredIndex>();

  constructor(objectId: number, schema: string, name: string, created: Date) {
    this.objectId = objectId;
    this.schema = schema;
    this.name = name;
    this.created = created;
    this.modified = created;
  }

  /** The place of a column, whatever the case of its name; -1 if there is none. */
  ordinal(name: string): number {
    const folded = name.toLowerCase();
    return this.columns.findIndex((column) => column.name.toLowerCase() === folded);
  }

  column(name: string): Column | undefined {
    return this.columns[this.ordinal(name)];
  }

  get primaryKey(): TableIndex | undefined {
    return this.indexes.find(({ kind }) => kind === 'primaryKey');
  }

  get clustered(): TableIndex | undefined {
    return this.indexes.find(({ id }) => id === 1);
  }

  stored(index: TableIndex): StoredIndex {
    const stored = this.#stored.get(index);
    if (stored === undefined) throw new RangeError(`${index.name} is not an index of ${this.name}`);
    return stored;
  }

  addIndex(index: TableIndex): void {
    const columns = index.columns.map(({ name, descending }) => {
      const ordinal = this.ordinal(name);
      return { ordinal, descending, type: this.typeAt(ordinal) };
    });
    const stored: StoredIndex = { entries: new OrderedIndex(keyOrder(columns)), holds: index.holds };
    this.store.addIndex(stored);
    this.#stored.set(index, stored);
    this.indexes = [...this.indexes, index].sort((left, right) => left.id - right.id);
  }

  removeIndex(index: TableIndex): void {
    this.store.removeIndex(this.stored(index));
    this.#stored.delete(index);
    this.indexes = this.indexes.filter((other) => other !== index);
  }

  /** Puts the rows into a new store: after TRUNCATE or a change of columns. Gives what takes it back. */
  replaceStore(store: RowStore): () => void {
    const before = { store: this.store, stored: this.#stored, indexes: this.indexes, columns: this.columns };
    this.store = store;
    this.#stored = new Map();
    this.indexes = [];
    for (const index of before.indexes) this.addIndex(index);
    return () => {
      this.store = before.store;
      this.#stored = before.stored;
      this.indexes = before.indexes;
      this.columns = before.columns;
    };
  }

  nextIndexId(clustered: boolean): number {
    if (clustered) return 1;
    return Math.max(1, ...this.indexes.map(({ id }) => id)) + 1;
  }

  private typeAt(ordinal: number): SqlType {
    const column = this.columns[ordinal];
    if (column === undefined) throw new RangeError(`no column ${ordinal} in ${this.name}`);
    return column.type;
  }
}
