/** The bytes of a varchar in the usual code page, 1252: latin1 and 27 characters more; null when a character has no byte there. */
export function encodeWindows1252(text: string): Buffer | null {
  const bytes = [...text].map((character) => byteOf.get(character) ?? -1);
  return bytes.includes(-1) ? null : Buffer.from(bytes);
}

const byteOf: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]),
);
