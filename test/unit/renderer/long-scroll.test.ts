import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  barFor,
  drawnHeight,
  isStuck,
  type LongList,
  MOST_PIXELS,
  type Scrolled,
  scrolledTo,
} from '../../../renderer/components/long-scroll.ts';

const lists = fc.record({
  whole: fc.integer({ min: 1_000, max: 100_000_000 }),
  view: fc.integer({ min: 100, max: 900 }),
});
const last = (list: LongList) => drawnHeight(list.whole) - list.view;

/** What a page does: sets the scrollbar right where it can't go on. */
function goneTo(before: Scrolled, at: number, list: LongList): Scrolled {
  const now = scrolledTo(before, Math.min(Math.max(0, at), last(list)), list);
  return isStuck(now, list) ? { at: barFor(now.top, list), top: now.top } : now;
}

test('wherever the scrollbar goes, what is above the view is within the list, and near steps skip nothing', () => {
  const steps = fc.array(
    fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -2_000, max: 2_000, noNaN: true })),
  );
  fc.assert(
    fc.property(lists, steps, (list, moves) => {
      let now: Scrolled = { at: 0, top: 0 };
      for (const move of moves) {
        // A share of the scrollbar's way, or some pixels.
        const before = now;
        now = goneTo(before, before.at + (Math.abs(move) <= 1 ? move * last(list) : move), list);
        expect(now.top).toBeGreaterThanOrEqual(0);
        expect(now.top).toBeLessThanOrEqual(list.whole - list.view + 1e-6);
        if (Math.abs(move) > 1 && Math.abs(move) <= 2 * list.view)
          expect(Math.abs(now.top - before.top)).toBeLessThanOrEqual(Math.abs(move) + 1e-6);
      }
    }),
  );
});

test('both ends are reached, at once or step by step', () => {
  fc.assert(
    fc.property(lists, (list) => {
      fc.pre(list.whole > 6 * list.view);
      const end = list.whole - list.view;
      expect(scrolledTo({ at: 0, top: 0 }, last(list), list).top).toBeCloseTo(end, 3);
      // As it rests somewhere near.
      const top = end - 4 * list.view;
      let now: Scrolled = { at: barFor(top, list), top };
      for (let step = 0; step < 5; step++) now = goneTo(now, now.at + list.view, list);
      // Of a pixel or two nobody sees anything.
      expect(end - now.top).toBeLessThan(2);
      for (let step = 0; step < 5; step++) now = goneTo(now, now.at - list.view, list);
      expect(now.top).toBeLessThan(end - 4.5 * list.view);
    }),
  );
});

test('a list that browsers can draw is scrolled by them alone', () => {
  expect(scrolledTo({ at: 0, top: 0 }, 5_000, { whole: MOST_PIXELS, view: 500 })).toEqual({ at: 5_000, top: 5_000 });
});
