/** What can take back or forget the changes to its rows. */
export interface ChangedStore {
  undo(row: number): void;
  prune(row: number, moment: number): boolean;
}

/** Thrown by a write that meets another transaction's uncommitted change; the statement is undone, waits and runs anew. */
export class WriteConflict extends Error {
  readonly holder: Transaction;

  constructor(holder: Transaction) {
    super('the row is being changed by another transaction');
    this.holder = holder;
  }
}

interface RowChange {
  readonly kind: 'row';
  readonly store: ChangedStore;
  readonly row: number;
}

interface OtherChange {
  readonly kind: 'other';
  readonly undo: () => void;
}

let lastId = 0n;

/** What one session has changed and can still take back, be it for a statement or for a BEGIN TRANSACTION. */
export class Transaction {
  readonly id: bigint;
  /** The moment of the commit by the database's counter; infinite until then. */
  committed = Number.POSITIVE_INFINITY;
  ended = false;
  waitingFor: Transaction | undefined;
  readonly #changes: (RowChange | OtherChange)[] = [];

  constructor() {
    lastId += 1n;
    this.id = lastId;
  }

  noteRow(store: ChangedStore, row: number): void {
    this.#changes.push({ kind: 'row', store, row });
  }

  /** Notes how a change other than to a row (of the catalog) is taken back. */
  noteUndo(undo: () => void): void {
    this.#changes.push({ kind: 'other', undo });
  }

  /** A mark for `rollbackTo`: of a statement's beginning or a savepoint. */
  get mark(): number {
    return this.#changes.length;
  }

  rollbackTo(mark: number): void {
    while (this.#changes.length > mark) {
      const change = this.#changes.pop();
      if (change?.kind === 'row') change.store.undo(change.row);
      else change?.undo();
    }
  }

  rollback(): void {
    this.rollbackTo(0);
    this.ended = true;
  }

  /** Ends it at the given moment; gives the rows whose old images can go once no reader needs them. */
  commit(moment: number): readonly { readonly store: ChangedStore; readonly row: number }[] {
    this.committed = moment;
    this.ended = true;
    return this.#changes.filter((change) => change.kind === 'row');
  }

  /** Whether waiting for the holder would close a circle. */
  wouldDeadlock(holder: Transaction): boolean {
    for (let next: Transaction | undefined = holder; next !== undefined; next = next.waitingFor) {
      if (next === this) return true;
    }
    return false;
  }
}

/** What a reader sees: all that was committed by a moment, and its own transaction's changes. */
export interface Snapshot {
  readonly moment: number;
  readonly transaction: Transaction;
}
