import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SqlType, SqlValue } from '../../../electron/practice/sql-server/engine/interface.ts';
import { compileConvert, identity } from '../../../electron/practice/sql-server/engine/scalar/convert.ts';
import * as types from '../../../electron/practice/sql-server/engine/scalar/types.ts';

const { INT, FLOAT, MONEY, DATE, DATETIME, GUID, decimal, varchar, nvarchar, varbinary } = types;
const TINYINT = types.TINYINT;
const datetime2 = (scale: number): SqlType => ({ base: 'datetime2', scale });
const SMALLDATETIME: SqlType = { base: 'smalldatetime' };
const REAL_TEXT = varchar(60);

/** Converts text to the type, and that to another. */
function through(text: string, type: SqlType, to: SqlType, style?: number): SqlValue {
  return compileConvert(type, to, 'explicit', style)(compileConvert(REAL_TEXT, type, 'explicit')(text));
}

const number = (expected: number) => expect.objectContaining({ number: expected });

describe('numbers from text', () => {
  test.each<[string, SqlType, SqlValue]>([
    ['', INT, 0],
    [' 12 ', INT, 12],
    ['-7', INT, -7],
    ['1e3', FLOAT, 1000],
    ['12.56', decimal(5, 1), 126n],
    ['-1.005', decimal(5, 2), -101n],
    ['.5', decimal(3, 2), 50n],
    ['$1,234.50', MONEY, 12_345_000n],
    ['€ 1,000.00', MONEY, 10_000_000n],
    ['true', types.BIT, true],
    ['FALSE', types.BIT, false],
    ['2', types.BIT, true],
    ['9223372036854775807', types.BIGINT, 9_223_372_036_854_775_807n],
  ])('%j as %o is %s', (text, to, value) => {
    expect(compileConvert(REAL_TEXT, to, 'explicit')(text)).toBe(value);
  });

  test.each<[string, SqlType, number]>([
    ['1.5', INT, 245],
    ['abc', TINYINT, 245],
    ['300', TINYINT, 244],
    ['40000', types.SMALLINT, 244],
    ['99999999999', INT, 248],
    ['abc', types.BIGINT, 8114],
    ['', decimal(5, 2), 8114],
    ['1,234.5', decimal(10, 2), 8114],
    ['1234.5', decimal(5, 2), 8115],
    ['abc', FLOAT, 8114],
    ['abc', MONEY, 235],
    ['abc', GUID, 8169],
    ['zz', types.BIT, 245],
  ])('%j as %o is error %s, and NULL for TRY_CAST', (text, to, error) => {
    expect(() => compileConvert(REAL_TEXT, to, 'explicit')(text)).toThrow(number(error));
    expect(compileConvert(REAL_TEXT, to, 'try')(text)).toBeNull();
  });
});

describe('among numbers', () => {
  test.each<[SqlType, SqlValue, SqlType, SqlValue]>([
    [decimal(5, 1), -27n, INT, -2],
    [MONEY, 25_000n, INT, 3],
    [FLOAT, 2.7, INT, 2],
    [decimal(10, 5), 314_159n, MONEY, 31_416n],
    [decimal(5, 3), 1005n, decimal(5, 2), 101n],
    [INT, 5, decimal(5, 2), 500n],
    [types.BIT, true, INT, 1],
    [INT, 7, types.BIGINT, 7n],
    [FLOAT, 0.5, decimal(5, 2), 50n],
  ])('%o %s as %o is %s', (from, value, to, expected) => {
    expect(compileConvert(from, to, 'explicit')(value)).toBe(expected);
  });

  test.each<[SqlType, SqlValue, SqlType, number]>([
    [INT, 40_000, types.SMALLINT, 220],
    [INT, -1, TINYINT, 220],
    [FLOAT, 1e10, INT, 232],
    [decimal(10, 0), 2_147_483_648n, INT, 8115],
    [INT, 1000, decimal(4, 2), 8115],
    [INT, 12_345, nvarchar(3), 8115],
    [decimal(5, 1), 12_345n, varchar(3), 8115],
  ])('%o %s as %o is error %s', (from, value, to, error) => {
    expect(() => compileConvert(from, to, 'explicit')(value)).toThrow(number(error));
  });

  test('a double whose last digits decide is refused rather than rounded by guess', () => {
    expect(() => compileConvert(FLOAT, decimal(20, 18), 'explicit')(1 / 3)).toThrow(number(50_999));
    expect(compileConvert(FLOAT, decimal(20, 10), 'explicit')(1 / 3)).toBe(3_333_333_333n);
  });

  test('wider types of the same kind cost nothing', () => {
    expect(compileConvert(varchar(5), varchar(10), 'implicit')).toBe(identity);
    expect(compileConvert(varchar(5), nvarchar(5), 'implicit')).toBe(identity);
    expect(compileConvert(TINYINT, INT, 'implicit')).toBe(identity);
    expect(compileConvert(decimal(5, 2), decimal(9, 2), 'implicit')).toBe(identity);
    expect(compileConvert(GUID, GUID, 'implicit')).toBe(identity);
  });
});

describe('to text', () => {
  test.each<[SqlType, SqlValue, SqlType, number | undefined, string]>([
    [INT, 12_345, varchar(3), undefined, '*'],
    [decimal(5, 2), 50n, varchar(10), undefined, '0.50'],
    [FLOAT, 1 / 3, varchar(30), undefined, '0.333333'],
    [FLOAT, 123_456, varchar(30), undefined, '123456'],
    [FLOAT, 1_234_567, varchar(30), undefined, '1.23457e+006'],
    [FLOAT, 0.00001, varchar(30), undefined, '1e-005'],
    [FLOAT, 1.5, varchar(30), 1, '1.5000000e+000'],
    [FLOAT, 1.5, varchar(30), 2, '1.500000000000000e+000'],
    [MONEY, 12_345_678n, varchar(20), undefined, '1234.57'],
    [MONEY, 12_345_678n, varchar(20), 1, '1,234.57'],
    [MONEY, 12_345_678n, varchar(20), 2, '1234.5678'],
    [varbinary(4), Uint8Array.of(0xab, 0xcd), varchar(10), 1, '0xABCD'],
    [varbinary(4), Uint8Array.of(0xab, 0xcd), varchar(10), 2, 'ABCD'],
    [varbinary(4), Uint8Array.of(0x41, 0x42), varchar(10), undefined, 'AB'],
    [nvarchar(10), 'Борис', varchar(10), undefined, '?????'],
    [nvarchar(10), 'Āł’ﬀ', varchar(10), undefined, 'Al’?'],
    [varchar(2), 'ab', types.char(4), undefined, 'ab  '],
    [varchar(6), 'abcdef', varchar(3), undefined, 'abc'],
  ])('%o %s as %o by style %s is %j', (from, value, to, style, text) => {
    expect(compileConvert(from, to, 'explicit', style)(value)).toBe(text);
  });

  test('a style that does not exist is error 281, the Hijri calendar is refused', () => {
    expect(() => compileConvert(DATETIME, varchar(30), 'explicit', 99)).toThrow(number(281));
    expect(() => compileConvert(DATETIME, varchar(30), 'explicit', 130)).toThrow(number(50_999));
  });
});

describe('dates as text', () => {
  const moment = '2024-02-29T13:14:15.678';
  test.each<[number | undefined, string]>([
    [undefined, 'Feb 29 2024  1:14PM'],
    [1, '02/29/24'],
    [3, '29/02/24'],
    [6, '29 Feb 24'],
    [9, 'Feb 29 2024  1:14:15:677PM'],
    [12, '240229'],
    [101, '02/29/2024'],
    [103, '29/02/2024'],
    [104, '29.02.2024'],
    [107, 'Feb 29, 2024'],
    [108, '13:14:15'],
    [112, '20240229'],
    [113, '29 Feb 2024 13:14:15:677'],
    [114, '13:14:15:677'],
    [120, '2024-02-29 13:14:15'],
    [121, '2024-02-29 13:14:15.677'],
    [126, '2024-02-29T13:14:15.677'],
  ])('datetime by style %s is %j', (style, text) => {
    expect(through(moment, DATETIME, varchar(30), style)).toBe(text);
  });

  test.each<[string, SqlType, string]>([
    ['2024-02-29', DATE, '2024-02-29'],
    ['13:14:15.678', { base: 'time', scale: 3 }, '13:14:15.678'],
    ['2024-02-29T13:14:15.1234567', datetime2(7), '2024-02-29 13:14:15.1234567'],
    ['2024-01-02T03:04:00', SMALLDATETIME, 'Jan  2 2024  3:04AM'],
    ['2024-07-01T12:30:00-05:00', { base: 'datetimeoffset', scale: 0 }, '2024-07-01 12:30:00 -05:00'],
  ])('%s as %o is %j', (given, type, text) => {
    expect(through(given, type, varchar(40))).toBe(text);
  });
});

describe('dates from text', () => {
  test.each<[string, SqlType, number | undefined, string]>([
    ['', DATETIME, undefined, '1900-01-01 00:00:00.000'],
    ['20240229', DATETIME, undefined, '2024-02-29 00:00:00.000'],
    ['01/02/49', DATETIME, undefined, '2049-01-02 00:00:00.000'],
    ['01/02/50', DATETIME, undefined, '1950-01-02 00:00:00.000'],
    ['Feb 29 2024 1:14PM', DATETIME, undefined, '2024-02-29 13:14:00.000'],
    ['29 February 2024 12:05 AM', DATETIME, undefined, '2024-02-29 00:05:00.000'],
    ['29/02/2024', DATETIME, 103, '2024-02-29 00:00:00.000'],
    ['13:14', DATETIME, undefined, '1900-01-01 13:14:00.000'],
    ['2024-02-29T23:59:59.999', DATETIME, undefined, '2024-03-01 00:00:00.000'],
    ['2024-02-29T23:59:59.998', DATETIME, undefined, '2024-02-29 23:59:59.997'],
    ['2024-02-29T00:00:00.005', DATETIME, undefined, '2024-02-29 00:00:00.007'],
    ['2024-02-29 12:35:29.998', SMALLDATETIME, undefined, '2024-02-29 12:35:00.000'],
    ['2024-02-29 12:35:29.999', SMALLDATETIME, undefined, '2024-02-29 12:36:00.000'],
    ['2024-12-31T23:59:59.9999999', datetime2(0), undefined, '2025-01-01 00:00:00'],
  ])('%j as %o by style %s', (text, type, style, expected) => {
    const moment = compileConvert(REAL_TEXT, type, 'explicit', style)(text);
    expect(compileConvert(type, varchar(40), 'explicit', 121)(moment)).toBe(expected);
  });

  test.each<[string, SqlType, number | undefined, number]>([
    ['2024-13-01', DATE, undefined, 241],
    ['2024-02-30', DATETIME, undefined, 242],
    ['1752-12-31', DATETIME, undefined, 242],
    ['29/02/2024', DATETIME, 101, 242],
    ['2024-02-29T13:14:15.1234', DATETIME, undefined, 241],
    ['2024-02-29T13:14:15+02:00', DATETIME, undefined, 241],
    ['not a date', DATETIME, undefined, 241],
    ['not a date', SMALLDATETIME, undefined, 295],
    ['13:14 2024-02-29', DATETIME, undefined, 50_999],
  ])('%j as %o by style %s is error %s', (text, type, style, error) => {
    expect(() => compileConvert(REAL_TEXT, type, 'explicit', style)(text)).toThrow(number(error));
  });
});

describe('among dates and with numbers', () => {
  test('datetime keeps its three hundredths in datetime2(7)', () => {
    const datetime = compileConvert(REAL_TEXT, DATETIME, 'explicit')('2024-02-29T13:14:15.677');
    const wide = compileConvert(DATETIME, datetime2(7), 'implicit')(datetime);
    expect(compileConvert(datetime2(7), varchar(40), 'explicit')(wide)).toBe('2024-02-29 13:14:15.6766667');
  });

  test('numbers are days since 1900', () => {
    const text = (value: number) =>
      compileConvert(DATETIME, varchar(40), 'explicit', 120)(compileConvert(INT, DATETIME, 'implicit')(value));
    expect(text(1)).toBe('1900-01-02 00:00:00');
    expect(text(-1)).toBe('1899-12-31 00:00:00');
    expect(through('2024-02-29T18:00:00', DATETIME, FLOAT)).toBe(45_349.75);
  });

  test('a datetimeoffset becomes the date on its own clock', () => {
    expect(through('2024-02-29T01:14:15+02:00', { base: 'datetimeoffset', scale: 0 }, DATE)).toEqual(
      compileConvert(REAL_TEXT, DATE, 'explicit')('2024-02-29'),
    );
  });
});

describe('binary and uniqueidentifier', () => {
  test.each<[SqlType, SqlValue, SqlType, number | undefined, readonly number[]]>([
    [INT, 256, varbinary(2), undefined, [1, 0]],
    [INT, 1, { base: 'binary', length: 4 }, undefined, [0, 0, 0, 1]],
    [varchar(3), 'é€', varbinary(5), undefined, [0xe9, 0x80]],
    [nvarchar(2), 'ab', varbinary(9), undefined, [0x61, 0, 0x62, 0]],
    [varchar(6), '0x4142', varbinary(4), 1, [0x41, 0x42]],
    [varchar(4), '4142', varbinary(4), 2, [0x41, 0x42]],
    [varchar(3), 'abc', { base: 'binary', length: 5 }, undefined, [0x61, 0x62, 0x63, 0, 0]],
  ])('%o %s as %o by style %s', (from, value, to, style, bytes) => {
    expect(compileConvert(from, to, 'explicit', style)(value)).toEqual(Uint8Array.from(bytes));
  });

  test.each(['zz', '414'])('hex text %j is error 8114', (text) => {
    expect(() => compileConvert(varchar(4), varbinary(4), 'explicit', 2)(text)).toThrow(number(8114));
  });

  test('the first three groups of a uniqueidentifier are little-endian, and braces and what follows it are dropped', () => {
    const guid = compileConvert(varchar(50), GUID, 'implicit')('{6f9619ff-8b86-d011-b42d-00c04fc964ff}');
    expect(guid).toBe('6F9619FF-8B86-D011-B42D-00C04FC964FF');
    const bytes = compileConvert(GUID, varbinary(16), 'implicit')(guid);
    expect(bytes).toEqual(
      Uint8Array.from([0xff, 0x19, 0x96, 0x6f, 0x86, 0x8b, 0x11, 0xd0, 0xb4, 0x2d, 0, 0xc0, 0x4f, 0xc9, 0x64, 0xff]),
    );
    expect(compileConvert(varbinary(16), GUID, 'implicit')(bytes)).toBe(guid);
    expect(compileConvert(varchar(50), GUID, 'implicit')(`${String(guid)}wrong`)).toBe(guid);
  });
});

describe('what does not convert', () => {
  test.each<[SqlType, SqlType, 'implicit' | 'explicit' | 'try', number]>([
    [INT, DATE, 'implicit', 206],
    [INT, DATE, 'explicit', 529],
    [GUID, INT, 'try', 529],
    [varchar(3), varbinary(5), 'implicit', 257],
    [DATETIME, INT, 'implicit', 257],
    [DATE, { base: 'time', scale: 0 }, 'explicit', 529],
  ])('%o to %o, %s, is error %s', (from, to, mode, error) => {
    expect(() => compileConvert(from, to, mode)).toThrow(number(error));
  });
});

describe('there and back', () => {
  test('decimal through text', () => {
    const type = decimal(30, 7);
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n }), (units) => {
        const text = compileConvert(type, varchar(40), 'explicit')(units);
        expect(compileConvert(varchar(40), type, 'explicit')(text)).toBe(units);
      }),
    );
  });

  test('datetime2 and datetimeoffset through text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_652_057 }),
        fc.integer({ min: 0, max: 863_999_999_999 }),
        fc.integer({ min: -840, max: 840 }),
        (day, ticks, offset) => {
          const type: SqlType = { base: 'datetimeoffset', scale: 7 };
          const moment = { day, ticks, offset };
          const text = compileConvert(type, varchar(40), 'explicit')(moment);
          expect(compileConvert(varchar(40), type, 'explicit')(text)).toEqual(moment);
        },
      ),
    );
  });

  test('code page 1252 through bytes', () => {
    for (let byte = 0; byte < 256; byte++) {
      const bytes = Uint8Array.of(byte);
      const text = compileConvert(varbinary(1), varchar(1), 'implicit')(bytes);
      expect(compileConvert(varchar(1), varbinary(1), 'explicit')(text)).toEqual(bytes);
    }
  });
});
