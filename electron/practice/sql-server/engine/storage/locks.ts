import { type Transaction, WriteConflict } from './transaction.ts';

/** So many row locks may lie about before those of ended transactions are cleared away. */
const MOST_STALE = 10_000;

/** The locks that readers took on a table's rows with a hint; each lasts until its transaction ends. */
export class Locks {
  #whole: Transaction | undefined;
  #rows = new Map<number, Transaction>();

  /** That no other transaction has locked the row (undefined: a new one) or the whole table. @throws WriteConflict */
  demandFree(row: number | undefined, transaction: Transaction): void {
    demandOwn(this.#whole, transaction);
    if (row !== undefined) demandOwn(this.#rows.get(row), transaction);
  }

  lockRow(row: number, transaction: Transaction): void {
    this.demandFree(row, transaction);
    if (this.#rows.size >= MOST_STALE) {
      this.#rows = new Map([...this.#rows].filter(([, { ended }]) => !ended));
    }
    this.#rows.set(row, transaction);
  }

  lockAll(transaction: Transaction): void {
    demandOwn(this.#whole, transaction);
    for (const holder of this.#rows.values()) demandOwn(holder, transaction);
    this.#whole = transaction;
  }
}

function demandOwn(holder: Transaction | undefined, transaction: Transaction): void {
  if (holder !== undefined && holder !== transaction && !holder.ended) throw new WriteConflict(holder);
}
