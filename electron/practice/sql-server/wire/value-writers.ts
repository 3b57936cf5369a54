import { assertNever } from '../../../common/assert-never.ts';
import type { SqlMoment, SqlType, SqlValue } from '../engine/interface.ts';
import { DAY_1900, threeHundredthsOf } from '../engine/scalar/calendar.ts';
import { byteOfUnit } from '../engine/scalar/code-page.ts';
import type { ByteSink } from './byte-sink.ts';
import { decimalLength, isChunked, PLP_NULL, SHORT_NULL } from './data-types.ts';
import { writeGuid } from './guid.ts';
import { minutes, ticksPerUnit, timeLength } from './moments.ts';

/** Writes one value of one column, NULL included. Chosen once per result set, called once per row. */
export type ValueWriter = (sink: ByteSink, value: SqlValue) => void;

/** A value that is not what its column's type says: a defect of the engine, never to be sent as something else. */
function mismatch(type: SqlType, value: SqlValue): never {
  throw new TypeError(`A ${type.base} column holds a ${value instanceof Uint8Array ? 'Uint8Array' : typeof value}.`);
}

/** A NULL whose length takes one byte. */
function byteNull(sink: ByteSink): void {
  sink.uint8(0);
}

function fixed(
  type: SqlType,
  length: number,
  put: (buffer: Buffer, at: number, value: SqlValue) => boolean,
): ValueWriter {
  return (sink, value) => {
    if (value === null) return byteNull(sink);
    sink.reserve(length + 1);
    const { buffer, at } = sink;
    buffer[at] = length;
    if (!put(buffer, at + 1, value)) mismatch(type, value);
    sink.at = at + 1 + length;
  };
}

function ofNumber(type: SqlType, length: number, put: (buffer: Buffer, at: number, value: number) => void) {
  return fixed(type, length, (buffer, at, value) => {
    if (typeof value !== 'number') return false;
    put(buffer, at, value);
    return true;
  });
}

function ofBigint(type: SqlType, length: number, put: (buffer: Buffer, at: number, value: bigint) => void) {
  return fixed(type, length, (buffer, at, value) => {
    if (typeof value !== 'bigint') return false;
    put(buffer, at, value);
    return true;
  });
}

function ofMoment(type: SqlType, length: number, put: (buffer: Buffer, at: number, value: SqlMoment) => void) {
  return fixed(type, length, (buffer, at, value) => {
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
    put(buffer, at, value);
    return true;
  });
}

/** money's eight bytes come upper half first, each half little-endian (MS-TDS 2.2.5.5.1.2). */
function putMoney(buffer: Buffer, at: number, value: bigint): void {
  const unsigned = BigInt.asUintN(64, value);
  buffer.writeUInt32LE(Number(unsigned >> 32n), at);
  buffer.writeUInt32LE(Number(unsigned & 0xffffffffn), at + 4);
}

/** Sign, then the magnitude in four-byte words, the least first. */
function putDecimal(buffer: Buffer, at: number, length: number, value: bigint): void {
  buffer[at] = value < 0n ? 0 : 1;
  let magnitude = value < 0n ? -value : value;
  for (let place = at + 1; place < at + length; place += 4) {
    buffer.writeUInt32LE(Number(magnitude & 0xffffffffn), place);
    magnitude >>= 32n;
  }
}

function putTime(buffer: Buffer, at: number, scale: number, ticks: number): number {
  const length = timeLength(scale);
  buffer.writeUIntLE(Math.floor(ticks / ticksPerUnit(scale)), at, length);
  return at + length;
}

/** Text or bytes behind a two-byte length. */
function shortText(type: SqlType, bytesPerUnit: 1 | 2): ValueWriter {
  return (sink, value) => {
    if (value === null) return sink.uint16(SHORT_NULL);
    if (typeof value !== 'string') return mismatch(type, value);
    const length = value.length * bytesPerUnit;
    sink.reserve(length + 2);
    sink.buffer[sink.at++] = length & 0xff;
    sink.buffer[sink.at++] = length >>> 8;
    putText(sink, value, bytesPerUnit);
  };
}

/** The caller has made room. */
function putText(sink: ByteSink, value: string, bytesPerUnit: 1 | 2): void {
  if (bytesPerUnit === 2) {
    sink.text(value);
    return;
  }
  const { buffer } = sink;
  let { at } = sink;
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    buffer[at++] = unit < 0x80 ? unit : byteOfUnit(unit);
  }
  sink.at = at;
}

function shortBytes(type: SqlType): ValueWriter {
  return (sink, value) => {
    if (value === null) return sink.uint16(SHORT_NULL);
    if (!(value instanceof Uint8Array)) return mismatch(type, value);
    sink.uint16(value.length);
    sink.bytes(value);
  };
}

/** (max) and xml: the whole length, then a single chunk, then the empty one (MS-TDS 2.2.5.2.3). */
function chunked(type: SqlType, bytesPerUnit: 0 | 1 | 2): ValueWriter {
  return (sink, value) => {
    if (value === null) return sink.uint64(PLP_NULL);
    const length =
      bytesPerUnit === 0 && value instanceof Uint8Array
        ? value.length
        : bytesPerUnit !== 0 && typeof value === 'string'
          ? value.length * bytesPerUnit
          : mismatch(type, value);
    sink.reserve(length + 16);
    sink.uint32(length);
    sink.uint32(0);
    if (length > 0) sink.uint32(length);
    if (value instanceof Uint8Array) sink.bytes(value);
    else if (typeof value === 'string' && bytesPerUnit !== 0) putText(sink, value, bytesPerUnit);
    sink.uint32(0);
  };
}

/** text, ntext, image: a text pointer and a timestamp, which clients skip, then a four-byte length. */
function pointed(type: SqlType, bytesPerUnit: 0 | 1 | 2): ValueWriter {
  const POINTER_LENGTH = 16;
  return (sink, value) => {
    if (value === null) return byteNull(sink);
    const isBytes = value instanceof Uint8Array;
    if (bytesPerUnit === 0 ? !isBytes : typeof value !== 'string') return mismatch(type, value);
    const length = isBytes ? value.length : typeof value === 'string' ? value.length * bytesPerUnit : 0;
    sink.reserve(length + 29);
    sink.uint8(POINTER_LENGTH);
    sink.buffer.fill(0, sink.at, sink.at + POINTER_LENGTH + 8);
    sink.at += POINTER_LENGTH + 8;
    sink.uint32(length);
    if (isBytes) sink.bytes(value);
    else if (typeof value === 'string' && bytesPerUnit !== 0) putText(sink, value, bytesPerUnit);
  };
}

/** The writer for a column of this type. */
export function valueWriter(type: SqlType): ValueWriter {
  switch (type.base) {
    case 'bit':
      return fixed(type, 1, (buffer, at, value) => {
        if (typeof value !== 'boolean') return false;
        buffer[at] = value ? 1 : 0;
        return true;
      });
    case 'tinyint':
      return ofNumber(type, 1, (buffer, at, value) => buffer.writeUInt8(value, at));
    case 'smallint':
      return ofNumber(type, 2, (buffer, at, value) => buffer.writeInt16LE(value, at));
    case 'int':
      return ofNumber(type, 4, (buffer, at, value) => buffer.writeInt32LE(value, at));
    case 'bigint':
      return ofBigint(type, 8, (buffer, at, value) => buffer.writeBigInt64LE(value, at));
    case 'real':
      return ofNumber(type, 4, (buffer, at, value) => buffer.writeFloatLE(value, at));
    case 'float':
      return ofNumber(type, 8, (buffer, at, value) => buffer.writeDoubleLE(value, at));
    case 'smallmoney':
      return ofBigint(type, 4, (buffer, at, value) => buffer.writeInt32LE(Number(value), at));
    case 'money':
      return ofBigint(type, 8, putMoney);
    case 'decimal': {
      const length = decimalLength(type.precision);
      return ofBigint(type, length, (buffer, at, value) => putDecimal(buffer, at, length, value));
    }
    case 'char':
    case 'varchar':
      return isChunked(type) ? chunked(type, 1) : shortText(type, 1);
    case 'nchar':
    case 'nvarchar':
      return isChunked(type) ? chunked(type, 2) : shortText(type, 2);
    case 'sysname':
      return shortText(type, 2);
    case 'binary':
    case 'varbinary':
      return isChunked(type) ? chunked(type, 0) : shortBytes(type);
    case 'rowversion':
      return shortBytes(type);
    case 'text':
      return pointed(type, 1);
    case 'ntext':
      return pointed(type, 2);
    case 'image':
      return pointed(type, 0);
    case 'xml':
      return chunked(type, 2);
    case 'uniqueidentifier':
      return fixed(type, 16, (buffer, at, value) => {
        if (typeof value !== 'string') return false;
        writeGuid(buffer, at, value);
        return true;
      });
    case 'date':
      return ofMoment(type, 3, (buffer, at, { day }) => buffer.writeUIntLE(day, at, 3));
    case 'datetime':
      return ofMoment(type, 8, (buffer, at, { day, ticks }) => {
        buffer.writeInt32LE(day - DAY_1900, at);
        buffer.writeUInt32LE(threeHundredthsOf(ticks), at + 4);
      });
    case 'smalldatetime':
      return ofMoment(type, 4, (buffer, at, { day, ticks }) => {
        buffer.writeUInt16LE(day - DAY_1900, at);
        buffer.writeUInt16LE(minutes(ticks), at + 2);
      });
    case 'time':
      return ofMoment(type, timeLength(type.scale), (buffer, at, { ticks }) => {
        putTime(buffer, at, type.scale, ticks);
      });
    case 'datetime2':
      return ofMoment(type, timeLength(type.scale) + 3, (buffer, at, { day, ticks }) => {
        buffer.writeUIntLE(day, putTime(buffer, at, type.scale, ticks), 3);
      });
    case 'datetimeoffset':
      return ofMoment(type, timeLength(type.scale) + 5, (buffer, at, { day, ticks, offset }) => {
        const dayAt = putTime(buffer, at, type.scale, ticks);
        buffer.writeUIntLE(day, dayAt, 3);
        buffer.writeInt16LE(offset ?? 0, dayAt + 3);
      });
    default:
      return assertNever(type);
  }
}

/** Bytes that a NULL of this type takes in a ROW; what an NBCROW spares. */
export function nullLength(type: SqlType): number {
  if (isChunked(type)) return 8;
  switch (type.base) {
    case 'char':
    case 'varchar':
    case 'nchar':
    case 'nvarchar':
    case 'binary':
    case 'varbinary':
    case 'sysname':
    case 'rowversion':
      return 2;
    default:
      return 1;
  }
}
