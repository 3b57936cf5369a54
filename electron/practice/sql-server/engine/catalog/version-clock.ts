import type { ChangedStore, Snapshot, Transaction } from '../storage/transaction.ts';

/** Orders commits, and forgets rows' old images once no running statement can see them. */
export class VersionClock {
  #moment = 0;
  readonly #open = new Set<Snapshot>();
  #waiting: { readonly store: ChangedStore; readonly row: number }[] = [];

  /** What a statement that starts now sees. Must be released when it ends. */
  snapshot(transaction: Transaction): Snapshot {
    const snapshot = { moment: this.#moment, transaction };
    this.#open.add(snapshot);
    return snapshot;
  }

  release(snapshot: Snapshot): void {
    this.#open.delete(snapshot);
    if (this.#waiting.length > 0) this.#prune();
  }

  commit(transaction: Transaction): void {
    this.#moment += 1;
    for (const change of transaction.commit(this.#moment)) this.#waiting.push(change);
    if (this.#waiting.length > 0) this.#prune();
  }

  #prune(): void {
    let seenByAll = this.#moment;
    for (const { moment } of this.#open) seenByAll = Math.min(seenByAll, moment);
    this.#waiting = this.#waiting.filter(({ store, row }) => !store.prune(row, seenByAll));
  }
}
