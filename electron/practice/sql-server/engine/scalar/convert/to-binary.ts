import type { SqlType, SqlValue } from '../../interface.ts';
import { encodeUtf16, fromHex, guidToBytes, integerToBytes } from '../binary.ts';
import { encodeCodePage } from '../code-page.ts';
import { sqlErrors, unsupported } from '../sql-error.ts';
import { type BinaryType, isString, isUnicode, typeName } from '../types.ts';
import { INTEGER_BYTES } from './number-ranges.ts';

/** The value's bytes in the length of the type: text and binary are cut and padded on the right, numbers on the left. */
export function toBinary(from: SqlType, to: BinaryType, style: number): (value: SqlValue) => Uint8Array {
  const { length } = to;
  const pads = to.base === 'binary';
  if (isString(from)) {
    const encode = style === 0 ? encoder(from) : hexReader(from, style);
    return (value) => fitRight(encode(value as string), length, pads);
  }
  switch (from.base) {
    case 'binary':
    case 'varbinary':
    case 'image':
    case 'rowversion':
      return (value) => fitRight(value as Uint8Array, length, pads);
    case 'uniqueidentifier':
      return (value) => fitRight(guidToBytes(value as string), length, pads);
    case 'bit':
      return (value) => fitLeft(Uint8Array.of(value === true ? 1 : 0), length, pads);
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint': {
      const size = INTEGER_BYTES[from.base];
      return (value) => fitLeft(integerToBytes(BigInt(value as number | bigint), size), length, pads);
    }
    case 'money':
      return (value) => fitLeft(integerToBytes(value as bigint, 8), length, pads);
    case 'smallmoney':
      return (value) => fitLeft(integerToBytes(value as bigint, 4), length, pads);
    default:
      throw unsupported(`the conversion of ${typeName(from)} to ${typeName(to)}`);
  }
}

function encoder(from: SqlType): (text: string) => Uint8Array {
  return isUnicode(from) ? encodeUtf16 : encodeCodePage;
}

function hexReader(from: SqlType, style: number): (text: string) => Uint8Array {
  if (style !== 1 && style !== 2) throw sqlErrors.invalidStyle(style, typeName(from), 'varbinary');
  return (text) => {
    const trimmed = text.replace(/ +$/, '');
    const prefixed = /^0x/i.test(trimmed);
    const bytes = prefixed === (style === 1) ? fromHex(style === 1 ? trimmed.slice(2) : trimmed) : undefined;
    if (bytes === undefined) throw sqlErrors.convertingType(typeName(from), 'varbinary');
    return bytes;
  };
}

function fitRight(bytes: Uint8Array, length: number | 'max', pads: boolean): Uint8Array {
  if (length === 'max' || bytes.length === length) return bytes;
  if (bytes.length > length) return bytes.slice(0, length);
  if (!pads) return bytes;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  return padded;
}

function fitLeft(bytes: Uint8Array, length: number | 'max', pads: boolean): Uint8Array {
  if (length === 'max' || bytes.length === length) return bytes;
  if (bytes.length > length) return bytes.slice(bytes.length - length);
  if (!pads) return bytes;
  const padded = new Uint8Array(length);
  padded.set(bytes, length - bytes.length);
  return padded;
}
