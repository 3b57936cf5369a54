import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ResultColumn, SqlType, SqlValue } from '../../../electron/practice/sql-server/engine/interface.ts';
import { readBulkLoad } from '../../../electron/practice/sql-server/wire/bulk-load.ts';
import { ByteReader } from '../../../electron/practice/sql-server/wire/byte-reader.ts';
import { ByteSink } from '../../../electron/practice/sql-server/wire/byte-sink.ts';
import { collationBytes } from '../../../electron/practice/sql-server/wire/collation.ts';
import { newestDialect as dialect } from '../../../electron/practice/sql-server/wire/dialect.ts';
import { ProtocolError, UnsupportedRequest } from '../../../electron/practice/sql-server/wire/protocol-error.ts';
import { rowWriter } from '../../../electron/practice/sql-server/wire/row-writer.ts';
import { readRpcCalls } from '../../../electron/practice/sql-server/wire/rpc-request.ts';
import { writeColumns, writeDone } from '../../../electron/practice/sql-server/wire/tokens.ts';

const collation = 'SQL_Latin1_General_CP1_CI_AS';
const column = (type: SqlType): ResultColumn => ({ name: 'c', type, nullable: true, identity: false });

const day = fc.integer({ min: 0, max: 3_652_058 });
const ticks = (scale: number) =>
  fc.integer({ min: 0, max: 86_400 * 10 ** scale - 1 }).map((units) => units * 10 ** (7 - scale));
const integer64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const decimal = (precision: number) =>
  fc.bigInt({ min: -(10n ** BigInt(precision)) + 1n, max: 10n ** BigInt(precision) - 1n });

/** Types at the edges that tedious can't show: it reads decimals as doubles and drops a datetimeoffset's offset. */
const types: readonly (readonly [SqlType, fc.Arbitrary<SqlValue>])[] = [
  [{ base: 'money' }, integer64],
  [{ base: 'bigint' }, integer64],
  [{ base: 'decimal', precision: 9, scale: 9 }, decimal(9)],
  [{ base: 'decimal', precision: 19, scale: 0 }, decimal(19)],
  [{ base: 'decimal', precision: 28, scale: 4 }, decimal(28)],
  [{ base: 'decimal', precision: 38, scale: 38 }, decimal(38)],
  [
    { base: 'datetimeoffset', scale: 7 },
    fc.record({ day, ticks: ticks(7), offset: fc.integer({ min: -840, max: 840 }) }),
  ],
  [{ base: 'datetime2', scale: 1 }, fc.record({ day, ticks: ticks(1) })],
  [{ base: 'nvarchar', length: 'max', collation }, fc.string({ unit: 'binary' })],
  [{ base: 'varbinary', length: 'max' }, fc.uint8Array().map((bytes) => Buffer.from(bytes))],
  [{ base: 'uniqueidentifier' }, fc.uuid().map((text) => text.toUpperCase())],
  [{ base: 'float' }, fc.double({ noNaN: true })],
];
const columns = types.map(([type]) => column(type));
const rows = fc.array(fc.tuple(...types.map(([, values]) => fc.option(values))), { maxLength: 6 });

function written(sent: readonly (readonly SqlValue[])[], nullBitmaps: boolean): Buffer {
  // Small at first, so that growing is part of every run.
  const sink = new ByteSink(16);
  writeColumns(sink, columns, dialect);
  const write = rowWriter(columns, nullBitmaps);
  for (const row of sent) write(sink, row);
  writeDone(
    sink,
    { token: 'done', statement: 'select', count: sent.length, error: false, attention: false },
    false,
    dialect,
  );
  return Buffer.from(sink.buffer.subarray(0, sink.at));
}

describe('values', () => {
  test.each([true, false])('come back as they were written (null bitmaps %s)', (nullBitmaps) => {
    fc.assert(
      fc.property(rows, (sent) => {
        const read = readBulkLoad(new ByteReader(written(sent, nullBitmaps)), 4);
        expect(read.columns).toEqual(columns);
        expect([...read.rows]).toEqual(sent);
      }),
    );
  });

  test('a row of NULLs is shorter as a null bitmap', () => {
    const nulls = [columns.map(() => null)];
    expect(written(nulls, true).length).toBeLessThan(written(nulls, false).length);
    const full: SqlValue[] = [1n, 2n, 3n, 4n, 5n, 6n, { day: 1, ticks: 0, offset: 0 }, { day: 1, ticks: 0 }, 'a'];
    const row = [...full, Buffer.from([1]), '0F8FAD5B-D9CB-469F-A165-70867728950E', 0.5];
    expect(written([row], true)).toEqual(written([row], false));
  });

  test('damage in a bulk load is a protocol error or a refusal, whatever it hits', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }), (sent, damage) => {
        const bytes = written(sent, true);
        for (const [place, byte] of damage) bytes[place % bytes.length] = byte;
        try {
          for (const _ of readBulkLoad(new ByteReader(bytes), 4).rows);
        } catch (error) {
          expect(error instanceof ProtocolError || error instanceof UnsupportedRequest).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  // FreeTDS sends as few bytes of a decimal's magnitude as it has, and SQL Server takes them.
  test.each([
    ['0303', '03017b00', 123n],
    ['1105', '05003930'.padEnd(12, '0'), -12_345n],
    ['1126', `1101${'ff'.repeat(15)}00`, 2n ** 120n - 1n],
  ])('a decimal of type %s is read from %s', (lengthAndPrecision, value, units) => {
    const call = Buffer.from(`ffff0a00000000006c${lengthAndPrecision}00${value}`, 'hex');
    expect(readRpcCalls(new ByteReader(call))[0]?.parameters[0]?.value).toBe(units);
  });

  test('damage in a call is a protocol error or a refusal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          readRpcCalls(new ByteReader(Buffer.concat([Buffer.from([0xff, 0xff, 10, 0, 0, 0]), bytes])));
        } catch (error) {
          expect(error instanceof ProtocolError || error instanceof UnsupportedRequest).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

// MS-TDS 2.2.5.1.2: locale 1033, comparison flags, version, sort order.
test.each([
  ['SQL_Latin1_General_CP1_CI_AS', '0904d00034'],
  ['SQL_Latin1_General_CP1_CS_AS', '0904c00033'],
  ['Latin1_General_CI_AS', '0904d00000'],
  ['Latin1_General_BIN', '0904000100'],
  ['Latin1_General_BIN2', '0904000200'],
  ['Latin1_General_100_CI_AS', '0904d02000'],
])('collation %s goes over the wire as %s', (name, hex) => {
  expect(collationBytes(name).toString('hex')).toBe(hex);
});
