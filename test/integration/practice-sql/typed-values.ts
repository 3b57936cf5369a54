import fc from 'fast-check';
import { z } from 'zod';
import type { SqlMoment, SqlType, SqlValue } from '../../../electron/practice/sql-server/engine/interface.ts';

/** A type, its values, and how to read back what mssql makes of one. */
export interface TypedValues {
  readonly name: string;
  readonly type: SqlType;
  readonly values: fc.Arbitrary<SqlValue>;
  readonly received: (value: unknown) => SqlValue;
}

const collation = 'SQL_Latin1_General_CP1_CI_AS';
const TICKS_PER_DAY = 864_000_000_000;
const DAYS_TO_1900 = 693_595;
const DAYS_TO_1970 = 719_162;
const LAST_DAY = 3_652_058;

const text = z.string();
const number = z.number();
const bytes = z.instanceof(Buffer);
const date = z.date();

/** A date as tedious gives it: milliseconds, and the rest of the ticks beside them. */
function momentOf(value: unknown): SqlMoment {
  const read = date.parse(value);
  const delta = Reflect.get(read, 'nanosecondsDelta');
  const milliseconds = read.getTime();
  const day = Math.floor(milliseconds / 86_400_000);
  const ticks = (milliseconds - day * 86_400_000) * 10_000 + (typeof delta === 'number' ? Math.round(delta * 1e7) : 0);
  return { day: day + DAYS_TO_1970, ticks };
}

/** Characters that code page 1252 has, the awkward ones between 0x80 and 0x9F among them. */
const ansi = fc.string({
  unit: fc.constantFrom(...'abcXYZ019 _-@."\u00e9\u00fc\u00df\u00ff\u20ac\u201a\u0160\u2122\u0153\u0178\u017e\u2019'),
  maxLength: 100,
});
const wide = fc.string({ unit: 'binary', maxLength: 100 });
const binary = fc.uint8Array({ maxLength: 60 }).map((value) => Buffer.from(value));

function scaled(scale: number): fc.Arbitrary<number> {
  const unit = 10 ** (7 - scale);
  return fc.integer({ min: 0, max: TICKS_PER_DAY / unit - 1 }).map((units) => units * unit);
}

/** Exact in a JavaScript number, which is all that tedious gives of a decimal. */
function decimals(precision: number, scale: number): TypedValues {
  const most = 10n ** BigInt(Math.min(precision, 15)) - 1n;
  return {
    name: `decimal${precision}_${scale}`,
    type: { base: 'decimal', precision, scale },
    values: fc.bigInt({ min: -most, max: most }),
    received: (value) => BigInt(Math.round(number.parse(value) * 10 ** scale)),
  };
}

function times(scale: number): TypedValues[] {
  const day = fc.integer({ min: 0, max: LAST_DAY });
  return [
    {
      name: `time${scale}`,
      type: { base: 'time', scale },
      values: scaled(scale).map((ticks) => ({ day: 0, ticks })),
      received: (value) => ({ ...momentOf(value), day: 0 }),
    },
    {
      name: `datetime2_${scale}`,
      type: { base: 'datetime2', scale },
      values: fc.record({ day, ticks: scaled(scale) }),
      received: momentOf,
    },
    {
      name: `datetimeoffset${scale}`,
      type: { base: 'datetimeoffset', scale },
      // tedious drops the offset; the unit tests see to it.
      values: fc.record({ day, ticks: scaled(scale), offset: fc.constant(0) }),
      received: (value) => ({ ...momentOf(value), offset: 0 }),
    },
  ];
}

function plain(type: SqlType, values: fc.Arbitrary<SqlValue>, received: (value: unknown) => SqlValue): TypedValues {
  return { name: type.base, type, values, received };
}

const money = (value: unknown) => BigInt(Math.round(number.parse(value) * 10_000));

/** Every type of the practice server, in the lengths that change how it goes over the wire. */
export const typedValues: readonly TypedValues[] = [
  plain({ base: 'bit' }, fc.boolean(), (value) => z.boolean().parse(value)),
  plain({ base: 'tinyint' }, fc.integer({ min: 0, max: 255 }), number.parse),
  plain({ base: 'smallint' }, fc.integer({ min: -32_768, max: 32_767 }), number.parse),
  plain({ base: 'int' }, fc.integer(), number.parse),
  plain({ base: 'bigint' }, fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) =>
    BigInt(text.parse(value)),
  ),
  plain({ base: 'real' }, fc.float({ noNaN: true, noDefaultInfinity: true }), number.parse),
  plain({ base: 'float' }, fc.double({ noNaN: true, noDefaultInfinity: true }), number.parse),
  plain({ base: 'money' }, fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), money),
  plain({ base: 'smallmoney' }, fc.bigInt({ min: -(2n ** 31n), max: 2n ** 31n - 1n }), money),
  decimals(9, 2),
  decimals(19, 4),
  decimals(28, 0),
  decimals(38, 6),
  { name: 'char', type: { base: 'char', length: 100, collation }, values: ansi, received: text.parse },
  { name: 'varchar', type: { base: 'varchar', length: 200, collation }, values: ansi, received: text.parse },
  { name: 'varcharmax', type: { base: 'varchar', length: 'max', collation }, values: ansi, received: text.parse },
  { name: 'nchar', type: { base: 'nchar', length: 200, collation }, values: wide, received: text.parse },
  { name: 'nvarchar', type: { base: 'nvarchar', length: 256, collation }, values: wide, received: text.parse },
  { name: 'nvarcharmax', type: { base: 'nvarchar', length: 'max', collation }, values: wide, received: text.parse },
  { name: 'sysname', type: { base: 'sysname' }, values: wide, received: text.parse },
  { name: 'text', type: { base: 'text', collation }, values: ansi, received: text.parse },
  { name: 'ntext', type: { base: 'ntext', collation }, values: wide, received: text.parse },
  {
    name: 'xml',
    type: { base: 'xml' },
    values: fc.constantFrom('', '<a/>', '<a>\u00e9\u{1f40e}</a>'),
    received: text.parse,
  },
  { name: 'binary', type: { base: 'binary', length: 60 }, values: binary, received: bytes.parse },
  { name: 'varbinary', type: { base: 'varbinary', length: 60 }, values: binary, received: bytes.parse },
  { name: 'varbinarymax', type: { base: 'varbinary', length: 'max' }, values: binary, received: bytes.parse },
  { name: 'image', type: { base: 'image' }, values: binary, received: bytes.parse },
  {
    name: 'rowversion',
    type: { base: 'rowversion' },
    values: fc.uint8Array({ minLength: 8, maxLength: 8 }).map((value) => Buffer.from(value)),
    received: bytes.parse,
  },
  {
    name: 'uniqueidentifier',
    type: { base: 'uniqueidentifier' },
    values: fc.uuid().map((value) => value.toUpperCase()),
    received: text.parse,
  },
  {
    name: 'date',
    type: { base: 'date' },
    values: fc.integer({ min: 0, max: LAST_DAY }).map((day) => ({ day, ticks: 0 })),
    received: momentOf,
  },
  {
    name: 'datetime',
    type: { base: 'datetime' },
    values: fc
      .tuple(fc.integer({ min: 639_905, max: LAST_DAY }), fc.integer({ min: 0, max: 25_919_999 }))
      .map(([day, units]) => ({ day, ticks: Math.round((units * 100_000) / 3) })),
    // Whole milliseconds are what tedious keeps of a 300th of a second.
    received: (value) => {
      const { day, ticks } = momentOf(value);
      return { day, ticks: Math.round((Math.round((ticks * 3) / 100_000) * 100_000) / 3) };
    },
  },
  {
    name: 'smalldatetime',
    type: { base: 'smalldatetime' },
    values: fc
      .tuple(fc.integer({ min: 0, max: 65_535 }), fc.integer({ min: 0, max: 1439 }))
      .map(([day, minute]) => ({ day: day + DAYS_TO_1900, ticks: minute * 600_000_000 })),
    received: momentOf,
  },
  ...times(0),
  ...times(3),
  ...times(7),
];
