import type { SqlValue } from '../interface.ts';
import type { KeyOrder } from './key-order.ts';
import type { Row } from './row.ts';

const BLOCK = 512;

/** Where a walk through an index begins or ends: at a key prefix, the rows equal to it included or not. */
export interface Bound {
  readonly key: readonly SqlValue[];
  readonly inclusive: boolean;
}

export interface IndexRange {
  readonly low?: Bound;
  readonly high?: Bound;
}

/**
 * Row images in key order, in blocks of some hundred, so that an insertion moves few. Filled in bulk it sorts once, when it
 * is first looked into. A walk survives changes made between its slices.
 */
export class OrderedIndex {
  readonly order: KeyOrder;
  #blocks: Row[][] = [];
  #unsorted: Row[] = [];
  #changes = 0;

  constructor(order: KeyOrder) {
    this.order = order;
  }

  /** Takes a row without sorting it in yet: for loading many. */
  append(row: Row): void {
    this.#unsorted.push(row);
  }

  /** Sorts what was appended now, not when somebody waits for it. */
  settle(): void {
    this.#settle();
  }

  add(row: Row): void {
    this.#settle();
    this.#changes += 1;
    const lastBlock = this.#blocks.at(-1);
    const last = lastBlock?.at(-1);
    if (lastBlock === undefined || last === undefined || this.order.compare(row, last) > 0) {
      if (lastBlock === undefined || lastBlock.length >= BLOCK) this.#blocks.push([row]);
      else lastBlock.push(row);
      return;
    }
    const at = this.#blockOf((candidate) => this.order.compare(candidate, row) >= 0);
    const block = this.#blocks[at] ?? [];
    const offset = firstIn(block, (candidate) => this.order.compare(candidate, row) >= 0);
    block.splice(offset, 0, row);
    if (block.length > 2 * BLOCK) this.#blocks.splice(at + 1, 0, block.splice(BLOCK));
  }

  /** Removes the entry with this row's key and number, if there is one. */
  remove(row: Row): void {
    this.#settle();
    const at = this.#blockOf((candidate) => this.order.compare(candidate, row) >= 0);
    const block = this.#blocks[at];
    if (block === undefined) return;
    const offset = firstIn(block, (candidate) => this.order.compare(candidate, row) >= 0);
    const found = block[offset];
    if (found === undefined || this.order.compare(found, row) !== 0) return;
    this.#changes += 1;
    block.splice(offset, 1);
    if (block.length === 0) this.#blocks.splice(at, 1);
  }

  clear(): void {
    this.#blocks = [];
    this.#unsorted = [];
    this.#changes += 1;
  }

  /** Slices of the rows in a range, forwards or backwards. */
  *walk(range: IndexRange, backwards = false, most = 256): Generator<readonly Row[], void, void> {
    this.#settle();
    let changes = this.#changes;
    let [block, offset] = backwards ? this.#end(range) : this.#start(range);
    let size = Math.min(most, 16);
    for (;;) {
      const slice = backwards ? this.#before(block, offset, size) : this.#after(block, offset, size);
      const rows = this.#within(slice.rows, range, backwards);
      if (rows.length > 0) yield rows;
      if (rows.length < slice.rows.length || slice.rows.length === 0) return;
      [block, offset] = [slice.block, slice.offset];
      size = most;
      if (changes !== this.#changes || this.#unsorted.length > 0) {
        this.#settle();
        changes = this.#changes;
        const last = slice.rows.at(-1);
        if (last === undefined) return;
        [block, offset] = this.#position((row) =>
          backwards ? this.order.compare(row, last) >= 0 : this.order.compare(row, last) > 0,
        );
      }
    }
  }

  /** The rows whose key begins with these values. */
  equal(key: readonly SqlValue[]): Row[] {
    this.#settle();
    const found: Row[] = [];
    let [block, offset] = this.#position((row) => this.order.compareTo(row, key) >= 0);
    for (;;) {
      const rows = this.#blocks[block];
      if (rows === undefined) return found;
      for (; offset < rows.length; offset += 1) {
        const row = rows[offset];
        if (row === undefined || this.order.compareTo(row, key) !== 0) return found;
        found.push(row);
      }
      block += 1;
      offset = 0;
    }
  }

  #settle(): void {
    if (this.#unsorted.length === 0) return;
    const rows = this.#blocks.length === 0 ? this.#unsorted : this.#blocks.flat().concat(this.#unsorted);
    this.#unsorted = [];
    this.#sort(rows);
    this.#blocks = [];
    for (let start = 0; start < rows.length; start += BLOCK) this.#blocks.push(rows.slice(start, start + BLOCK));
    this.#changes += 1;
  }

  #sort(rows: Row[]): void {
    const { sortText } = this.order;
    if (sortText === undefined || rows.length < 1000) {
      rows.sort((left, right) => this.order.compare(left, right));
      return;
    }
    const keyed = rows.map((row) => ({ row, text: sortText(row) }));
    keyed.sort((left, right) =>
      left.text < right.text ? -1 : left.text > right.text ? 1 : this.order.compare(left.row, right.row),
    );
    for (const [index, { row }] of keyed.entries()) rows[index] = row;
  }

  #start({ low }: IndexRange): [number, number] {
    if (low === undefined) return [0, 0];
    return this.#position((row) => this.order.compareTo(row, low.key) >= (low.inclusive ? 0 : 1));
  }

  /** The place just behind the range's last row. */
  #end({ high }: IndexRange): [number, number] {
    if (high === undefined) return [this.#blocks.length, 0];
    return this.#position((row) => this.order.compareTo(row, high.key) >= (high.inclusive ? 1 : 0));
  }

  #within(rows: readonly Row[], { low, high }: IndexRange, backwards: boolean): readonly Row[] {
    const limit = backwards ? low : high;
    const last = rows.at(-1);
    if (limit === undefined || last === undefined) return rows;
    const inside = (row: Row) => {
      const order = this.order.compareTo(row, limit.key) * (backwards ? -1 : 1);
      return limit.inclusive ? order <= 0 : order < 0;
    };
    if (inside(last)) return rows;
    return rows.slice(
      0,
      firstIn(rows, (row) => !inside(row)),
    );
  }

  #after(block: number, offset: number, most: number): { rows: Row[]; block: number; offset: number } {
    let rows: Row[] = [];
    while (rows.length < most) {
      const current = this.#blocks[block];
      if (current === undefined) break;
      const taken = current.slice(offset, offset + most - rows.length);
      rows = rows.length === 0 ? taken : rows.concat(taken);
      offset += taken.length;
      if (offset >= current.length) {
        block += 1;
        offset = 0;
      }
    }
    return { rows, block, offset };
  }

  #before(block: number, offset: number, most: number): { rows: Row[]; block: number; offset: number } {
    const rows: Row[] = [];
    while (rows.length < most) {
      if (offset === 0) {
        block -= 1;
        if (block < 0) return { rows, block: 0, offset: 0 };
        offset = this.#blocks[block]?.length ?? 0;
        continue;
      }
      const start = Math.max(0, offset - (most - rows.length));
      const taken = this.#blocks[block]?.slice(start, offset) ?? [];
      rows.push(...taken.reverse());
      offset = start;
    }
    return { rows, block, offset };
  }

  /** The place of the first row for which the test holds; it holds for all that follow. */
  #position(test: (row: Row) => boolean): [number, number] {
    const block = this.#blockOf(test);
    const rows = this.#blocks[block];
    return rows === undefined ? [block, 0] : [block, firstIn(rows, test)];
  }

  #blockOf(test: (row: Row) => boolean): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const last = this.#blocks[middle]?.at(-1);
      if (last !== undefined && test(last)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function firstIn(rows: readonly Row[], test: (row: Row) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row !== undefined && test(row)) high = middle;
    else low = middle + 1;
  }
  return low;
}
