import { expect, test } from 'vitest';
import { durationText } from '../../../electron/reports/wording.ts';

test('a duration begins with a unit that is not nought', () => {
  expect([800, 25_000, 59_600, 221_000, 9_360_000].map(durationText)).toEqual([
    '0.8 s',
    '25 s',
    '1 min 0 s',
    '3 min 41 s',
    '2 h 36 min',
  ]);
});
