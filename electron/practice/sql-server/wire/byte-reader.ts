import { ProtocolError } from './protocol-error.ts';

/** Reads a message from front to back; every length is checked against what is there before anything is read or allocated. */
export class ByteReader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  /** Moves past `length` bytes and returns where they begin. */
  skip(length: number): number {
    const from = this.#at;
    if (length < 0 || length > this.#bytes.length - from) {
      throw new ProtocolError(`The message ends ${length - this.remaining} bytes too early.`);
    }
    this.#at = from + length;
    return from;
  }

  /** A view, not a copy. */
  bytes(length: number): Buffer {
    const from = this.skip(length);
    return this.#bytes.subarray(from, from + length);
  }

  peek(): number {
    return this.#bytes.readUInt8(this.skip(0));
  }

  uint8(): number {
    return this.#bytes.readUInt8(this.skip(1));
  }

  uint16(): number {
    return this.#bytes.readUInt16LE(this.skip(2));
  }

  int16(): number {
    return this.#bytes.readInt16LE(this.skip(2));
  }

  uint32(): number {
    return this.#bytes.readUInt32LE(this.skip(4));
  }

  int32(): number {
    return this.#bytes.readInt32LE(this.skip(4));
  }

  uint64(): bigint {
    return this.#bytes.readBigUInt64LE(this.skip(8));
  }

  int64(): bigint {
    return this.#bytes.readBigInt64LE(this.skip(8));
  }

  float(): number {
    return this.#bytes.readFloatLE(this.skip(4));
  }

  double(): number {
    return this.#bytes.readDoubleLE(this.skip(8));
  }

  /** Little-endian, up to six bytes. */
  uint(length: number): number {
    return this.#bytes.readUIntLE(this.skip(length), length);
  }

  /** UTF-16 text of so many code units. */
  text(units: number): string {
    const from = this.skip(units * 2);
    return this.#bytes.toString('utf16le', from, from + units * 2);
  }

  /** B_VARCHAR: a byte with the number of code units, then the text. */
  shortText(): string {
    return this.text(this.uint8());
  }

  /** US_VARCHAR: two bytes with the number of code units, then the text. */
  longText(): string {
    return this.text(this.uint16());
  }
}
