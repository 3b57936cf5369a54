/** DER's first byte: a sequence. */
const SEQUENCE = 0x30;
const begin = /-----BEGIN CERTIFICATE-----/.source;
const end = /-----END CERTIFICATE-----/.source;

/** A certificate's file as PEM: Windows saves them as DER or as PEM under the same endings. Null for anything else. */
export function pemOf(bytes: Uint8Array): string | null {
  const text = new TextDecoder().decode(bytes);
  if (text.includes(begin)) return text;
  if (bytes[0] !== SEQUENCE || bytes.length < 64) return null;
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return [begin, ...(base64.match(/.{1,64}/g) ?? []), end, ''].join('\n');
}
