import { expect, test } from 'vitest';
import { compileCondition } from '../../../electron/stores/mapping/evaluate.ts';

const column = { table: 'u', column: 'C' };
const holds = (condition: Parameters<typeof compileCondition>[0], cell: unknown, now = Date.UTC(2030, 0, 1)) =>
  compileCondition(condition, () => 0)([cell], now);

test('none of these values: anything else, NULL and values that nobody has listed included', () => {
  const active = { kind: 'is-none-of', column, values: ['1', 'S'] } as const;
  expect(['1', 'S', true, 1].map((cell) => holds(active, cell))).toEqual([false, false, false, false]);
  expect(['0', 'N', 'X', false, 0, null].map((cell) => holds(active, cell))).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
  ]);
});

test('a moment that is over, and neither one to come nor none', () => {
  const left = { kind: 'is-over', column } as const;
  expect(holds(left, new Date(Date.UTC(2029, 11, 31)))).toBe(true);
  expect(holds(left, new Date(Date.UTC(2030, 0, 1)))).toBe(false);
  expect(holds(left, new Date(Date.UTC(2031, 0, 1)))).toBe(false);
  expect(holds(left, null)).toBe(false);
});
