import type { SqlType, SqlValue } from '../../interface.ts';
import { decodeUtf16, guidFromBytes, integerFromBytes, toHex } from '../binary.ts';
import { decodeCodePage } from '../code-page.ts';
import { sqlErrors, unsupported } from '../sql-error.ts';
import { isUnicode, type StringType, typeName } from '../types.ts';

/** Bytes as text: as they are by style 0, as hex digits with `0x` by style 1 and without by style 2. Not yet fitted to a length. */
export function binaryText(from: SqlType, to: StringType, style: number): (bytes: Uint8Array) => string {
  switch (style) {
    case 0:
      return isUnicode(to) ? decodeUtf16 : decodeCodePage;
    case 1:
      return wholePairs(to, 2, (bytes) => `0x${toHex(bytes)}`);
    case 2:
      return wholePairs(to, 0, toHex);
    default:
      throw sqlErrors.invalidStyle(style, typeName(from), 'a character string');
  }
}

/** Digits that do not fit are cut off in whole bytes. */
function wholePairs(
  to: StringType,
  prefix: number,
  digits: (bytes: Uint8Array) => string,
): (bytes: Uint8Array) => string {
  const { length } = to;
  if (length === 'max') return digits;
  const bytesThatFit = Math.max(0, Math.floor((length - prefix) / 2));
  return (bytes) => digits(bytes.subarray(0, bytesThatFit));
}

/** Bytes as a bit, integer, money or uniqueidentifier: the last bytes count, big-endian. */
export function binaryToScalar(from: SqlType, to: SqlType): (bytes: Uint8Array) => SqlValue {
  switch (to.base) {
    case 'bit':
      return (bytes) => bytes.some((byte) => byte !== 0);
    case 'tinyint':
      return (bytes) => bytes.at(-1) ?? 0;
    case 'smallint':
      return (bytes) => Number(integerFromBytes(bytes, 2));
    case 'int':
      return (bytes) => Number(integerFromBytes(bytes, 4));
    case 'bigint':
    case 'money':
      return (bytes) => integerFromBytes(bytes, 8);
    case 'smallmoney':
      return (bytes) => integerFromBytes(bytes, 4);
    case 'uniqueidentifier':
      return guidFromBytes;
    default:
      throw unsupported(`the conversion of ${typeName(from)} to ${typeName(to)}`);
  }
}
