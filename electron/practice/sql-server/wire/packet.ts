import { ProtocolError } from './protocol-error.ts';

/** MS-TDS 2.2.3.1.1: the kinds of message that go over the wire. */
export const packetTypes = {
  batch: 0x01,
  rpc: 0x03,
  tokens: 0x04,
  attention: 0x06,
  bulkLoad: 0x07,
  transactionManager: 0x0e,
  login: 0x10,
  integratedLogin: 0x11,
  prelogin: 0x12,
} as const;

/** MS-TDS 2.2.3.1.2: bits of a header's status byte. */
const statuses = { endOfMessage: 0x01, ignore: 0x02, resetConnection: 0x08, resetKeepingTransaction: 0x10 } as const;

export const HEADER_LENGTH = 8;
/** MS-TDS 2.2.6.4 (LOGIN7): bounds of what a client may ask for; 0 leaves it to the server. */
export const packetSizes = { least: 512, usual: 4096, most: 32_767 } as const;

/** The packet size in force for a client that asked for `requested`. */
export function negotiatedPacketSize(requested: number): number {
  if (requested === 0) return packetSizes.usual;
  return Math.min(packetSizes.most, Math.max(packetSizes.least, requested));
}

export interface Message {
  readonly type: number;
  readonly payload: Buffer;
  /** The client changed its mind while it was sending: nothing of the message counts. */
  readonly ignore: boolean;
  readonly reset: 'no' | 'all' | 'keepTransaction';
}

/** Puts a connection's bytes together to messages, holding no more than `limit` bytes of a message. */
export class MessageReader {
  #pending: Buffer = Buffer.alloc(0);
  #parts: Buffer[] = [];
  #size = 0;
  #reset: Message['reset'] = 'no';
  /** Largest message accepted, in bytes; set higher once the client has logged in. */
  limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** The messages that are complete with this chunk. */
  *push(chunk: Buffer): Generator<Message, void, void> {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    for (;;) {
      if (this.#pending.length < HEADER_LENGTH) return;
      const length = this.#pending.readUInt16BE(2);
      if (length < HEADER_LENGTH || length > packetSizes.most + 1) {
        throw new ProtocolError(`A packet claims to be ${length} bytes long.`);
      }
      if (this.#pending.length < length) return;
      const packet = this.#pending.subarray(0, length);
      this.#pending = this.#pending.subarray(length);
      const message = this.#take(packet);
      if (message !== null) yield message;
    }
  }

  #take(packet: Buffer): Message | null {
    const type = packet.readUInt8(0);
    const status = packet.readUInt8(1);
    const payload = packet.subarray(HEADER_LENGTH);
    this.#size += payload.length;
    if (this.#size > this.limit) throw new ProtocolError(`A message is larger than ${this.limit} bytes.`);
    if (payload.length > 0) this.#parts.push(payload);
    if (status & statuses.resetKeepingTransaction) this.#reset = 'keepTransaction';
    else if (status & statuses.resetConnection) this.#reset = 'all';
    if ((status & statuses.endOfMessage) === 0) return null;
    const [only] = this.#parts;
    const whole = this.#parts.length === 1 && only !== undefined ? only : Buffer.concat(this.#parts);
    const message = { type, payload: whole, ignore: (status & statuses.ignore) !== 0, reset: this.#reset };
    this.#parts = [];
    this.#size = 0;
    this.#reset = 'no';
    return message;
  }
}

/**
 * What comes after the bytes at hand: `more` of the same message (only full packets are made, and at least one byte is kept
 * back, so that a last packet always follows), the `end` of the message, or a line that is `cut` in mid-message.
 */
export type After = 'more' | 'end' | 'cut';

/** Cuts `body` into packets of at most `packetSize` bytes, header included; `used` says how much of it went. */
export function toPackets(
  body: Buffer,
  options: { readonly type: number; readonly packetSize: number; readonly spid: number; readonly after: After },
  firstNumber: number,
): { readonly packets: Buffer; readonly used: number; readonly nextNumber: number } {
  const room = options.packetSize - HEADER_LENGTH;
  const full = Math.floor(Math.max(0, body.length - 1) / room);
  const count = options.after === 'more' ? full : full + 1;
  const used = options.after === 'more' ? full * room : body.length;
  const packets = Buffer.allocUnsafeSlow(used + count * HEADER_LENGTH);
  let number = firstNumber;
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const from = index * room;
    const to = Math.min(used, from + room);
    packets[at] = options.type;
    packets[at + 1] = options.after === 'end' && index === count - 1 ? statuses.endOfMessage : 0;
    packets.writeUInt16BE(to - from + HEADER_LENGTH, at + 2);
    packets.writeUInt16BE(options.spid, at + 4);
    packets[at + 6] = number;
    packets[at + 7] = 0;
    number = (number + 1) & 0xff;
    at += HEADER_LENGTH;
    body.copy(packets, at, from, to);
    at += to - from;
  }
  return { packets, used, nextNumber: number };
}
