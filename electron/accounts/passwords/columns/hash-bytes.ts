import type { HashEncoding } from '../recipe.ts';
import { decodeBase64 } from './base64.ts';

/** The bytes of hexadecimal text of either case, with or without 0x; null for anything else. */
export function decodeHex(text: string): Buffer | null {
  const digits = /^0x/i.test(text) ? text.slice(2) : text;
  return digits.length % 2 === 0 && /^[0-9a-f]+$/i.test(digits) ? Buffer.from(digits, 'hex') : null;
}

/** A text column without the blanks that char(n) fills up with; no hash ends in a blank. */
export function withoutFill(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === ' ') end -= 1;
  return text.slice(0, end);
}

/** The bytes of a hash column, or null when it does not hold what its encoding says. */
export function hashBytes(value: string | Uint8Array, encoding: HashEncoding): Buffer | null {
  if (encoding === 'bytes') return value instanceof Uint8Array ? Buffer.from(value) : null;
  if (typeof value !== 'string') return null;
  const text = withoutFill(value);
  return encoding === 'hex' ? decodeHex(text) : decodeBase64(text);
}
