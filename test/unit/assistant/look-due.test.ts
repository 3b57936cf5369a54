import { expect, test } from 'vitest';
import { isLookDue } from '../../../electron/assistant/commands/trickle.ts';

const hour = 3_600_000;

test('a look is due an hour after the last one, and at once when the last one is of a time to come', () => {
  const now = Date.UTC(2026, 10, 26);
  expect(isLookDue(now, now - hour + 1)).toBe(false);
  expect(isLookDue(now, now - hour)).toBe(true);
  expect(isLookDue(now, now + 30 * 24 * hour)).toBe(true);
});
