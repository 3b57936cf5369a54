/**
 * Bytes of standard base64 with padding as .NET reads it (`Convert.FromBase64String`): blanks, tabs and line breaks anywhere count
 * for nothing, so that a column of fixed length signs in; everything else makes it null. Node's decoder alone would skip what it
 * does not know, and a damaged hash would pass as a shorter one.
 */
export function decodeBase64(stored: string): Buffer | null {
  const text = stored.replace(/[ \t\r\n]+/g, '');
  if (text.length === 0 || text.length % 4 !== 0) return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

/** Base64 without padding, as PHC strings have it. */
export function encodeUnpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

/** Bytes of standard base64 without padding, as PHC strings have it, or null for anything else. */
export function decodeUnpadded(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return text !== '' && encodeUnpadded(bytes) === text ? bytes : null;
}
