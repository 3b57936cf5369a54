/**
 * Bytes of standard base64 with padding, exactly as .NET writes it, or null for anything else. Node's decoder alone would skip
 * what it does not know, and a damaged hash would pass as a shorter one.
 */
export function decodeBase64(text: string): Buffer | null {
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
