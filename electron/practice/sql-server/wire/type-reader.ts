import type { SqlType, SqlValue } from '../engine/interface.ts';
import { DEFAULT_COLLATION } from '../engine/scalar/types.ts';
import type { ByteReader } from './byte-reader.ts';
import { encodingOf } from './collation.ts';
import { dataTypes, decimalLength, MAX_LENGTH } from './data-types.ts';
import { readGuid } from './guid.ts';
import { timeLength } from './moments.ts';
import { ProtocolError, UnsupportedRequest } from './protocol-error.ts';
import {
  decodeText,
  readChunks,
  readDatetime,
  readDay,
  readDecimal,
  readLong,
  readMoney,
  readShort,
  readSmalldatetime,
  readTicks,
  sized,
  type TextForm,
} from './value-readers.ts';

/** A type that a client sends values of, and how to read one. */
export interface ReadableType {
  readonly type: SqlType;
  readonly read: (reader: ByteReader) => SqlValue;
}

const byName = { tinyint: 1, smallint: 2, int: 4, bigint: 8 } as const;
const integers: ReadonlyMap<number, keyof typeof byName> = new Map([
  [1, 'tinyint'],
  [2, 'smallint'],
  [4, 'int'],
  [8, 'bigint'],
]);

function readInteger(reader: ByteReader, length: number): number | bigint {
  if (length === 1) return reader.uint8();
  if (length === 2) return reader.int16();
  return length === 4 ? reader.int32() : reader.int64();
}

/** INTN, FLTN, MONEYN, DATETIMN: one byte says which of the family. */
function familyOf<Base>(members: ReadonlyMap<number, Base>, length: number, family: string): Base {
  const member = members.get(length);
  if (member === undefined) throw new ProtocolError(`No ${family} type has ${length} bytes.`);
  return member;
}

const floats = new Map([
  [4, 'real'],
  [8, 'float'],
] as const);
const moneys = new Map([
  [4, 'smallmoney'],
  [8, 'money'],
] as const);
const datetimes = new Map([
  [4, 'smalldatetime'],
  [8, 'datetime'],
] as const);

function readFloat(reader: ByteReader, length: number): number {
  return length === 4 ? reader.float() : reader.double();
}
function readMoneys(reader: ByteReader, length: number): bigint {
  return length === 4 ? BigInt(reader.int32()) : readMoney(reader);
}
function readDatetimes(reader: ByteReader, length: number): SqlValue {
  return length === 4 ? readSmalldatetime(reader) : readDatetime(reader);
}

function scaleFrom(reader: ByteReader): number {
  const scale = reader.uint8();
  if (scale > 7) throw new ProtocolError(`A time has scale ${scale}.`);
  return scale;
}

const LONGEST_DECIMAL = decimalLength(38);

function decimalFrom(reader: ByteReader): ReadableType {
  const [length, precision, scale] = [reader.uint8(), reader.uint8(), reader.uint8()];
  if (precision < 1 || precision > 38 || scale > precision) {
    throw new ProtocolError(`A decimal has precision ${precision} and scale ${scale}.`);
  }
  // Drivers send the magnitude in as many words, or (FreeTDS) bytes, as it or its precision needs: SQL Server reads them all.
  const longest = Math.max(length, decimalLength(precision));
  if (longest > LONGEST_DECIMAL) throw new ProtocolError(`A decimal has ${length} bytes.`);
  const lengths = Array.from({ length: longest - 1 }, (_, index) => index + 2);
  return { type: { base: 'decimal', precision, scale }, read: sized(lengths, readDecimal) };
}

function textFrom(reader: ByteReader, base: 'char' | 'varchar' | 'nchar' | 'nvarchar'): ReadableType {
  const wide = base === 'nchar' || base === 'nvarchar';
  const bytes = reader.uint16();
  const collation = reader.bytes(5);
  const form: TextForm = wide ? 'utf-16' : encodingOf(collation);
  const length = bytes === MAX_LENGTH ? 'max' : wide ? Math.ceil(bytes / 2) : bytes;
  const raw = length === 'max' ? readChunks : readShort;
  return {
    type: { base, length, collation: DEFAULT_COLLATION },
    read: (values) => {
      const value = raw(values);
      return value === null ? null : decodeText(value, form);
    },
  };
}

function bytesFrom(reader: ByteReader, base: 'binary' | 'varbinary'): ReadableType {
  const bytes = reader.uint16();
  const length = bytes === MAX_LENGTH ? 'max' : bytes;
  return { type: { base, length }, read: length === 'max' ? readChunks : readShort };
}

function longTextFrom(reader: ByteReader, base: 'text' | 'ntext'): ReadableType {
  reader.skip(4);
  const collation = reader.bytes(5);
  const form = base === 'ntext' ? 'utf-16' : encodingOf(collation);
  return {
    type: { base, collation: DEFAULT_COLLATION },
    read: (values) => {
      const value = readLong(values);
      return value === null ? null : decodeText(value, form);
    },
  };
}

function xmlFrom(reader: ByteReader): ReadableType {
  if (reader.uint8() !== 0) {
    reader.shortText();
    reader.shortText();
    reader.longText();
  }
  return {
    type: { base: 'xml' },
    read: (values) => {
      const value = readChunks(values);
      // Drivers put a byte order mark in front of XML; it is no part of the document.
      return value === null ? null : decodeText(value, 'utf-16').replace(/^\ufeff/, '');
    },
  };
}

/** A type whose values have no length of their own, and so no NULL. */
function plain<Base extends SqlType['base']>(
  base: Base & (keyof typeof byName | 'real' | 'float' | 'money' | 'smallmoney' | 'datetime' | 'smalldatetime' | 'bit'),
  read: (reader: ByteReader) => SqlValue,
): ReadableType {
  return { type: { base }, read };
}

/** Reads a TYPE_INFO (MS-TDS 2.2.5.6) as clients send it in parameters and bulk loads. */
export function readTypeInfo(reader: ByteReader): ReadableType {
  const code = reader.uint8();
  switch (code) {
    case dataTypes.null:
      return { type: { base: 'nvarchar', length: 1, collation: DEFAULT_COLLATION }, read: () => null };
    case dataTypes.int1:
      return plain('tinyint', (values) => values.uint8());
    case dataTypes.int2:
      return plain('smallint', (values) => values.int16());
    case dataTypes.int4:
      return plain('int', (values) => values.int32());
    case dataTypes.int8:
      return plain('bigint', (values) => values.int64());
    case dataTypes.bit:
      return plain('bit', (values) => values.uint8() !== 0);
    case dataTypes.float4:
      return plain('real', (values) => values.float());
    case dataTypes.float8:
      return plain('float', (values) => values.double());
    case dataTypes.money4:
      return plain('smallmoney', (values) => readMoneys(values, 4));
    case dataTypes.money8:
      return plain('money', (values) => readMoneys(values, 8));
    case dataTypes.datetime4:
      return plain('smalldatetime', readSmalldatetime);
    case dataTypes.datetime8:
      return plain('datetime', readDatetime);
    case dataTypes.intN:
      return {
        type: { base: familyOf(integers, reader.uint8(), 'integer') },
        read: sized([1, 2, 4, 8], readInteger),
      };
    case dataTypes.bitN:
      reader.skip(1);
      return { type: { base: 'bit' }, read: sized(1, (values) => values.uint8() !== 0) };
    case dataTypes.floatN:
      return { type: { base: familyOf(floats, reader.uint8(), 'float') }, read: sized([4, 8], readFloat) };
    case dataTypes.moneyN:
      return { type: { base: familyOf(moneys, reader.uint8(), 'money') }, read: sized([4, 8], readMoneys) };
    case dataTypes.datetimeN:
      return { type: { base: familyOf(datetimes, reader.uint8(), 'datetime') }, read: sized([4, 8], readDatetimes) };
    case dataTypes.decimalN:
    case dataTypes.numericN:
      return decimalFrom(reader);
    case dataTypes.guid:
      reader.skip(1);
      return { type: { base: 'uniqueidentifier' }, read: sized(16, (values) => readGuid(values.bytes(16))) };
    case dataTypes.date:
      return { type: { base: 'date' }, read: sized(3, (values) => ({ day: readDay(values), ticks: 0 })) };
    case dataTypes.time: {
      const scale = scaleFrom(reader);
      return {
        type: { base: 'time', scale },
        read: sized(timeLength(scale), (values) => ({ day: 0, ticks: readTicks(values, scale) })),
      };
    }
    case dataTypes.datetime2: {
      const scale = scaleFrom(reader);
      return {
        type: { base: 'datetime2', scale },
        read: sized(timeLength(scale) + 3, (values) => {
          const ticks = readTicks(values, scale);
          return { day: readDay(values), ticks };
        }),
      };
    }
    case dataTypes.datetimeoffset: {
      const scale = scaleFrom(reader);
      return {
        type: { base: 'datetimeoffset', scale },
        read: sized(timeLength(scale) + 5, (values) => {
          const ticks = readTicks(values, scale);
          return { day: readDay(values), ticks, offset: values.int16() };
        }),
      };
    }
    case dataTypes.char:
      return textFrom(reader, 'char');
    case dataTypes.varchar:
      return textFrom(reader, 'varchar');
    case dataTypes.nchar:
      return textFrom(reader, 'nchar');
    case dataTypes.nvarchar:
      return textFrom(reader, 'nvarchar');
    case dataTypes.binary:
      return bytesFrom(reader, 'binary');
    case dataTypes.varbinary:
      return bytesFrom(reader, 'varbinary');
    case dataTypes.text:
      return longTextFrom(reader, 'text');
    case dataTypes.ntext:
      return longTextFrom(reader, 'ntext');
    case dataTypes.image:
      reader.skip(4);
      return { type: { base: 'image' }, read: readLong };
    case dataTypes.xml:
      return xmlFrom(reader);
    case dataTypes.variant:
      throw new UnsupportedRequest('sql_variant values');
    case dataTypes.userDefined:
      throw new UnsupportedRequest('values of CLR user-defined types');
    case dataTypes.table:
      throw new UnsupportedRequest('table-valued parameters');
    default:
      throw new ProtocolError(`No data type has the code 0x${code.toString(16)}.`);
  }
}
