import { assertNever } from '../../../common/assert-never.ts';
import type { SaltReading } from '../recipe.ts';
import { decodeBase64 } from './base64.ts';
import { guidAsText, guidBytes } from './guid.ts';
import { decodeHex, withoutFill } from './hash-bytes.ts';
import { encodeWindows1252 } from './windows-1252.ts';

/**
 * The bytes of a salt column as the application hashed them. Null when there are none, or when the column does not hold what
 * the reading says: what was hashed then is unknown, and no guess is sent.
 */
export function saltBytes(value: string | Uint8Array | null, reading: SaltReading): Buffer | null {
  const bytes = readSalt(value, reading);
  return bytes === null || bytes.length === 0 ? null : bytes;
}

function readSalt(value: string | Uint8Array | null, reading: SaltReading): Buffer | null {
  if (value instanceof Uint8Array) return reading === 'bytes' ? Buffer.from(value) : null;
  if (value === null) return null;
  // Blanks are part of a salt that is text, and never of one that is spelled.
  const spelled = withoutFill(value);
  switch (reading) {
    case 'bytes':
      return null;
    case 'text-utf8':
      return value.isWellFormed() ? Buffer.from(value, 'utf8') : null;
    case 'text-utf16le':
      return Buffer.from(value, 'utf16le');
    case 'text-latin1':
      return encodeWindows1252(value);
    case 'hex':
      return decodeHex(spelled);
    case 'base64':
      return decodeBase64(value);
    case 'guid-bytes':
      return guidBytes(spelled);
    case 'guid-upper-ascii':
      return encoded(guidAsText(spelled, 'upper'), 'latin1');
    case 'guid-upper-utf16le':
      return encoded(guidAsText(spelled, 'upper'), 'utf16le');
    case 'guid-lower-ascii':
      return encoded(guidAsText(spelled, 'lower'), 'latin1');
    case 'guid-lower-utf16le':
      return encoded(guidAsText(spelled, 'lower'), 'utf16le');
    default:
      return assertNever(reading);
  }
}

function encoded(text: string | null, encoding: 'latin1' | 'utf16le'): Buffer | null {
  return text === null ? null : Buffer.from(text, encoding);
}
