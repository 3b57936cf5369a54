/** UTF-16 text shorter than this is written unit by unit: cheaper than the call into the runtime. */
const NATIVE_TEXT_FROM = 24;

/**
 * Where tokens are written: one growing buffer. The writers of a result set's columns touch `buffer` and `at` directly after
 * `reserve`, because a call for each byte would cost more than the byte.
 */
export class ByteSink {
  buffer: Buffer;
  at = 0;

  constructor(capacity = 128 * 1024) {
    this.buffer = Buffer.allocUnsafeSlow(capacity);
  }

  /** Makes room for `length` more bytes. */
  reserve(length: number): void {
    if (this.at + length <= this.buffer.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.buffer.length * 2, this.at + length));
    this.buffer.copy(grown, 0, 0, this.at);
    this.buffer = grown;
  }

  uint8(value: number): void {
    this.reserve(1);
    this.buffer[this.at++] = value;
  }

  uint16(value: number): void {
    this.reserve(2);
    this.at = this.buffer.writeUInt16LE(value, this.at);
  }

  uint32(value: number): void {
    this.reserve(4);
    this.at = this.buffer.writeUInt32LE(value, this.at);
  }

  uint64(value: bigint): void {
    this.reserve(8);
    this.at = this.buffer.writeBigUInt64LE(value, this.at);
  }

  bytes(value: Uint8Array): void {
    this.reserve(value.length);
    this.buffer.set(value, this.at);
    this.at += value.length;
  }

  /** UTF-16, without a length. */
  text(value: string): void {
    const units = value.length;
    this.reserve(units * 2);
    if (units >= NATIVE_TEXT_FROM) {
      this.at += this.buffer.write(value, this.at, 'utf16le');
      return;
    }
    const { buffer } = this;
    let at = this.at;
    for (let index = 0; index < units; index += 1) {
      const unit = value.charCodeAt(index);
      buffer[at++] = unit & 0xff;
      buffer[at++] = unit >>> 8;
    }
    this.at = at;
  }

  /** B_VARCHAR; what is longer than 255 code units is cut. */
  shortText(value: string): void {
    const cut = value.slice(0, 255);
    this.uint8(cut.length);
    this.text(cut);
  }

  /** US_VARCHAR; what is longer than 65,535 code units is cut. */
  longText(value: string): void {
    const cut = value.slice(0, 65_535);
    this.uint16(cut.length);
    this.text(cut);
  }

  /** Writes a two-byte length in front of what `body` writes. */
  withLength16(body: () => void): void {
    const lengthAt = this.at;
    this.uint16(0);
    body();
    this.buffer.writeUInt16LE(this.at - lengthAt - 2, lengthAt);
  }

  /** Forgets the first `length` bytes, keeping the rest. */
  discard(length: number): void {
    this.buffer.copyWithin(0, length, this.at);
    this.at -= length;
  }
}
