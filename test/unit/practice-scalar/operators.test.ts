import { describe, expect, test } from 'vitest';
import type { SqlType, SqlValue } from '../../../electron/practice/sql-server/engine/interface.ts';
import type { BinaryOperator } from '../../../electron/practice/sql-server/engine/scalar/operators.ts';
import { resolveBinary, resolveUnary } from '../../../electron/practice/sql-server/engine/scalar/operators.ts';
import * as types from '../../../electron/practice/sql-server/engine/scalar/types.ts';

interface Given {
  readonly type: SqlType | null;
  readonly value: SqlValue;
  readonly literal?: boolean;
}

const int = (value: number): Given => ({ type: types.INT, value, literal: true });
const dec = (precision: number, scale: number, units: bigint): Given => ({
  type: types.decimal(precision, scale),
  value: units,
});
const text = (value: string): Given => ({ type: types.varchar(value.length), value });
const NULL: Given = { type: null, value: null };

function apply(left: Given, operator: BinaryOperator, right: Given): readonly [SqlType, SqlValue] {
  const operand = (given: Given) =>
    given.literal === true ? { type: given.type, constant: given.value } : { type: given.type };
  const operation = resolveBinary(operator, operand(left), operand(right));
  return [operation.type, operation.evaluate(left.value, right.value)];
}

describe('arithmetic', () => {
  test.each<[string, Given, BinaryOperator, Given, SqlType, SqlValue]>([
    ['integers divide whole', int(7), '/', int(2), types.INT, 3],
    ['the remainder has the sign of the dividend', int(7), '%', int(-3), types.INT, 1],
    ['a literal counts its own digits', int(7), '/', dec(2, 1, 20n), types.decimal(8, 6), 3_500_000n],
    ['int and decimal', { type: types.INT, value: 1 }, '+', dec(2, 1, 5n), types.decimal(12, 1), 15n],
    ['quotients are cut off', dec(5, 2, 200n), '/', dec(5, 2, 300n), types.decimal(13, 8), 66_666_666n],
    [
      '38 digits cost scale',
      dec(38, 10, 10n ** 11n),
      '/',
      dec(38, 10, 3n * 10n ** 10n),
      types.decimal(38, 6),
      3_333_333n,
    ],
    ['products are rounded', dec(30, 10, 9000n), '*', dec(30, 10, 10n ** 10n), types.decimal(38, 6), 1n],
    ['remainder of decimals', dec(5, 2, 1050n), '%', dec(3, 1, 30n), types.decimal(4, 2), 150n],
    ['money keeps four digits', { type: types.MONEY, value: 100_000n }, '/', int(3), types.MONEY, 33_333n],
    [
      'products of money are rounded',
      { type: types.MONEY, value: 184_172n },
      '*',
      { type: types.MONEY, value: 11_562n },
      types.MONEY,
      212_940n,
    ],
    ['money times decimal', { type: types.MONEY, value: 20_000n }, '*', dec(2, 1, 15n), types.decimal(22, 5), 300_000n],
    ['text becomes the number', text('5'), '+', int(3), types.INT, 8],
    ['text with text is joined', text('5'), '+', text('3'), types.varchar(2), '53'],
    ['the untyped NULL', int(5), '+', NULL, types.INT, null],
    ['float', { type: types.FLOAT, value: 1.5 }, '*', int(2), types.FLOAT, 3],
    ['bits of integers', int(5), '&', int(3), types.INT, 1],
    ['bigint', { type: types.BIGINT, value: 2_147_483_647n }, '+', int(1), types.BIGINT, 2_147_483_648n],
  ])('%s', (_, left, operator, right, type, value) => {
    expect(apply(left, operator, right)).toEqual([type, value]);
  });

  test.each<[string, Given, BinaryOperator, Given, number]>([
    ['division by zero', int(1), '/', int(0), 8134],
    ['tinyint overflow', { type: types.TINYINT, value: 255 }, '+', { type: types.TINYINT, value: 1 }, 8115],
    ['text that is no number', text('a'), '+', int(1), 245],
    ['a date and a number', { type: types.DATE, value: { day: 1, ticks: 0 } }, '+', int(1), 206],
    ['differences of text', text('a'), '-', text('b'), 8117],
    ['bits', { type: types.BIT, value: true }, '+', { type: types.BIT, value: true }, 402],
  ])('%s is an error', (_, left, operator, right, number) => {
    expect(() => apply(left, operator, right)).toThrow(expect.objectContaining({ number }));
  });
});

describe('signs and complement', () => {
  test('complement and minus of int', () => {
    expect(resolveUnary('~', { type: types.INT }).evaluate(5)).toBe(-6);
    expect(resolveUnary('-', { type: types.INT }).evaluate(-5)).toBe(5);
  });

  test('minus of the least int overflows', () => {
    const { evaluate } = resolveUnary('-', { type: types.INT });
    expect(() => evaluate(-2_147_483_648)).toThrow(expect.objectContaining({ number: 8115 }));
  });
});
