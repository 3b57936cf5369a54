import type { SqlMoment, SqlValue } from '../engine/interface.ts';
import { LAST_DAY } from '../engine/scalar/calendar.ts';
import { decodeCodePage } from '../engine/scalar/code-page.ts';
import type { ByteReader } from './byte-reader.ts';
import type { TextEncoding } from './collation.ts';
import { LONG_NULL, PLP_NULL, PLP_UNKNOWN, SHORT_NULL } from './data-types.ts';
import { fromDatetime, fromSmalldatetime, isTimeOfDay, ticksPerUnit, timeLength } from './moments.ts';
import { ProtocolError } from './protocol-error.ts';

export type TextForm = TextEncoding | 'utf-16';

export function decodeText(bytes: Buffer, form: TextForm): string {
  switch (form) {
    case 'utf-16':
      if (bytes.length % 2 !== 0) throw new ProtocolError('UTF-16 text has an odd number of bytes.');
      return bytes.toString('utf16le');
    case 'utf-8':
      return bytes.toString('utf8');
    case 'windows-1252':
      return decodeCodePage(bytes);
  }
}

/** Partially length-prefixed chunks (MS-TDS 2.2.5.2.3); null for NULL. */
export function readChunks(reader: ByteReader): Buffer | null {
  const total = reader.uint64();
  if (total === PLP_NULL) return null;
  if (total !== PLP_UNKNOWN && total > BigInt(reader.remaining)) {
    throw new ProtocolError(`A value claims ${total} bytes, more than its message has.`);
  }
  const chunks: Buffer[] = [];
  for (let length = reader.uint32(); length !== 0; length = reader.uint32()) chunks.push(reader.bytes(length));
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}

/** Bytes behind a two-byte length; null for NULL. */
export function readShort(reader: ByteReader): Buffer | null {
  const length = reader.uint16();
  return length === SHORT_NULL ? null : reader.bytes(length);
}

/** Bytes behind a four-byte length, as clients send text, ntext and image; null for NULL. */
export function readLong(reader: ByteReader): Buffer | null {
  const length = reader.uint32();
  return length === LONG_NULL ? null : reader.bytes(length);
}

/** money: the upper half first. */
export function readMoney(reader: ByteReader): bigint {
  const upper = BigInt(reader.int32());
  return (upper << 32n) | BigInt(reader.uint32());
}

/** The `length` bytes of a decimal, sign included, as a count of units of its scale. */
export function readDecimal(reader: ByteReader, length: number): bigint {
  const positive = reader.uint8() !== 0;
  let magnitude = 0n;
  const bytes = reader.bytes(length - 1);
  for (let index = bytes.length - 1; index >= 0; index -= 1) magnitude = (magnitude << 8n) | BigInt(bytes[index] ?? 0);
  return positive ? magnitude : -magnitude;
}

export function readTicks(reader: ByteReader, scale: number): number {
  const ticks = reader.uint(timeLength(scale)) * ticksPerUnit(scale);
  if (!isTimeOfDay(ticks)) throw new ProtocolError('A time of day is past midnight.');
  return ticks;
}

export function readDay(reader: ByteReader): number {
  const day = reader.uint(3);
  if (day > LAST_DAY) throw new ProtocolError('A date is past the year 9999.');
  return day;
}

export function readDatetime(reader: ByteReader): SqlMoment {
  const days = reader.int32();
  return moment(fromDatetime(days, reader.uint32()));
}

export function readSmalldatetime(reader: ByteReader): SqlMoment {
  const days = reader.uint16();
  return moment(fromSmalldatetime(days, reader.uint16()));
}

function moment(value: SqlMoment): SqlMoment {
  if (value.day < 0 || value.day > LAST_DAY || !isTimeOfDay(value.ticks)) {
    throw new ProtocolError('A datetime is outside the calendar.');
  }
  return value;
}

/** A value behind one byte of length, 0 for NULL; any length but `expected` is damage. */
export function sized(
  expected: number | readonly number[],
  read: (reader: ByteReader, length: number) => SqlValue,
): (reader: ByteReader) => SqlValue {
  const lengths = typeof expected === 'number' ? [expected] : expected;
  return (reader) => {
    const length = reader.uint8();
    if (length === 0) return null;
    if (!lengths.includes(length)) throw new ProtocolError(`A value of ${lengths.join('/')} bytes claims ${length}.`);
    return read(reader, length);
  };
}
