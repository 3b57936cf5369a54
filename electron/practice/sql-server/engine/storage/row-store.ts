import type { SqlValue } from '../interface.ts';
import { Locks } from './locks.ts';
import type { IndexRange, OrderedIndex } from './ordered-index.ts';
import { type Row, rowNumber } from './row.ts';
import { type Snapshot, type Transaction, WriteConflict } from './transaction.ts';

/** What a row was before a change; undefined: it was not there. */
interface OldImage {
  readonly row: Row | undefined;
  readonly changedBy: Transaction;
  readonly older: OldImage | undefined;
}

/** An index as the store keeps it: its entries, and which rows belong to it (a filtered index has not all). */
export interface StoredIndex {
  readonly entries: OrderedIndex;
  readonly holds: ((row: Row) => boolean) | undefined;
}

/**
 * A table's rows in memory. Changed rows keep their old images while some reader may need them, so that readers never wait
 * (READ_COMMITTED_SNAPSHOT); writers that meet get a WriteConflict.
 */
export class RowStore {
  #rows: (Row | undefined)[] = [];
  #old = new Map<number, OldImage>();
  #live = 0;
  readonly #locks = new Locks();
  readonly indexes: StoredIndex[] = [];

  /** How many rows there are, uncommitted changes included. */
  get count(): number {
    return this.#live;
  }

  /** The image of a row that a reader sees. */
  visible(row: number, snapshot: Snapshot): Row | undefined {
    let image = this.#rows[row];
    if (this.#old.size === 0) return image;
    for (let old = this.#old.get(row); old !== undefined; old = old.older) {
      if (old.changedBy === snapshot.transaction || old.changedBy.committed <= snapshot.moment) return image;
      image = old.row;
    }
    return image;
  }

  /** All rows that a reader sees, in the order in which they came, in slices. */
  *scan(snapshot: Snapshot, most = 256): Generator<readonly Row[], void, void> {
    for (let start = 0; start < this.#rows.length; start += most) {
      const slice: Row[] = [];
      const end = Math.min(start + most, this.#rows.length);
      for (let row = start; row < end; row += 1) {
        const image = this.visible(row, snapshot);
        if (image !== undefined) slice.push(image);
      }
      if (slice.length > 0) yield slice;
    }
  }

  /** The rows that a reader sees in a range of an index, in its order, in slices. */
  *walk(
    index: StoredIndex,
    range: IndexRange,
    backwards: boolean,
    snapshot: Snapshot,
  ): Generator<readonly Row[], void, void> {
    for (const slice of index.entries.walk(range, backwards)) {
      const seen = this.#seen(index, slice, snapshot);
      if (seen.length > 0) yield seen;
    }
  }

  /** The rows that a reader sees whose index key begins with these values. */
  lookup(index: StoredIndex, key: readonly SqlValue[], snapshot: Snapshot): readonly Row[] {
    return this.#seen(index, index.entries.equal(key), snapshot);
  }

  /** An entry stands for its key and row; the image to show is the visible one, if that has the same key. */
  #seen(index: StoredIndex, entries: readonly Row[], snapshot: Snapshot): Row[] {
    const seen: Row[] = [];
    for (const entry of entries) {
      const image = this.visible(rowNumber(entry), snapshot);
      if (image === undefined) continue;
      if (image === entry || this.#old.size === 0 || this.#isEntryOf(index, entry, image)) seen.push(image);
    }
    return seen;
  }

  #isEntryOf(index: StoredIndex, entry: Row, image: Row): boolean {
    return index.entries.order.compareKeys(entry, image) === 0 && (index.holds?.(image) ?? true);
  }

  insert(values: readonly SqlValue[], transaction: Transaction): Row {
    this.#locks.demandFree(undefined, transaction);
    const row = this.#rows.length;
    const image: Row = [...values, row];
    this.#rows.push(image);
    this.#live += 1;
    this.#remember(row, undefined, transaction);
    for (const index of this.indexes) if (index.holds?.(image) ?? true) index.entries.add(image);
    return image;
  }

  /** Takes committed rows in bulk: nobody else may be using the table. */
  load(values: readonly SqlValue[]): void {
    const image: Row = [...values, this.#rows.length];
    this.#rows.push(image);
    this.#live += 1;
    for (const index of this.indexes) if (index.holds?.(image) ?? true) index.entries.append(image);
  }

  /** Replaces a row's image, or with undefined deletes it. Throws WriteConflict, also where the row is no more what was seen. */
  replace(row: number, values: readonly SqlValue[] | undefined, snapshot: Snapshot): Row | undefined {
    const { transaction } = snapshot;
    this.claim(row, transaction);
    const last = this.#old.get(row);
    if (last !== undefined && last.changedBy !== transaction && last.changedBy.committed > snapshot.moment) {
      throw new WriteConflict(last.changedBy);
    }
    const current = this.#rows[row];
    const image: Row | undefined = values === undefined ? undefined : [...values, row];
    this.#rows[row] = image;
    if (image === undefined) this.#live -= 1;
    this.#remember(row, current, transaction);
    if (image !== undefined) {
      for (const index of this.indexes) {
        if (index.holds?.(image) ?? true) this.#addEntry(index, image);
      }
    }
    return image;
  }

  /** Makes sure that no other transaction has an uncommitted change to the row. */
  claim(row: number, transaction: Transaction): void {
    this.#locks.demandFree(row, transaction);
    const last = this.#old.get(row);
    if (last !== undefined && last.changedBy !== transaction && !last.changedBy.ended) {
      throw new WriteConflict(last.changedBy);
    }
  }

  /** Keeps a row as the reader sees it until its transaction ends: whoever would change or lock it waits. */
  lockRow(row: number, { transaction, moment }: Snapshot): void {
    this.claim(row, transaction);
    const last = this.#old.get(row);
    if (last !== undefined && last.changedBy !== transaction && last.changedBy.committed > moment) {
      throw new WriteConflict(last.changedBy);
    }
    this.#locks.lockRow(row, transaction);
  }

  /** Keeps all rows as the reader sees them, and others out, until its transaction ends. */
  lockAll({ transaction, moment }: Snapshot): void {
    for (const { changedBy } of this.#old.values()) {
      if (changedBy !== transaction && changedBy.committed > moment) throw new WriteConflict(changedBy);
    }
    this.#locks.lockAll(transaction);
  }

  /** The newest rows (uncommitted ones of this transaction included) with a key; waits for others' doubtful ones. */
  current(index: StoredIndex, key: readonly SqlValue[], transaction: Transaction): Row[] {
    const found: Row[] = [];
    for (const entry of index.entries.equal(key)) {
      const row = rowNumber(entry);
      this.claim(row, transaction);
      const image = this.#rows[row];
      if (image !== undefined && (image === entry || this.#isEntryOf(index, entry, image))) found.push(image);
    }
    return found;
  }

  #remember(row: number, image: Row | undefined, changedBy: Transaction): void {
    this.#old.set(row, { row: image, changedBy, older: this.#old.get(row) });
    changedBy.noteRow(this, row);
  }

  #addEntry(index: StoredIndex, image: Row): void {
    for (let old = this.#old.get(rowNumber(image)); old !== undefined; old = old.older) {
      if (
        old.row !== undefined &&
        (index.holds?.(old.row) ?? true) &&
        index.entries.order.compareKeys(old.row, image) === 0
      ) {
        return;
      }
    }
    index.entries.add(image);
  }

  /** Takes back a row's last change. */
  undo(row: number): void {
    const last = this.#old.get(row);
    if (last === undefined) return;
    const dropped = this.#rows[row];
    this.#rows[row] = last.row;
    if (dropped === undefined) this.#live += 1;
    if (last.row === undefined) this.#live -= 1;
    if (last.older === undefined) this.#old.delete(row);
    else this.#old.set(row, last.older);
    if (dropped !== undefined) this.#dropEntries(row, dropped);
    if (last.row === undefined && row === this.#rows.length - 1) this.#rows.pop();
  }

  /** Forgets a row's old images, if all its changes were committed by the moment up to which every reader sees. */
  prune(row: number, moment: number): boolean {
    const last = this.#old.get(row);
    if (last === undefined) return true;
    if (last.changedBy.committed > moment) return false;
    this.#old.delete(row);
    for (let old: OldImage | undefined = last; old !== undefined; old = old.older) {
      if (old.row !== undefined) this.#dropEntries(row, old.row);
    }
    return true;
  }

  /** Removes an image's index entries where no image that is left has the same key. */
  #dropEntries(row: number, image: Row): void {
    for (const index of this.indexes) {
      if (!(index.holds?.(image) ?? true)) continue;
      if (
        !this.#imagesOf(row).some(
          (left) => (index.holds?.(left) ?? true) && index.entries.order.compareKeys(left, image) === 0,
        )
      ) {
        index.entries.remove(image);
      }
    }
  }

  #imagesOf(row: number): Row[] {
    const images: Row[] = [];
    const current = this.#rows[row];
    if (current !== undefined) images.push(current);
    for (let old = this.#old.get(row); old !== undefined; old = old.older)
      if (old.row !== undefined) images.push(old.row);
    return images;
  }

  /** Fills a new index with all rows. */
  addIndex(index: StoredIndex): void {
    for (const [row] of this.#rows.entries()) {
      for (const image of this.#imagesOf(row)) if (index.holds?.(image) ?? true) index.entries.append(image);
    }
    this.indexes.push(index);
  }

  removeIndex(index: StoredIndex): void {
    const at = this.indexes.indexOf(index);
    if (at >= 0) this.indexes.splice(at, 1);
  }
}
