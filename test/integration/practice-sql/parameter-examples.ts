import sql from 'mssql';
import type { SqlType, SqlValue } from '../../../electron/practice/sql-server/engine/interface.ts';

const collation = 'SQL_Latin1_General_CP1_CI_AS';
const moment = new Date('2024-02-29T12:34:56.789Z');
const day = 738_944;
const ticks = 452_967_890_000;

/** A value of each type that mssql sends: what it is given, and what the engine should hear. */
export const parameterExamples: readonly [string, sql.ISqlType | (() => sql.ISqlType), unknown, SqlType, SqlValue][] = [
  ['bit', sql.Bit, true, { base: 'bit' }, true],
  ['tinyint', sql.TinyInt, 255, { base: 'tinyint' }, 255],
  ['smallint', sql.SmallInt, -32_768, { base: 'smallint' }, -32_768],
  ['int', sql.Int, -5, { base: 'int' }, -5],
  ['bigint', sql.BigInt, '-9223372036854775808', { base: 'bigint' }, -(2n ** 63n)],
  ['real', sql.Real, 0.5, { base: 'real' }, 0.5],
  ['float', sql.Float, 1 / 3, { base: 'float' }, 1 / 3],
  ['money', sql.Money, -12.5, { base: 'money' }, -125_000n],
  ['smallmoney', sql.SmallMoney, 7.01, { base: 'smallmoney' }, 70_100n],
  ['decimal', sql.Decimal(18, 4), -1.5, { base: 'decimal', precision: 18, scale: 4 }, -15_000n],
  ['numeric', sql.Numeric(38, 0), 12, { base: 'decimal', precision: 38, scale: 0 }, 12n],
  ['char', sql.Char(4), 'a\u20ac', { base: 'char', length: 4, collation }, 'a\u20ac'],
  ['varchar', sql.VarChar(10), '\u2122', { base: 'varchar', length: 10, collation }, '\u2122'],
  [
    'varchar(max)',
    sql.VarChar(sql.MAX),
    'v'.repeat(9000),
    { base: 'varchar', length: 'max', collation },
    'v'.repeat(9000),
  ],
  ['nchar', sql.NChar(5), '\u{1f40e}', { base: 'nchar', length: 5, collation }, '\u{1f40e}'],
  ['nvarchar', sql.NVarChar(20), '\u4f60\u597d', { base: 'nvarchar', length: 20, collation }, '\u4f60\u597d'],
  [
    'nvarchar(max)',
    sql.NVarChar(sql.MAX),
    'n'.repeat(70_000),
    { base: 'nvarchar', length: 'max', collation },
    'n'.repeat(70_000),
  ],
  ['empty nvarchar(max)', sql.NVarChar(sql.MAX), '', { base: 'nvarchar', length: 'max', collation }, ''],
  ['text', sql.Text, 'text\u0153', { base: 'text', collation }, 'text\u0153'],
  ['binary', sql.Binary, Buffer.from([1, 2, 3]), { base: 'binary', length: 3 }, Buffer.from([1, 2, 3])],
  ['varbinary', sql.VarBinary(8), Buffer.from([0]), { base: 'varbinary', length: 8 }, Buffer.from([0])],
  [
    'varbinary(max)',
    sql.VarBinary(sql.MAX),
    Buffer.alloc(9000, 7),
    { base: 'varbinary', length: 'max' },
    Buffer.alloc(9000, 7),
  ],
  ['image', sql.Image, Buffer.from([9]), { base: 'image' }, Buffer.from([9])],
  [
    'uniqueidentifier',
    sql.UniqueIdentifier,
    '0f8fad5b-d9cb-469f-a165-70867728950e',
    { base: 'uniqueidentifier' },
    '0F8FAD5B-D9CB-469F-A165-70867728950E',
  ],
  ['date', sql.Date, moment, { base: 'date' }, { day, ticks: 0 }],
  ['time', sql.Time(7), moment, { base: 'time', scale: 7 }, { day: 0, ticks }],
  ['datetime', sql.DateTime, moment, { base: 'datetime' }, { day, ticks: 452_967_900_000 }],
  ['smalldatetime', sql.SmallDateTime, moment, { base: 'smalldatetime' }, { day, ticks: 452_400_000_000 }],
  ['datetime2', sql.DateTime2(3), moment, { base: 'datetime2', scale: 3 }, { day, ticks }],
  ['datetimeoffset', sql.DateTimeOffset(7), moment, { base: 'datetimeoffset', scale: 7 }, { day, ticks, offset: 0 }],
];
