import { Duplex } from 'node:stream';
import { HEADER_LENGTH, packetTypes, toPackets } from './packet.ts';
import { ProtocolError } from './protocol-error.ts';

/** TLS record types; none of them is the type byte of a TDS packet that a client may send before it has logged in. */
const isTlsRecord = (byte: number) => byte >= 0x14 && byte <= 0x17;
/** A client's handshake messages are a few kilobytes; more is an attack on memory. */
const LARGEST_HANDSHAKE = 64 * 1024;

/**
 * The encrypted side of TLS inside TDS (MS-TDS 3.2.5.2): the handshake travels in PRELOGIN packets, what follows it as bare TLS
 * records. The server's last flight still belongs into a packet, so what goes out stays wrapped until a bare record comes in.
 */
export class PacketTunnel extends Duplex {
  readonly #send: (bytes: Buffer, done: () => void) => void;
  readonly #packetSize: number;
  #pending: Buffer = Buffer.alloc(0);
  #wrapped = true;
  #closed = false;

  constructor(packetSize: number, send: (bytes: Buffer, done: () => void) => void) {
    super();
    this.#packetSize = packetSize;
    this.#send = send;
  }

  /** Bytes from the client's socket. */
  feed(chunk: Buffer): void {
    if (!this.#wrapped) {
      this.push(chunk);
      return;
    }
    this.#pending = Buffer.concat([this.#pending, chunk]);
    if (this.#pending.length > LARGEST_HANDSHAKE) throw new ProtocolError('The TLS handshake is too large.');
    while (this.#pending.length > 0) {
      const type = this.#pending.readUInt8(0);
      if (isTlsRecord(type)) {
        this.#wrapped = false;
        this.push(this.#pending);
        this.#pending = Buffer.alloc(0);
        return;
      }
      if (type !== packetTypes.prelogin) throw new ProtocolError('A TLS handshake was expected.');
      if (this.#pending.length < HEADER_LENGTH) return;
      const length = this.#pending.readUInt16BE(2);
      if (length < HEADER_LENGTH) throw new ProtocolError(`A packet claims to be ${length} bytes long.`);
      if (this.#pending.length < length) return;
      this.push(this.#pending.subarray(HEADER_LENGTH, length));
      this.#pending = this.#pending.subarray(length);
    }
  }

  /** Nothing goes out any more: encryption ended with the LOGIN7 message, and a closing alert would break what follows. */
  seal(): void {
    this.#closed = true;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#forward(chunk, done);
  }

  override _writev(chunks: { chunk: Buffer; encoding: BufferEncoding }[], done: () => void): void {
    this.#forward(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  #forward(bytes: Buffer, done: () => void): void {
    if (this.#closed) {
      done();
      return;
    }
    if (!this.#wrapped) {
      this.#send(bytes, done);
      return;
    }
    const { packets } = toPackets(
      bytes,
      { type: packetTypes.prelogin, packetSize: this.#packetSize, spid: 0, after: 'end' },
      1,
    );
    this.#send(packets, done);
  }
}
