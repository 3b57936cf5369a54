import { describe, expect, test } from 'vitest';
import type { SqlType, SqlValue } from '../../../electron/practice/sql-server/engine/interface.ts';
import { toHex } from '../../../electron/practice/sql-server/engine/scalar/binary.ts';
import { compileConvert } from '../../../electron/practice/sql-server/engine/scalar/convert.ts';
import {
  type FunctionArgument,
  resolveFunction,
} from '../../../electron/practice/sql-server/engine/scalar/functions.ts';
import * as types from '../../../electron/practice/sql-server/engine/scalar/types.ts';

type Given = FunctionArgument & { readonly value: SqlValue };
const NOW = Date.UTC(2024, 1, 29, 13, 14, 15, 678);

const lit = (value: string | number): Given => {
  const type = typeof value === 'number' ? types.INT : types.varchar(Math.max(1, value.length));
  return { type, constant: value, value };
};
const n = (value: string): Given => ({ type: types.nvarchar(Math.max(1, value.length)), value });
const dec = (precision: number, scale: number, value: bigint): Given => ({
  type: types.decimal(precision, scale),
  value,
});
const float = (value: number): Given => ({ type: types.FLOAT, value });
const word = (name: string): Given => ({ type: null, word: name, value: null });
const at = (type: SqlType, text: string): Given => ({
  type,
  value: compileConvert(types.varchar(40), type, 'explicit')(text),
});
const NULL: Given = { type: null, value: null };

function call(name: string, ...args: readonly (Given | string | number)[]): SqlValue {
  const given = args.map((argument) => (typeof argument === 'object' ? argument : lit(argument)));
  const found = resolveFunction(name, given);
  if (found === undefined) throw new Error(`no function ${name}`);
  const value = found.evaluate(
    given.map((argument) => argument.value),
    { now: NOW },
  );
  const temporal = value !== null && typeof value === 'object' && 'day' in value;
  if (value instanceof Uint8Array) return toHex(value);
  return temporal ? compileConvert(found.type, types.varchar(40), 'explicit', 121)(value) : value;
}

const DATE = types.DATE;
const DATETIME = types.DATETIME;
const DATETIME2: SqlType = { base: 'datetime2', scale: 7 };

describe('text', () => {
  test.each<[string, (Given | string | number)[], SqlValue]>([
    ['LEN', ['abc  '], 3],
    ['LEN', [n('😀')], 2],
    ['LEN', [12_345], 5],
    ['DATALENGTH', [n('abc  ')], 10],
    ['DATALENGTH', ['é'], 1],
    ['SUBSTRING', ['abcdef', 0, 3], 'ab'],
    ['SUBSTRING', ['abc', 10, 2], ''],
    ['LEFT', [n('😀x'), 2], '😀'],
    ['RIGHT', ['abc', 2], 'bc'],
    ['STUFF', ['abc', 2, 1, NULL], 'ac'],
    ['STUFF', ['abc', 5, 1, 'x'], null],
    ['REPLICATE', ['ab', 3], 'ababab'],
    ['REPLICATE', ['a', -1], null],
    ['REVERSE', ['ab '], ' ba'],
    ['SPACE', [3], '   '],
    ['UPPER', [n('борис')], 'БОРИС'],
    ['UPPER', ['straße ÿµ'], 'STRAßE Ÿµ'],
    ['LTRIM', ['  a '], 'a '],
    ['RTRIM', [' a\t'], ' a\t'],
    ['TRIM', ['.,! ', '  # test .'], '# test'],
    ['REPLACE', ['bAnana', 'an', 'x'], 'bxxa'],
    ['REPLACE', [n('straße'), n('ss'), n('X')], 'straXe'],
    ['REPLACE', ['abc', '', 'x'], 'abc'],
    ['CHARINDEX', ['A', 'banana', 3], 4],
    ['CHARINDEX', ['', 'banana'], 0],
    ['PATINDEX', ['%[0-9]%', 'ab3c'], 3],
    ['TRANSLATE', ['2*[3+4]', '[]', '()'], '2*(3+4)'],
    ['CONCAT', ['a', NULL, 1], 'a1'],
    ['CONCAT', ['d ', at(DATE, '2024-01-02')], 'd 2024-01-02'],
    ['CONCAT_WS', [',', 'a', NULL, 'b'], 'a,b'],
    ['QUOTENAME', ['a]b'], '[a]]b]'],
    ['QUOTENAME', ["a'b", "'"], "'a''b'"],
    ['STR', [dec(5, 2, 12_345n), 6, 1], ' 123.5'],
    ['STR', [12_345, 3], '***'],
    ['ASCII', ['€'], 128],
    ['UNICODE', [n('😀')], 55_357],
    ['CHAR', [128], '€'],
    ['CHAR', [256], null],
    ['NCHAR', [65_536], null],
    ['STRING_ESCAPE', ['a"\\\n', 'json'], 'a\\"\\\\\\n'],
  ])('%s(%o) is %j', (name, args, expected) => {
    expect(call(name, ...args)).toBe(expected);
  });

  test('result types are long enough', () => {
    const resultOf = (name: string, ...args: Given[]) => resolveFunction(name, args)?.type;
    expect(resultOf('QUOTENAME', lit('abc'))).toEqual(types.nvarchar(258));
    expect(resultOf('CONCAT', lit('abc'), lit(5))).toEqual(types.varchar(15));
    expect(resultOf('CONCAT', lit('abc'), n('d'))).toEqual(types.nvarchar(4));
    expect(resultOf('CHAR', lit(65))).toEqual(types.char(1));
    expect(resultOf('LEN', { type: types.varchar('max'), value: '' })).toEqual(types.BIGINT);
  });
});

describe('numbers', () => {
  test.each<[string, (Given | string | number)[], SqlValue]>([
    ['ROUND', [dec(6, 3, 123_456n), 2], 123_460n],
    ['ROUND', [150, -2], 200],
    ['ROUND', [dec(6, 3, 123_456n), 1, 1], 123_400n],
    ['ROUND', [float(2.5), 0], 3],
    ['FLOOR', [dec(2, 1, -12n)], -2n],
    ['CEILING', [dec(2, 1, 12n)], 2n],
    ['FLOOR', [float(-1.2)], -2],
    ['CEILING', [{ type: types.MONEY, value: 12_001n }], 20_000n],
    ['ABS', [-5], 5],
    ['SIGN', [-3], -1],
    ['POWER', [2, 10], 1024],
    ['POWER', [10, -1], 0],
    ['SQRT', [16], 4],
    ['SQUARE', [3], 9],
    ['LOG', [8, 2], 3],
  ])('%s(%o) is %s', (name, args, expected) => {
    expect(call(name, ...args)).toBe(expected);
  });

  test('a rounded decimal that outgrows its type is error 8115', () => {
    expect(() => call('ROUND', dec(5, 2, 74_858n), -3)).toThrow(expect.objectContaining({ number: 8115 }));
  });

  test('the root of a negative number is error 3623', () => {
    expect(() => call('SQRT', -1)).toThrow(expect.objectContaining({ number: 3623 }));
  });
});

describe('dates', () => {
  test.each<[string, (Given | string | number)[], SqlValue]>([
    ['DATEADD', [word('month'), 1, '2024-01-31'], '2024-02-29 00:00:00.000'],
    ['DATEADD', [word('YY'), 1, at(DATE, '2024-02-29')], '2025-02-28'],
    ['DATEADD', [word('millisecond'), 1, at(DATETIME, '2024-02-29')], '2024-02-29 00:00:00.000'],
    ['DATEADD', [word('ms'), 2, at(DATETIME, '2024-02-29')], '2024-02-29 00:00:00.003'],
    ['DATEADD', [word('hour'), -25, at(DATETIME2, '2024-03-01 00:30')], '2024-02-28 23:30:00.0000000'],
    ['DATEDIFF', [word('year'), '2023-12-31', '2024-01-01'], 1],
    ['DATEDIFF', [word('week'), '2024-01-06', '2024-01-07'], 1],
    ['DATEDIFF', [word('minute'), '2024-01-01T00:00:59', '2024-01-01T00:01:00'], 1],
    ['DATEDIFF', [word('day'), at(DATE, '2024-02-01'), at(DATE, '2024-03-01')], 29],
    ['DATEDIFF_BIG', [word('second'), '1900-01-01', '2024-01-01'], 3_913_056_000n],
    ['DATEPART', [word('week'), '2024-12-31'], 53],
    ['DATEPART', [word('isowk'), '2024-12-30'], 1],
    ['DATEPART', [word('dw'), '2024-02-29'], 5],
    ['DATEPART', [word('ns'), at(DATETIME2, '2024-02-29T13:14:15.1234567')], 123_456_700],
    ['DATEPART', [word('tz'), at({ base: 'datetimeoffset', scale: 0 }, '2024-02-29T13:14:15+02:00')], 120],
    ['DATENAME', [word('month'), '2024-02-29'], 'February'],
    ['DATENAME', [word('weekday'), '2024-02-29'], 'Thursday'],
    ['YEAR', ['2024-02-29'], 2024],
    ['EOMONTH', ['2024-01-31', 1], '2024-02-29'],
    ['TIMEFROMPARTS', [13, 14, 15, 50, 2], '13:14:15.50'],
    ['DATETIMEFROMPARTS', [2024, 2, 29, 13, 14, 15, 678], '2024-02-29 13:14:15.677'],
    ['ISDATE', ['2024-02-29'], 1],
    ['ISDATE', ['2024-02-30'], 0],
    ['GETDATE', [], '2024-02-29 13:14:15.677'],
    ['SYSDATETIME', [], '2024-02-29 13:14:15.6780000'],
    [
      'SWITCHOFFSET',
      [at({ base: 'datetimeoffset', scale: 0 }, '2024-02-29T13:14:15+02:00'), '-05:00'],
      '2024-02-29 06:14:15 -05:00',
    ],
    [
      'TODATETIMEOFFSET',
      [at({ base: 'datetime2', scale: 0 }, '2024-02-29T13:14:15'), '+02:00'],
      '2024-02-29 13:14:15 +02:00',
    ],
  ])('%s(%o) is %s', (name, args, expected) => {
    expect(call(name, ...args)).toBe(expected);
  });

  test.each<[string, (Given | string | number)[], number]>([
    ['DATEADD', [word('year'), 10_000, at(DATETIME, '2024-01-01')], 517],
    ['DATEDIFF', [word('second'), '1900-01-01', '2024-01-01'], 535],
    ['DATEDIFF', [word('foo'), '2024-01-01', '2024-01-02'], 155],
    ['DATEADD', ['day', 1, '2024-01-01'], 1023],
    ['DATEADD', [word('hour'), 1, at(DATE, '2024-01-01')], 9810],
    ['DATEFROMPARTS', [2023, 2, 29], 289],
  ])('%s(%o) is error %s', (name, args, number) => {
    expect(() => call(name, ...args)).toThrow(expect.objectContaining({ number }));
  });
});

describe('hashes and the rest', () => {
  test.each<[string, (Given | string | number)[], SqlValue]>([
    ['HASHBYTES', ['SHA1', 'abc'], 'A9993E364706816ABA3E25717850C26C9CD0D89D'],
    ['HASHBYTES', ['MD5', n('abc')], 'CE1473CF80C6B3FDA8E3DFC006ADC315'],
    ['HASHBYTES', ['SHA1', 'é€'], 'DD859DB5B7C237E6CB63165BE80409324D614C51'],
    ['HASHBYTES', ['SHA1', { type: types.varchar(5), value: null }], null],
    ['ISNULL', [{ type: types.varchar(2), value: null }, 'abcdef'], 'ab'],
    ['ISNULL', [NULL, 5], 5],
    ['ISNUMERIC', ['1e5'], 1],
    ['ISNUMERIC', ['-12.5'], 1],
    ['ISNUMERIC', ['$1,000'], 1],
    ['ISNUMERIC', [''], 0],
    ['ISNUMERIC', ['abc'], 0],
  ])('%s(%o) is %s', (name, args, expected) => {
    expect(call(name, ...args)).toBe(expected);
  });

  test('NEWID makes a new one each time', () => {
    expect(call('NEWID')).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    expect(call('NEWID')).not.toBe(call('NEWID'));
  });

  test.each<[string, (Given | string | number)[], number]>([
    ['LEFT', ['abc'], 174],
    ['CHARINDEX', ['abc'], 189],
    ['SUBSTRING', ['abc', 1], 174],
    ['SUBSTRING', [123, 1, 1], 8116],
    ['SUBSTRING', ['abc', 1, -1], 537],
    ['HASHBYTES', ['SHA1', 5], 8116],
    ['HASHBYTES', ['SHA1', NULL], 8116],
    ['LEFT', [NULL, 1], 50_999],
    ['HASHBYTES', ['MD4', 'abc'], 50_999],
    ['FORMAT', [1, 'N2'], 50_999],
    ['ABS', [at(DATE, '2024-01-01')], 8116],
  ])('%s(%o) is error %s', (name, args, number) => {
    expect(() => call(name, ...args)).toThrow(expect.objectContaining({ number }));
  });

  test('an unknown name is nobody’s function, not even one that objects have', () => {
    expect(resolveFunction('no_such_function', [])).toBeUndefined();
    expect(resolveFunction('constructor', [])).toBeUndefined();
  });
});
