import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeMarks } from '../../../renderer/steps/migrate/chart-marks.ts';

const widthOf = (text: string) => text.length * 7;
const xOf = (at: number) => at;
const place = (...marks: readonly { at: number; text: string }[]) => placeMarks(marks, xOf, widthOf, [40, 600]);

describe('what is written into the rate chart', () => {
  test('stands behind its moment, and before it where the chart ends', () => {
    expect(place({ at: 100, text: 'waits' })).toEqual([{ text: 'waits', x: 118, align: 'left' }]);
    expect(place({ at: 590, text: 'waits' })).toEqual([{ text: 'waits', x: 572, align: 'right' }]);
  });

  test('is left out where it would lie on another, and where its moment is not shown', () => {
    const shown = place({ at: 110, text: 'later' }, { at: 100, text: 'sooner' }, { at: 20, text: 'long ago' });
    expect(shown.map(({ text }) => text)).toEqual(['sooner']);
  });

  test('is whole, within the chart, and never over another', () => {
    const marks = fc.array(fc.record({ at: fc.integer({ min: -50, max: 700 }), text: fc.string({ maxLength: 40 }) }));
    fc.assert(
      fc.property(marks, (given) => {
        const spans = place(...given).map(({ text, x, align }) => {
          const width = widthOf(text);
          return align === 'left' ? ([x, x + width] as const) : ([x - width, x] as const);
        });
        for (const [from, to] of spans) expect(from >= 40 && to <= 600).toBe(true);
        const sorted = spans.toSorted(([one], [other]) => one - other);
        for (const [index, [, to]] of sorted.entries()) {
          expect(to).toBeLessThanOrEqual(sorted[index + 1]?.[0] ?? Number.POSITIVE_INFINITY);
        }
      }),
    );
  });
});
