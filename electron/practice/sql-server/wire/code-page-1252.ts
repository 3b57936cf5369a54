/** 0x80 to 0x9F of code page 1252 as Windows maps them; five bytes are undefined and stay the control character. */
const high =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const QUESTION_MARK = 0x3f;

const byteOf = new Uint8Array(65_536).fill(QUESTION_MARK);
for (let unit = 0; unit < 0x100; unit += 1) if (unit < 0x80 || unit > 0x9f) byteOf[unit] = unit;
for (let index = 0; index < high.length; index += 1) byteOf[high.charCodeAt(index)] = 0x80 + index;

const characterOf = Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 && byte <= 0x9f ? high.charAt(byte - 0x80) : String.fromCharCode(byte),
);

/**
 * Writes `value` at `at`, one byte a UTF-16 unit, what the code page lacks as a question mark (SQL Server's own choice, a
 * character beyond the BMP as two). The caller has reserved `value.length` bytes.
 */
export function writeCodePage1252(buffer: Buffer, at: number, value: string): void {
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    buffer[at + index] = unit < 0x80 ? unit : (byteOf[unit] ?? QUESTION_MARK);
  }
}

export function decodeCodePage1252(bytes: Buffer): string {
  for (const byte of bytes) {
    if (byte >= 0x80 && byte <= 0x9f) return Array.from(bytes, (each) => characterOf[each] ?? '').join('');
  }
  return bytes.toString('latin1');
}
