import { ProtocolError } from './protocol-error.ts';

/** Places of a GUID's bytes in its text: the first three groups are stored little-endian. */
const textPlaces = [6, 4, 2, 0, 11, 9, 16, 14, 19, 21, 24, 26, 28, 30, 32, 34] as const;

const digitOf = new Uint8Array(128);
for (let digit = 0; digit < 16; digit += 1) {
  const text = digit.toString(16);
  digitOf[text.charCodeAt(0)] = digit;
  digitOf[text.toUpperCase().charCodeAt(0)] = digit;
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));

/** Writes the sixteen bytes of a GUID given as text with hyphens. */
export function writeGuid(buffer: Buffer, at: number, text: string): void {
  for (let index = 0; index < 16; index += 1) {
    const place = textPlaces[index] ?? 0;
    buffer[at + index] = ((digitOf[text.charCodeAt(place)] ?? 0) << 4) | (digitOf[text.charCodeAt(place + 1)] ?? 0);
  }
}

/** Upper-case with hyphens, as the engine holds it. */
export function readGuid(bytes: Buffer): string {
  if (bytes.length !== 16) throw new ProtocolError(`A uniqueidentifier has ${bytes.length} bytes.`);
  const pair = (index: number) => pairs[bytes.readUInt8(index)] ?? '';
  return (
    `${pair(3)}${pair(2)}${pair(1)}${pair(0)}-${pair(5)}${pair(4)}-${pair(7)}${pair(6)}-${pair(8)}${pair(9)}-` +
    `${pair(10)}${pair(11)}${pair(12)}${pair(13)}${pair(14)}${pair(15)}`
  );
}
