/** Upper-case hex digits of the bytes, without `0x`. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text.toUpperCase();
}

/** The bytes of an even number of hex digits; undefined for anything else. */
export function fromHex(digits: string): Uint8Array | undefined {
  if (digits.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(digits)) return undefined;
  const bytes = new Uint8Array(digits.length / 2);
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16);
  return bytes;
}

/** Text as the bytes of an nvarchar: UTF-16, little-endian. */
export function encodeUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes[2 * index] = unit & 0xff;
    bytes[2 * index + 1] = unit >> 8;
  }
  return bytes;
}

/** The bytes of an nvarchar as text; a last odd byte becomes a unit of its own. */
export function decodeUtf16(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 2) {
    text += String.fromCharCode((bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8));
  }
  return text;
}

/** Which byte of the 16 each pair of digits of a uniqueidentifier's text is, in the order of the text. */
const GUID_BYTES = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

/** A uniqueidentifier's 16 bytes as SQL Server stores them: the first three groups little-endian. */
export function guidToBytes(text: string): Uint8Array {
  const digits = text.replaceAll('-', '');
  const bytes = new Uint8Array(16);
  GUID_BYTES.forEach((place, index) => {
    bytes[place] = Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16);
  });
  return bytes;
}

/** The upper-case text of 16 bytes as SQL Server stores a uniqueidentifier. */
export function guidFromBytes(bytes: Uint8Array): string {
  const digits = toHex(Uint8Array.from(GUID_BYTES, (place) => bytes[place] ?? 0));
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}

/** `value` in two's complement, big-endian, in `size` bytes. */
export function integerToBytes(value: bigint, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let rest = BigInt.asUintN(size * 8, value);
  for (let index = size - 1; index >= 0; index--) {
    bytes[index] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytes;
}

/** The signed number in the last `size` bytes, big-endian; fewer bytes are filled with zeros on the left. */
export function integerFromBytes(bytes: Uint8Array, size: number): bigint {
  let value = 0n;
  for (const byte of bytes.subarray(Math.max(0, bytes.length - size))) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(size * 8, value);
}
