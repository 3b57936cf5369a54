/** What a draw is for: each purpose has a sequence of its own, so that a new one changes none of the others. */
const purposes = [
  'trouble',
  'variant',
  'group-place',
  'group-size',
  'script',
  'given-name',
  'family-name',
  'domain',
  'spelling',
  'user-name',
  'hash-format',
  'hash',
  'salt',
  'phone',
  'verified',
  'date',
  'application',
  'key-1',
  'key-2',
  'key-3',
  'key-4',
] as const;
export type Purpose = (typeof purposes)[number];

/** Numbers that look random and depend on seed, purpose and index alone: any account can be made without those before it. */
export interface Draws {
  /** 32 bits; for one purpose no two indexes below 2^32 have the same. */
  bits(purpose: Purpose, index: number): number;
  /** 0 to `limit` - 1. */
  below(purpose: Purpose, index: number, limit: number): number;
  pick<Item>(purpose: Purpose, index: number, items: readonly Item[]): Item;
}

/** Draws for a seed; any integer will do. */
export function drawsFrom(seed: number): Draws {
  const base = scramble((seed % 2 ** 32) ^ Math.floor(seed / 2 ** 32));
  const keys = new Map<Purpose, number>(
    purposes.map((purpose, index) => [purpose, scramble(base + Math.imul(index + 1, 0x9e3779b9))]),
  );
  const bits = (purpose: Purpose, index: number) => scramble((keys.get(purpose) ?? 0) ^ scramble(index));
  const below = (purpose: Purpose, index: number, limit: number) => bits(purpose, index) % limit;
  return { bits, below, pick: (purpose, index, items) => itemAt(items, below(purpose, index, items.length)) };
}

/** The item at a place that is known to exist. */
export function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`No item ${index} among ${items.length}`);
  return item;
}

/** A permutation of the 32-bit integers (the finalizer of MurmurHash3). */
function scramble(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
