import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SqlType } from '../../../electron/practice/sql-server/engine/interface.ts';
import { keyOrder } from '../../../electron/practice/sql-server/engine/storage/key-order.ts';
import { OrderedIndex } from '../../../electron/practice/sql-server/engine/storage/ordered-index.ts';
import type { Row } from '../../../electron/practice/sql-server/engine/storage/row.ts';

const guid: SqlType = { base: 'uniqueidentifier' };
const order = keyOrder([{ ordinal: 0, type: guid, descending: false }]);

function all(index: OrderedIndex, backwards = false): Row[] {
  return [...index.walk({}, backwards)].flat();
}

const texts = fc.array(
  fc.uuid().map((text) => text.toUpperCase()),
  { minLength: 1200, maxLength: 1500 },
);

test('rows sorted at once, put in one by one, and walked backwards come in the same order', () => {
  fc.assert(
    fc.property(texts, (keys) => {
      const rows = keys.map((key, number): Row => [key, number]);
      const loaded = new OrderedIndex(order);
      const grown = new OrderedIndex(order);
      for (const row of rows) {
        loaded.append(row);
        grown.add(row);
      }
      const sorted = all(loaded);
      expect(all(grown)).toEqual(sorted);
      expect(all(grown, true).reverse()).toEqual(sorted);
      for (const [index, row] of sorted.slice(1).entries())
        expect(order.compare(sorted[index] ?? row, row)).toBeLessThan(0);
    }),
    { numRuns: 5 },
  );
});

test('a walk goes on rightly when rows come and go between its slices', () => {
  const ints = keyOrder([{ ordinal: 0, type: { base: 'int' }, descending: false }]);
  const index = new OrderedIndex(ints);
  for (let number = 0; number < 3000; number += 1) index.add([number * 2, number]);
  const seen: unknown[] = [];
  let extra = 3000;
  for (const slice of index.walk({ low: { key: [100], inclusive: false } })) {
    for (const row of slice) if (Number(row[0]) % 2 === 0) seen.push(row[0]);
    index.remove([0, 0]);
    // A walk meets what is added before it; rows that are put in behind it for ever would never let it end.
    if (extra >= 3020) continue;
    index.add([1, extra]);
    index.add([5999, extra + 1]);
    extra += 2;
  }
  expect(seen).toEqual(Array.from({ length: 2949 }, (_, number) => 102 + number * 2));
});
